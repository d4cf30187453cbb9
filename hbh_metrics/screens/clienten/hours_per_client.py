"""How many hours of help do clients get a week, and how far are they apart: the mean hides a split."""

from __future__ import annotations

from hbh_metrics import calendar, dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import number_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Dot, Mark, Plot, Role, Segment, Shape
from hbh_metrics.drawing.points import State
from hbh_metrics.drawing.shapes import focus_band, realised
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Panel, Table
from hbh_metrics.findings.hours_words import Subject, hours, working_days
from hbh_metrics.findings.measured import LEGEND, clients_cell, measured, series, value_cell
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

METRICS = ("uren_per_client_week", "uren_mediaan", "uren_p10", "uren_p90")
_COLUMNS = (
    Column("Aanbieder"),
    Column("Periode"),
    Column("Werkdagen", is_number=True),
    Column("Gemiddeld", is_number=True),
    Column("Middelste cliënt", is_number=True),
    Column("Laagste tiende", is_number=True),
    Column("Hoogste tiende", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
)
_READ_AS = (
    "De lijn is het gemiddelde. De staande streep gaat van het laagste tot het hoogste tiende: 8 van de 10 cliënten liggen daartussen, 1 "
    "van de 10 krijgt minder en 1 van de 10 meer. Het ruitje is de middelste cliënt. Een open punt is een periode die nog loopt of waarvan "
    f"de gegevens onvolledig zijn. In de tabel: {LEGEND}"
)
_LARGE_PX, _SMALL_PX = 340, 220
_TITLE = "uur per week; streep: 8 van de 10 cliënten"
_SPREAD_PX, _MEDIAN_PX = 1.6, 7.0


def answer(view: View) -> Figure:
    """Return the hours per client per week of all together and of every provider, with their spread."""
    grid = view.grid(*METRICS)
    who = view.chosen.aanbieder_id
    found = measured(grid.get("uren_per_client_week", who, view.periode_id))
    sentences = said(view, grid, view.chosen)
    y = _scale(view, grid)
    return Figure(
        slug="uren-per-client",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="geleverde uren per cliënt per week",
        population=f"cliënten in het experiment van wie uren bekend zijn, n = {dutch.number(found.n)} in {dutch.period(view.periode_id)}",
        period=dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance("geleverde uren en indicaties"),
        table=Table(
            "Uren per cliënt per week",
            _COLUMNS,
            tuple(
                _row(view, grid, provider, period_id)
                for provider in (view.with_total if view.is_total else (view.chosen,))
                for period_id in view.begun
            ),
        ),
        definition=explain(_READ_AS, *METRICS),
        notes=working_days(view.periode_id),
        panels=tuple(
            Panel(
                title=provider.naam,
                sentence=said(view, grid, provider)[0],
                chart=_chart(view, grid, provider, y),
                judgement=_judgement(grid, provider, view.periode_id),
                is_own=view.is_total or provider == view.chosen,
            )
            for provider in view.with_total
        ),
    )


def said(view: View, grid: Grid, provider: Provider) -> tuple[str, ...]:
    """Return the sentences on a provider's hours per client in the chosen period, with how that differs from the first period."""
    who, when = provider.aanbieder_id, view.periode_id
    subject = Subject(provider.naam, provider == view.with_total[0], when)
    return hours(
        subject,
        measured(grid.get("uren_per_client_week", who, when)),
        grid.value("uren_p10", who, when),
        grid.value("uren_p90", who, when),
    )


def _judgement(grid: Grid, provider: Provider, period_id: str) -> str:
    row = grid.get("uren_per_client_week", provider.aanbieder_id, period_id)
    if measured(row).state is State.OPEN:
        return "loopt nog"
    value = value_cell(row, lambda amount: f"{dutch.number(amount, 2)} uur").text
    return "niet bekend" if value == dutch.MISSING else value


def _scale(view: View, grid: Grid) -> Axis:
    """Return one scale for everyone: from 0 hours to the highest tenth of any provider."""
    known = [
        value
        for metric in METRICS
        for who in view.with_total
        for period_id in view.begun
        if (value := grid.value(metric, who.aanbieder_id, period_id)) is not None
    ]
    return number_axis(0.0, max([1.0, *known]))


def _chart(view: View, grid: Grid, provider: Provider, y: Axis) -> Chart:
    is_own = view.is_total or provider == view.chosen
    is_large = not view.is_total and provider == view.chosen
    role = Role.OWN if is_own else Role.OTHERS
    who, x = provider.aanbieder_id, period_axis(experiment_periods())
    mean = series(view, grid, "uren_per_client_week", who, _hours)
    marks: list[Mark] = [focus_band(view.begun.index(view.periode_id), y)]
    for place, period_id in enumerate(view.begun):
        marks += _spread(grid, who, place, period_id)
    marks += realised(mean, role, size_px=8.0 if is_large else 6.0)
    return Chart(x, (Plot(y, tuple(marks), _TITLE),), height_px=_LARGE_PX if is_large else _SMALL_PX)


def _spread(grid: Grid, who: str, place: int, period_id: str) -> tuple[Mark, ...]:
    low, middle, high = (grid.value(name, who, period_id) for name in ("uren_p10", "uren_mediaan", "uren_p90"))
    if low is None or high is None or middle is None:
        return ()
    text = (
        f"{dutch.sentence_start(dutch.period(period_id))}: 8 van de 10 tussen {dutch.number(low, 2)} en {_hours(high)}, "
        f"middelste {_hours(middle)}"
    )
    return (
        Segment(place, low, place, high, Role.FADED, width_px=_SPREAD_PX, has_ends=True, text=text),
        Dot(place, middle, Role.FADED, text, Shape.DIAMOND, size_px=_MEDIAN_PX),
    )


def _row(view: View, grid: Grid, provider: Provider, period_id: str) -> tuple[Cell, ...]:
    who = provider.aanbieder_id
    days = calendar.working_days(calendar.period(period_id))
    return (
        Cell(provider.naam),
        Cell(dutch.period(period_id)),
        Cell(dutch.number(days), days),
        *(value_cell(grid.get(metric, who, period_id), lambda value: dutch.number(value, 2)) for metric in METRICS),
        clients_cell(grid.get("uren_per_client_week", who, period_id)),
        Cell(view.state(who, period_id).value),
    )


def _hours(value: float) -> str:
    return f"{dutch.number(value, 2)} uur"
