"""Reads single files as the intake engine does, and keeps the account that no row may leave: read = stored + in findings + skipped."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from duckdb import DuckDBPyConnection

from hbh_metrics.contract import TABLE_BY_NAME, TABLES, Table
from hbh_metrics.contract.aliases import header_aliases
from hbh_metrics.intake.discovery import discover
from hbh_metrics.intake.findings import FileCount, Finding
from hbh_metrics.intake.limits import DEFAULTS
from hbh_metrics.intake.load import delivered_name, load_file
from hbh_metrics.intake.staging import Reading
from hbh_metrics.intake.working import changed_name, make_tables, open_working_connection
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from tests.intake.deliveries import Cells, tidy, write

KEY = b"k" * 32
PROVIDER_NAMES = {"viva": "VIVA", "vivazorggroep": "VIVA", "tzorg": "TZORG", "amstelring": "AMSTELRING"}


@dataclass(frozen=True)
class Loaded:
    """What came of the files of a delivery: the good rows per table by row number, the findings, and the account per file."""

    rows: dict[str, list[dict[str, object]]]
    findings: list[Finding]
    files: list[FileCount]

    @property
    def told(self) -> list[tuple[str, int | None, str | None]]:
        """Rule, row and column of every finding."""
        return [(finding.regel, finding.rij, finding.kolom) for finding in self.findings]

    @property
    def refusals(self) -> list[tuple[str, int | None, str | None]]:
        """Rule, row and column of every finding that refuses the delivery."""
        return [(finding.regel, finding.rij, finding.kolom) for finding in self.findings if finding.ernst == "F"]

    @property
    def account(self) -> tuple[int, int]:
        """How many rows were read and how many of them skipped, over all files."""
        return sum(file.rows for file in self.files), sum(file.skipped for file in self.files)

    def column(self, table: str, name: str) -> list[object]:
        """Return the stored values of one column."""
        return [row[name] for row in self.rows[table]]

    def numbers(self, table: str) -> list[object]:
        """Return the row numbers of what was stored."""
        return self.column(table, "_rij")


def load(folder: Path, files: Mapping[str, bytes]) -> Loaded:
    """Read the files as one delivery and check the account of every file."""
    contents = discover(write(folder, files), TABLES, DEFAULTS)
    delivered = contents.files
    all_findings, counts = list(contents.findings), []
    con = _connection()
    tables = {file.table.name: file.table for file in delivered}
    make_tables(con, list(tables.values()), {})
    try:
        with tempfile.TemporaryDirectory() as workspace:
            for file in delivered:
                reading = Reading(con, Path(workspace), header_aliases(), Pseudonymiser(KEY), PROVIDER_NAMES)
                counted, found = load_file(reading, file)
                counts.append(counted)
                all_findings += found
                _check_account(con, file.table, file.number, counted, found)
        stored = {name: _stored(con, table) for name, table in tables.items()}
    finally:
        for table in tables.values():
            con.execute(f"drop table {delivered_name(table)} cascade")
            con.execute(f"drop table if exists {changed_name(table)} cascade")
    return Loaded(stored, all_findings, counts)


def load_one(folder: Path, name: str, content: bytes) -> Loaded:
    """Read one file."""
    return load(folder, {name: content})


def read_as(folder: Path, table: str, column: str, texts: Sequence[str]) -> list[object]:
    """Return, for each text in that column of a tidy file, the value that is stored, or the rule that refuses it."""
    first = tidy()[table].rows[0]
    header = tidy()[table].header
    place = header.index(column)
    cells = Cells(header, [[*first[:place], text, *first[place + 1 :]] for text in texts])
    return read_cells(folder, table, column, cells.csv())


def read_cells(folder: Path, table: str, column: str, content: bytes, extension: str = "csv") -> list[object]:
    """Return, for each row of a file with its header on row 1 (Parquet: none), the value stored or the rule that refuses it."""
    found = load_one(folder, f"{table}.{extension}", content)
    first = 1 if extension == "parquet" else 2
    refused = {finding.rij: finding.regel for finding in found.findings if finding.ernst == "F"}
    assert all(finding.kolom == column for finding in found.findings if finding.rij is not None), found.told
    stored = {row["_rij"]: row[column] for row in found.rows[table]}
    assert None not in refused, found.told
    return [refused.get(number, stored.get(number)) for number in range(first, first + found.account[0])]


@cache
def _connection() -> DuckDBPyConnection:
    return open_working_connection(Path(tempfile.gettempdir()))


def _stored(con: DuckDBPyConnection, table: Table) -> list[dict[str, object]]:
    names = [*(column.name for column in table.columns), "_bestand", "_rij"]
    rows = con.execute(f"select {', '.join(names)} from {delivered_name(table)} order by _bestand, _rij").fetchall()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _check_account(
    con: DuckDBPyConnection, table: Table, number: int, counted: FileCount, findings: Sequence[Finding]
) -> None:
    """Every row that was read is in the working table (with nulls where it failed), has no place there and a finding, or was skipped."""
    rows = [row for row in _stored(con, table) if row["_bestand"] == number]
    refused = {finding.rij for finding in findings if finding.ernst == "F"}
    broken = {finding.rij for finding in findings if finding.regel == "R03" and finding.kolom is None} - {None}
    failed = sum(sheet.failed for sheet in counted.sheets)
    filled = [column.name for column in table.columns if column.required]  # the rest may be told by another row
    failing = {row["_rij"] for row in rows if any(row[name] is None for name in filled)}
    assert failing <= refused or len(failing) <= failed
    assert not any(row["_rij"] in broken for row in rows)
    if not any(finding.regel == "R00" for finding in findings):
        without_place = counted.rows - len(rows) - counted.skipped
        assert len(broken) <= without_place <= failed if broken else without_place == 0, (counted, len(rows), broken)


def required(table: str) -> tuple[str, ...]:
    """Return the required columns of a table."""
    return TABLE_BY_NAME[table].required_columns
