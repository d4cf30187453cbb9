"""Looks through the folder of a delivery: which files, or sheets of a workbook, belong to which table, and what belongs to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from hbh_metrics.contract import Table
from hbh_metrics.contract.schema import EXPLANATION_SHEET
from hbh_metrics.errors import UsageError
from hbh_metrics.intake.delivery import (
    BYCATCH,
    EXTENSIONS,
    MESSAGES,
    DeliveredFile,
    extension_of,
    table_named,
    unreadable,
)
from hbh_metrics.intake.excel.opening import hidden_sheet, look_through, shown_sheets
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.limits import DEFAULTS, LimitReachedError, Limits
from hbh_metrics.project import current
from hbh_metrics.reasons import reason


def is_bycatch(name: str) -> bool:
    """Whether a path within a folder or a zip is of what nobody delivered."""
    return any(BYCATCH.fullmatch(part) for part in PurePath(name).parts if part != "..")


@dataclass(frozen=True)
class Contents:
    """The files of a delivery in the order of the contract, findings about what belongs to no table, the by-catch, and all names."""

    files: tuple[DeliveredFile, ...]
    findings: tuple[Finding, ...]
    passed_over: tuple[str, ...]
    messages: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()


def discover(folder: Path, tables: Sequence[Table], limits: Limits = DEFAULTS) -> Contents:
    """Return what is in the folder of a delivery. Raises UsageError when it cannot be read, LimitReachedError for too many files."""
    entries = _entries(folder)
    passed_over = tuple(path.name for path in entries if is_bycatch(path.name))
    chosen = [path for path in entries if path.name not in passed_over]
    limits.hold("bestanden", len(chosen), "bestanden in de levering")
    belonging: list[tuple[Path, Table, tuple[str, ...]]] = []
    findings: list[Finding] = []
    messages = tuple(path for path in chosen if path.is_file() and extension_of(path) in MESSAGES)
    for path in chosen:
        if path in messages:
            continue
        stranger = _stranger(path)
        if stranger:
            findings.append(stranger)
            continue
        table = table_named(path.stem, tables)
        if table is not None and not _holds_more_tables(path, tables, limits):
            belonging.append((path, table, ()))
        elif extension_of(path) == "xlsx":
            sheets, problems = _by_sheet(path, tables, limits)
            belonging.extend((path, table, titles) for table, titles in sheets)
            findings.extend(problems)
        else:
            findings.append(_nameless(path, tables))
    order = [table.name for table in tables]
    belonging.sort(key=lambda found: (order.index(found[1].name), found[0].name))
    files = tuple(DeliveredFile(number, *found) for number, found in enumerate(belonging))
    if not files and not findings and not messages:
        findings.append(
            unreadable(
                folder.name,
                "De map bevat geen bestanden.",
                f"bestanden van: {', '.join(order)}",
                "Zet de bestanden in deze map.",
            ).finding
        )
    return Contents(files, tuple(findings), passed_over, messages, tuple(path.name for path in entries))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except NotADirectoryError as error:
        raise UsageError(f"'{folder}' is geen map. Een levering is een map met bestanden.") from error
    except FileNotFoundError as error:
        raise UsageError(f"De map '{folder}' bestaat niet. Controleer het pad van de levering.") from error
    except OSError as error:
        raise UsageError(f"De map '{folder}' kan niet worden gelezen ({reason(error.errno)}).") from error


def _stranger(path: Path) -> Finding | None:
    """Return the finding about what is no file of a kind that is read."""
    if path.is_dir():
        problem = "Dit is een map; mappen in een levering worden niet gelezen."
        return unreadable(
            path.name, problem, "een bestand", "Zet de bestanden direct in de map van de levering."
        ).finding
    if not path.is_file():
        problem = "Dit is geen bestand dat te lezen is: een verwijzing naar niets, of iets van het systeem."
        return unreadable(path.name, problem, "een bestand", "Zet het bestand zelf in de map van de levering.").finding
    if extension_of(path) not in EXTENSIONS:
        return unreadable(
            path.name,
            "Bestanden van deze soort worden niet gelezen.",
            "csv, xlsx of parquet, of een iWmo-bericht (xml, of een zip ervan)",
            "Lever het bestand aan als csv, xlsx of parquet, of haal het uit de map.",
        ).finding
    return None


def _nameless(path: Path, tables: Sequence[Table]) -> Finding:
    return unreadable(
        path.name,
        "De naam van dit bestand hoort bij geen enkele tabel.",
        f"een naam die begint met een van: {', '.join(table.name for table in tables)}",
        "Geef het bestand de naam van de tabel, met daarachter bijvoorbeeld van wie het is: geleverde_uren_"
        f"{current().example_provider[0].lower()}.csv.",
    ).finding


def _holds_more_tables(path: Path, tables: Sequence[Table], limits: Limits) -> bool:
    """Whether a file is a workbook of which the sheets that are shown are named after more than one table, whatever its own name is."""
    if extension_of(path) != "xlsx":
        return False
    try:
        titles = shown_sheets(path, limits)
    except LimitReachedError:
        return False
    return len({table.name for title in titles if (table := table_named(title, tables))}) > 1


def _by_sheet(
    path: Path, tables: Sequence[Table], limits: Limits
) -> tuple[list[tuple[Table, tuple[str, ...]]], list[Finding]]:
    """Return the sheets of each table in a workbook whose own name says no table, and a finding per sheet that belongs to none."""
    try:
        looked = look_through(path, limits)
    except LimitReachedError as error:
        return [], [limit_finding(path.name, error)]
    if looked is None:
        return [], [_nameless(path, tables)]
    by_table: dict[str, list[str]] = {}
    findings: list[Finding] = []
    for title, is_hidden, is_filled in looked:
        table = table_named(title, tables)
        if is_hidden:
            findings += [hidden_sheet(path.name, title)] if is_filled else []
        elif table is not None:
            by_table.setdefault(table.name, []).append(title)
        elif is_filled and title.strip().casefold() != EXPLANATION_SHEET.casefold():
            findings.append(_strange_sheet(path.name, title, tables))
    if not by_table:
        findings = [_nameless(path, tables)]
    return [(table, tuple(by_table[table.name])) for table in tables if table.name in by_table], findings


def _strange_sheet(file_name: str, title: str, tables: Sequence[Table]) -> Finding:
    names = ", ".join(table.name for table in tables)
    return Finding(
        "R00", "F", file_name, None, None, title, f"een blad met de naam van een tabel: {names}",
        f"Het blad '{title}' hoort bij geen enkele tabel en is niet gelezen. Verwacht een blad met de naam van een tabel, zoals "
        "geleverde_uren. Geef het blad die naam, noem een toelichting 'Uitleg', of haal het weg en lever opnieuw aan.",
    )  # fmt: skip


def limit_finding(file_name: str, error: LimitReachedError) -> Finding:
    """Return the R00 finding that a limit was reached at a file, or at the delivery as a whole."""
    return Finding("R00", "F", file_name, None, None, None, "een levering binnen de grenzen", str(error))
