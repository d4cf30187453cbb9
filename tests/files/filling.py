"""Fills a template as a person does: in the cells below the example, each as the format of its column asks."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FIRST_ROW = 3

Value = str | int | date | Decimal | bool | None


def filled(template: bytes, rows: Mapping[str, Sequence[Mapping[str, Value]]]) -> bytes:
    """Return the workbook with these rows of each table in its sheet."""
    book = load_workbook(io.BytesIO(template))
    for name, records in rows.items():
        _fill(book[name], records)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, records: Sequence[Mapping[str, Value]]) -> None:
    heads = [str(cell.value) for cell in sheet[1]]
    formats = [sheet.column_dimensions[letter_of(cell)].number_format for cell in sheet[1]]
    for number, record in enumerate(records, start=FIRST_ROW):
        assert record.keys() <= set(heads)
        for place, (head, code) in enumerate(zip(heads, formats, strict=True), start=1):
            cell = sheet.cell(number, place, _typed(record.get(head), code))
            cell.number_format = code


def _typed(value: Value, code: str) -> Value | datetime | float:
    """Return what Excel keeps of what is typed in a cell of that format: a text there, a day or a number elsewhere."""
    if value is None or value == "":
        return None
    if code == "@":
        return ("ja" if value else "nee") if isinstance(value, bool) else str(value)
    if code == "dd-mm-yyyy":
        return datetime.strptime(value, "%d-%m-%Y") if isinstance(value, str) else value  # noqa: DTZ007
    return float(value.replace(".", "").replace(",", ".")) if isinstance(value, str) else value


def letter_of(cell: Cell | MergedCell) -> str:
    """Return the letter of the column of a cell."""
    return get_column_letter(cell.column or 0)
