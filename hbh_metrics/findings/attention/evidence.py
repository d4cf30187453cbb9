"""The numbers behind one signal as a figure: the value per period with both thresholds, or the control chart for signals about weeks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.axes import number_axis, percent_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Side, Stroke, Track, Words
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import SMALL_PX, columns, gaps, path_steps, realised
from hbh_metrics.findings.attention import apart
from hbh_metrics.findings.attention.figure import figure, table
from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.attention.values import metric_text, threshold_text, value_text
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.open_period import delivered_value, rests_on_hours
from hbh_metrics.findings.thresholds import in_force
from hbh_metrics.findings.view import View
from hbh_metrics.records import Measure
from hbh_metrics.signals import Picture, Severity, Unit
from hbh_metrics.signals.phrases import amount

_HEIGHT_PX = 190
_AT_AN_END = 3
_HALF = 0.5
_ABOVE_PX, _BESIDE_PX = 1.0, 4.0
_ALL_PCT = 100.0
_DEPARTED = ("uitstroom_reden", "22")
_HOW_LINE = (
    "De lijn is de waarde per periode, de stippellijnen zijn de drempels voor aandacht en actie. Een open punt hoort bij een periode die "
    "nog niet volledig is."
)
_HOW_BARS = "Elke staaf is een periode; geen staaf betekent nul. De stippellijnen zijn de drempels."
_APART: Mapping[Picture, Callable[[View, Matter], Figure | None]] = {
    Picture.DIFFERENCE: apart.difference,
    Picture.DELIVERIES: apart.delivery,
    Picture.WEEKS: apart.weeks,
}


@dataclass(frozen=True)
class _Threshold:
    """A threshold as it is drawn: its name in the table, its words, and its number in each period; None where it is not known."""

    name: str
    words: str
    values: tuple[float | None, ...]


def evidence(view: View, matter: Matter) -> Figure | None:
    """Return what a matter rests on; None when this publication holds no series of it."""
    picture = matter.card.shown.picture
    if picture in _APART:
        return _APART[picture](view, matter)
    points = _points(view, matter)
    if not any(point.value for point in points):
        return None
    thresholds = _thresholds(view, matter, points)
    numbers = table(matter, points, {one.name: one.values for one in thresholds if one.name})
    if picture is Picture.LINE:
        return figure(view, matter, _line(view, matter, points, thresholds), numbers, _HOW_LINE)
    return figure(view, matter, _bars(matter, points, thresholds), numbers, _HOW_BARS)


def _thresholds(view: View, matter: Matter, points: Sequence[Point]) -> tuple[_Threshold, ...]:
    """Return the thresholds of both severities, moving with the metric that they are taken from; what was agreed where there are none.

    A signal whose threshold follows from what stands around it has the one number that was crossed, in its own period only.
    """
    card, signal = matter.card, matter.signal
    if card.drawn is None:
        if card.shown.metric_unit is not None:
            return (_Threshold("", "afgesproken", (0.0,) * len(points)),)
        if signal.drempel is None:
            return ()
        at = tuple(signal.drempel if point.period_id == signal.periode_id else None for point in points)
        return (_Threshold("Drempel", f"drempel {threshold_text(card.id, signal.drempel)}", at),)
    limits, setting, below = in_force(view), card.drawn.setting, card.drawn.below
    found = []
    for severity, word in ((Severity.ATTENTION, "aandacht"), (Severity.ACTION, "actie")):
        limit = limits.of(card, severity).get(setting) if limits and severity in card.severities else None
        if limit is None:
            continue
        values: tuple[float | None, ...] = (limit,) * len(points)
        number = threshold_text(card.id, limit)
        if below is not None:
            moved = [_of(view, matter, below, point).value for point in points]
            values = tuple(None if one is None else one - limit for one in moved)
            number = f"−{amount(limit, Unit.NUMBER)}"
        found.append(_Threshold(f"Drempel {word}", f"{word} {number} {card.drawn.words}".strip(), values))
    return tuple(found)


def _points(view: View, matter: Matter) -> list[Point]:
    how, signal_id = matter.card.shown, matter.signal.signaal
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
    how = matter.card.shown
    value = None if row is None else row.teller if how.is_count else row.waarde
    who = matter.provider.aanbieder_id
    state = view.state(who, period_id)
    if not state.counts and how.metric is not None and rests_on_hours(how.metric):
        delivered = delivered_value(view, how.metric, who, period_id)
        value = value if delivered is None and state is State.INCOMPLETE else delivered
    return Point(period_id, value, metric_text(matter.signal.signaal, value), state)


def _counts(view: View, matter: Matter) -> dict[str, float]:
    """Return the counts of a signal whose value is in no metric: of those who left by the provider, or the signal's own rows."""
    if matter.signal.signaal == "S11":
        name, code = _DEPARTED
        shares = (
            share for share in view.door.distributions(name) if share.aanbieder_id == matter.provider.aanbieder_id
        )
        return {share.periode_id: float(share.aantal) for share in shares if share.code == code and share.periode_id}
    if not matter.card.is_for_every_period:
        return {}
    rows = (*matter.earlier, matter.signal)
    return {row.periode_id: row.waarde for row in rows if row.periode_id and row.waarde is not None}


