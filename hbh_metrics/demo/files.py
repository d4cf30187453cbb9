"""Writes one table as one file in a sender's style: text, Excel with a title and a total row, or Parquet. Same input, same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
import xlsxwriter

from hbh_metrics.contract import TABLE_BY_NAME, Kind, Table
from hbh_metrics.demo.styles import Style
from hbh_metrics.demo.texts import period_column, text_column

_MOST_EXCEL_ROWS = 100_000
_MADE_ON = datetime(2014, 1, 1)  # noqa: DTZ001
_TOTALLED = ("uren", "bedrag_eur", "fte_hbh")
_ROUTES = ("Noord", "Oost", "Zuid", "West")


@dataclass(frozen=True)
class Mistake:
    """A wrong value in a file that will be refused: `text` stands in this column at this place (0 is the first row).

    In a shorter table it stands in the last row.
    """

    table: str
    column: str
    row: int
    text: str


def write_table(
    folder: Path, name: str, table: pa.Table, style: Style, mistakes: Sequence[Mistake] = (), suffix: str = ""
) -> Path:
    """Write the table into the folder in the sender's style and return the file."""
    declared = TABLE_BY_NAME[name]
    extension = style.format_of(name)
    if extension == "xlsx" and table.num_rows > _MOST_EXCEL_ROWS:
        extension = "csv"
    path = folder / f"{name}_{suffix or style.name}.{extension}"
    own = [replace(mistake, row=min(mistake.row, table.num_rows - 1)) for mistake in mistakes if mistake.table == name]
    match extension:
        case "xlsx":
            _write_excel(path, declared, table, style, own)
        case "parquet":
            _write_parquet(path, declared, table, style)
        case _:
            _write_text(path, declared, table, style, own)
    return path


def _write_text(path: Path, declared: Table, table: pa.Table, style: Style, mistakes: Sequence[Mistake]) -> None:
    columns = {}
    for column in declared.columns:
        text = text_column(table.column(column.name).combine_chunks(), column, style)
        columns[style.header(column.name)] = _with_mistakes(text, column.name, mistakes)
    if style.remark_column and declared.name == "geleverde_uren":
        route = [_ROUTES[place % len(_ROUTES)] for place in range(table.num_rows)]
        columns[style.remark_column] = pa.array(route, type=pa.string())
    written = BytesIO()
    pa.csv.write_csv(
        pa.table(columns),
        written,
        pa.csv.WriteOptions(
            delimiter=style.delimiter,
            quoting_style="needed" if style.quotes else "none",
            quoting_header="needed" if style.quotes else "none",
            eol=style.newline,
        ),
    )
    path.write_bytes(written.getvalue().decode("utf-8").encode(style.encoding))


def _with_mistakes(text: pa.Array, column: str, mistakes: Sequence[Mistake]) -> pa.Array:
    wrong = {mistake.row: mistake.text for mistake in mistakes if mistake.column == column}
    if not wrong:
        return text
    return pa.array([wrong.get(row, value) for row, value in enumerate(text.to_pylist())], type=pa.string())


def _write_parquet(path: Path, declared: Table, table: pa.Table, style: Style) -> None:
    columns = {}
    for column in declared.columns:
        values = table.column(column.name).combine_chunks()
        columns[style.header(column.name)] = period_column(values, style) if column.kind is Kind.PERIOD else values
    pa.parquet.write_table(pa.table(columns), path, compression="zstd")


def _write_excel(path: Path, declared: Table, table: pa.Table, style: Style, mistakes: Sequence[Mistake]) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    book.set_properties({"created": _MADE_ON, "author": "SHDH"})
    sheet = book.add_worksheet("Blad1")
    day_format = book.add_format({"num_format": "dd-mm-yyyy"})
    sheet.write_string(0, 0, f"SHDH - {declared.title}")
    for place, column in enumerate(declared.columns):
        sheet.write_string(1, place, style.header(column.name))
    values = [_excel_values(table, declared, place, style, mistakes) for place in range(len(declared.columns))]
    for row, cells in enumerate(zip(*values, strict=True), start=2):
        for place, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(row, place, cell, day_format)
            elif isinstance(cell, str):
                sheet.write_string(row, place, cell)
            elif cell is not None:
                sheet.write_number(row, place, cell)
    total_row = table.num_rows + 2
    sheet.write_string(total_row, 0, f"Totaal {table.num_rows} regels")
    for place, column in enumerate(declared.columns):
        if column.name in _TOTALLED and table.num_rows:
            sheet.write_number(total_row, place, pc.sum(table.column(column.name)).as_py())
    book.close()


def _excel_values(
    table: pa.Table, declared: Table, place: int, style: Style, mistakes: Sequence[Mistake]
) -> list[object]:
    """Return one column as what Excel holds: real dates, numbers as numbers (a code such as 02 too), the rest text."""
    column = declared.columns[place]
    values = table.column(column.name).combine_chunks()
    if column.kind is Kind.DATE:
        cells = values.to_pylist()
    elif column.kind.is_number or column.width:
        cells = pc.cast(values, pa.float64()).to_pylist()
    else:
        cells = text_column(values, column, style).to_pylist()
    for mistake in mistakes:
        if mistake.column == column.name:
            cells[mistake.row] = mistake.text
    return list(cells)
