"""What a sheet holds beside the columns of its table, to join and to reckon on: why a number is not there, and a period as values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.calendar import Period, experiment_periods
from hbh_metrics.findings.figure import Table

Value = str | int | date | None
_PERIOD = "Periode"
_REASONS = {
    dutch.MISSING: "niet bekend",
    dutch.SUPPRESSED: "niet getoond, omdat het over te weinig cliënten gaat",
}


def beside(table: Table) -> list[tuple[str, list[Value]]]:
    """Return the columns to add, each with its name and a value per row."""
    return [*_reasons(table), *_periods(table)]


def _reasons(table: Table) -> Iterator[tuple[str, list[Value]]]:
    """Yield per column of numbers that lacks some why: its words stand here, and the number's own cell stays empty."""
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        if column.is_number and any(cell.value is None and cell.text for cell in cells):
            told = [_REASONS.get(cell.text, cell.text) if cell.value is None else None for cell in cells]
            yield f"Waarom leeg: {column.name}", [*told]


def _periods(table: Table) -> Iterator[tuple[str, list[Value]]]:
    """Yield the id and the first and last day of the period that a row names."""
    place = next((place for place, column in enumerate(table.columns) if column.name == _PERIOD), None)
    if place is None:
        return
    known = {words: period for period in experiment_periods() for words in _words(period)}
    found = [known.get(_bare(row[place].text)) for row in table.rows]
    if any(found):
        yield "Periode-id", [None if one is None else int(one.id) for one in found]
        yield "Begin", [None if one is None else one.begin for one in found]
        yield "Eind", [None if one is None else one.end for one in found]


def _words(period: Period) -> tuple[str, ...]:
    return tuple(map(_bare, (period.id, dutch.period(period.id), dutch.period_in_full(period.id))))


def _bare(words: str) -> str:
    return words.replace("\u00a0", " ").casefold()
