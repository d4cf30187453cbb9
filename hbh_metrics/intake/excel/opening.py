"""Opens a workbook: every visible sheet with a header of the table becomes rows of text; titles above and totals below may stay."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from xml.parsers.expat import ExpatError

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.contract import Table
from hbh_metrics.intake.delivery import DeliveredFile, MergedCells, RawRows, unreadable
from hbh_metrics.intake.excel.package import MalformedWorkbookError, open_workbook
from hbh_metrics.intake.excel.sheet import (
    FormulaWithoutOutcomeError,
    Sheet,
    column_letters,
    has_content,
    read_sheet,
)
from hbh_metrics.intake.excel.shown import as_text
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.headers import SEARCHED_ROWS, Header, find_header
from hbh_metrics.intake.limits import Limits
from hbh_metrics.intake.statements import read_by

DAMAGE = (
    zipfile.BadZipFile, ExpatError, MalformedWorkbookError, zlib.error, struct.error, lzma.LZMAError, OSError, EOFError,
    KeyError, ValueError, IndexError, StopIteration, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
"""What reading a damaged workbook raises; all of them mean the same to the person who sent it."""
MOST_NAMED = 20


def look_through(path: Path, limits: Limits) -> tuple[tuple[str, bool, bool], ...] | None:
    """Return, per sheet of a workbook, its title, whether it is hidden and whether any cell is filled; None when it is damaged."""
    try:
        book = open_workbook(path, limits)
        with closing(book.archive):
            return tuple((part.title, part.is_hidden, has_content(book, part, limits)) for part in book.sheets)
    except DAMAGE:
        return None


def shown_sheets(path: Path, limits: Limits) -> tuple[str, ...]:
    """Return the titles of the sheets that a workbook shows; none when it is damaged."""
    try:
        book = open_workbook(path, limits, with_contents=False)
        with closing(book.archive):
            return tuple(part.title for part in book.sheets if not part.is_hidden)
    except DAMAGE:
        return ()


def open_excel(
    con: DuckDBPyConnection, file: DeliveredFile, names: dict[str, str], limits: Limits
) -> tuple[tuple[RawRows, ...], tuple[Finding, ...]]:
    """Return the rows of every visible sheet with a header, and what is to be said of the other sheets and of hidden rows.

    Raises UnreadableFileError when the workbook is damaged, or no sheet has a header; LimitReachedError past a limit.
    """
    findings: list[Finding] = []
    try:
        book = open_workbook(file.path, limits)
        with closing(book.archive):
            sheets: list[Sheet] = []
            for part in book.sheets:
                if file.sheets and part.title not in file.sheets:
                    continue
                if part.is_hidden:
                    findings += [hidden_sheet(file.name, part.title)] if has_content(book, part, limits) else []
                else:
                    sheets.append(read_sheet(book, part, limits))
    except FormulaWithoutOutcomeError as error:
        raise unreadable(
            file.name,
            f"In cel {error.cell} staat een formule waarvan de uitkomst niet is opgeslagen.",
            "formules met hun uitkomst, of gewone waarden",
            "Open het bestand in Excel, sla het op en lever het opnieuw aan.",
            row=error.row,
        ) from error
    except DAMAGE as error:
        raise unreadable(
            file.name,
            "Het bestand is beschadigd, beveiligd of geen echt Excelbestand.",
            "een werkmap (xlsx) zonder wachtwoord",
            "Open het in Excel, sla het opnieuw op als xlsx en lever opnieuw aan.",
        ) from error
    found: list[RawRows] = []
    without: list[str] = []
    for sheet in sheets:
        header = find_header(_leading(sheet, is_1904=book.is_1904), file.table, names)
        if header is None:
            without += [sheet.title] if sheet.rows else []
        else:
            title = sheet.title if len(sheets) > 1 or file.sheets else ""
            found.append(_rows(con, file.table, title, sheet, header, is_1904=book.is_1904))
            findings.extend(_hidden_parts(file.name, sheet, header))
    if not found:
        raise unreadable(
            file.name,
            "Er is geen regel met kolomkoppen gevonden." if without else "Het bestand is leeg.",
            f"kolommen: {', '.join(file.table.required_columns)}",
            "Zet de kolomkoppen boven de gegevens en lever opnieuw aan.",
        )
    return tuple(found), (*findings, *(_unread_sheet(file.name, title) for title in without))


def _leading(sheet: Sheet, *, is_1904: bool) -> list[list[str | None]]:
    last = min(max(sheet.rows, default=0), SEARCHED_ROWS)
    return [
        [as_text(cell, None, is_1904=is_1904) for cell in sheet.rows.get(number, [])] for number in range(1, last + 1)
    ]


def _rows(con: DuckDBPyConnection, table: Table, title: str, sheet: Sheet, header: Header, *, is_1904: bool) -> RawRows:
    kinds = {place: table.column(name).kind for name, place in header.positions.items()}
    body = [(number, cells) for number, cells in sorted(sheet.rows.items()) if number > header.row + 1]
    width = max([header.width, *(len(cells) for _, cells in body)])
    columns = {"_rij": arrow.column([number for number, _ in body], pa.int64())}
    for place in range(width):
        texts = [
            as_text(cells[place], kinds.get(place), is_1904=is_1904) if place < len(cells) else None
            for _, cells in body
        ]
        columns[f"c{place}"] = arrow.column(texts, pa.string())
    return RawRows(
        read_by(con, con.from_arrow(pa.table(columns))), header.widened(width), 0, is_numbered=True, expected_rows=len(body), sheet=title,
        merged=tuple(
            MergedCells(found.name, found.first_row, found.last_row, found.first_column, found.last_column)
            for found in sheet.merged
        ),
    )  # fmt: skip


def _hidden_parts(file_name: str, sheet: Sheet, header: Header) -> list[Finding]:
    """Return one warning about the hidden rows and columns of a sheet that were read all the same."""
    rows = [str(number) for number in sorted(sheet.hidden_rows) if number > header.row + 1]
    filled = {place for cells in sheet.rows.values() for place, cell in enumerate(cells) if cell is not None}
    columns = [column_letters(place) for place in sorted(sheet.hidden_columns & filled)]
    parts = [
        f"{len(names)} verborgen {one if len(names) == 1 else many} ({_some(names)})"
        for names, one, many in ((rows, "rij", "rijen"), (columns, "kolom", "kolommen"))
        if names
    ]
    if not parts:
        return []
    told = " en ".join(parts)
    return [
        Finding(
            "R31", "W", file_name, None, None, None, "een blad zonder verborgen rijen en kolommen",
            f"Op blad '{sheet.title}' zijn {told} gewoon meegelezen. Verwacht dat alles wat telt zichtbaar is. "
            "Maak ze zichtbaar en kijk of ze bij de levering horen; haal weg wat er niet bij hoort.",
        )
    ]  # fmt: skip


def _some(names: Sequence[str]) -> str:
    more = f" en nog {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def hidden_sheet(file_name: str, title: str) -> Finding:
    """Return the warning about a hidden sheet with content, which is not read."""
    return Finding(
        "R31", "W", file_name, None, None, title, "een werkmap zonder verborgen bladen",
        f"Het blad '{title}' is verborgen en is niet gelezen. Verwacht dat alles wat telt zichtbaar is. "
        "Hoort het bij de levering, maak het dan zichtbaar en lever opnieuw aan; haal het anders weg.",
    )  # fmt: skip


def _unread_sheet(file_name: str, title: str) -> Finding:
    return Finding(
        "R23", "W", file_name, None, None, title, "een blad met de kolomkoppen van de tabel",
        f"Het blad '{title}' heeft geen kolomkoppen die wij kennen en is niet gelezen. Haal het weg, of zet de kolomkoppen erboven.",
    )  # fmt: skip
