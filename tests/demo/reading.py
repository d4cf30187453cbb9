"""A plain reader of the demo's files, told how each sender writes; it shares nothing with the intake but the table of aliases."""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq

from hbh_metrics.contract import TABLE_BY_NAME, Column, Kind
from hbh_metrics.contract.aliases import header_aliases

Row = dict[str, object]
PROVIDERS = {"T-Zorg": "TZORG"}
TITLE_AND_HEADER = 2


@dataclass(frozen=True)
class Sender:
    """How one sender writes dates and periods, and which marks it puts between cells, before decimals and between thousands."""

    date: str
    period: str
    encoding: str = "utf-8"
    delimiter: str = ";"
    decimal: str = ","
    thousands: str = "."


SENDERS = {
    "gemeente": Sender("%d-%m-%Y", r"(?P<year>\d{4})(?P<number>\d\d)"),
    "onderzoeksbureau": Sender("%d-%m-%Y", r"(?P<year>\d{4})(?P<number>\d\d)"),
    "viva": Sender("%d-%m-%Y", r"(?P<number>\d\d)/(?P<year>\d{4})"),
    "amstelring": Sender("%d/%m/%Y", r"P(?P<number>\d+)-(?P<year>\d{4})", "utf-8-sig", "\t"),
    "axxicom": Sender("%Y-%m-%d", r"(?P<year>\d{4})-P(?P<number>\d\d)", delimiter=",", decimal=".", thousands=","),
    "shdh": Sender("%d-%m-%Y", r"(?P<year>\d{4})-(?P<number>\d\d)"),
    "tzorg": Sender("%d-%m-%Y", r"(?P<year>\d{4})(?P<number>\d\d)", "cp1252"),
}


def table_of(path: Path) -> str:
    """Return the contract table of a file."""
    return max((name for name in TABLE_BY_NAME if path.stem.startswith(name)), key=len)


def sender_of(path: Path) -> str:
    """Return who sent a file."""
    return path.stem.removeprefix(f"{table_of(path)}_")


@cache
def cells_of(path: Path) -> tuple[list[str], list[list[object]]]:
    """Return the header and the rows of a file as they stand there; the total row of a workbook is left out."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return table.column_names, [list(row.values()) for row in table.to_pylist()]
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        rows: list[list[object]] = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
        assert str(rows[-1][0]).startswith("Totaal")
        return [str(cell) for cell in rows[1] if cell], rows[TITLE_AND_HEADER:-1]
    sender = SENDERS[sender_of(path)]
    text = path.read_bytes().decode(sender.encoding)
    lines = list(csv.reader(text.splitlines(), delimiter=sender.delimiter))
    return lines[0], [[cell or None for cell in line] for line in lines[1:]]


@cache
def column_names(path: Path) -> dict[str, str]:
    """Return each header that the contract or its aliases know, with the column that it means."""
    table = TABLE_BY_NAME[table_of(path)]
    spellings = {_plain(column.name): column.name for column in table.columns}
    for scope in ("*", table.name):
        for spelling, name in header_aliases().get(scope, {}).items():
            spellings.setdefault(_plain(spelling), name)
    return {header: spellings[_plain(header)] for header in cells_of(path)[0] if _plain(header) in spellings}


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of a file as values of the contract; a value that cannot be read raises ValueError."""
    header, rows = cells_of(path)
    names = column_names(path)
    table = TABLE_BY_NAME[table_of(path)]
    for cells in rows:
        yield {
            names[title]: None if cell is None else value_of(cell, table.column(names[title]), sender_of(path))
            for title, cell in zip(header, cells, strict=False)
            if title in names
        }


def value_of(cell: object, column: Column, sender_name: str) -> object:
    """Return one cell as the contract means it."""
    sender = SENDERS[sender_name]
    if column.kind is Kind.DATE:
        return _date(cell, sender.date)
    if column.kind is Kind.PERIOD:
        return _period(str(cell), sender.period)
    if column.kind.is_number:
        return _number(cell, column, sender)
    if column.kind is Kind.YES_NO:
        return {"ja": True, "nee": False}[str(cell)]
    text = str(cell).zfill(column.width)
    return PROVIDERS.get(text, text) if column.name == "aanbieder_id" else text


def _period(text: str, pattern: str) -> str:
    match = re.fullmatch(pattern, text)
    if match is None:
        raise ValueError(text)
    return f"{match['year']}{int(match['number']):02d}"


def _number(cell: object, column: Column, sender: Sender) -> Decimal | int:
    text = str(cell)
    if isinstance(cell, str):
        clock = re.fullmatch(r"(\d+):(\d\d)", text)
        if clock:
            return int(clock[1]) + Decimal(int(clock[2])) / 60
        text = text.replace(sender.thousands, "").replace(sender.decimal, ".")
    number = Decimal(text)
    if column.kind.decimals == 0:
        return int(number)
    if number != number.quantize(Decimal(1).scaleb(-column.kind.decimals)):
        raise ValueError(cell)
    return number


@cache
def _date(cell: object, pattern: str) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    return dt.datetime.strptime(str(cell), pattern).date()  # noqa: DTZ007 - a day has no zone


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def key_of(name: str) -> Callable[[Row], tuple[object, ...]]:
    """Return what gives the key of a row of that table."""
    key = TABLE_BY_NAME[name].key
    return lambda row: tuple(row[column] for column in key)
