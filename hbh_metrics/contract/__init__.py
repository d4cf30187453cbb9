"""The data contract: what may arrive, in the order in which it is explained to people and checked.

To add a table: one module here that declares `TABLE`, and its line in the list below.
"""

from __future__ import annotations

from hbh_metrics.contract import (
    aanbieders,
    agb,
    bestedingsruimte,
    bestemmingen,
    budgetafspraken,
    communicatie,
    continuiteit,
    enquete_uitzet,
    enquetescores,
    geleverde_uren,
    indexcijfers,
    indicaties,
    meldingen,
    normen,
    ondersteuningsplannen,
    periodebetalingen,
    personeel,
    productcodes,
    referentie,
    tariefafspraken,
    tariefstappen,
    vragen,
)
from hbh_metrics.contract.schema import Column, Deliverer, Kind, Ledger, Reference, Replace, Table, When

TABLES: tuple[Table, ...] = (
    aanbieders.TABLE,
    tariefafspraken.TABLE,
    vragen.TABLE,
    indicaties.TABLE,
    geleverde_uren.TABLE,
    periodebetalingen.TABLE,
    enquetescores.TABLE,
    referentie.TABLE,
    ondersteuningsplannen.TABLE,
    meldingen.TABLE,
    enquete_uitzet.TABLE,
    personeel.TABLE,
    continuiteit.TABLE,
    bestemmingen.TABLE,
    communicatie.TABLE,
    agb.TABLE,
    productcodes.TABLE,
    tariefstappen.TABLE,
    indexcijfers.TABLE,
    budgetafspraken.TABLE,
    bestedingsruimte.TABLE,
    normen.TABLE,
)
TABLE_BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = ["TABLES", "TABLE_BY_NAME", "Column", "Deliverer", "Kind", "Ledger", "Reference", "Replace", "Table", "When"]
