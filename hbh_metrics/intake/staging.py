"""Turns rows of text into a working table of typed values, in one pass of DuckDB over the file.

A row of which a cell cannot be read keeps its cells as they were in `_ruw`; every other row has null there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from hbh_metrics import sql
from hbh_metrics.contract import Column, Kind, Table
from hbh_metrics.intake.delivery import DeliveredFile, RawRows, unreadable
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.values import in_range, settled_layout, typed
from hbh_metrics.publications.pseudonyms import Pseudonymiser

STAGING = "ruwe_rijen"
IS_BLANK = "_ruw is not null and coalesce(array_to_string(_ruw, ''), '') = ''"
OPEN_ENDS = "_open"
SAMPLE_ROWS = 200
DUTCH_DATE = "%d-%m-%Y"
DAMAGED_PARQUET = (duckdb.Error, duckdb.InternalException)
"""How DuckDB complains of it: in the base class of its errors itself, or by an assertion."""


@dataclass(frozen=True)
class Reading:
    """What reading a delivery needs: the connection, a folder for temporary files, spellings of headers and names, and pseudonyms.

    `provider_names` maps the comparison form of every known name of a provider to its code.
    """

    con: DuckDBPyConnection
    workspace: Path
    aliases: dict[str, dict[str, str]]
    pseudonymiser: Pseudonymiser
    provider_names: dict[str, str] = field(default_factory=dict)


def stage_whole(reading: Reading, file: DeliveredFile, rows: RawRows) -> tuple[RawRows, tuple[Finding, ...]]:
    """Stage the rows, one by one when they do not come out whole at once; return what was staged and the rows without a place."""
    relation = typed_rows(reading, file, rows)
    try:
        _stage(reading.con, relation)
        if rows.expected_rows is None or size(reading.con.table(STAGING)) == rows.expected_rows:
            return rows, ()
    except (duckdb.DataError, duckdb.InvalidInputException, duckdb.SerializationException, UnicodeDecodeError):
        pass  # told below, or read again with its own findings
    except duckdb.IOException as error:
        if str(file.path) not in str(error):  # not this file but the disk: another one's to tell
            raise
    except duckdb.Error as error:
        if type(error) not in DAMAGED_PARQUET:
            raise
    if rows.reread is None:
        raise unreadable(
            file.name, "Het bestand is beschadigd.", "een geldig bestand", "Maak het opnieuw en lever opnieuw aan."
        )
    again, misplaced = rows.reread()
    _stage(reading.con, typed_rows(reading, file, again))
    return again, misplaced


def _stage(con: DuckDBPyConnection, typed_rows: DuckDBPyRelation) -> None:
    remove(con, STAGING)
    typed_rows.create(STAGING)


def typed_rows(reading: Reading, file: DeliveredFile, rows: RawRows) -> DuckDBPyRelation:
    """Return the text read as the table's columns: contract columns, `_rij`, and in `_ruw` the cells of rows that failed."""
    table, positions = file.table, rows.header.positions
    numbered = ["_rij"] if rows.is_numbered else []
    cells = [f"t{place}" for place in range(rows.header.width)]
    trim = "c{0} as t{0}" if rows.is_trimmed else "lees_tekst(c{0}) as t{0}"
    trimmed = [trim.format(place) for place in range(rows.header.width)]

    ends = [
        positions[column.name]
        for column in table.columns
        if column.kind is Kind.DATE and not column.required and column.name in positions
    ]
    cells_read = [
        f"case when is_open(t{place}) then null else t{place} end as t{place}" if place in ends else f"t{place}"
        for place in range(rows.header.width)
    ]
    opened = " + ".join([f"coalesce(is_open(t{place})::integer, 0)" for place in ends] or ["0"])

    def raw(column: Column) -> str:
        return f"t{positions[column.name]}" if column.name in positions else "cast(null as varchar)"

    layouts = _date_layouts(table, rows)
    read = [
        f"{typed(column, raw(column), reading.provider_names, layouts.get(column.name, DUTCH_DATE))} as {column.name}"
        for column in table.columns
    ]
    kept = [f"{in_range(column, column.name)} as {column.name}" for column in table.columns]
    failed = [
        f"{column.name} is null" if column.required else f"{column.name} is null and {raw(column)} is not null"
        for column in table.columns
        if column.required or column.name in positions
    ]
    cells_if_failed = f"case when {' or '.join(failed)} then [{', '.join(cells)}] end as _ruw"
    casts = [f"cast({column.name} as {column.kind.sql_type}) as {column.name}" for column in table.columns]
    return (
        rows.relation.project(", ".join(numbered + trimmed))
        .project(", ".join([*numbered, *cells_read, f"{opened} as {OPEN_ENDS}"]))
        .project(", ".join([*numbered, OPEN_ENDS, *cells, *read]))
        .project(", ".join([*numbered, OPEN_ENDS, *cells, *kept]))
        .project(", ".join([*numbered, OPEN_ENDS, *casts, cells_if_failed]))
    )


def open_ends(con: DuckDBPyConnection) -> int:
    """Return how many staged cells said by a date far away that an end is open; they were read as empty."""
    return int(con.table(STAGING).aggregate(f"coalesce(sum({OPEN_ENDS}), 0)").fetchall()[0][0])


def staged(con: DuckDBPyConnection, table: Table, rows: RawRows) -> DuckDBPyRelation:
    """Return the staged rows with their place in the file (`_plek`, from 0) and their number for a person (`_rij`)."""
    number = "_rij" if rows.is_numbered else f"rowid + {rows.first_row} as _rij"
    names = [column.name for column in table.columns]
    return con.table(STAGING).project(", ".join(["rowid as _plek", number, *names, "_ruw"]))


def _date_layouts(table: Table, rows: RawRows) -> dict[str, str]:
    """Return per date column how most of its values are written, settled once from the first rows."""
    dates = [
        column.name for column in table.columns if column.kind is Kind.DATE and column.name in rows.header.positions
    ]
    if not dates:
        return {}
    places = ", ".join(f"lees_tekst(c{rows.header.positions[name]})" for name in dates)
    try:
        sample = rows.relation.limit(SAMPLE_ROWS).project(places).fetchall()
    except (duckdb.Error, UnicodeDecodeError):
        return {}  # the file is irregular; reading all of it will tell where
    return {name: settled_layout(row[number] for row in sample) for number, name in enumerate(dates)}


def size(relation: DuckDBPyRelation) -> int:
    """Return the number of rows."""
    return int(relation.aggregate("count(*)").fetchall()[0][0])


def remove(con: DuckDBPyConnection, name: str) -> None:
    """Remove a working table, if it is there."""
    con.execute(sql.load(__file__, "verwijder").replace('"<tabel>"', f'"{name}"'))
