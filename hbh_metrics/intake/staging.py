"""Turns rows of text into a working table of typed values, in one pass of DuckDB over the file.

A row of which a cell cannot be read, or that may be no data, keeps its cells in `_ruw`; every other row has null there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from hbh_metrics import sql
from hbh_metrics.contract import Column, Kind, Table
from hbh_metrics.intake.delivery import DeliveredFile, RawRows, unreadable
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.limits import DEFAULTS, Limits
from hbh_metrics.intake.must import must_be_filled
from hbh_metrics.intake.rowkinds import conspicuous, kind_of
from hbh_metrics.intake.statements import Rows, named
from hbh_metrics.intake.values import FREE_TEXT, IDENTIFIER, in_range, may_be_open, reader_of, settled_layout, typed
from hbh_metrics.publications.pseudonyms import Pseudonymiser

STAGING = "ruwe_rijen"
SAMPLE_ROWS = 200
DUTCH_DATE = "%d-%m-%Y"
DAMAGED_PARQUET = (duckdb.Error, duckdb.InternalException)
"""How DuckDB complains of it: in the base class of its errors itself, or by an assertion."""


@dataclass(frozen=True)
class Reading:
    """What reading a delivery needs: the connection, a folder for temporary files, spellings of headers and names, pseudonyms, limits.

    `provider_names` maps the comparison form of every known name of a provider to its code.
    """

    con: DuckDBPyConnection
    workspace: Path
    aliases: dict[str, dict[str, str]]
    pseudonymiser: Pseudonymiser
    provider_names: dict[str, str] = field(default_factory=dict)
    limits: Limits = DEFAULTS


def stage_whole(reading: Reading, file: DeliveredFile, rows: RawRows) -> tuple[RawRows, tuple[Finding, ...]]:
    """Stage the rows, one by one when they do not come out whole at once; return what was staged and the rows without a place."""
    relation = typed_rows(reading, file, rows)
    try:
        if _stage(reading.con, relation) == rows.expected_rows or rows.expected_rows is None:
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


def _stage(con: DuckDBPyConnection, typed_rows: Rows) -> int:
    remove(con, STAGING)
    return typed_rows.create(STAGING)


def typed_rows(reading: Reading, file: DeliveredFile, rows: RawRows) -> Rows:
    """Return the text read as the table's columns: contract columns, `_rij`, `_open` (how many dates mean that there is no end), `_ruw`.

    `_ruw` holds the cells of rows that failed or that may be no data.
    """
    table, positions = file.table, rows.header.positions
    numbered = ["_rij"] if rows.is_numbered else []
    cells = [f"t{place}" for place in range(rows.header.width)]
    identifiers = [
        positions[column.name] for column in table.columns if column.name in positions and table.identifies(column)
    ]
    cells += [f"c{place}" for place in identifiers]
    readers = {positions[column.name]: reader_of(table, column) for column in table.columns if column.name in positions}
    told = ", ".join(
        f"{FREE_TEXT}(c{place})" if place in identifiers else f"t{place}" for place in range(rows.header.width)
    )
    plain = [f"c{place}" for place in identifiers] + [
        f"{reader}(c{place}) as t{place}" if reader == IDENTIFIER or not rows.is_plain else f"c{place} as t{place}"
        for place in range(rows.header.width)
        for reader in (readers.get(place, FREE_TEXT),)
    ]
    ends = [column.name for column in table.columns if may_be_open(column) and column.name in positions]

    def raw(column: Column) -> str:
        if column.name not in positions:
            return "cast(null as varchar)"
        text = f"t{positions[column.name]}"
        return f"case when not is_open({text}) then {text} end" if column.name in ends else text

    layouts = _date_layouts(table, rows)
    names = reading.provider_names
    read = [
        f"{typed(table, column, raw(column), names, layouts.get(column.name, DUTCH_DATE))} as {column.name}"
        for column in table.columns
    ]
    kept = [f"{in_range(column, column.name)} as {column.name}" for column in table.columns]
    failed = [
        f"{column.name} is null"
        if must_be_filled(column) == "true"
        else f"{column.name} is null and ({must_be_filled(column)} or {raw(column)} is not null)"
        for column in table.columns
        if column.required or column.filled_where or column.name in positions
    ]
    kept_cells = f"case when {' or '.join([*failed, conspicuous(rows.header)])} then [{told}] end as _ruw"
    count = " + ".join(f"coalesce(cast(is_open(t{positions[name]}) as utinyint), 0)" for name in ends) or "0"
    casts = [f"cast({column.name} as {column.kind.sql_type}) as {column.name}" for column in table.columns]
    return (
        rows.relation.project(", ".join(numbered + plain))
        .project(", ".join(numbered + cells + read))
        .project(", ".join(numbered + cells + kept))
        .project(", ".join([*numbered, *casts, f"cast({count} as utinyint) as _open", kept_cells]))
    )


def staged(con: DuckDBPyConnection, table: Table, rows: RawRows) -> Rows:
    """Return the staged rows with their place (`_plek`, from 0), number for a person (`_rij`) and kind (`_soort`, null for data)."""
    number = "_rij" if rows.is_numbered else f"rowid + {rows.first_row} as _rij"
    names = [column.name for column in table.columns]
    kind = f"{kind_of(table, rows.header)} as _soort"
    return named(con, STAGING).project(", ".join(["rowid as _plek", number, *names, "_open", "_ruw", kind]))


def _date_layouts(table: Table, rows: RawRows) -> dict[str, str]:
    """Return per date column how most of its values are written, settled once from the first rows."""
    dates = [
        column.name for column in table.columns if column.kind is Kind.DATE and column.name in rows.header.positions
    ]
    if not dates:
        return {}
    places = ", ".join(f"lees_waarde(c{rows.header.positions[name]})" for name in dates)
    try:
        sample = rows.relation.limit(SAMPLE_ROWS).project(places).fetchall()
    except (duckdb.Error, UnicodeDecodeError):
        return {}  # the file is irregular; reading all of it will tell where
    return {name: settled_layout(row[number] for row in sample) for number, name in enumerate(dates)}


def size(relation: Rows) -> int:
    """Return the number of rows."""
    return int(relation.aggregate("count(*)").fetchall()[0][0])


def remove(con: DuckDBPyConnection, name: str) -> None:
    """Remove a working table, if it is there."""
    con.execute(sql.load(__file__, "verwijder").replace('"<tabel>"', f'"{name}"'))
