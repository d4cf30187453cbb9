"""The least that any derivation must do: scan the hours and group them by client and period; `python -m benchmarks.sizes.floor FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from hbh_metrics.sql import load


def scan_and_group(extracts: Path) -> None:
    """Group the hours in `extracts` into a table in memory."""
    con = duckdb.connect()
    con.read_parquet(str(extracts / "geleverde_uren.parquet")).create_view("geleverde_uren")
    con.execute(load(__file__, "floor")).fetchall()


if __name__ == "__main__":
    scan_and_group(Path(sys.argv[1]))
