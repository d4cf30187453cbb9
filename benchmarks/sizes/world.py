"""Makes the contract's tables for a number of experiment clients, directly as Parquet: `python -m benchmarks.sizes.world FOLDER CLIENTS`.

Rows stand as a year of deliveries leaves them: by period, provider and assignment. Client keys are of the length of a pseudonym.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from hbh_metrics import calendar
from hbh_metrics.contract import TABLES, Table
from hbh_metrics.sql import load

MADE_IN_MEMORY = ("perioden", "weken", "aanbieders", "tariefafspraken", "vragen", "indicaties")
"""What the selects of the other tables read, in the order in which it is made."""


def write_tables(folder: Path, clients: int) -> None:
    """Write every table of the contract and `herkomst` to `folder`; a table that has no select here is left empty."""
    folder.mkdir(parents=True)
    con = duckdb.connect(config={"temp_directory": str(folder / "duckdb")})
    con.execute(load(__file__, "tables/loting"))
    for name in MADE_IN_MEMORY:
        _rows(con, name, clients).create(name)
    for table in TABLES:
        has_rows = (Path(__file__).parent / "tables" / f"{table.name}.sql").is_file()
        rows = _typed(_rows(con, table.name, clients), table) if has_rows else _none(con, table)
        rows.write_parquet(str(folder / f"{table.name}.parquet"), compression="zstd")
    _rows(con, "herkomst", clients).write_parquet(str(folder / "herkomst.parquet"), compression="zstd")


def _rows(con: duckdb.DuckDBPyConnection, name: str, clients: int) -> duckdb.DuckDBPyRelation:
    if name in MADE_IN_MEMORY and name in {known for (known,) in con.execute("show tables").fetchall()}:
        return con.table(name)
    query = load(__file__, f"tables/{name}")
    periods = calendar.experiment_periods()
    parameters: dict[str, object] = {
        "clienten": clients,
        "periode_ids": [period.id for period in periods],
        "begindagen": [period.begin for period in periods],
        "einddagen": [period.end for period in periods],
    }
    return con.sql(query, params={key: value for key, value in parameters.items() if f"${key}" in query})


def _typed(rows: duckdb.DuckDBPyRelation, table: Table) -> duckdb.DuckDBPyRelation:
    there = {column.name: column.name if column.name in rows.columns else "null" for column in table.columns}
    values = [f"cast({there[column.name]} as {column.kind.sql_type}) as {column.name}" for column in table.columns]
    return rows.project(", ".join(values))


def _none(con: duckdb.DuckDBPyConnection, table: Table) -> duckdb.DuckDBPyRelation:
    values = ", ".join(f"cast(null as {column.kind.sql_type}) as {column.name}" for column in table.columns)
    return con.table("perioden").project(values).filter("false")


if __name__ == "__main__":
    write_tables(Path(sys.argv[1]), int(sys.argv[2]))