def _line(view: View, matter: Matter, points: Sequence[Point], thresholds: Sequence[_Threshold]) -> Chart:
    how = matter.card.shown
    x = period_axis([calendar.period(point.period_id) for point in points])
    beside = [] if how.beside is None else [_of(view, matter, how.beside, point) for point in points]
    values = [point.value for point in (*points, *beside) if point.value is not None and point.state.counts]
    known = [*values, *_lying(thresholds, points)] or [point.value for point in points if point.value is not None]
    low, high = min(known), max(known)
    axis = percent_axis if (how.metric_unit or how.unit) is Unit.PERCENT else number_axis
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    top = high + room
    if axis is percent_axis and high <= _ALL_PCT:
        top = min(top, _ALL_PCT)
    y = axis(low - room if low < 0 else max(0.0, low - room), top, 4)
    marks: list[Mark] = [path_steps(beside)] if beside else []
    marks += realised(points)
    marks += [mark for one in thresholds for mark in _drawn(one, x, points)]
    title = how.what if how.beside is None else f"{how.what}; de trap is de tariefindex"
    return Chart(x, (Plot(y, tuple(marks), title),), _HEIGHT_PX)


def _lying(thresholds: Sequence[_Threshold], points: Sequence[Point]) -> list[float]:
    """Return where the thresholds lie in whole periods: what runs sets no axis."""
    return [
        value
        for one in thresholds
        for value, point in zip(one.values, points, strict=True)
        if value is not None and point.state.counts
    ]


def _drawn(threshold: _Threshold, x: Axis, points: Sequence[Point], *, are_bars: bool = False) -> tuple[Mark, ...]:
    """Return a threshold as a stepped line with its words."""
    known = [place for place, value in enumerate(threshold.values) if value is not None]
    if not known:
        return ()
    xs = tuple(float(one) for one in range(len(points)))
    line = Track(xs, threshold.values, Role.FADED, Stroke.DASHED, width_px=1.2, is_stepped=True)
    return line, _words(threshold, x, points, known, are_bars=are_bars)


def _words(threshold: _Threshold, x: Axis, points: Sequence[Point], known: Sequence[int], *, are_bars: bool) -> Words:
    """Return the words of a threshold: above a level line where the values keep away from it, beside the end of one that moves.

    Above a line that moves they would lie over its own steps and those of the line next to it; bars keep away where they are low.
    """
    if len({threshold.values[place] for place in known}) > 1:
        height = threshold.values[known[-1]] or 0.0
        return Words(x.high, height, threshold.words, Role.FADED, shift_x_px=_BESIDE_PX, size_px=SMALL_PX)
    apart = [
        -point.value if are_bars else abs(point.value - value)
        for point, value in zip(points, threshold.values, strict=True)
        if point.value is not None and value is not None
    ]
    is_left = sum(apart[:_AT_AN_END]) > sum(apart[-_AT_AN_END:])
    place = known[0] if is_left else known[-1]
    at = x.low if place == 0 else x.high if place == len(points) - 1 else place + (-_HALF if is_left else _HALF)
    return Words(
        at,
        threshold.values[place] or 0.0,
        threshold.words,
        Role.FADED,
        Side.START if is_left else Side.END,
        Side.START,
        2.0 if is_left else 0.0,
        _ABOVE_PX,
        SMALL_PX,
    )


def _of(view: View, matter: Matter, metric: str, point: Point) -> Point:
    value = view.grid(metric).value(metric, matter.provider.aanbieder_id, point.period_id)
    return Point(point.period_id, value, dutch.percentage(value), point.state)


def _bars(matter: Matter, points: Sequence[Point], thresholds: Sequence[_Threshold]) -> Chart:
    x = period_axis([calendar.period(point.period_id) for point in points])
    counted = [point.value for point in points if point.value is not None and point.state.counts]
    high = max([*counted, *_lying(thresholds, points), 1.0])
    y = number_axis(0.0, high * 1.15, min(4, max(1, round(high))))
    marks: tuple[Mark, ...] = (
        *columns(points, [Role.OWN] * len(points)),
        *gaps(points, gap_at=[0.0] * len(points)),
        *(mark for one in thresholds for mark in _drawn(one, x, points, are_bars=True)),
    )
    return Chart(x, (Plot(y, marks, matter.card.shown.what),), _HEIGHT_PX)
