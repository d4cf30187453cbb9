"""One provider's course over the periods beside that of the group: the series, and the chart that all of its pictures have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from hbh_metrics import calendar, dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import event, focus_band, hover, path_steps, realised
from hbh_metrics.findings import open_period
from hbh_metrics.findings.measured import is_hidden, point_of
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import TOTAL

GROUP = "alle aanbieders"
GROUP_IS_HIDDEN = (
    "Het cijfer van alle aanbieders samen is afgeschermd: daaruit zou dat van een andere aanbieder te herleiden zijn."
)
_WHY_GROUP_IS_HIDDEN = "Daaruit zou het cijfer van een andere aanbieder te herleiden zijn."
_LINE_PX = 17.0
_LABEL_PX = 12.0
_ROOM_ABOVE = 0.6
_PERIODS_FOR_A_NAME = 2.5
_PERIODS_FOR_TWO_NAMES = 6.0
_HALF = 0.5
_NAME_SHIFT_PX = 7.0
_BACKGROUND_DOT_PX = 4.0
_AXIS_PX = 48.0


@dataclass(frozen=True)
class Course:
    """A line of a chart: its points, the word at its end, and what it stands for; `is_path` draws what was agreed as steps."""

    points: tuple[Point, ...]
    label: str
    role: Role = Role.OWN
    is_path: bool = False
    is_background: bool = False


def points(
    view: View, grid: Grid, metric: str, who: str, text: Callable[[float], str] | None = None, *, with_open: bool = True
) -> tuple[Point, ...]:
    """Return a metric over the begun periods, each point with what pointing at it tells, in the words of its card unless `text` is given.

    What is unknown or kept from the reader has no value; nor has an open period without `with_open`. What rests on hours is told of a
    period that is not whole from its delivered weeks, and of an incomplete one as it is where weeks cannot say it.
    """
    words = text or metric_text(metric)
    drawn = (
        point_of(grid.get(metric, who, period_id), period_id, words, with_open=with_open) for period_id in view.begun
    )
    if not open_period.rests_on_hours(metric):
        return tuple(drawn)
    return tuple(point if point.state.counts else _delivered(view, metric, who, point, words) for point in drawn)


def _delivered(view: View, metric: str, who: str, point: Point, words: Callable[[float], str]) -> Point:
    """Return the point of a period that is not whole, from its delivered weeks; none where there was none of the metric itself."""
    value = None if point.value is None else open_period.delivered_value(view, metric, who, point.period_id)
    if value is None:
        return point if point.state is State.INCOMPLETE else Point(point.period_id, None, dutch.MISSING, point.state)
    told = Point(point.period_id, value, words(value), point.state)
    return replace(told, text=hover(told, "de weken die al zijn geleverd"))


def hidden_of_group(view: View, grid: Grid, metrics: Sequence[str], periods: Sequence[str] = ()) -> tuple[str, ...]:
    """Return which of these metrics of all providers together are kept from the reader, in those periods or in any."""
    asked, kept = periods or view.begun, []
    for metric in dict.fromkeys(metrics):
        found = [period_id for period_id in asked if is_hidden(grid.get(metric, TOTAL, period_id))]
        when = "" if len(found) == len(view.begun) else f" in {dutch.listing([dutch.period(one) for one in found])}"
        kept += [f"‘{CARD_BY_NAME[metric].title}’{when}"] if found else []
    if not kept:
        return ()
    return (f"Van alle aanbieders samen is afgeschermd: {dutch.listing(kept)}. {_WHY_GROUP_IS_HIDDEN}",)


def group_course(view: View, grid: Grid, metric: str, text: Callable[[float], str]) -> tuple[Course, ...]:
    """Return the line of all providers together; nothing where the group itself is looked at, or nothing of it is seen."""
    found = points(view, grid, metric, ALL_PROVIDERS.aanbieder_id, text)
    if view.is_total or all(point.value is None for point in found):
        return ()
    return (Course(found, GROUP, Role.OTHERS, is_background=True),)


def values_of(grid: Grid, *metrics: str, whose: Collection[str] = ()) -> tuple[float, ...]:
    """Return every known value of those metrics in whole periods: the range that keeps an axis the same under every filter.

    With `whose` only of these providers. What is not whole sets no axis.
    """
    return tuple(
        row.waarde
        for row in grid.cells.values()
        if row.maatstaf in metrics
        and row.waarde is not None
        and State.of(row.status).counts
        and (not whose or row.aanbieder_id in whose)
    )


def over_periods(
    view: View, courses: Sequence[Course], y: Axis, *, height_px: int = 280, amended: Sequence[str] = ()
) -> Chart:
    """Return a chart of lines over the experiment's periods, the chosen period marked and each line named at its end.

    `amended` are the periods in which a new agreement began.
    """
    lines = plot(view, courses, y, height_px=height_px)
    places = {period.id: float(place) for place, period in enumerate(experiment_periods())}
    events = [
        mark
        for period_id in amended
        if period_id in places
        for mark in event(
            places[period_id] - _HALF, f"nieuwe afspraak\n{dutch.day(calendar.period(period_id).begin)}", y
        )
    ]
    return Chart(period_x(), (replace(lines, marks=(*events, *lines.marks)),), height_px)


def period_x() -> Axis:
    """Return the axis of the experiment's periods; names that stand at its end get their room from what draws it."""
    return period_axis(experiment_periods())


