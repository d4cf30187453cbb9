"""Reads one delivered file into the working tables: text becomes typed values, and every row that fails becomes a finding.

Rows that fail stay in the working table with nulls where nothing could be read, so that one bad cell gives one finding and not a dozen
about rows that refer to it. Only those rows are looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from hbh_metrics.contract import Column, Kind, Table
from hbh_metrics.intake import csv_files, privacy
from hbh_metrics.intake.delivery import DeliveredFile, RawRows, UnreadableFileError, unreadable
from hbh_metrics.intake.excel_files import open_excel
from hbh_metrics.intake.findings import FileCount, Finding
from hbh_metrics.intake.hashing import sha256_of
from hbh_metrics.intake.headers import Header, names_of, normalised
from hbh_metrics.intake.parquet_files import open_parquet
from hbh_metrics.intake.values import explain, in_range, typed
from hbh_metrics.publications.pseudonyms import Pseudonymiser

STAGING = "ruwe_rijen"
IS_BLANK = "_ruw is not null and array_to_string(_ruw, '') = ''"
KEY_SHAPE = re.compile(r"[A-Za-z_-]*\d{4,}[A-Za-z]*|(?=.*\d)[A-Za-z0-9_-]{6,}(?<!\d{4}-\d{2}-\d{2})")
PERIOD_SHAPE = re.compile(r"(19|20)\d{4}")
TOTALS = ("totaal", "subtotaal", "eindtotaal")
LONGEST_TAIL = 50
MOST_EXPLAINED = 20_000


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


def delivered_name(table: Table) -> str:
    """Return the name of the working table with the delivered rows of `table`."""
    return f"geleverd_{table.name}"


def load_file(reading: Reading, file: DeliveredFile) -> tuple[FileCount, list[Finding]]:
    """Add the rows of `file` to the working table `geleverd_<tabel>` (contract columns, `_bestand`, `_rij`).

    Returns the account of its rows and all findings R00, R03, R09, R10, R22 and R23 about it.
    """
    findings: list[Finding] = []
    sha256, rows, skipped = "", 0, 0
    try:
        sha256 = sha256_of(file.path)
        sheets, problems = _open(reading, file)
        findings.extend(problems)
        rows = len({finding.rij for finding in problems if finding.regel == "R03"})
        for sheet in sheets:
            rows_here, skipped_here = _load_rows(reading, file, sheet, findings)
            rows, skipped = rows + rows_here, skipped + skipped_here
    except UnreadableFileError as error:
        findings.append(error.finding)
    except OSError as error:
        problem = f"Het bestand kan niet worden gelezen: {error.strerror}."
        findings.append(unreadable(file.name, problem, "een leesbaar bestand", "Controleer de rechten.").finding)
    sender = reading.provider_names.get(normalised(file.path.stem[len(file.table.name) :]))
    counted = FileCount(file.name, file.table.name, sha256, rows, skipped)
    return counted, [replace(finding, aanbieder_id=finding.aanbieder_id or sender) for finding in findings]


def _open(reading: Reading, file: DeliveredFile) -> tuple[tuple[RawRows, ...], tuple[Finding, ...]]:
    """Return the sheets of a file as rows of text, staged whole for CSV, and what is wrong with its layout."""
    names = names_of(file.table, reading.aliases)
    if file.extension == "parquet":
        return (open_parquet(reading.con, file, names),), ()
    if file.extension == "xlsx":
        return open_excel(reading.con, file, names)
    scanned = csv_files.scan(file.path, file.name)
    rows, _ = csv_files.open_csv(reading.con, file, scanned, names, reading.workspace, careful=False)
    if rows.header.missing(file.table) or _is_regular(rows):
        return (rows,), ()
    rows, broken = csv_files.open_csv(reading.con, file, scanned, names, reading.workspace, careful=True)
    return (rows,), broken


def _is_regular(rows: RawRows) -> bool:
    """Whether DuckDB reads the file to its end and finds as many rows as it has lines."""
    try:
        counted = rows.relation.aggregate("count(*)").fetchall()
    except (duckdb.Error, UnicodeDecodeError):
        return False
    return bool(counted[0][0] == rows.expected_rows)


def _load_rows(reading: Reading, file: DeliveredFile, rows: RawRows, findings: list[Finding]) -> tuple[int, int]:
    """Stage and deliver the rows of one sheet; return how many there were and how many of them were skipped."""
    wrong = _header_findings(file, rows.header, rows.sheet)
    findings.extend(wrong)
    findings.extend(_unknown_columns(file, rows))
    if wrong:
        return 0, 0
    staging = _stage(reading, file, rows)
    count = _size(staging)
    totals = _total_places(staging, file.table, rows.header, count)
    findings.extend(_failing_rows(reading, staging, file, rows, totals))
    findings.extend(privacy.findings(staging, rows, file))
    _deliver(reading, staging, file, totals)
    blank = _size(staging.filter(IS_BLANK))
    reading.con.execute(f"drop table {STAGING}")
    return count, len(totals) + blank


def _size(relation: DuckDBPyRelation) -> int:
    return int(relation.aggregate("count(*)").fetchall()[0][0])


def _header_findings(file: DeliveredFile, header: Header, sheet: str) -> list[Finding]:
    place = f" op blad '{sheet}'" if sheet else ""
    found = [
        Finding(
            "R00", "F", file.name, header.row + 1, name, None, f"een kolom {name}",
            f"De verplichte kolom '{name}' ontbreekt{place}. Verwacht de kolommen {', '.join(file.table.required_columns)}. "
            "Voeg de kolom toe en lever opnieuw aan.",
        )
        for name in header.missing(file.table)
    ]  # fmt: skip
    return found + [
        Finding(
            "R00", "F", file.name, header.row + 1, name, None, "elke kolom één keer",
            f"De kolom '{name}' staat er meer dan één keer in{place}. Verwacht elke kolom één keer. Haal de dubbele weg en lever opnieuw aan.",
        )
        for name in header.doubled
    ]  # fmt: skip


def _unknown_columns(file: DeliveredFile, rows: RawRows) -> Iterator[Finding]:
    for place, title in rows.header.unknown:
        if not title and not rows.relation.filter(f"lees_tekst(c{place}) is not null").limit(1).fetchall():
            continue
        shown = title or f"(zonder kop, kolom {place + 1})"
        yield Finding(
            "R23", "W", file.name, rows.header.row + 1, shown, None, "een kolom van het gegevenscontract",
            f"De kolom '{shown}' kennen wij niet en is niet opgeslagen. Haal de kolom weg, of geef hem de naam uit het contract.",
        )  # fmt: skip


def _stage(reading: Reading, file: DeliveredFile, rows: RawRows) -> DuckDBPyRelation:
    """Read the text into a working table: contract columns, `_rij`, and in `_ruw` the cells of rows that failed."""
    table, positions = file.table, rows.header.positions
    numbered = ["_rij"] if rows.is_numbered else []
    cells = [f"t{place}" for place in range(rows.header.width)]
    trimmed = [f"lees_tekst(c{place}) as t{place}" for place in range(rows.header.width)]

    def raw(column: Column) -> str:
        return f"t{positions[column.name]}" if column.name in positions else "cast(null as varchar)"

    read = [f"{typed(column, raw(column), reading.provider_names)} as {column.name}" for column in table.columns]
    kept = [f"{in_range(column, column.name)} as {column.name}" for column in table.columns]
    failed = [
        f"{column.name} is null" if column.required else f"{column.name} is null and {raw(column)} is not null"
        for column in table.columns
        if column.required or column.name in positions
    ]
    cells_if_failed = f"case when {' or '.join(failed)} then [{', '.join(cells)}] end as _ruw"
    names = [column.name for column in table.columns]
    casts = [f"cast({column.name} as {column.kind.sql_type}) as {column.name}" for column in table.columns]
    (
        rows.relation.project(", ".join(numbered + trimmed))
        .project(", ".join(numbered + cells + read))
        .project(", ".join(numbered + cells + kept))
        .project(", ".join([*numbered, *names, cells_if_failed]))
        .project(", ".join([*numbered, *casts, "_ruw"]))
        .create(STAGING)
    )
    place = "_rij" if rows.is_numbered else f"rowid + {rows.first_row} as _rij"
    return reading.con.table(STAGING).project(", ".join(["rowid as _plek", place, *names, "_ruw"]))


def _total_places(staging: DuckDBPyRelation, table: Table, header: Header, count: int) -> list[int]:
    """Return the places of the total rows at the end of the file (empty rows among them are not counted here)."""
    tail = staging.filter(f"_plek >= {count - LONGEST_TAIL}").order("_plek desc").project("_plek, _ruw").fetchall()
    places = []
    for place, cells in tail:
        if cells is None or (any(cells) and not is_total(cells, table, header)):
            break
        if any(cells):
            places.append(int(place))
    return places


def is_total(cells: list[str | None], table: Table, header: Header) -> bool:
    """Whether a row that failed is a total: its first filled cell says so, and no required cell but sums is filled."""
    first = next(place for place, cell in enumerate(cells) if cell)
    label = cells[first] or ""
    if not label.casefold().startswith(TOTALS):
        return False
    return not any(
        cells[header.positions[column.name]]
        for column in table.columns
        if column.required and not column.kind.is_number and header.positions[column.name] != first
    )


def _failing_rows(
    reading: Reading, staging: DuckDBPyRelation, file: DeliveredFile, rows: RawRows, totals: list[int]
) -> Iterator[Finding]:
    failing = staging.filter(f"_ruw is not null and not ({IS_BLANK})")
    known = set(reading.provider_names.values())
    names = [column.name for column in file.table.columns]
    empty = ", ".join(f"{name} is null" for name in names)
    provider = "aanbieder_id" if "aanbieder_id" in names else "null"
    chosen = (
        failing.project(f"_plek, _rij, _ruw, [{empty}], {provider}").order("_plek").limit(MOST_EXPLAINED).fetchall()
    )
    for place, number, cells, is_empty, sender in chosen:
        if place in totals:
            continue
        for column, nothing in zip(file.table.columns, is_empty, strict=True):
            position = rows.header.positions.get(column.name)
            raw = None if position is None else cells[position]
            if nothing and (raw is not None or column.required):
                yield _explained(file, rows.sheet, int(number), column, raw, sender if sender in known else None)
    if len(chosen) == MOST_EXPLAINED:
        total = _size(failing)
        if total > MOST_EXPLAINED:
            yield Finding(
                "R03", "F", file.name, None, None, None, "rijen die te lezen zijn",
                f"Nog {total - MOST_EXPLAINED} rijen zijn niet te lezen. Controleer de kolommen van dit bestand en lever opnieuw aan.",
            )  # fmt: skip


def _explained(
    file: DeliveredFile, sheet: str, row: int, column: Column, raw: str | None, sender: str | None
) -> Finding:
    rule, sentence, wanted = explain(column, raw)
    if sheet:
        sentence = f"(blad '{sheet}') {sentence}"
    return Finding(
        rule, "F", file.name, row, column.name, raw, wanted, sentence, sender,
        is_secret=bool(column.secret) or (raw is not None and could_be_key(raw, column.kind)),
    )  # fmt: skip


def could_be_key(raw: str, kind: Kind) -> bool:
    """Whether text in a column where it does not belong could be a client key that slipped there; kept reports mask it."""
    if kind is Kind.PERIOD and PERIOD_SHAPE.fullmatch(raw):
        return False
    return KEY_SHAPE.fullmatch(raw) is not None


def _deliver(reading: Reading, staging: DuckDBPyRelation, file: DeliveredFile, totals: list[int]) -> None:
    """Move the staged rows to the working table, client keys and link ids replaced by their pseudonyms."""
    left_out = f"_plek not in ({', '.join(map(str, totals))})" if totals else "true"
    rows = staging.filter(f"(_ruw is null or not ({IS_BLANK})) and {left_out}").set_alias("r")
    values = {column.name: f"r.{column.name}" for column in file.table.columns}
    for column in file.table.columns:
        if column.secret:
            keys, original, pseudonym = f"sleutels_{column.name}", f"echt_{column.name}", f"pseudoniem_{column.name}"
            distinct = staging.filter(f"{column.name} is not null").project(column.name).distinct()
            distinct.project(f"{column.name} as {original}, {column.name} as {pseudonym}").create(keys)
            reading.pseudonymiser.replace(reading.con, keys, {pseudonym: column.secret})
            rows = rows.join(reading.con.table(keys).set_alias(keys), f"r.{column.name} = {original}", how="left")
            values[column.name] = pseudonym
    rows.project(", ".join([*values.values(), f"{file.number}::integer", "r._rij"])).insert_into(
        delivered_name(file.table)
    )
    for column in file.table.columns:
        if column.secret:
            reading.con.execute(f"drop table sleutels_{column.name}")
