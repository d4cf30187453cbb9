"""The figures behind signals that are no value per period: a control chart of weeks, a difference with its margin, what was delivered."""

from __future__ import annotations

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.axes import category_axis, number_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Segment
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import columns, gaps, interval
from hbh_metrics.findings.attention.figure import COLUMNS, figure, period_cell, title
from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.attention.weeks import control_chart, weeks_table
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.view import View
from hbh_metrics.signals.weekly import weekly_picture

STRIP_PX = 110
_SATISFACTION = ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog")
_HOW_DELIVERY = (
    "Een volle staaf is een volledige periode, een open staaf een onvolledige; waar niets staat, is niets geleverd."
)
_HOW_INTERVAL = "Het streepje is het gemiddelde verschil met de marge (95%); 0 is geen verschil."
_HOW_WEEKS = (
    "Elk punt is een week: de geleverde uren gedeeld door wat dezelfde cliënten voorheen kregen, meegedaald met het afgesproken tarief. "
    "Met een driehoek: een week die opvalt tegenover de basis."
)


def delivery(view: View, matter: Matter) -> Figure:
    """Return which periods were delivered whole, in part or not at all."""
    states = [view.state(matter.provider.aanbieder_id, period_id) for period_id in view.begun]
    points = [
        Point(period_id, None if state is State.MISSING else 1.0, state.value, state)
        for period_id, state in zip(view.begun, states, strict=True)
        if state is not State.OPEN
    ]
    x = period_axis([calendar.period(point.period_id) for point in points])
    marks: tuple[Mark, ...] = (
        *columns(points, [Role.OWN] * len(points)),
        *gaps(points, gap_at=[0.0] * len(points)),
    )
    chart = Chart(x, (Plot(Axis(0.0, 1.0), marks, "levering per periode"),), STRIP_PX)
    rows = tuple((period_cell(point), Cell("–"), Cell(point.state.value)) for point in points)
    return figure(view, matter, chart, Table(title(matter), COLUMNS, rows), _HOW_DELIVERY)


def difference(view: View, matter: Matter) -> Figure | None:
    """Return the difference in grade with its margin; None where it is not known."""
    rows = {
        row.maatstaf: row.waarde
        for row in view.door.measures(*_SATISFACTION)
        if row.aanbieder_id == matter.provider.aanbieder_id and row.periode_id is None
    }
    mean, low, high = (rows.get(name) for name in _SATISFACTION)
    if mean is None or low is None or high is None:
        return None
    x = number_axis(min(-1.0, low - 0.1), max(0.5, high + 0.1), 5)
    y = category_axis(1)
    text = f"{dutch.number(mean, 1)} punt, tussen {dutch.number(low, 1)} en {dutch.number(high, 1)}"
    marks: tuple[Mark, ...] = (
        Segment(0.0, y.low, 0.0, y.high, Role.INK),
        *interval(0.0, low, high, value=mean, text=text),
    )
    chart = Chart(x, (Plot(y, marks, "verschil in rapportcijfer, eindmeting min nulmeting"),), STRIP_PX)
    cells = zip(("Gemiddeld verschil", "Ondergrens (95%)", "Bovengrens (95%)"), (mean, low, high), strict=True)
    numbers = Table(
        title(matter),
        (Column("Wat"), Column("Punten", is_number=True)),
        tuple((Cell(what), Cell(dutch.number(value, 2), value)) for what, value in cells),
    )
    return figure(view, matter, chart, numbers, _HOW_INTERVAL, _SATISFACTION[0])


def weeks(view: View, matter: Matter) -> Figure | None:
    """Return the control chart of a provider's weeks; None where there are none."""
    mine = [week for week in view.door.weeks() if week.aanbieder_id == matter.provider.aanbieder_id]
    picture = weekly_picture(mine) if mine else None
    chart = None if picture is None else control_chart(picture)
    if picture is None or chart is None:
        return None
    return figure(
        view,
        matter,
        chart,
        weeks_table(picture, f"{title(matter)}, week voor week"),
        _HOW_WEEKS,
        notes=(picture.words,),
        period=f"{dutch.day_in_full(picture.points[0].week_begin)} t/m {dutch.day_in_full(picture.points[-1].week_begin)}",
    )
