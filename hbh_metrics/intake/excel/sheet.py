"""The cells of one sheet as the file holds them, in one pass over its XML, with what is hidden and what is merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hbh_metrics.intake.excel.package import MalformedWorkbookError, SheetPart, Workbook, parse, unescaped
from hbh_metrics.intake.limits import Limits

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
ZERO = re.compile(r"-?0*[.]?0+(e[-+]?\d+)?", re.IGNORECASE)
TRUE = ("1", "true")


@dataclass(frozen=True)
class Number:
    """A number as it is stored, with the number format in which Excel shows it."""

    value: float
    format: str


Cell = str | bool | Number | None


@dataclass(frozen=True)
class MergedRange:
    """Cells that were merged into one; rows as a person counts them, columns from 0, all inclusive."""

    name: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """The filled rows of a sheet by their number, the hidden rows and columns (from 0), and the merged ranges."""

    title: str
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[MergedRange] = field(default_factory=list)


class FormulaWithoutOutcomeError(Exception):
    """A cell holds a formula of which Excel never worked out the value; `cell` and `row` say where."""

    def __init__(self, cell: str, row: int) -> None:
        super().__init__(cell)
        self.cell, self.row = cell, row


def column_number(letters: str) -> int:
    """Return the number of a column from 0 ("A" → 0, "AA" → 26)."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """Return the letters of a column that is numbered from 0."""
    letters = ""
    while number >= 0:
        number, rest = divmod(number, 26)
        letters = chr(65 + rest) + letters
        number -= 1
    return letters


def is_nothing(size: str | None) -> bool:
    """Whether a width or a height is none at all, however many zeros it is written with."""
    return size is not None and ZERO.fullmatch(size) is not None


def has_content(book: Workbook, part: SheetPart, limits: Limits) -> bool:
    """Whether any cell of the sheet is filled."""
    try:
        return bool(read_sheet(book, part, limits).rows)
    except FormulaWithoutOutcomeError:
        return True


class _Reader:
    """Gathers the rows of one sheet while its XML passes by."""

    def __init__(self, book: Workbook, title: str, limits: Limits) -> None:
        self.sheet = Sheet(title)
        self._book, self._limits = book, limits
        self._row = self._column = self._cells = 0
        self._is_row_hidden = self._are_rows_hidden = False
        self._line: list[Cell] = []
        self._kind, self._style, self._reference = "n", 0, ""
        self._has_formula = False
        self._text: list[str] | None = None
        self._value: str | None = None
        self._within_phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "t"):
            self._text = []
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._within_phonetic = True
        elif tag == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            self._is_row_hidden = self._is_hidden(attributes)
            self._column, self._line = -1, []
        elif tag == "sheetFormatPr":
            self._are_rows_hidden = attributes.get("zeroHeight") in TRUE
        elif tag == "col" and (attributes.get("hidden") in TRUE or is_nothing(attributes.get("width"))):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.sheet.hidden_columns.update(range(first - 1, min(last, first + self._limits.kolommen)))
        elif tag == "mergeCell":
            self._merge(attributes["ref"])

    def _is_hidden(self, attributes: dict[str, str]) -> bool:
        """Whether nobody sees a row: it says so, it has no height, or rows of this sheet have none unless they say otherwise."""
        if attributes.get("hidden") in TRUE or is_nothing(attributes.get("ht")):
            return True
        return self._are_rows_hidden and "ht" not in attributes and "hidden" not in attributes

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        found = REFERENCE.fullmatch(reference) if reference else None
        self._column = column_number(found[1]) if found else self._column + 1
        self._reference = reference or f"{column_letters(self._column)}{self._row}"
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
        self._has_formula, self._value = False, None

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            if not self._within_phonetic and self._text is not None:
                self._value = (self._value or "") + "".join(self._text)
            self._text = None
        elif tag == "c":
            self._end_cell()
        elif tag == "rPh":
            self._within_phonetic = False
        elif tag == "row" and self._line:
            if self._row in self.sheet.rows:
                raise MalformedWorkbookError("a row stands there twice")
            self.sheet.rows[self._row] = self._line
            if self._is_row_hidden:
                self.sheet.hidden_rows.add(self._row)
            self._limits.hold("rijen", len(self.sheet.rows), "rijen op dit blad")
            self._limits.hold("cellen", self._cells, "cellen op dit blad")

    def _end_cell(self) -> None:
        cell = self._cell()
        if cell is None:
            return
        self._limits.hold("kolommen", self._column + 1, "kolommen op dit blad")
        self._cells += 1
        if self._column < len(self._line):
            raise MalformedWorkbookError("cells of a row are not in order")
        self._line.extend([None] * (self._column - len(self._line)))
        self._line.append(cell)

    def _cell(self) -> Cell:
        value = self._value
        if not value:
            if self._has_formula and self._kind != "str":
                raise FormulaWithoutOutcomeError(self._reference, self._row)
            return None
        if self._kind == "s":
            return self._book.strings[int(value)] or None
        if self._kind == "b":
            return value == "1"
        if self._kind == "n":
            return Number(float(value), self._book.formats[self._style] if self._book.formats else "General")
        return value.replace("T", " ").removesuffix(" 00:00:00") if self._kind == "d" else unescaped(value)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last or first)
        if begin and end:
            self.sheet.merged.append(
                MergedRange(reference, int(begin[2]), int(end[2]), column_number(begin[1]), column_number(end[1]))
            )


def read_sheet(book: Workbook, part: SheetPart, limits: Limits) -> Sheet:
    """Return the cells of a sheet. Raises FormulaWithoutOutcomeError, LimitReachedError, and what zipfile and expat raise on damage."""
    reader = _Reader(book, part.title, limits)
    with book.archive.open(part.part) as stream:
        parse(stream, reader.start, reader.end, reader.text)
    return reader.sheet
