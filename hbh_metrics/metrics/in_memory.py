"""Derives everything from contract tables in memory, past files and store: for worlds made to see which signals they raise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa

from hbh_metrics.arrow import PROVENANCE
from hbh_metrics.cost_price import CostPrice
from hbh_metrics.metrics.derive import derive
from hbh_metrics.metrics.evidence import read_evidence
from hbh_metrics.metrics.little_data import plan_for_little
from hbh_metrics.signals.evidence import Evidence

_EVER_DELIVERED = "geleverd"


def derived_evidence(tables: Mapping[str, pa.Table], peildatum: date, cost: CostPrice | None = None) -> Evidence:
    """Return the evidence for signals from every table of the contract, by name, as a publication of that date would hold them.

    All tables count as delivered; nothing is known of the files they would have come in. `cost` is that of an hour.
    """
    beside: dict[str, pa.Table] = {
        _EVER_DELIVERED: pa.table({"tabel": pa.array(list(tables), pa.string())}),
        "herkomst": PROVENANCE.empty_table(),
    }
    with duckdb.connect() as con:
        plan_for_little(con)
        for name, table in {**tables, **beside}.items():
            con.from_arrow(table).create(name)
        derive(con, peildatum, kostprijs=None if cost is None else cost.eur)
        return read_evidence(con, peildatum, cost)
