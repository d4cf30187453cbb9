"""A chart that holds a row or a column for each of some names, with only those that a reader chose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from hbh_metrics.drawing.chart import Axis, Box, Chart, Dot, Mark, Segment, Track, Words

_FLOATING = 1e-6
_ONE = 1.0
"""A row or column is one wide; what is wider (a reference line, a background) belongs to them all."""


@dataclass(frozen=True)
class _Lane:
    """A row or column: its name, and from where to where along the axis its marks are."""

    name: str
    low: float
    high: float


def names(chart: Chart, known: Collection[str]) -> tuple[str, ...]:
    """Return which of the `known` names have a row or column of their own in the chart, as they are read; none for another chart."""
    return tuple(lane.name for lane in _lanes(chart, known)[1])


def only(chart: Chart, chosen: Collection[str], known: Collection[str]) -> Chart:
    """Return the chart with the chosen rows or columns, closed up, on the same scale; as it is where none of them is chosen."""
    is_row, lanes = _lanes(chart, known)
    kept = [lane for lane in lanes if lane.name in chosen]
    gone = len(lanes) - len(kept)
    if not kept or not gone:
        return chart
    plot = chart.plots[0]
    axis = plot.y if is_row else chart.x
    # Rows are read down an axis that runs up: they close up towards its foot, as columns do towards its begin.
    along = list(reversed(kept)) if is_row else kept
    places = {lane: place for place, lane in enumerate(sorted(lanes, key=lambda lane: lane.low))}
    shifts = {lane: float(place - places[lane]) for place, lane in enumerate(along)}
    end = axis.high - gone
    marks = [moved for mark in plot.marks if (moved := _moved(mark, lanes, shifts, end, is_row=is_row)) is not None]
    short = Axis(axis.low, end, _ticks(axis, lanes, shifts), axis.has_grid, axis.keeps_every_tick)
    if not is_row:
        return replace(chart, x=short, plots=(replace(plot, marks=tuple(marks)),))
    height_px = round(chart.height_px * (1 - gone / (len(lanes) + _ONE)))
    return replace(chart, plots=(replace(plot, y=short, marks=tuple(marks)),), height_px=height_px)


def _lanes(chart: Chart, known: Collection[str]) -> tuple[bool, tuple[_Lane, ...]]:
    """Return whether the chart has rows (else columns), and those with a known name as they are read: rows from the top down."""
    if len(chart.plots) != 1:
        return True, ()
    plot = chart.plots[0]
    of_rows = [_Lane(name, at - _ONE / 2, at + _ONE / 2) for at, name in _named(plot.y, known)]
    of_rows += [
        _Lane(mark.text, mark.y - _ONE, mark.y)
        for mark in plot.marks
        if isinstance(mark, Words) and mark.is_bold and mark.text in known
    ]
    if of_rows:
        return True, tuple(sorted(of_rows, key=lambda lane: -lane.low))
    return False, tuple(_Lane(name, at - _ONE / 2, at + _ONE / 2) for at, name in _named(chart.x, known))


def _named(axis: Axis, known: Collection[str]) -> list[tuple[float, str]]:
    return [(at, name) for at, text in axis.ticks if (name := " ".join(text.split())) in known]


def _lane_of(at: float, lanes: Collection[_Lane]) -> _Lane | None:
    return next((lane for lane in lanes if lane.low + _FLOATING < at <= lane.high), None)


def _ticks(axis: Axis, lanes: Collection[_Lane], shifts: dict[_Lane, float]) -> tuple[tuple[float, str], ...]:
    placed = [(at, text, _lane_of(at, lanes)) for at, text in axis.ticks]
    return tuple((at + shifts[lane], text) for at, text, lane in placed if lane in shifts)


def _moved(
    mark: Mark, lanes: Collection[_Lane], shifts: dict[_Lane, float], end: float, *, is_row: bool
) -> Mark | None:
    """Return the mark where its row or column now is, None where that is not chosen; one of them all ends where they do."""
    low, high = _reach(mark, is_row=is_row)
    if high - low > _ONE:
        return _ended(mark, end, is_row=is_row)
    lane = _lane_of((low + high) / 2, lanes)
    if lane is None:
        return mark
    shift = shifts.get(lane)
    if shift is None:
        return None
    return _shifted(mark, shift, is_row=is_row)


def _reach(mark: Mark, *, is_row: bool) -> tuple[float, float]:
    if isinstance(mark, Track):
        along = [y for y in mark.ys if y is not None] if is_row else list(mark.xs)
        return min(along, default=0.0), max(along, default=0.0)
    if isinstance(mark, (Dot, Words)):
        at = mark.y if is_row else mark.x
        return at, at
    ends = (mark.y0, mark.y1) if is_row else (mark.x0, mark.x1)
    return min(ends), max(ends)


def _ended(mark: Mark, end: float, *, is_row: bool) -> Mark:
    if isinstance(mark, (Box, Segment)):
        if is_row:
            return replace(mark, y0=min(mark.y0, end), y1=min(mark.y1, end))
        return replace(mark, x0=min(mark.x0, end), x1=min(mark.x1, end))
    return mark


def _shifted(mark: Mark, by: float, *, is_row: bool) -> Mark:
    if isinstance(mark, Track):
        if is_row:
            return replace(mark, ys=tuple(None if y is None else y + by for y in mark.ys))
        return replace(mark, xs=tuple(x + by for x in mark.xs))
    if isinstance(mark, (Dot, Words)):
        return replace(mark, y=mark.y + by) if is_row else replace(mark, x=mark.x + by)
    if is_row:
        return replace(mark, y0=mark.y0 + by, y1=mark.y1 + by)
    return replace(mark, x0=mark.x0 + by, x1=mark.x1 + by)
