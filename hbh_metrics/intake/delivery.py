"""What a delivered file is, and what it looks like once it is rows of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hbh_metrics.contract import Table
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.headers import Header
from hbh_metrics.intake.statements import Rows

EXTENSIONS = ("csv", "xlsx", "parquet")
MESSAGES = ("xml", "zip")
"""Files that hold messages and not the rows of one table."""
BYCATCH = re.compile(
    r"\..*|~\$.*|__macosx|(eh)?thumbs(_vista)?\.db|desktop\.ini|.*[:.]zone\.identifier|icon\r|\$recycle\.bin|system volume information|"
    r"klaar(\.txt)?",
    re.IGNORECASE,
)
"""What operating systems and office programs leave in a folder or a zip unasked, and the mark that a delivery is complete."""


@dataclass(frozen=True)
class DeliveredFile:
    """A file of the delivery that belongs to a table, or the sheets of a workbook that do; `number` is its place, from 0.

    `sheets` names those sheets; empty means the whole file. `called` is the name of what stands within a file, as findings print it.
    """

    number: int
    path: Path
    table: Table
    sheets: tuple[str, ...] = ()
    called: str = ""

    @property
    def name(self) -> str:
        """The file's name, as findings print it."""
        return self.called or self.path.name

    @property
    def is_message(self) -> bool:
        """Whether it is a message, of which rows of several tables can be made."""
        return self.extension in MESSAGES

    @property
    def sheet(self) -> str:
        """The one sheet of a workbook that is read by sheet; empty for any other file."""
        return self.sheets[0] if len(self.sheets) == 1 else ""

    @property
    def extension(self) -> str:
        """The lower-case extension without its dot."""
        return extension_of(self.path)


@dataclass(frozen=True)
class MergedCells:
    """Cells that a workbook shows as one: rows as a person counts them, places of cells from 0, all inclusive."""

    name: str
    first_row: int
    last_row: int
    first_place: int
    last_place: int

    def covers(self, row: int, place: int) -> bool:
        """Whether the cell lies within and is not the one that holds the value."""
        is_first = (row, place) == (self.first_row, self.first_place)
        return self.first_row <= row <= self.last_row and self.first_place <= place <= self.last_place and not is_first


@dataclass(frozen=True)
class RawRows:
    """The rows of one sheet or file as text: `relation` has columns c0, c1, … in the order of the header's cells.

    Rows are numbered as a person sees them: by the relation's column `_rij` where `is_numbered`, else from `first_row` on.
    `expected_rows` is the number of rows that must come out of the relation, where it could be counted apart; `reread` reads the same
    rows one by one, with a finding for each that has no place, where the relation fails or gives another number. `is_plain` says that
    every cell is visible ASCII and nothing else. `delimiter` is what parts the cells of a CSV. `merged` are the merged cells,
    `unplaced` counts the rows that have no place.
    """

    relation: Rows
    header: Header
    first_row: int
    is_numbered: bool = False
    expected_rows: int | None = None
    is_plain: bool = False
    reread: Callable[[], tuple[RawRows, tuple[Finding, ...]]] | None = None
    sheet: str = ""
    delimiter: str = ""
    merged: tuple[MergedCells, ...] = ()
    unplaced: int = 0


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


def extension_of(path: Path) -> str:
    """Return the lower-case extension of a file without its dot."""
    return path.suffix.lower().lstrip(".")


def table_named(name: str, tables: Sequence[Table]) -> Table | None:
    """Return the table of a file or sheet by its name, `<tabel>` or `<tabel>_<iets>`; None when there is none."""
    stem = re.sub(r"[\s-]+", "_", name.strip().lower())
    matching = [table for table in tables if stem == table.name or stem.startswith(f"{table.name}_")]
    return max(matching, key=lambda table: len(table.name), default=None)
