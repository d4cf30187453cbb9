"""Recognises the columns of a delivered file: headers are compared without case, accents, spaces and punctuation, and through aliases.

Where the header row stands is found too: a title above it, or another delimiter, is no reason to refuse a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hbh_metrics.contract import Table

SEARCHED_ROWS = 25
SPACES = ("Zs", "Zl", "Zp")
UNSEEN = ("Cc", "Cf")


def normalised(text: str) -> str:
    """Return `text` in lower case without accents, spaces, underscores and punctuation ("Cliënt-nummer" → "clientnummer")."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9<>+]", "", plain.lower())


def visible(text: str) -> str:
    """Return `text` without control and format characters, every kind of space as a plain one, and none at the ends."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed.strip()
    kept = (
        " " if unicodedata.category(letter) in SPACES else letter
        for letter in composed
        if letter.isspace() or unicodedata.category(letter) not in UNSEEN
    )
    return "".join(kept).strip()


@dataclass(frozen=True)
class Header:
    """Where each column of the contract stands in a file.

    `row` is the zero-based row of the header, `width` its number of cells, `positions` the cell of each recognised column,
    `unknown` the cells (position and text) that the contract does not know, `doubled` the columns that stand there twice. `titles` are
    all its cells; `above` the filled rows above it, each with its zero-based row and its filled cells.
    """

    row: int
    width: int
    positions: dict[str, int]
    unknown: tuple[tuple[int, str], ...]
    doubled: tuple[str, ...]
    titles: tuple[str, ...] = ()
    above: tuple[tuple[int, tuple[str, ...]], ...] = ()

    def widened(self, width: int) -> Header:
        """Return the header of rows that have more cells than it: the rest are columns without a title."""
        more = tuple((place, "") for place in range(self.width, width))
        return replace(self, width=max(width, self.width), unknown=self.unknown + more)

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
    titles = tuple(visible(cell or "") for cell in cells)
    for place, text in enumerate(titles):
        name = names.get(normalised(text))
        if name is None:
            unknown.append((place, text))
        elif name in positions:
            doubled.append(name)
        else:
            positions[name] = place
    return Header(row, len(cells), positions, tuple(unknown), tuple(doubled), titles)


def find_header(rows: Iterable[Sequence[str | None]], table: Table, names: dict[str, str]) -> Header | None:
    """Return the first of the leading rows with all required columns, else the row that has most; None when none has any."""
    best: Header | None = None
    above: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in enumerate(rows):
        if number >= SEARCHED_ROWS:
            break
        header = replace(read_header(number, cells, names), above=tuple(above))
        if header.positions and not header.missing(table):
            return header
        if header.positions and (best is None or len(header.positions) > len(best.positions)):
            best = header
        filled = tuple(filter(None, header.titles))
        if filled:
            above.append((number, filled))
    return best