def plot(
    view: View, courses: Sequence[Course], y: Axis, *, height_px: int, title: str = "", share: float = 1.0
) -> Plot:
    """Return one plot of lines over the periods, `height_px` high."""
    places = {period.id: float(place) for place, period in enumerate(experiment_periods())}
    marks: list[Mark] = []
    if view.periode_id in places:
        marks.append(focus_band(places[view.periode_id], y))
    said: set[float] = set()
    for course in courses:
        line = [mark for mark in _line(course) if not (isinstance(mark, Words) and mark.x in said)]
        said |= {mark.x for mark in line if isinstance(mark, Words)}
        marks.extend(line)
    marks.extend(_names(courses, places, y, height_px))
    return Plot(y, tuple(marks), title, share)


def _names(courses: Sequence[Course], places: Mapping[str, float], y: Axis, height_px: int) -> tuple[Words, ...]:
    """Return the name of each line: below the end of what was agreed, at the last point of others; late in the year where the axis ends."""
    last = max(places.values())
    edge = period_x().high
    ends = [(end, course) for course in courses if (end := _end(course, places)) is not None]
    is_late = any(x > last - _PERIODS_FOR_A_NAME for (x, _), course in ends if not course.is_path)
    named = [
        (edge if is_late else x, value, course.label, course.role)
        for (x, value), course in ends
        if is_late or not course.is_path
    ]
    names = end_names(named, y, height_px, is_beside=is_late)
    agreed = [
        _name_of_path(course, x + _HALF, value, names, _name_height(y, height_px))
        for (x, value), course in ends
        if course.is_path and not is_late
    ]
    return (*agreed, *names)


def _name_of_path(course: Course, x: float, value: float, names: Sequence[Words], least: float) -> Words:
    """Return the name of what was agreed below its end, and below the names of lines that end shortly before where they stand there."""
    for name in sorted(names, key=lambda one: -one.y):
        if x - name.x < _PERIODS_FOR_TWO_NAMES and value - least < name.y + least and name.y < value:
            value = name.y
    return Words(x, value, course.label, course.role, Side.END, Side.END, shift_y_px=-3.0, size_px=_LABEL_PX)


def _name_height(y: Axis, height_px: int) -> float:
    """Return how much of the axis the name of a line takes."""
    return (y.high - y.low) / max(height_px - _AXIS_PX, 1) * _LINE_PX


def end_names(
    ends: Sequence[tuple[float, float, str, Role]], y: Axis, height_px: int, *, is_beside: bool = False
) -> tuple[Words, ...]:
    """Return the name of each line just above its last point (x, y, name, role), moved apart where they would lie on each other.

    A point that lies below the axis has its name at the foot of the plot.

    `is_beside` puts them beside the point instead.
    """
    up = Side.MIDDLE if is_beside else Side.START
    least = _name_height(y, height_px)
    ordered = sorted(ends, key=lambda end: end[1])
    heights: list[float] = []
    for _, value, _, _ in ordered:
        heights.append(max([value, y.low, *(height + least for height in heights[-1:])]))
    for place in range(len(heights) - 1, -1, -1):
        above = heights[place + 1] - least if place + 1 < len(heights) else y.high - least * _ROOM_ABOVE
        heights[place] = min(heights[place], above)
    return tuple(
        Words(x, height, name, role, Side.START, up, _NAME_SHIFT_PX, 1.0, _LABEL_PX)
        for (x, _, name, role), height in zip(ordered, heights, strict=True)
    )


def first_known(view: View, grid: Grid, metric: str, who: str) -> str | None:
    """Return the first whole period in which the metric is known."""
    for period_id in view.begun:
        row = grid.get(metric, who, period_id)
        if row is not None and row.waarde is not None and State.of(row.status).counts:
            return period_id
    return None


def _line(course: Course) -> tuple[Mark, ...]:
    if course.is_path:
        return (path_steps(course.points, course.role),)
    if course.is_background:
        return realised(course.points, course.role, size_px=_BACKGROUND_DOT_PX, gap_at=(None,) * len(course.points))
    return realised(course.points, course.role)


def _end(course: Course, places: Mapping[str, float]) -> tuple[float, float] | None:
    known = [(places[point.period_id], point.value) for point in course.points if point.value is not None]
    return known[-1] if known else None
