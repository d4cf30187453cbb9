"""Reads a whole delivery into working tables and checks it, gathering everything that is wrong.

The caller gives the declarations, what is held and the checks; this engine brings the order: tables in the order of the contract, names
of providers known before they are used, checks over what we would hold afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from hbh_metrics.contract import Reference, Table
from hbh_metrics.contract.iwmo import KEPT
from hbh_metrics.file_names import told_names
from hbh_metrics.intake import checking, fewer
from hbh_metrics.intake.dates import ProjectDays, check_dates
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.discovery import discover
from hbh_metrics.intake.findings import Finding, Report
from hbh_metrics.intake.headers import normalised
from hbh_metrics.intake.known_clients import check_known_clients, known_clients
from hbh_metrics.intake.layout_findings import is_split
from hbh_metrics.intake.limits import Limits
from hbh_metrics.intake.load import delivered_name, load_file
from hbh_metrics.intake.masking import with_secrets, without_forbidden
from hbh_metrics.intake.messages.loading import ReadingMessages, load_messages, published_files
from hbh_metrics.intake.messages.schemas import Schemas
from hbh_metrics.intake.messages.telling import told_of_messages
from hbh_metrics.intake.precedence import Precedence, with_runs
from hbh_metrics.intake.staging import Reading
from hbh_metrics.intake.statements import named
from hbh_metrics.intake.twins import with_twins
from hbh_metrics.intake.working import (
    changed_name,
    fill_from_references,
    filled_tables,
    held_name,
    make_merged_views,
    make_tables,
    merged,
    put_together,
)
from hbh_metrics.publications.pseudonyms import Pseudonymiser

Progress = Callable[[str], None]
Parameter = date | str | list[int] | list[str] | list[date] | None


@dataclass(frozen=True)
class Spellings:
    """Other spellings as data: of column headers per table, of codes to which columns refer by name, and codes of senders of messages."""

    headers: dict[str, dict[str, str]]
    names: dict[str, str]
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SqlCheck:
    """A check written as a select over the working tables; `severity` is F or W, unless the select says it per row."""

    rule: str
    severity: str
    select: str


@dataclass(frozen=True)
class Delivery:
    """A delivery once it is read: its files by number, the working connection, and the report so far.

    `there` names the working tables that hold rows. Of one that `is_small` they need not be let go of.
    """

    con: DuckDBPyConnection
    files: tuple[DeliveredFile, ...]
    report: Report
    pseudonymiser: Pseudonymiser
    there: frozenset[str]
    is_small: bool = False

    @property
    def has_messages(self) -> bool:
        """Whether this delivery has messages."""
        return any(file.is_message for file in self.files)

    def delivered(self, tables: Sequence[Table]) -> list[Table]:
        """Return those of the tables of which rows were delivered."""
        return [table for table in tables if delivered_name(table) in self.there]

    def brought(self, table: Table) -> bool:
        """Whether this delivery has rows of the table."""
        return delivered_name(table) in self.there or changed_name(table) in self.there

    def complete_rows(
        self, table_name: str, columns: Sequence[str], needed: Sequence[str] = ()
    ) -> list[tuple[Any, ...]]:
        """Return those columns of what we would hold, without rows in which one of them is unknown: of `needed`, where that names any."""
        filled = " and ".join(f"{name} is not null" for name in needed or columns)
        rows: list[tuple[Any, ...]] = named(self.con, table_name).filter(filled).project(", ".join(columns)).fetchall()
        return rows


def read_delivery(
    con: DuckDBPyConnection, folder: Path, tables: Sequence[Table], held: Mapping[str, Path], spellings: Spellings,
    pseudonymiser: Pseudonymiser, workspace: Path, progress: Progress, *, limits: Limits, schemas: Schemas,
    is_small: bool = False,
) -> Delivery:  # fmt: skip
    """Read every file of `folder` into `con` (from `open_working_connection`) and make the views on what we would hold.

    `held` names the Parquet file of each table of the publication before, `schemas` what messages are held to. Raises UsageError when
    the folder cannot be read, and LimitReachedError when the delivery as a whole is past a limit.
    """
    contents = discover(folder, tables, limits)
    report = Report(passed_over=contents.passed_over)
    report.add(contents.findings)
    working = (*tables, *KEPT)
    make_tables(con, working, held, is_small=is_small)
    named = {
        target.table: target
        for table in tables
        for column in table.columns
        if (target := column.refers_to) and target.recognised_by
    }
    provider_names = _names(con, tables, named.values(), spellings)
    for file in contents.files:
        progress(f"{file.table.title} lezen")
        reading = Reading(con, workspace, spellings.headers, pseudonymiser, provider_names, limits)
        counted, findings = load_file(reading, file)
        report.files.append(counted)
        report.add(findings)
        if file.table.name in named:
            provider_names = _names(con, tables, named.values(), spellings)
    there = make_merged_views(con, working)
    told = told_names(contents.names)
    files = _told_in(told, contents.files, report)
    if contents.messages:
        progress(f"{len(contents.messages)} berichten lezen")
        published = published_files(con, held)
        messages = ReadingMessages(con, tables, pseudonymiser, limits, spellings.codes, published, schemas)
        loaded = load_messages(messages, {path: told[path.name] for path in contents.messages}, len(files))
        report.files.extend(loaded.counts)
        report.add(loaded.findings)
        files = (*files, *loaded.files)
        there = make_merged_views(con, working)
    for table in tables:
        if delivered_name(table) in there:
            fill_from_references(con, table)
    if is_small:
        put_together(con, working, there)
    return Delivery(con, files, report, pseudonymiser, there, is_small=is_small)


def _names(
    con: DuckDBPyConnection, tables: Sequence[Table], targets: Iterable[Reference], spellings: Spellings
) -> dict[str, str]:
    """Return comparison form → code for every code and name held or delivered, and the spellings of codes that exist."""
    names: dict[str, str] = {}
    for target in targets:
        table = next(table for table in tables if table.name == target.table)
        rows = merged(con, table, filled_tables(con, [table])).filter(f"{target.column} is not null")
        pairs = rows.project(f"{target.column}, {target.recognised_by}").fetchall()
        codes = {code for code, _ in pairs}
        names |= {normalised(spelling): code for spelling, code in spellings.names.items() if code in codes}
        names |= {normalised(name): code for code, name in pairs if name}
        names |= {normalised(code): code for code in codes}
    return {name: code for name, code in names.items() if name}


def check_delivery(
    delivery: Delivery,
    tables: Sequence[Table],
    checks: Sequence[SqlCheck],
    parameters: Mapping[str, Parameter],
    days: ProjectDays,
    precedence: Precedence,
    progress: Progress,
) -> None:
    """Run the checks between rows and tables over what we would hold, and add what they find to the report, in order.

    Of what several rules say about one cause only the most specific stays.
    """
    unread = _unread_columns(delivery)
    for table in tables:
        progress(f"{table.title} controleren")
        is_held = held_name(table) in delivery.there
        if not (is_held or delivery.brought(table)):
            continue
        lost = checking.check_references(delivery.con, table, delivery.files, unread)
        delivery.report.add(_in_sheet(lost, table, delivery.files))
        if delivery.brought(table):
            against_held = (checking.check_ledger, fewer.check_fewer_rows) if is_held else ()
            for check in (checking.check_keys, *against_held):
                delivery.report.add(_in_sheet(check(delivery.con, table, delivery.files), table, delivery.files))
            late = check_dates(delivery.con, table, delivery.files, days)
            delivery.report.add(_in_sheet(late, table, delivery.files))
        for number, lines in checking.known_lines(delivery.con, table).items() if is_held else ():
            delivery.report.files[number] = replace(delivery.report.files[number], known=lines)
    shares = known_clients(delivery.con, tables, delivery.there)
    delivery.report.known_clients = [(share.tabel, share.words) for share in shares]
    delivery.report.add(check_known_clients(shares, tables, delivery.files, unread))
    for sql_check in checks:
        progress(f"regel {sql_check.rule} controleren")
        rule = (sql_check.rule, sql_check.severity)
        delivery.report.add(checking.run_select(delivery.con, rule, sql_check.select, parameters, delivery.files))
    progress("bevindingen ordenen")
    found = told_of_messages(delivery.report.findings, delivery.files)
    forbidden = precedence.forbidden(found)
    refused = {
        (file.table.name, one.kolom)
        for one in forbidden
        for file in delivery.files
        if one.kolom and file.name == one.bestand and one.blad in ("", file.sheet or one.blad)
    }
    found = precedence.comparable(found, refused)
    told = precedence.most_specific(with_twins(found, delivery.report.files))
    told = with_runs(dict.fromkeys(told), precedence.once_a_column)
    told = without_forbidden(delivery.con, delivery.files, told, forbidden, delivery.pseudonymiser)
    delivery.report.findings = with_secrets(delivery.con, tables, delivery.there, told, delivery.pseudonymiser)
    delivery.report.sort()


def _unread_columns(delivery: Delivery) -> frozenset[tuple[str, str]]:
    """Return table and column of which this delivery holds a cell that is refused: what stands there is not known.

    Of a file or a row that could not be read that is every column of its table.
    """
    refused = {(one.bestand, one.kolom) for one in delivery.report.findings if one.ernst == "F"}
    whole = {
        one.bestand
        for one in delivery.report.findings
        if one.regel == "R00" or (one.ernst == "F" and not one.kolom) or is_split(one)
    }
    whole |= {file.name for file in delivery.files if file.is_message and any(name == file.name for name, _ in refused)}
    return frozenset(
        (file.table.name, column.name)
        for file in delivery.files
        for column in file.table.columns
        if file.name in whole or (file.name, column.name) in refused
    )


def _in_sheet(findings: Iterable[Finding], table: Table, files: Sequence[DeliveredFile]) -> Iterator[Finding]:
    """Yield what was found in rows of `table`, with the sheet that they stand on in a workbook that is read by sheet."""
    sheets = {file.name: file.sheet for file in files if file.table is table}
    for finding in findings:
        yield replace(finding, blad=sheets.get(finding.bestand, ""))


def _told_in(told: Mapping[str, str], files: Sequence[DeliveredFile], report: Report) -> tuple[DeliveredFile, ...]:
    """Return the files, and put in the report what was found so far, each by the name that is told: without a person's numbers."""
    report.findings = [replace(one, bestand=told.get(one.bestand, one.bestand)) for one in report.findings]
    report.files = [replace(one, bestand=told[one.bestand]) for one in report.files]
    report.passed_over = tuple(told[name] for name in report.passed_over)
    return tuple(replace(file, called=told[file.name]) for file in files)
