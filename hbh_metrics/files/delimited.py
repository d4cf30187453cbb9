"""The one writer of CSV: semicolons and decimal commas for a Dutch Excel, and no text that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Table
from hbh_metrics.unseen import without_unseen

_STARTS_A_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a cell begins that a spreadsheet may run, the full-width forms of the signs and what it trims before them included."""


def as_csv(table: Table) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark: numbers in full, texts as they stand, unknown as an empty cell.

    What is kept from the reader says so in the place of its number, and a range stands there in words.
    """
    names = [column.name for column in table.columns]
    rows = (
        [
            _number(cell) if column.is_number else cell.text.replace("\u00a0", " ")
            for column, cell in zip(table.columns, row, strict=True)
        ]
        for row in table.rows
    )
    return csv_text(names, rows, line_end="\r\n").encode("utf-8-sig")


def csv_text(names: Sequence[str], rows: Iterable[Sequence[object]], *, line_end: str = "\n") -> str:
    """Return rows as CSV: numbers with a decimal comma, yes and no as ja and nee, None as an empty cell, the rest as text.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, and what nobody sees in a text goes: some texts come
    from delivered files.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator=line_end)
    writer.writerow([_harmless(name) for name in names])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return dutch.yes_no(value)
    if not isinstance(value, int | float | Decimal):
        return _harmless(str(value))
    return str(value).replace(".", ",")


def _harmless(text: str) -> str:
    seen = without_unseen(text)
    return f"'{seen}" if _STARTS_A_FORMULA.match(seen) else seen


def _number(cell: Cell) -> Decimal | str | None:
    value = cell.value
    if value is None:
        return None if cell.text == dutch.MISSING else cell.text.replace("\u00a0", " ")
    return Decimal(f"{value if isinstance(value, Decimal) else Decimal(repr(value)):f}")
