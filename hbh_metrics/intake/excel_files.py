"""Excel workbooks: every sheet with a header of the table is read; titles above it and totals below it may stay.

Cells are turned into the text that a tidy CSV would hold, so that one set of reading rules serves all kinds of files. A number with
decimals is written with nine of them: typed as a number it can be read in one way only.
"""

from __future__ import annotations

import datetime as dt
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError

import openpyxl
import pyarrow as pa
from duckdb import DuckDBPyConnection
from openpyxl.utils.exceptions import InvalidFileException

from hbh_metrics.contract import Kind
from hbh_metrics.intake.delivery import DeliveredFile, RawRows, unreadable
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.headers import Header, find_header

MOST_UNPACKED_BYTES = 4 << 30
EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
EXCEL_DAYS = range(20_000, 60_000)
BLOCK = 1 << 22
LONGEST_CELL = 1 << 16
FORMULA_WITHOUT_OUTCOME = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*?\br="([A-Z]{1,3}(\d{1,7}))"[^>]*>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
"""A cell (its place and row) with a formula and no value; where the outcome is text (`t="str"`) it may be empty."""
DAMAGE = (
    zipfile.BadZipFile, InvalidFileException, ParseError, zlib.error, struct.error, OSError, EOFError,
    KeyError, ValueError, TypeError, IndexError, AttributeError, NotImplementedError, RuntimeError, SyntaxError,
    lzma.LZMAError, AssertionError, LookupError, OverflowError,
)  # fmt: skip
"""What openpyxl and the standard library raise on a damaged workbook; all of them mean the same to the person who sent it."""


def open_excel(
    con: DuckDBPyConnection, file: DeliveredFile, names: dict[str, str]
) -> tuple[tuple[RawRows, ...], tuple[Finding, ...]]:
    """Return the rows of every sheet with a header, and a W finding per filled sheet without one.

    Raises UnreadableFileError when the workbook is damaged, or no sheet has a header.
    """
    try:
        sheets = list(_sheets(file.path, file.name))
    except DAMAGE as error:
        raise unreadable(
            file.name,
            "Het bestand is beschadigd, beveiligd of geen echt Excelbestand.",
            "een werkmap (xlsx) zonder wachtwoord",
            "Open het in Excel, sla het opnieuw op als xlsx en lever opnieuw aan.",
        ) from error
    found: list[RawRows] = []
    without: list[str] = []
    for title, cells in sheets:
        header = find_header((list(row) for row in _as_header_rows(cells)), file.table, names)
        if header is None:
            if any(value is not None for row in cells for value in row):
                without.append(title)
        else:
            found.append(_rows(con, file, title if len(sheets) > 1 else "", cells, header))
    if not found:
        raise unreadable(
            file.name,
            "Er is geen regel met kolomkoppen gevonden." if without else "Het bestand is leeg.",
            f"kolommen: {', '.join(file.table.required_columns)}",
            "Zet de kolomkoppen boven de gegevens en lever opnieuw aan.",
        )
    return tuple(found), tuple(_unread_sheet(file.name, title) for title in without)


def _sheets(path: Path, file_name: str) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_BYTES:
            raise unreadable(
                file_name,
                "Het bestand is uitgepakt te groot voor Excel.",
                "hoogstens 4 GB uitgepakt",
                "Lever het aan als csv of parquet.",
            )
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/"):
                with archive.open(entry) as stream:
                    _refuse_formulas_without_outcome(stream, file_name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            for sheet in workbook.worksheets:
                sheet.reset_dimensions()
                yield sheet.title, list(sheet.iter_rows(values_only=True))
        finally:
            workbook.close()


def _refuse_formulas_without_outcome(sheet: IO[bytes], file_name: str) -> None:
    """Raise for a formula that Excel never worked out: openpyxl would take it for an empty cell."""
    text = b""
    while block := sheet.read(BLOCK):
        text = text[-LONGEST_CELL:] + block
        found = FORMULA_WITHOUT_OUTCOME.search(text)
        if found:
            raise unreadable(
                file_name,
                f"In cel {found[1].decode()} staat een formule waarvan de uitkomst niet is opgeslagen.",
                "formules met hun uitkomst, of gewone waarden",
                "Open het bestand in Excel, sla het op en lever het opnieuw aan.",
                row=int(found[2]),
            )


def _as_header_rows(cells: list[tuple[object, ...]]) -> Iterator[list[str | None]]:
    for row in cells:
        yield [None if value is None else str(value) for value in row]


def _rows(
    con: DuckDBPyConnection, file: DeliveredFile, sheet: str, cells: list[tuple[object, ...]], header: Header
) -> RawRows:
    kinds = {place: file.table.column(name).kind for name, place in header.positions.items()}
    body = cells[header.row + 1 :]
    numbers = [header.row + 2 + place for place, row in enumerate(body) if any(value is not None for value in row)]
    filled = [row for row in body if any(value is not None for value in row)]
    width = max([header.width, *(len(row) for row in filled)])
    columns = {"_rij": pa.array(numbers, pa.int64())}
    for place in range(width):
        columns[f"c{place}"] = pa.array(
            [as_text(row[place], kinds.get(place)) if place < len(row) else None for row in filled], pa.string()
        )
    wider = Header(
        header.row, width, header.positions,
        header.unknown + tuple((place, "") for place in range(header.width, width)), header.doubled,
    )  # fmt: skip
    return RawRows(
        con.from_arrow(pa.table(columns)), wider, 0, is_numbered=True, expected_rows=len(filled), sheet=sheet
    )


def as_text(value: object, kind: Kind | None) -> str | None:
    """Return a cell as the text that a CSV would hold; a whole number in a date column is Excel's day number."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        if kind is Kind.DATE and value in EXCEL_DAYS:
            return (EXCEL_DAY_ZERO + dt.timedelta(days=int(value))).isoformat()
        if isinstance(value, int) or value.is_integer():
            return str(int(value))
        return f"{value:.9f}" if abs(value) != float("inf") and value == value else str(value)  # noqa: PLR0124 - NaN
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, dt.time):
        value = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    return str(value)


def _unread_sheet(file_name: str, title: str) -> Finding:
    return Finding(
        "R23", "W", file_name, None, None, title, "een blad met de kolomkoppen van de tabel",
        f"Het blad '{title}' heeft geen kolomkoppen die wij kennen en is niet gelezen. Haal het weg, of zet de kolomkoppen erboven.",
    )  # fmt: skip
