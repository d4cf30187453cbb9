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
from hbh_metrics.intake.plainly import plain_columns, plain_text, plainly
from hbh_metrics.intake.rowkinds import conspicuous, kind_of
from hbh_metrics.intake.statements import Rows, has_rows, named
from hbh_metrics.intake.values import FREE_TEXT, IDENTIFIER, in_range, may_be_open, reader_of, settled_layout, typed
from hbh_metrics.publications.pseudonyms import Pseudonymiser

STAGING, DOUBTFUL = "ruwe_rijen", "_twijfel"
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


@dataclass(frozen=True)
class Look:
    """What the first rows of a file tell: how most dates of each column are written, and which columns may be read plainly."""

    layouts: dict[str, str] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Staged:
    """What was staged: the rows, those without a place, and whether all are data that was read plainly, so that no row keeps its cells."""

    rows: RawRows
    misplaced: tuple[Finding, ...] = ()
    is_tidy: bool = False


def stage_whole(reading: Reading, file: DeliveredFile, rows: RawRows) -> Staged:
    """Stage the rows: plainly where that reads all of them, by every rule where not, one by one when they do not come out whole at once."""
    look = look_at(reading, file.table, rows)
    try:
        count = _stage(reading.con, typed_rows(reading, file, rows, look))
        is_tidy = bool(look.plain) and not has_rows(named(reading.con, STAGING).filter(DOUBTFUL))
        if look.plain and not is_tidy:
            count = _stage(reading.con, typed_rows(reading, file, rows, Look(look.layouts)))
        if rows.expected_rows in (count, None):
            return Staged(rows, is_tidy=is_tidy)
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
    _stage(reading.con, typed_rows(reading, file, again, Look(look_at(reading, file.table, again).layouts)))
    return Staged(again, misplaced)


def _stage(con: DuckDBPyConnection, typed_rows: Rows) -> int:
    remove(con, STAGING)
    return typed_rows.create(STAGING)


def typed_rows(reading: Reading, file: DeliveredFile, rows: RawRows, look: Look) -> Rows:
    """Return the text read as the table's columns: contract columns, `_rij`, `_open` (how many dates mean that there is no end), `_ruw`.

    `_ruw` holds the cells of rows that failed or that may be no data. Where columns are read plainly it is empty, and `_twijfel` says of
    which rows that is not known.
    """
    table, positions = file.table, rows.header.positions
    numbered = ["_rij"] if rows.is_numbered else []
    cells = [f"t{place}" for place in range(rows.header.width)]
    identifiers = [
        positions[column.name] for column in table.columns if column.name in positions and table.identifies(column)
    ]
    plain = {positions[name]: table.column(name) for name in look.plain}
    kept_as_is = sorted({*identifiers, *plain})
    cells += [f"c{place}" for place in kept_as_is]
    readers = {positions[column.name]: reader_of(table, column) for column in table.columns if column.name in positions}
    told = ", ".join(
        f"{FREE_TEXT}(c{place})" if place in identifiers else f"t{place}" for place in range(rows.header.width)
    )
    names = reading.provider_names

    def text(place: int) -> str:
        reader = readers.get(place, FREE_TEXT)
        if place in plain:
            return plain_text(table, plain[place], f"c{place}", names)
        return f"{reader}(c{place})" if reader == IDENTIFIER or not rows.is_plain else f"c{place}"

    texts = [f"c{place}" for place in kept_as_is] + [f"{text(place)} as t{place}" for place in range(rows.header.width)]
    ends = [
        column.name
        for column in table.columns
        if may_be_open(column) and column.name in positions and column.name not in look.plain
    ]

    def raw(column: Column) -> str:
        if column.name not in positions:
            return "cast(null as varchar)"
        text = f"t{positions[column.name]}"
        return f"case when not is_open({text}) then {text} end" if column.name in ends else text

    def filled(column: Column) -> str:
        return f"c{positions[column.name]} <> ''" if column.name in look.plain else f"{raw(column)} is not null"

    read = [
        f"{reader(table, column, raw(column), names, look.layouts.get(column.name, DUTCH_DATE))} as {column.name}"
        for column in table.columns
        for reader in (plainly if column.name in look.plain else typed,)
    ]
    kept = [f"{in_range(column, column.name)} as {column.name}" for column in table.columns]
    failed = [
        f"{column.name} is null"
        if must_be_filled(column) == "true"
        else f"{column.name} is null and ({must_be_filled(column)} or {filled(column)})"
        for column in table.columns
        if column.required or column.filled_where or column.name in positions
    ]
    odd = " or ".join([*failed, conspicuous(rows.header)])
    kept_cells = (
        f"cast(null as varchar[]) as _ruw, ({odd}) as {DOUBTFUL}"
        if plain
        else f"case when {odd} then [{told}] end as _ruw"
    )
    count = " + ".join(f"coalesce(cast(is_open(t{positions[name]}) as utinyint), 0)" for name in ends) or "0"
    casts = [f"cast({column.name} as {column.kind.sql_type}) as {column.name}" for column in table.columns]
    return (
        rows.relation.project(", ".join(numbered + texts))
        .project(", ".join(numbered + cells + read))
        .project(", ".join(numbered + cells + kept))
        .project(", ".join([*numbered, *casts, f"cast({count} as utinyint) as _open", kept_cells]))
    )


def staged(con: DuckDBPyConnection, table: Table, found: Staged) -> Rows:
    """Return the staged rows with their place (`_plek`, from 0), number for a person (`_rij`) and kind (`_soort`, null for data)."""
    rows = found.rows
    number = "_rij" if rows.is_numbered else f"rowid + {rows.first_row} as _rij"
    names = [column.name for column in table.columns]
    kind = f"{'cast(null as varchar)' if found.is_tidy else kind_of(table, rows.header)} as _soort"
    return named(con, STAGING).project(", ".join(["rowid as _plek", number, *names, "_open", "_ruw", kind]))


def look_at(reading: Reading, table: Table, rows: RawRows) -> Look:
    """Return what the first rows of a file tell of its columns."""
    names = sorted(rows.header.positions)
    places = ", ".join(f"c{rows.header.positions[name]}" for name in names)
    try:
        first = rows.relation.limit(SAMPLE_ROWS).project(places).fetchall()
    except (duckdb.Error, UnicodeDecodeError):
        return Look()  # the file is irregular; reading all of it will tell where
    sample = {name: [row[number] for row in first] for number, name in enumerate(names)}
    dates = [name for name in names if table.column(name).kind is Kind.DATE]
    layouts = {name: settled_layout((text or "").strip() for text in sample[name]) for name in dates}
    return Look(layouts, plain_columns(table, sample, set(reading.provider_names.values()), layouts))


def size(relation: Rows) -> int:
    """Return the number of rows."""
    return int(relation.aggregate("count(*)").fetchall()[0][0])


def remove(con: DuckDBPyConnection, name: str) -> None:
    """Remove a working table, if it is there."""
    con.execute(sql.load(__file__, "verwijder").replace('"<tabel>"', f'"{name}"'))
