"""A delivery is a folder; this says which of its files belong to which table, and what a file looks like once it is rows of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyRelation

from hbh_metrics.contract import Table
from hbh_metrics.errors import UsageError
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.headers import Header
from hbh_metrics.project import PROJECT
from hbh_metrics.publications.failures import reason

EXTENSIONS = ("csv", "xlsx", "parquet")


@dataclass(frozen=True)
class DeliveredFile:
    """A file of the delivery that belongs to a table; `number` is its place in the delivery, from 0."""

    number: int
    path: Path
    table: Table

    @property
    def name(self) -> str:
        """The file's name, as findings print it."""
        return self.path.name

    @property
    def extension(self) -> str:
        """The lower-case extension without its dot."""
        return self.path.suffix.lower().lstrip(".")


@dataclass(frozen=True)
class RawRows:
    """The rows of one sheet or file as text: `relation` has columns c0, c1, … in the order of the header's cells.

    Rows are numbered as a person sees them: by the relation's column `_rij` where `is_numbered`, else from `first_row` on.
    `expected_rows` is the number of rows that must come out of the relation, where it could be counted apart; `reread` reads the same
    rows one by one, with a finding for each that has no place, where the relation fails or gives another number. `is_trimmed` says that
    no cell begins or ends with white space.
    """

    relation: DuckDBPyRelation
    header: Header
    first_row: int
    is_numbered: bool = False
    expected_rows: int | None = None
    is_trimmed: bool = False
    reread: Callable[[], tuple[RawRows, tuple[Finding, ...]]] | None = None
    sheet: str = ""


class UnreadableFileError(Exception):
    """A file that cannot be turned into rows at all; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.melding)
        self.finding = finding


def unreadable(
    file_name: str, problem: str, expected: str, remedy: str, *, row: int | None = None
) -> UnreadableFileError:
    """Return the R00 error for a file as a whole; `problem` is a Dutch sentence."""
    return UnreadableFileError(Finding("R00", "F", file_name, row, None, None, expected, f"{problem} {remedy}"))


def table_of(path: Path, tables: Sequence[Table]) -> Table | None:
    """Return the table to which a file belongs by its name, `<tabel>` or `<tabel>_<iets>`; None when there is none."""
    stem = re.sub(r"[\s-]+", "_", path.stem.lower())
    matching = [table for table in tables if stem == table.name or stem.startswith(f"{table.name}_")]
    return max(matching, key=lambda table: len(table.name), default=None)


def discover(folder: Path, tables: Sequence[Table]) -> tuple[tuple[DeliveredFile, ...], tuple[Finding, ...]]:
    """Return the files of a delivery in the order of `tables`, and a finding for every file that belongs to none.

    Dot-files and Excel's lock files (`~$…`) are ignored. Raises UsageError when the folder cannot be read.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except NotADirectoryError as error:
        raise UsageError(f"'{folder}' is geen map. Een levering is een map met bestanden.") from error
    except FileNotFoundError as error:
        raise UsageError(f"De map '{folder}' bestaat niet. Controleer het pad van de levering.") from error
    except OSError as error:
        raise UsageError(f"De map '{folder}' kan niet worden gelezen ({reason(error.errno)}).") from error
    belonging: list[tuple[int, Path, Table]] = []
    findings: list[Finding] = []
    names = ", ".join(table.name for table in tables)
    for path in entries:
        if path.name.startswith((".", "~$")):
            continue
        table = table_of(path, tables)
        if path.is_dir():
            findings.append(
                unreadable(
                    path.name,
                    "Dit is een map; mappen in een levering worden niet gelezen.",
                    "een bestand",
                    "Zet de bestanden direct in de map van de levering.",
                ).finding
            )
        elif not path.is_file():
            findings.append(
                unreadable(
                    path.name,
                    "Dit is geen bestand dat te lezen is: een verwijzing naar niets, of iets van het systeem.",
                    "een bestand",
                    "Zet het bestand zelf in de map van de levering.",
                ).finding
            )
        elif path.suffix.lower().lstrip(".") not in EXTENSIONS:
            findings.append(
                unreadable(
                    path.name,
                    f"Bestanden van de soort '{path.suffix}' worden niet gelezen.",
                    "csv, xlsx of parquet",
                    "Lever het bestand aan als csv, xlsx of parquet, of haal het uit de map.",
                ).finding
            )
        elif table is None:
            findings.append(
                unreadable(
                    path.name,
                    "De naam van dit bestand hoort bij geen enkele tabel.",
                    f"een naam die begint met een van: {names}",
                    "Geef het bestand de naam van de tabel, met daarachter bijvoorbeeld van wie het is: geleverde_uren_"
                    f"{PROJECT.example_provider[0].lower()}.csv.",
                ).finding
            )
        else:
            belonging.append((list(tables).index(table), path, table))
    belonging.sort(key=lambda item: (item[0], item[1].name))
    files = tuple(DeliveredFile(number, path, table) for number, (_, path, table) in enumerate(belonging))
    if not files and not findings:
        findings.append(
            unreadable(
                folder.name,
                "De map bevat geen bestanden.",
                f"bestanden van: {names}",
                "Zet de bestanden in deze map.",
            ).finding
        )
    return files, tuple(findings)
