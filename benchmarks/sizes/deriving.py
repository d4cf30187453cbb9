"""Derives everything from extracts and writes it as a publication does: `python -m benchmarks.sizes.deriving FOLDER STORE`.

The publication holds what is derived and the small tables that screens ask for, so that `asking` can open it.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import duckdb

from hbh_metrics.contract import TABLES
from hbh_metrics.metrics import DERIVED, derive
from hbh_metrics.metrics.little_data import LITTLE_ROWS, plan_for_little
from hbh_metrics.publications import Store
from hbh_metrics.sql import load

PEILDATUM = date(2014, 12, 31)
ALSO_ASKED = ("aanbieders", "tariefafspraken", "herkomst", "bevindingen")


def publish(extracts: Path, root: Path) -> None:
    """Derive every table in DERIVED from the Parquet files in `extracts` and publish them in the store at `root`."""
    names = [table.name for table in TABLES]
    store = Store(root)
    with store.lock():
        con = duckdb.connect(config={"temp_directory": str(root / "duckdb")})
        for name in (*names, "herkomst"):
            con.read_parquet(str(extracts / f"{name}.parquet")).create_view(name)
        rows = sum(con.view(name).aggregate("count(*)").fetchall()[0][0] for name in names)
        if rows <= LITTLE_ROWS:  # as an import does
            plan_for_little(con)
        con.execute(load(__file__, "geleverd"), {"tabellen": names})
        con.execute(load(__file__, "bevindingen"))
        derive(con, PEILDATUM)
        draft = store.draft(None)
        for name in (*ALSO_ASKED, *DERIVED):
            draft.write_table(con, name)
        draft.commit(PEILDATUM, [], names, "0" * 16)


if __name__ == "__main__":
    publish(Path(sys.argv[1]), Path(sys.argv[2]))
