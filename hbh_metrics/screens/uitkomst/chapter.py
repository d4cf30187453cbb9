"""A chapter of the report, and the small tables of values that chapters hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import percent_axis, period_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.measured import clients_cell, untold_cell, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.series import Course, plot, points, values_of
from hbh_metrics.findings.view import View
from hbh_metrics.project import words_of_ours
from hbh_metrics.records import TOTAL, Measure

_HUNDRED = 100.0
_CHART_PX = 230


@words_of_ours("title", "paragraphs", "points", "chart_says")
@dataclass(frozen=True)
class Chapter:
    """One chapter: its title, paragraphs, points, and a chart (with what it shows in words) and tables."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    chart: Chart | None = None
    chart_says: str = ""
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Values:
    """The values of all providers together: those without a period, and those of one period."""

    rows: dict[tuple[str, str], Measure]
    period_id: str

    def of(self, metric: str) -> Measure | None:
        """Return the row of the period, else the one without a period."""
        return self.rows.get((metric, self.period_id)) or self.rows.get((metric, ""))

    def whole(self, metric: str) -> Measure | None:
        """Return the row without a period."""
        return self.rows.get((metric, ""))

    def value(self, metric: str) -> float | None:
        """Return the value of the period, else the one without a period."""
        row = self.of(metric)
        return None if row is None else row.waarde

    def text(self, metric: str, digits: int | None = None) -> str:
        """Return the value in words, or the mark that says why there is none."""
        return value_cell(self.of(metric), metric_text(metric, digits)).text or dutch.MISSING


def values(view: View, period_id: str) -> Values:
    """Return every value of all providers together that the reader sees."""
    return Values(
        {(row.maatstaf, row.periode_id or ""): row for row in view.door.measures() if row.aanbieder_id == TOTAL},
        period_id,
    )


def on_paper(known: Values) -> str:
    """Return what was saved or paid more against the start tariff in the period, and that it is no real saving."""
    told, saved = known.text("besparing_starttarief", 0), known.value("besparing_starttarief")
    moved, unreal, way = f"{told} bespaard", "is geen echte besparing", "hoger"
    if saved is not None and saved < 0:
        moved, unreal, way = f"{told.replace('-', '')} meer betaald", "zijn geen echte extra kosten", "lager"
    return (
        f"Op papier, tegenover het starttarief, is in {dutch.period(known.period_id)} {moved}. Dat {unreal}: het starttarief kan {way} "
        "zijn dan wat deze cliënten voorheen kostten."
    )


def listed(title: str, rows: Sequence[tuple[str, str]], known: Values, *, at_the_end: bool = False) -> Table:
    """Return a table of values with how many clients stand behind each: (what is said, metric) per row."""
    columns = (Column("Wat"), Column("Waarde", is_number=True), Column("Cliënten", is_number=True))
    found = known.whole if at_the_end else known.of
    return Table(
        title,
        columns,
        tuple(
            (Cell(name), value_cell(found(metric), metric_text(metric)), clients_cell(found(metric)))
            for name, metric in rows
        ),
    )


def between(low: Measure | None, high: Measure | None, text: Callable[[float, float], str]) -> Cell:
    """Return the range between two ends, or why it cannot be told."""
    if low is None or high is None or low.waarde is None or high.waarde is None:
        return untold_cell(low, high)
    return Cell(text(low.waarde, high.waarde), origin=(low.number(), high.number()))


def lines(view: View, first: str, name: str, second: str, beside: str, title: str) -> Chart | None:
    """Return a metric over the periods beside what it is compared with, in per cent; None where there is nothing to draw."""
    grid = view.grid(first, second)
    found = values_of(grid, first, second)
    if not found:
        return None
    courses = (
        Course(points(view, grid, second, TOTAL), beside, Role.PATH, is_background=True),
        Course(points(view, grid, first, TOTAL), name),
    )
    y = percent_axis(min([*found, _HUNDRED]), max([*found, _HUNDRED]))
    return Chart(
        period_axis(experiment_periods()),
        (plot(view, courses, y, height_px=_CHART_PX, title=title),),
        height_px=_CHART_PX,
    )


def ended(view: View) -> list[str]:
    """Return the periods that have ended."""
    return [period for period in view.begun if view.state(TOTAL, period) is not State.OPEN]
