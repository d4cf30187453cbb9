"""The pictures of a briefing: whole periods only, one to three lines, each named with its last value, to be read from four metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Side, Stroke, Track, Words
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import path_steps, realised, zero_line
from hbh_metrics.findings.series import end_names

WIDTH_PX = 560
"""How wide a renderer draws these charts: a wall of 1280 pixels shows them more than twice as large, so that every text is 24 pixels."""

_HEIGHT_PX = 160
_ROOM_FOR_NAMES = 3.4
_HALF = 0.5
_DOT_PX = 7.0
_TEXT_PX = 12.0
_ABOVE_PX = 2.0


@dataclass(frozen=True)
class Line:
    """A line: its points, the word at its end (None: no name) and what it stands for; `gap` is the word where there is no value.

    `is_path` draws what was agreed as steps, to its end; `is_forecast` draws dashed what is not there yet.
    """

    points: tuple[Point, ...]
    word: str | None
    role: Role
    is_path: bool = False
    is_forecast: bool = False
    gap: str = "niet bekend"


def lines(drawn: Sequence[Line], y: Axis, *, until: str, measure: str, has_zero: bool = False) -> Chart | None:
    """Return the lines over the experiment's periods up to `until`; one that still runs is left out, as no headline rests on it.

    What was agreed goes on to its end. `measure` is what is drawn, with its unit. None when there is no value to draw.
    """
    x = period_axis(experiment_periods())
    x = replace(x, high=x.high + _ROOM_FOR_NAMES)
    closed = [
        line if line.is_forecast or line.is_path else replace(line, points=_ended(line.points, until)) for line in drawn
    ]
    marks: list[Mark] = [zero_line(x)] if has_zero else []
    for line in closed:
        marks.extend(_marks(line))
    marks.extend({(gap.x, gap.text): gap for line in closed for gap in _gap(line, y)}.values())
    if all(point.value is None for line in closed for point in line.points if not (line.is_path or line.is_forecast)):
        return None
    ends = [end for line in closed for end in _end(line)]
    until_end = max((end[0] for line in closed if line.is_path for end in _end(line)), default=0.0)
    names = (_off_the_path(name, until_end) for name in end_names(ends, y, _HEIGHT_PX, is_beside=True))
    return Chart(x, (Plot(y, (*marks, *names), measure),), _HEIGHT_PX)


def _off_the_path(name: Words, until: float) -> Words:
    """Return the name of a line in bold: past the end of what was agreed, and above its point where that goes on beside it."""
    if name.x < until - 1.0:
        return replace(name, is_bold=True, up=Side.START, shift_y_px=_ABOVE_PX)
    return replace(name, is_bold=True, x=max(name.x, until))


def _ended(points: Sequence[Point], until: str) -> tuple[Point, ...]:
    return tuple(point for point in points if point.state is not State.OPEN and point.period_id <= until)


def _marks(line: Line) -> tuple[Mark, ...]:
    if line.is_path:
        return (path_steps(line.points, line.role),)
    if line.is_forecast:
        values = tuple(point.value for point in line.points)
        xs = tuple(float(place) for place in range(len(values)))
        return (Track(xs, values, line.role, Stroke.DASHED, width_px=2.0),)
    return realised(line.points, line.role, size_px=_DOT_PX, gap_at=(None,) * len(line.points))


def _gap(line: Line, y: Axis) -> tuple[Words, ...]:
    """Return the word for the periods without a value, in the middle of them, at the side of the plot where the line is not."""
    known = [(place, point.value) for place, point in enumerate(line.points) if point.value is not None]
    missing = [place for place, point in enumerate(line.points) if point.value is None]
    if not missing or line.is_path or line.is_forecast:
        return ()
    is_low = bool(known) and known[-1][1] < (y.low + y.high) / 2
    at, up, shift = (y.high, Side.END, -3.0) if is_low else (y.low, Side.START, 3.0)
    middle = (missing[0] + missing[-1]) / 2
    return (Words(middle, at, line.gap, across=Side.MIDDLE, up=up, shift_y_px=shift, size_px=_TEXT_PX),)


def _end(line: Line) -> tuple[tuple[float, float, str, Role], ...]:
    known = [(float(place), point) for place, point in enumerate(line.points) if point.value is not None]
    if not known or line.word is None:
        return ()
    place, last = known[-1]
    assert last.value is not None  # noqa: S101 - chosen above
    return ((place + (_HALF if line.is_path else 0.0), last.value, f"{line.word} {_value(last)}".strip(), line.role),)


def _value(point: Point) -> str:
    """Return the value of a point without its period, and without why it is not whole."""
    return point.text.rpartition(": ")[2].partition(" (")[0]
