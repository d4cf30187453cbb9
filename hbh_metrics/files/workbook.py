"""Tables as one Excel workbook: a sheet per table with real numbers, one with the definitions, one with the stand and the filters.

Every text is written as text: what begins with =, +, - or @ never becomes a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from hbh_metrics.files.number_formats import number_format, written
from hbh_metrics.files.sheet_names import sheet_names
from hbh_metrics.files.value_columns import beside
from hbh_metrics.findings import minus_words
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.project import current
from hbh_metrics.unseen import without_unseen

if TYPE_CHECKING:  # loaded when the first workbook is asked for
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The MIME type of a workbook."""

LEGEND = (
    ("leeg, met een reden in de kolom ‘Waarom leeg’", "niet bekend of niet getoond"),
    ("leeg zonder reden", "niet van toepassing"),
    ("0", "gemeten, en nul"),
)
"""What stands where there is no number, and that zero is one."""

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""How every workbook is written: a text stays a text."""
_A4, _HEADER_LENGTH = 9, 200
_EMPHASIS = re.compile(r"\*\*|\\")
_WIDEST, _NARROWEST = 60, 8
_ROOM = 2
_DEFINITION_COLUMNS = ("Blad", "Bevinding", "Eenheid", "Over wie", "Periode", "Bron", "Stand", "Uitleg")


@dataclass(frozen=True)
class _Look:
    """The formats of a workbook."""

    book: xlsxwriter.Workbook
    head: Format
    number_head: Format
    text: Format
    day: Format

    def number(self, code: str) -> Format:
        return self.book.add_format({"num_format": code, "valign": "top"})


def undated() -> datetime:
    """Return when a file was made that speaks of no publication: the same on every day, so that the file is."""
    return datetime.combine(current().begin, time(), UTC)


def as_xlsx(parts: Sequence[Figure | Table], told: Sequence[tuple[str, str]], made_at: datetime | None = None) -> bytes:
    """Return a workbook with the tables of `parts`; `told` says what was chosen: which stand, which filters, for whom.

    `made_at` is its only clock: the same numbers of the same publication give the same bytes.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": made_at or undated()})
    look = _Look(
        book,
        head=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        number_head=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "align": "right"}),
        text=book.add_format({"valign": "top", "text_wrap": True}),
        day=book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"}),
    )
    names = sheet_names([seen(_table(part).title) for part in parts])
    for name, part in zip(names, parts, strict=True):
        _write_table(book.add_worksheet(name), _table(part), look)
    figures = [(name, part) for name, part in zip(names, parts, strict=True) if isinstance(part, Figure)]
    if figures:
        rows = [_definition(name, figure) for name, figure in figures]
        _write_texts(book.add_worksheet("Definities"), _DEFINITION_COLUMNS, rows, look)
    legend = [*((f"In een tabel: {sign}", meaning) for sign, meaning in LEGEND), minus_words.LEGEND]
    _write_texts(book.add_worksheet("Stand en filters"), ("Wat", "Waarde"), [*told, *legend], look)
    book.close()
    return buffer.getvalue()


def _table(part: Figure | Table) -> Table:
    return part.table if isinstance(part, Figure) else part


def _definition(name: str, figure: Figure) -> tuple[str, ...]:
    origin = figure.provenance
    explained = _EMPHASIS.sub("", figure.definition)
    return (name, figure.finding, figure.unit, figure.population, figure.period, origin.source, origin.stand, explained)


def _write_table(sheet: Worksheet, table: Table, look: _Look) -> None:
    formats: dict[str, Format] = {}
    says_per_row = any(column.name == minus_words.OF_METRIC for column in table.columns)
    for place, column in enumerate(table.columns):
        numbers = [] if says_per_row else [row[place].value for row in table.rows]
        name = minus_words.heading(column, numbers)
        sheet.write_string(0, place, seen(name), look.number_head if column.is_number else look.head)
        sheet.set_column(place, place, width_of([name, *(row[place].text for row in table.rows)]))
        for number, row in enumerate(table.rows, start=1):
            _write_cell(sheet, (number, place), column, row[place], look, formats)
    more = beside(table)
    for place, (name, values) in enumerate(more, start=len(table.columns)):
        sheet.write_string(0, place, seen(name), look.head)
        sheet.set_column(place, place, width_of([name, *(str(value) for value in values)]))
        for number, value in enumerate(values, start=1):
            if isinstance(value, date):
                sheet.write_datetime(number, place, datetime.combine(value, time()), look.day)
            elif isinstance(value, int):
                sheet.write_number(number, place, value, look.text)
            elif value:
                sheet.write_string(number, place, seen(value), look.text)
    sheet.freeze_panes(1, 1)
    _set_up_print(sheet, table.title)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) + len(more) - 1)


def _set_up_print(sheet: Worksheet, title: str) -> None:
    """Print on A4, as wide as the page, with the headings and the title on every page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{seen(title)[:_HEADER_LENGTH].replace('&', '&&')}")
    sheet.set_footer("&RBlad &P van &N")


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], column: Column, cell: Cell, look: _Look, formats: dict[str, Format]
) -> None:
    text = seen(cell.text)
    if column.is_number and cell.value is not None:
        code = number_format(text)
        if code not in formats:
            formats[code] = look.number(code)
        sheet.write_number(*at, written(cell.value, text), formats[code])
    elif text and not column.is_number:
        sheet.write_string(*at, text, look.text)


def _write_texts(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[str]], look: _Look) -> None:
    for place, name in enumerate(columns):
        sheet.write_string(0, place, name, look.head)
        sheet.set_column(place, place, width_of([name, *(row[place] for row in rows)]))
        for number, row in enumerate(rows, start=1):
            sheet.write_string(number, place, seen(row[place]), look.text)
    sheet.freeze_panes(1, 1)


def seen(text: str) -> str:
    """Return a text as a cell holds it: plain spaces, and nothing that nobody sees."""
    return without_unseen(text).replace("\u00a0", " ")


def width_of(texts: Sequence[str]) -> float:
    """Return the width in characters of a column with these texts, its heading first, which may take two lines."""
    longest = max([_NARROWEST, len(texts[0]) // 2, *(len(text) for text in texts[1:])])
    return min(longest + _ROOM, _WIDEST)
