"""Reads what signals are decided on from the derived tables, for the publication in the making and for worlds in memory."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from hbh_metrics.cost_price import CostPrice
from hbh_metrics.records import Measure, Week
from hbh_metrics.signals.evidence import Evidence, Letter, SignalFact
from hbh_metrics.sql import load


def read_evidence(con: duckdb.DuckDBPyConnection, peildatum: date, cost: CostPrice | None = None) -> Evidence:
    """Return the evidence for signals from the tables that `derive` made in `con`, up to `peildatum`; `cost` is that of an hour."""

    def rows(table: str) -> list[tuple[Any, ...]]:
        return con.execute(load(__file__, f"bewijs/{table}")).fetchall()

    return Evidence(
        peildatum,
        tuple(Measure(*row) for row in rows("meetwaarden")),
        tuple(SignalFact(*row) for row in rows("signaalfeiten")),
        tuple(Week(*row) for row in rows("weekwaarden")),
        tuple(Letter(*row) for row in rows("brieven")),
        cost,
        frozenset(who for (who,) in rows("afbouwcontracten")) if cost is not None else frozenset(),
    )
