"""Puts many rows in a table at once: row by row, as `executemany` does it, takes DuckDB ten times as long."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Insert rows, their cells in the order of the columns, in a table that stands there."""
    if rows:
        columns = [pa.array(column) for column in zip(*rows, strict=True)]
        con.register("in_te_voegen", pa.table(columns, [f"kolom_{place}" for place in range(len(columns))]))
        con.execute(f"insert into {table} from in_te_voegen")
        con.unregister("in_te_voegen")
