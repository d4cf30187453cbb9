"""The numbers behind one signal as a figure: the value per period with the threshold, or the control chart for signals about weeks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.axes import number_axis, percent_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import SMALL_PX, columns, gaps, path_steps, realised, reference
from hbh_metrics.findings.attention import apart
from hbh_metrics.findings.attention.figure import figure, table
from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.attention.values import metric_text, shown, threshold_text, value_text
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.open_period import delivered_value, rests_on_hours
from hbh_metrics.findings.view import View
from hbh_metrics.records import Measure
from hbh_metrics.signals import Unit

_HEIGHT_PX = 190
_AT_AN_END = 3
_DEPARTED = ("uitstroom_reden", "22")
_COUNTED_EVERY_PERIOD = ("S16",)
_HOW_LINE = "De lijn is de waarde per periode, de stippellijn de drempel. Een open punt hoort bij een periode die nog niet volledig is."
_HOW_BARS = "Elke staaf is een periode; geen staaf betekent nul."
_APART: Mapping[str, Callable[[View, Matter], Figure | None]] = {
    "S09": apart.difference,
    "S13": apart.delivery,
    "S20": apart.weeks,
    "S21": apart.weeks,
}


def evidence(view: View, matter: Matter) -> Figure | None:
    """Return what a matter rests on; None when this publication holds no series of it."""
    signal_id = matter.signal.signaal
    if signal_id in _APART:
        return _APART[signal_id](view, matter)
    points = _points(view, matter)
    if not any(point.value for point in points):
        return None
    is_line = shown(signal_id).metric is not None and not shown(signal_id).is_count
    chart = _line(view, matter, points) if is_line else _bars(matter, points)
    return figure(view, matter, chart, table(matter, points), _HOW_LINE if is_line else _HOW_BARS)


def _points(view: View, matter: Matter) -> list[Point]:
    how, signal_id = shown(matter.signal.signaal), matter.signal.signaal
    if how.metric is not None:
        rows = {row.periode_id: row for row in _rows(view, matter, how.metric)}
        return [_measured(view, matter, period_id, rows.get(period_id)) for period_id in view.begun]
    found = _counts(view, matter)
    return [
        Point(period_id, value, value_text(signal_id, value), state)
        for period_id in view.begun
        for state in (view.state(matter.provider.aanbieder_id, period_id),)
        for value in (found.get(period_id, 0.0 if found and state in (State.WHOLE, State.INCOMPLETE) else None),)
    ]


def _rows(view: View, matter: Matter, *metrics: str) -> list[Measure]:
    return [row for row in view.door.measures(*metrics) if row.aanbieder_id == matter.provider.aanbieder_id]


def _measured(view: View, matter: Matter, period_id: str, row: Measure | None) -> Point:
    how = shown(matter.signal.signaal)
    value = None if row is None else row.teller if how.is_count else row.waarde
    who = matter.provider.aanbieder_id
    state = view.state(who, period_id)
    if state is State.OPEN and how.metric is not None and rests_on_hours(how.metric):
        value = delivered_value(view, how.metric, who, period_id)
    return Point(period_id, value, metric_text(matter.signal.signaal, value), state)


def _counts(view: View, matter: Matter) -> dict[str, float]:
    """Return the counts of a signal whose value is in no metric: of those who left by the provider, or the signal's own rows."""
    if matter.signal.signaal == "S11":
        name, code = _DEPARTED
        shares = (
            share for share in view.door.distributions(name) if share.aanbieder_id == matter.provider.aanbieder_id
        )
        return {share.periode_id: float(share.aantal) for share in shares if share.code == code and share.periode_id}
    if matter.signal.signaal not in _COUNTED_EVERY_PERIOD:
        return {}
    rows = (*matter.earlier, matter.signal)
    return {row.periode_id: row.waarde for row in rows if row.periode_id and row.waarde is not None}


def _line(view: View, matter: Matter, points: Sequence[Point]) -> Chart:
    how, signal = shown(matter.signal.signaal), matter.signal
    x = period_axis([calendar.period(point.period_id) for point in points])
    threshold = signal.drempel if how.metric_is_value else 0.0
    words = f"drempel {threshold_text(signal.signaal, threshold)}" if how.metric_is_value else "afgesproken"
    beside = [] if how.beside is None else [_of(view, matter, how.beside, point) for point in points]
    values = [point.value for point in (*points, *beside) if point.value is not None and point.state.counts]
    values = values or [point.value for point in points if point.value is not None]
    low, high = min([*values, *([] if threshold is None else [threshold])]), max([*values, threshold or values[0]])
    axis = percent_axis if (how.metric_unit or how.unit) is Unit.PERCENT else number_axis
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    y = axis(low - room if low < 0 else max(0.0, low - room), high + room, 4)
    marks: list[Mark] = []
    if beside:
        marks.append(path_steps(beside))
    marks += realised(points)
    if threshold is not None:
        marks += _threshold(threshold, x, words, points)
    title = how.what if how.beside is None else f"{how.what}; de getrapte lijn is de tariefindex"
    return Chart(x, (Plot(y, tuple(marks), title),), _HEIGHT_PX)


def _threshold(at: float, x: Axis, words: str, points: Sequence[Point]) -> tuple[Mark, ...]:
    """Return the line that was crossed, its words at the end where the values keep away from it."""
    known = [abs((point.value or 0.0) - at) for point in points if point.value is not None]
    is_left = sum(known[:_AT_AN_END]) > sum(known[-_AT_AN_END:])
    side = Words(
        x.low if is_left else x.high,
        at,
        words,
        Role.FADED,
        Side.START if is_left else Side.END,
        Side.START,
        2.0 if is_left else 0.0,
        2.0,
        SMALL_PX,
    )
    return (*reference(at, x), side)


def _of(view: View, matter: Matter, metric: str, point: Point) -> Point:
    value = view.grid(metric).value(metric, matter.provider.aanbieder_id, point.period_id)
    return Point(point.period_id, value, dutch.percentage(value), point.state)


def _bars(matter: Matter, points: Sequence[Point]) -> Chart:
    how, signal = shown(matter.signal.signaal), matter.signal
    x = period_axis([calendar.period(point.period_id) for point in points])
    high = max([*(point.value or 0.0 for point in points if point.state.counts), signal.drempel or 0.0, 1.0])
    y = number_axis(0.0, high * 1.15, min(4, max(1, round(high))))
    marks: tuple[Mark, ...] = (
        *columns(points, [Role.OWN] * len(points)),
        *gaps(points, gap_at=[0.0] * len(points)),
        *(
            ()
            if signal.drempel is None
            else _threshold(signal.drempel, x, f"drempel {threshold_text(signal.signaal, signal.drempel)}", points)
        ),
    )
    return Chart(x, (Plot(y, marks, how.what),), _HEIGHT_PX)
