"""Tables that know what they show: a column names its metric, and its cells are made from that metric, a provider and a period.

    COLUMNS = (PROVIDER, PERIOD, value("urenindex", "Uren, % van voorheen"), derived(WITHIN, "Binnen"), clients("urenindex"), STATE)
    table = metric_table(view, grid, "Uren en tarief", COLUMNS)

A column cannot show another metric than it names, nor a row another provider or period: nobody hands it a number. Each cell carries
which number it is (`Cell.origin`). What is unknown, kept back or not applicable reads the same in every column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hbh_metrics import calendar, dutch
from hbh_metrics.findings.derived import Derived
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.intervals import share_between, wilson_pct
from hbh_metrics.findings.measured import (
    SUPPRESSED,
    clients_cell,
    count_cell,
    is_hidden,
    out_of_cell,
    untold_cell,
    value_cell,
)
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.open_period import told
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import Measure, Provider

Text = Callable[[float], str]


@dataclass(frozen=True)
class Place:
    """Where a cell stands: the provider and period of its row."""

    view: View
    grid: Grid
    provider: Provider
    period_id: str

    def row(self, metric: str) -> Measure | None:
        """Return what can be told of a metric here; None in a period that has not begun."""
        return told(self.grid.get(metric, self.provider.aanbieder_id, self.period_id))


@dataclass(frozen=True)
class Filled:
    """A column that makes its own cells."""

    column: Column
    fill: Callable[[Place], Cell]


def metric_table(
    view: View,
    grid: Grid,
    title: str,
    columns: Sequence[Filled],
    *,
    providers: Sequence[Provider] | None = None,
    periods: Sequence[str] | None = None,
) -> Table:
    """Return a row per provider (those that are looked at) and period (those that have begun); `grid` holds the columns' metrics."""
    rows = (
        Place(view, grid, provider, period_id)
        for provider in (view.shown if providers is None else providers)
        for period_id in (view.begun if periods is None else periods)
    )
    return Table(
        title,
        tuple(one.column for one in columns),
        tuple(tuple(column.fill(place) for column in columns) for place in rows),
    )


def metrics_of(columns: Sequence[Filled]) -> tuple[str, ...]:
    """Return the metrics that columns show, each once, in their order."""
    return tuple(dict.fromkeys(metric for one in columns for metric in one.column.metrics))


def value(metric: str, name: str = "", text: Text | None = None) -> Filled:
    """Return the column of a metric's value, in the words of its card unless `text` is given."""
    words = text or metric_text(metric)
    return numbers(name or CARD_BY_NAME[metric].title, lambda at: value_cell(at.row(metric), words), metric)


def of_all(metric: str, name: str, text: Text | None = None) -> Filled:
    """Return the column of a metric of all providers together, beside that of the row's own provider."""
    words = text or metric_text(metric)
    return numbers(
        name,
        lambda at: value_cell(at.grid.get(metric, ALL_PROVIDERS.aanbieder_id, at.period_id), words),
        metric,
    )


def clients(metric: str, name: str = "Cliënten") -> Filled:
    """Return the column of how many clients stand behind a metric."""
    return numbers(name, lambda at: clients_cell(at.row(metric)), metric)


def count(metric: str, name: str) -> Filled:
    """Return the column of the count above the line of a share."""
    return numbers(name, lambda at: count_cell(at.row(metric)), metric)


def out_of(metric: str, name: str) -> Filled:
    """Return the column of the count below the line of a share: of how many it is a part."""
    return numbers(name, lambda at: out_of_cell(at.row(metric)), metric)


def derived(what: Derived, name: str, text: Text) -> Filled:
    """Return the column of what follows from several metrics."""

    def fill(at: Place) -> Cell:
        amount = what.value(at.grid, at.provider.aanbieder_id, at.period_id)
        untold = untold_cell(*map(at.row, what.metrics))
        return untold if amount is None else Cell(text(amount), amount, origin=untold.origin)

    return numbers(name, fill, *what.metrics)


def lies_between(low: str, high: str, name: str, text: Callable[[float, float], str]) -> Filled:
    """Return the column of a range of which both ends are metrics."""

    def fill(at: Place) -> Cell:
        rows = at.row(low), at.row(high)
        untold = untold_cell(*rows)
        match [row.waarde for row in rows if row is not None and row.waarde is not None]:
            case [below, above]:
                return Cell(text(below, above), origin=untold.origin)
            case _:
                return untold

    return numbers(name, fill, low, high)


def share_lies_between(metric: str, name: str) -> Filled:
    """Return the column of the range in which a share lies when chance is counted (95%, Wilson)."""

    def fill(at: Place) -> Cell:
        row = at.row(metric)
        limits = share_limits(row)
        if row is None or limits is None:
            is_kept = row is not None and (is_hidden(row) or row.waarde is not None)
            return Cell(SUPPRESSED if is_kept else dutch.MISSING)
        return Cell(share_between(*limits, dutch.percentage), origin=(row.number("teller"), row.number("noemer")))

    return numbers(name, fill, metric)


def share_limits(row: Measure | None) -> tuple[float, float] | None:
    """Return the 95% interval of a share, in per cent; None where its counts are unknown or kept from the reader."""
    return None if row is None or row.teller is None or not row.noemer else wilson_pct(row.teller, row.noemer)


def words(name: str, fill: Callable[[Place], Cell], *metrics: str) -> Filled:
    """Return a column of words that are said of the metrics at each place."""
    return Filled(Column(name, metrics=metrics), fill)


def numbers(name: str, fill: Callable[[Place], Cell], *metrics: str) -> Filled:
    """Return a column of numbers that no other function here makes; `metrics` are those that they follow from, if any."""
    return Filled(Column(name, is_number=True, metrics=metrics), fill)


def _working_days(at: Place) -> Cell:
    days = calendar.working_days(calendar.period(at.period_id))
    return Cell(dutch.number(days), days)


PROVIDER = words("Aanbieder", lambda at: Cell(at.provider.naam))
PERIOD = words("Periode", lambda at: Cell(dutch.period(at.period_id)))
WORKING_DAYS = numbers("Werkdagen", _working_days)
STATE = words("Gegevens", lambda at: Cell(at.view.state(at.provider.aanbieder_id, at.period_id).value))
