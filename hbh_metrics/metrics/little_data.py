"""Lets DuckDB plan less and work in one thread for little data: planning hundreds of statements then costs more than running them.

Sums of floating numbers depend on the order of rows in their last digits, so what is derived once with little planning is derived so again.
"""

from __future__ import annotations

import duckdb

from hbh_metrics.sql import load

NEEDED_PASSES = {
    "build_side_probe_side", "cte_inlining", "deliminator", "empty_result_pullup", "filter_pushdown", "join_order", "limit_pushdown",
    "row_group_pruner", "top_n", "unused_columns",
}  # fmt: skip
"""The passes of DuckDB's optimizer that keep a statement from doing needless work on what was held; the others pay on much data only."""

LITTLE_ROWS = 500_000
"""Up to so many rows in all tables of the contract together is little."""


def plan_for_little(con: duckdb.DuckDBPyConnection) -> None:
    """Plan every following statement on `con` as for little data."""
    passes = {str(name) for (name,) in con.execute(load(__file__, "kader/optimalisaties")).fetchall()} - NEEDED_PASSES
    con.execute(load(__file__, "kader/draad"))
    con.execute(load(__file__, "kader/overgeslagen"), {"passen": ",".join(sorted(passes))})
