"""How much may be spent at a provider in a year: its ceiling."""

from __future__ import annotations

from hbh_metrics.contract.schema import Deliverer, Replace, Table, When
from hbh_metrics.contract.shared_columns import PROVIDER, VERSION, YEAR, date, euro

TABLE = Table(
    name="bestedingsruimte",
    title="Bestedingsruimte",
    description="Per aanbieder en jaar het bedrag dat er ten hoogste wordt besteed; een hogere versie gaat voor zodra zij is vastgesteld.",
    key=("aanbieder_id", "jaar", "versie"),
    columns=(
        PROVIDER,
        YEAR,
        VERSION,
        euro("bedrag_eur", "de ruimte in dat jaar", "100000,00"),
        date("vastgesteld_op", "dag waarop het bedrag is vastgesteld", when=When.BEGIN),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
    for_some=True,
)
