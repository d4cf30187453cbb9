"""The control chart of one provider's weekly hours: its weeks, the baseline they are held against, the limits, and what stands out."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import percent_axis, week_axis
from hbh_metrics.drawing.chart import Axis, Box, Chart, Fill, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import SMALL_PX, event, realised
from hbh_metrics.findings import control_limits
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.project import current
from hbh_metrics.signals.weekly import Basis, WeeklyPicture, WeeklyPoint

_HEIGHT_PX = 250
_DOT_PX = 5.0
_ROOM_PCT = 4.0
_HALF = 0.5
_COLUMNS = (
    Column("Week van"),
    Column("Tegenover verwachting", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Beeld"),
)


def control_chart(picture: WeeklyPicture) -> Chart | None:
    """Return the weeks as a percentage of what was expected, with baseline and limits; None when there are no weeks."""
    if not picture.points:
        return None
    x = week_axis([point.week_begin for point in picture.points])
    known = [value * 100 for value in (*picture.values, picture.lower, picture.upper) if value is not None]
    y = percent_axis(min([90.0, *known]) - _ROOM_PCT, max([110.0, *known]) + _ROOM_PCT, 4)
    marks = (
        *_baseline(picture, y),
        *control_limits.limits(picture, x, Side.END),
        *_start(picture, y),
        *realised([_point(point) for point in picture.points], size_px=_DOT_PX),
        *(
            mark
            for place, point in enumerate(picture.points)
            for mark in control_limits.special(place, point, _told(point))
        ),
    )
    return Chart(x, (Plot(y, marks, "uren in % van de verwachting, week voor week"),), _HEIGHT_PX)


def weeks_table(picture: WeeklyPicture, title: str) -> Table:
    """Return the same weeks as a table, the last one first."""
    return Table(title, _COLUMNS, tuple(_row(point) for point in reversed(picture.points)))


def basis_words(basis: Basis) -> str:
    """Return the words that stand at the baseline."""
    return "proeflimieten" if basis is Basis.TRIAL else "basis"


def _baseline(picture: WeeklyPicture, y: Axis) -> tuple[Mark, ...]:
    if not picture.has_limits:
        return (Words(0, y.high, picture.basis.value, Role.FADED, Side.START, Side.END, size_px=SMALL_PX),)
    last = picture.baseline_rows - _HALF
    words = f"{basis_words(picture.basis)}: {picture.baseline_weeks} weken"
    return (
        Box(-_HALF, last, y.low, y.high, Role.BAND, Fill.TINTED, words),
        Words(-_HALF, y.low, words, Role.FADED, Side.START, Side.START, 4, 3, SMALL_PX),
    )


def _start(picture: WeeklyPicture, y: Axis) -> tuple[Mark, ...]:
    begin = next((place for place, point in enumerate(picture.points) if point.periode_id), 0)
    return event(begin - _HALF, f"start {dutch.day(current().begin)}", y) if begin else ()


def _point(point: WeeklyPoint) -> Point:
    state = State.MISSING if point.value is None else State.WHOLE
    return Point(point.periode_id or "", None if point.value is None else point.value * 100, _told(point), state)


def _told(point: WeeklyPoint) -> str:
    share = dutch.percentage(None if point.value is None else point.value * 100, 0)
    return f"Week van {dutch.day(point.week_begin)}: {share} van de verwachting"


def _row(point: WeeklyPoint) -> tuple[Cell, ...]:
    value = None if point.value is None else point.value * 100
    return (
        Cell(dutch.day(point.week_begin)),
        Cell(dutch.percentage(value), value),
        Cell(dutch.number(point.clients), point.clients),
        Cell(_in_words(point)),
    )


def _in_words(point: WeeklyPoint) -> str:
    if point.value is None:
        return "niet compleet geleverd"
    return "basis" if point.is_baseline else control_limits.in_words(point)
