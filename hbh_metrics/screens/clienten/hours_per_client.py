"""How many hours of help do clients get a week, and how far are they apart: the mean hides a split."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import number_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Dot, Mark, Plot, Role, Segment, Shape
from hbh_metrics.drawing.points import State
from hbh_metrics.drawing.shapes import focus_band, realised
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import (
    PERIOD,
    PROVIDER,
    STATE,
    WORKING_DAYS,
    clients,
    metric_table,
    metrics_of,
    value,
)
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import Drawn, counted, finding, panels
from hbh_metrics.findings.hours_words import Subject, hours, working_days
from hbh_metrics.findings.measured import LEGEND, measured, shown_value
from hbh_metrics.findings.series import values_of
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

MEAN, MEDIAN, LOW, HIGH = "uren_per_client_week", "uren_mediaan", "uren_p10", "uren_p90"
_COLUMNS = (
    PROVIDER,
    PERIOD,
    WORKING_DAYS,
    value(MEAN, "Gemiddeld"),
    value(MEDIAN, "Middelste cliënt"),
    value(LOW, "Laagste tiende"),
    value(HIGH, "Hoogste tiende"),
    clients(MEAN),
    STATE,
)
METRICS = metrics_of(_COLUMNS)
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
    y = number_axis(0.0, max([1.0, *values_of(grid, *METRICS)]))
    return finding(
        view,
        "uren-per-client",
        said(view, grid, view.chosen),
        unit="geleverde uren per cliënt per week",
        population=counted(
            "cliënten in het experiment van wie uren bekend zijn",
            grid.get(MEAN, view.chosen.aanbieder_id, view.periode_id),
            view.periode_id,
        ),
        period=view.span,
        table=metric_table(view, grid, "Uren per cliënt per week", _COLUMNS),
        how_to_read=_READ_AS,
        notes=(*working_days(view.periode_id), *tail(view)),
        panels=panels(
            view,
            lambda provider: Drawn(
                said(view, grid, provider)[0],
                _chart(view, grid, provider, y),
                _judgement(grid, provider, view.periode_id),
            ),
        ),
    )


def said(view: View, grid: Grid, provider: Provider) -> tuple[str, ...]:
    """Return the sentences on a provider's hours per client in the chosen period, with how that differs from the first period."""
    who, when = provider.aanbieder_id, view.periode_id
    subject = Subject(provider.naam, provider == view.with_total[0], when)
    return hours(
        subject,
        measured(grid.get(MEAN, who, when)),
        grid.value(LOW, who, when),
        grid.value(HIGH, who, when),
    )


def _judgement(grid: Grid, provider: Provider, period_id: str) -> str:
    row = grid.get(MEAN, provider.aanbieder_id, period_id)
    state = measured(row).state
    if state is State.OPEN:
        return "loopt nog"
    return shown_value(row, _hours) if state.counts or row is None or row.waarde is None else state.value


def _chart(view: View, grid: Grid, provider: Provider, y: Axis) -> Chart:
    is_large = not view.is_total and provider == view.chosen
    role = Role.OWN if view.is_own(provider) else Role.OTHERS
    marks: list[Mark] = [focus_band(view.begun.index(view.periode_id), y)]
    for place, period_id in enumerate(view.begun):
        marks += _spread(grid, provider.aanbieder_id, place, period_id)
    mean = series.points(view, grid, MEAN, provider.aanbieder_id, _hours)
    marks += realised(mean, role, size_px=8.0 if is_large else 6.0)
    plot = Plot(y, tuple(marks), _TITLE)
    return Chart(period_axis(experiment_periods()), (plot,), height_px=_LARGE_PX if is_large else _SMALL_PX)


def _spread(grid: Grid, who: str, place: int, period_id: str) -> tuple[Mark, ...]:
    rows = [row for name in (LOW, MEDIAN, HIGH) if (row := grid.get(name, who, period_id)) is not None]
    found = [row for row in rows if State.of(row.status).counts]
    known = [(row.waarde, row.number()) for row in found if row.waarde is not None]
    if len(known) < len((LOW, MEDIAN, HIGH)):
        return ()
    (low, at_low), (middle, at_middle), (high, at_high) = known
    text = (
        f"{dutch.sentence_start(dutch.period(period_id))}: 8 van de 10 tussen {dutch.number(low, 2)} en {_hours(high)}, "
        f"middelste {_hours(middle)}"
    )
    ends = (at_low, at_high)
    return (
        Segment(place, low, place, high, Role.FADED, width_px=_SPREAD_PX, has_ends=True, text=text, origin=ends),
        Dot(place, middle, Role.FADED, text, Shape.DIAMOND, size_px=_MEDIAN_PX, origin=(at_middle,)),
    )


def _hours(value: float) -> str:
    return f"{dutch.number(value, 2)} uur"
