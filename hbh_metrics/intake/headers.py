"""Recognises the columns of a delivered file: headers are compared without case, accents, spaces and punctuation, and through aliases.

Where the header row stands is found too: a title above it, or another delimiter, is no reason to refuse a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hbh_metrics.contract import Table

SEARCHED_ROWS = 25


def normalised(text: str) -> str:
    """Return `text` in lower case without accents, spaces, underscores and punctuation ("Cliënt-nummer" → "clientnummer")."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9<>+]", "", plain.lower())


@dataclass(frozen=True)
class Header:
    """Where each column of the contract stands in a file.

    `row` is the zero-based row of the header, `width` its number of cells, `positions` the cell of each recognised column,
    `unknown` the cells (position and text) that the contract does not know, `doubled` the columns that stand there twice.
    """

    row: int
    width: int
    positions: dict[str, int]
    unknown: tuple[tuple[int, str], ...]
    doubled: tuple[str, ...]

    @property
    def unknown_titles(self) -> dict[int, str]:
        """The unknown cells by position, with the name under which findings show them."""
        return {place: title or f"(zonder kop, kolom {place + 1})" for place, title in self.unknown}

    def missing(self, table: Table) -> tuple[str, ...]:
        """Return the required columns of `table` that the header does not have."""
        return tuple(name for name in table.required_columns if name not in self.positions)


def names_of(table: Table, aliases: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return normalised spelling → column name for `table`; `aliases` holds spellings per table, and under "*" for every table."""
    known = {column.name for column in table.columns}
    spellings = {
        normalised(spelling): name
        for scope in ("*", table.name)
        for spelling, name in aliases.get(scope, {}).items()
        if name in known
    }
    return spellings | {normalised(name): name for name in known}


def read_header(row: int, cells: Sequence[str | None], names: dict[str, str]) -> Header:
    """Match one row of cells with the column names of a table."""
    positions: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    doubled: list[str] = []
    for place, cell in enumerate(cells):
        text = (cell or "").strip().lstrip("\ufeff")
        name = names.get(normalised(text))
        if name is None:
            unknown.append((place, text))
        elif name in positions:
            doubled.append(name)
        else:
            positions[name] = place
    return Header(row, len(cells), positions, tuple(unknown), tuple(doubled))


def find_header(rows: Iterable[Sequence[str | None]], table: Table, names: dict[str, str]) -> Header | None:
    """Return the first of the leading rows with all required columns, else the row that has most; None when none has any."""
    best: Header | None = None
    for number, cells in enumerate(rows):
        if number >= SEARCHED_ROWS:
            break
        header = read_header(number, cells, names)
        if header.positions and not header.missing(table):
            return header
        if header.positions and (best is None or len(header.positions) > len(best.positions)):
            best = header
    return best
