"""Tidy text written as a workbook or Parquet file with typed cells: dates, durations, amounts and percentages as a person sees them."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import openpyxl
import pyarrow as pa
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from hbh_metrics.contract import Column, Kind
from tests.intake.deliveries import Cells, parquet

HERE = ZoneInfo("Europe/Amsterdam")
FIRST_YEAR = 1904
NUMBER = re.compile(r"-?\d+(,\d{1,2})?")
NUMBERS = (Kind.EURO, Kind.HOURS, Kind.COUNT, Kind.SMALL, Kind.SCORE, Kind.FRACTION)
Value = str | float | int | datetime | timedelta | None


def as_workbook(rng: random.Random, cells: Cells, columns: Sequence[Column]) -> bytes:
    """Return the file as a workbook in which what is tidy text is a typed cell with a format, in either epoch."""
    book = openpyxl.Workbook()
    if rng.random() < 0.3:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(cells.header)
    clock = rng.random() < 0.5
    for number, row in enumerate(cells.rows, start=2):
        for place, (text, column) in enumerate(zip(row, columns, strict=True), start=1):
            value, shown = _cell(text, column, is_clock=clock)
            if value is not None:
                cell = sheet.cell(number, place, value)
                cell.number_format = shown or cell.number_format
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(text: str, column: Column, *, is_clock: bool) -> tuple[Value, str]:
    if not text:
        return None, ""
    day = _day(text) if column.kind is Kind.DATE else None
    if day is not None:
        return day, "dd-mm-yyyy"
    if not NUMBER.fullmatch(text):
        return text, ""
    number = float(text.replace(",", "."))
    if column.kind is Kind.HOURS and is_clock and number >= 0:
        return timedelta(hours=number), "[h]:mm"
    if column.kind is Kind.PERCENTAGE:
        return number / 100, "0.00%"
    if column.kind is Kind.EURO:
        return number, "#,##0.00"
    return (number, "") if column.kind in NUMBERS else (text, "")


def _day(text: str) -> datetime | None:
    """Return the day of tidy text, None where there is no such day or a workbook has none so early."""
    try:
        day = datetime.strptime(text, "%d-%m-%Y")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return day if day.year > FIRST_YEAR else None


def as_typed_parquet(rng: random.Random, cells: Cells, columns: Sequence[Column]) -> bytes:
    """Return the file as Parquet, each column that is wholly tidy with a type of its own: days in a zone, decimals, doubles, durations."""
    arrays = []
    for place, column in enumerate(columns):
        texts = [row[place] or None for row in cells.rows]
        filled = [text for text in texts if text]
        if column.kind is Kind.DATE and all(_day(text) for text in filled):
            arrays.append(_days(rng, [None if text is None else _day(text) for text in texts]))
        elif column.kind in NUMBERS and all(NUMBER.fullmatch(text) for text in filled):
            numbers = [None if text is None else Decimal(text.replace(",", ".")) for text in texts]
            arrays.append(_numbers(rng, numbers, column))
        else:
            arrays.append(pa.array(texts, pa.string()))
    return parquet(pa.table(arrays, names=cells.header))


def _days(rng: random.Random, days: Sequence[datetime | None]) -> pa.Array:
    kind = rng.choice(("date", "naive", "zone"))
    if kind == "zone":
        return pa.array([day and day.replace(tzinfo=HERE) for day in days], pa.timestamp("us", "Europe/Amsterdam"))
    if kind == "naive":
        return pa.array(days, pa.timestamp("ms"))
    return pa.array([day and day.date() for day in days], pa.date32())


def _numbers(rng: random.Random, numbers: Sequence[Decimal | None], column: Column) -> pa.Array:
    if column.kind is Kind.HOURS and rng.random() < 0.3:
        return pa.array([None if one is None else timedelta(hours=float(one)) for one in numbers], pa.duration("us"))
    if rng.random() < 0.5:
        return pa.array([None if one is None else float(one) for one in numbers], pa.float64())
    return pa.array(numbers, pa.decimal128(14, 2))
