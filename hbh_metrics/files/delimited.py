"""A table as CSV for a Dutch Excel: semicolons, decimal commas, and a byte order mark so that it reads the accents."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Table

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: Table) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark: numbers in full, texts as they stand, unknown as an empty cell.

    What is kept from the reader says so in the place of its number, and a range stands there in words.

    A text that a spreadsheet would run as a formula gets an apostrophe before it: some texts come from delivered files.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow(
            [
                _number(cell) if column.is_number else _text(cell)
                for column, cell in zip(table.columns, row, strict=True)
            ]
        )
    return buffer.getvalue().encode("utf-8-sig")


def _number(cell: Cell) -> str:
    value = cell.value
    if value is None:
        return "" if cell.text == dutch.MISSING else cell.text.replace("\u00a0", " ")
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return f"{exact:f}".replace(".", ",")


def _text(cell: Cell) -> str:
    text = cell.text.replace("\u00a0", " ")
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
