"""What a screen gives to take along: a sheet or CSV holds the numbers of a table on it, and a paper those of what it is about."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from math import isclose

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hbh_metrics.calendar import experiment_periods
from hbh_metrics.files.paper import Paper
from hbh_metrics.findings.figure import Cell, Table
from hbh_metrics.records import TOTAL
from tests.screens import whose_numbers
from tests.screens.seen import Seen
from tests.screens.told import periods_in
from tests.screens.whose_numbers import Reader

_TOLD = ("Definities", "Stand en filters")
_WHY, _PERIOD = "Waarom leeg: ", "Periode"
_OF_A_PERIOD = ("Periode-id", "Begin", "Eind")
_MINUS = re.compile(r" \(- is [^()]+\)$")
_SAID = re.compile(r'data-tekst="([^"]*)"')


def of_files(screen: Seen) -> Iterator[str]:
    """Yield what differs between the files of a screen and the tables on it."""
    for name, content in screen.files.items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
            yield from _same(name, "", [[text.removeprefix("'") for text in row] for row in rows], screen.tables)
        elif name.endswith(".xlsx"):
            for sheet in load_workbook(io.BytesIO(content)).worksheets:
                if sheet.title not in _TOLD:
                    rows = [
                        ["" if one is None else str(one) for one in row] for row in sheet.iter_rows(values_only=True)
                    ]
                    yield from _same(f"{name}, {sheet.title}", sheet.title, rows, screen.tables)
                    yield from _unsaid_minus(f"{name}, {sheet.title}", sheet)


def _unsaid_minus(where: str, sheet: Worksheet) -> Iterator[str]:
    """Yield the columns with a number below 0 whose heading does not say what a minus means, and those that say it for nothing."""
    for head, *values in sheet.iter_cols(values_only=True):
        has_minus = any(isinstance(value, int | float) and value < 0 for value in values)
        if has_minus is not bool(_MINUS.search(str(head))):
            yield f"{where}: {head} {'does not say what a minus is' if has_minus else 'says what a minus is, and has none'}"


def of_paper(paper: Paper, reader: Reader) -> Iterator[str]:
    """Yield the numbers on a paper that are not of what it is about."""
    for figure in paper.key_figures:
        yield from whose_numbers.of_key_figure(figure, reader)
    for section in paper.sections:
        for table in section.tables:
            yield from whose_numbers.of_table(table, reader)
        told = [section.heading, *section.paragraphs, section.caption]
        if section.picture is not None:
            told += [section.picture.alt, *_SAID.findall(section.picture.svg)]
        for text in told:
            yield from whose_numbers.of_text(text, reader, {reader.chosen, TOTAL}, f"on paper, {section.heading[:40]}")


def _same(where: str, title: str, rows: Sequence[Sequence[str]], tables: Sequence[Table]) -> Iterator[str]:
    begin = title.split(" ", maxsplit=1)[0]
    heads = [_MINUS.sub("", one.replace("\u00a0", " ")) for one in rows[0]]
    own = next(
        (place for place, head in enumerate(heads) if head.startswith(_WHY) or head == _OF_A_PERIOD[0]), len(heads)
    )
    alike = [
        table
        for table in tables
        if [column.name.replace("\u00a0", " ") for column in table.columns] == heads[:own]
        and table.title.startswith(begin)
    ]
    table = next((table for table in alike if _holds(table, [row[:own] for row in rows[1:]])), None)
    if table is None:
        yield f"{where} is none of the {len(alike)} tables with its columns"
        return
    for cells, row in zip(table.rows, rows[1:], strict=True):
        yield from (
            f"{where}: {problem}" for problem in _beside(heads[:own], cells, dict(zip(heads, row, strict=True)))
        )


def _beside(own: Sequence[str], cells: Sequence[Cell], row: Mapping[str, str]) -> Iterator[str]:
    """Yield what the columns beside those of the table say wrong of a row: why a number is not there, and which period it is of."""
    for head, cell in zip(own, cells, strict=True):
        if (why := row.get(_WHY + head)) is not None and (why != "") is not (cell.value is None and cell.text != ""):
            yield f"{why!r} stands beside {cell.text!r}"
    if _OF_A_PERIOD[0] in row and (named := periods_in(row[_PERIOD])):
        meant = next(one for one in experiment_periods() if one.id == named[0])
        told = [row[head].removesuffix(" 00:00:00") for head in _OF_A_PERIOD]
        if told != [meant.id, str(meant.begin), str(meant.end)]:
            yield f"{row[_PERIOD]!r} is told to be {told}"


def _holds(table: Table, rows: Sequence[Sequence[str]]) -> bool:
    return len(rows) == len(table.rows) and all(
        _is(one, cell)
        for row, cells in zip(rows, table.rows, strict=True)
        for one, cell in zip(row, cells, strict=True)
    )


def _is(text: str, cell: Cell) -> bool:
    """Return whether a file holds a cell: its value where that is a number, as exact as a workbook can hold it, or its text.

    A workbook holds a percentage as a part of 1, an amount in whole cents, and nothing where there is no number.
    """
    shown = cell.text.replace("\u00a0", " ")
    if text in (shown, "" if cell.value is None else shown):
        return True
    try:
        held = float(text.replace(",", "."))
    except ValueError:
        return False
    worth = 0 if cell.value is None else float(cell.value)
    means = (worth, worth / 100) if "%" in shown else (worth, round(worth, 2)) if "€" in shown else (worth,)
    return cell.value is not None and any(isclose(held, one, rel_tol=1e-14, abs_tol=1e-6) for one in means)
