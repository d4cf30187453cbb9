"""What both renderers must know before they draw: how a stepped line runs, and where every plot lies, in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hbh_metrics.drawing.chart import Axis, Box, Chart, Dot, Mark, Plot, Segment, Side, Track, Words
from hbh_metrics.drawing.measure import LINE_HEIGHT, text_width, words_size
from hbh_metrics.drawing.style import TICK_PX, TITLE_PX

_TITLE_ROOM = TITLE_PX * LINE_HEIGHT + 4
_PLOT_GAP = 12.0
_TOP = 8.0
_TICK_GAP = 6.0
_EDGE = 6.0
_LEAST_WIDTH = 60.0
_BETWEEN_TICKS_PX = 4.0
_MOST_ROWS = 3


@dataclass(frozen=True)
class Frame:
    """Where the plots of a chart lie: the room round them, and the top and height of each."""

    left: float
    right: float
    bottom: float
    plots: tuple[tuple[float, float], ...]


def framed(chart: Chart, width_px: float | None = None) -> Frame:
    """Return where the plots lie, with room for the ticks and for texts that begin where the x-axis ends (or end where it begins).

    Never so much room that nothing is left for the plots.
    """
    ticks = [text_width(text, TICK_PX) for plot in chart.plots for _, text in plot.y.ticks]
    left = max([0.0, *(width + _TICK_GAP for width in ticks), *_sticking_out(chart, Side.END)])
    right = max([_EDGE, *_sticking_out(chart, Side.START)])
    if width_px is not None and left + right > width_px - _LEAST_WIDTH:
        right = max(_EDGE, min(right, width_px / 3))
        left = min(left, max(width_px - right - _LEAST_WIDTH, 0.0))
    rows = 1
    if width_px is not None:
        rows += max((row for _, _, row in tick_places(chart.x, left, width_px - left - right, width_px)), default=0)
    lines = tick_lines(chart.x) * rows
    bottom = lines * TICK_PX * LINE_HEIGHT + (_TICK_GAP if lines else 2.0)
    return Frame(left, right, bottom, tuple(_stacked(chart, bottom)))


def tick_places(x: Axis, left: float, width: float, picture_px: float) -> list[tuple[float, str, int]]:
    """Return the middle, the text and the row (0 is the highest) of each tick of an x-axis that lies `width` wide from `left`.

    Of ticks that do not fit beside each other the later ones are left out; where each names something of its own they take more rows.
    """
    return [(middle, words, row) for _, middle, words, row in ticks_with_room(x, left, width, picture_px)]


def ticks_with_room(x: Axis, left: float, width: float, picture_px: float) -> list[tuple[float, float, str, int]]:
    """Return the same with, first, the value of the axis that the tick is at."""
    found: list[tuple[float, float, str, int]] = []
    taken = [float("-inf")] * (_MOST_ROWS if x.keeps_every_tick else 1)
    for value, words in x.ticks:
        half = text_width(words, TICK_PX) / 2
        at = left + (value - x.low) / (x.high - x.low) * width
        middle = min(max(at, half), picture_px - half)
        free = [row for row, end in enumerate(taken) if middle - half >= end]
        if not free and not x.keeps_every_tick:
            continue
        row = free[0] if free else taken.index(min(taken))
        taken[row] = middle + half + _BETWEEN_TICKS_PX
        found.append((value, middle, words, row))
    return found


def tick_lines(x: Axis) -> int:
    """Return how many lines the longest text of an axis has; none without ticks."""
    return max((words.count("\n") + 1 for _, words in x.ticks), default=0)


def within(chart: Chart) -> Chart:
    """Return the chart with every point, line and bar inside its axes: what sets no axis is drawn at the edge, its text still tells it."""
    plots = tuple(
        replace(plot, marks=tuple(_kept(mark, chart.x, plot.y) for mark in plot.marks)) for plot in chart.plots
    )
    return replace(chart, plots=plots)


def _kept(mark: Mark, x: Axis, y: Axis) -> Mark:
    match mark:
        case Dot():
            return replace(mark, x=_at(mark.x, x), y=_at(mark.y, y))
        case Track():
            return replace(mark, ys=tuple(None if value is None else _at(value, y) for value in mark.ys))
        case Box() | Segment():
            return replace(mark, x0=_at(mark.x0, x), x1=_at(mark.x1, x), y0=_at(mark.y0, y), y1=_at(mark.y1, y))
        case _:
            return mark


def _at(value: float, axis: Axis) -> float:
    return min(max(value, axis.low), axis.high)


def stepped(track: Track) -> tuple[list[float], list[float | None]]:
    """Return the corners of a stepped track: each value over the whole width round its x, a break where a value is unknown."""
    gaps = [after - before for before, after in zip(track.xs, track.xs[1:], strict=False)]
    half = min(gaps, default=1.0) / 2
    xs: list[float] = []
    ys: list[float | None] = []
    for x, y in zip(track.xs, track.ys, strict=True):
        if xs and y is not None and abs(xs[-1] - (x - half)) > half / 100:
            xs.append(x)
            ys.append(None)
        xs += [x - half, x + half]
        ys += [y, y]
    return xs, ys


def _sticking_out(chart: Chart, side: Side) -> Iterator[float]:
    """Yield the widths of the texts that stand wholly outside the plots on one side."""
    for plot in chart.plots:
        for mark in plot.marks:
            if isinstance(mark, Words) and mark.across is side:
                width = words_size(mark)[0] + abs(mark.shift_x_px) + 2
                if (side is Side.START and mark.x >= chart.x.high) or (side is Side.END and mark.x <= chart.x.low):
                    yield width


def _stacked(chart: Chart, bottom: float) -> Iterator[tuple[float, float]]:
    """Yield the top and height of each plot; what titles and gaps leave is shared."""
    titles = [_title_room(plot) for plot in chart.plots]
    free = chart.height_px - _TOP - bottom - sum(titles) - _PLOT_GAP * (len(chart.plots) - 1)
    whole = sum(plot.share for plot in chart.plots)
    top = _TOP
    for plot, title in zip(chart.plots, titles, strict=True):
        height = max(free, 1.0) * plot.share / whole
        yield top + title, height
        top += title + height + _PLOT_GAP


def _title_room(plot: Plot) -> float:
    return _TITLE_ROOM if plot.title else 0.0
