"""Draws a chart as SVG text: light, sharp and still, for small multiples on the screen and for paper.

Made without a browser, so texts are measured here; a text that would stick out is moved inside. What a mark
tells when it is pointed at stands in its `data-tekst`: a title would come late, and never to who taps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from hbh_metrics.drawing import style, svg
from hbh_metrics.drawing.chart import (
    Axis,
    Box,
    Chart,
    Dot,
    Fill,
    Mark,
    Plot,
    Role,
    Segment,
    Shape,
    Side,
    Stroke,
    Track,
    Words,
)
from hbh_metrics.drawing.geometry import Frame, framed, stepped, within
from hbh_metrics.drawing.measure import LINE_HEIGHT, text_height, text_width, words_size
from hbh_metrics.drawing.style import Palette

WIDTH_PX = 380
_DASH = {Stroke.SOLID: None, Stroke.DASHED: "7 4", Stroke.DOTTED: "2 3"}
_ANCHOR = {Side.START: "start", Side.MIDDLE: "middle", Side.END: "end"}
_END_PX = 4.5
_BETWEEN_TICKS_PX = 4.0
_SMALLEST = 0.8


@dataclass(frozen=True)
class _Area:
    """Where one plot lies in the picture, and how its data become pixels."""

    left: float
    top: float
    width: float
    height: float
    x: Axis
    y: Axis
    picture: tuple[float, float]
    colours: Palette

    def across(self, value: float) -> float:
        return self.left + (value - self.x.low) / (self.x.high - self.x.low) * self.width

    def down(self, value: float) -> float:
        return self.top + (self.y.high - value) / (self.y.high - self.y.low) * self.height

    def ink(self, role: Role) -> str:
        return self.colours.of[role]


@lru_cache(maxsize=512)
def drawn(
    chart: Chart, *, is_dark: bool = False, width_px: int = WIDTH_PX, title: str = "", description: str = ""
) -> str:
    """Return the chart as one line of SVG, `width_px` wide by its own measure; it grows and shrinks with the room it gets.

    `title` is what someone hears who does not see it, `description` says more. Without a title it is decoration.
    """
    chart = within(chart)
    colours = style.palette(is_dark=is_dark)
    frame = framed(chart, width_px)
    parts = [svg.element("desc", escape(description))] if description else []
    areas = [
        _Area(
            frame.left,
            top,
            width_px - frame.left - frame.right,
            height,
            chart.x,
            plot.y,
            (width_px, chart.height_px),
            colours,
        )
        for plot, (top, height) in zip(chart.plots, frame.plots, strict=True)
    ]
    for layer in (_backs, _grid, _marks):
        parts += [part for area, plot in zip(areas, chart.plots, strict=True) for part in layer(area, plot)]
    parts += list(_x_ticks(areas[-1], frame))
    named = {"role": "img", "aria_label": title} if title else {"aria_hidden": "true"}
    return svg.element(
        "svg",
        "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        class_="hbh-plaat",
        viewBox=f"0 0 {width_px} {chart.height_px}",
        width="100%",
        **named,
    )


def _backs(area: _Area, plot: Plot) -> Iterator[str]:
    for mark in plot.marks:
        if isinstance(mark, Box) and mark.fill is Fill.TINTED:
            yield _box(mark, area)


def _grid(area: _Area, plot: Plot) -> Iterator[str]:
    right, bottom = area.left + area.width, area.top + area.height
    colour = area.ink(Role.GRID)
    if area.x.has_grid:
        runs = [[(area.across(value), area.top), (area.across(value), bottom)] for value, _ in area.x.ticks]
        yield svg.line(runs, colour, 1.0, None)
    if area.y.has_grid:
        runs = [[(area.left, area.down(value)), (right, area.down(value))] for value, _ in area.y.ticks]
        yield svg.line(runs, colour, 1.0, None)
    for value, words in area.y.ticks:
        yield _tick(words, (area.left - 5, area.down(value) - text_height(words, style.TICK_PX) / 2), "end", area)
    if plot.title:
        top = area.top - style.TITLE_PX * LINE_HEIGHT - 2
        left = max(0.0, min(area.left, area.picture[0] - text_width(plot.title, style.TITLE_PX)))
        yield svg.text([plot.title], (left, top), size=style.TITLE_PX, colour=area.ink(Role.FADED))


def _x_ticks(area: _Area, frame: Frame) -> Iterator[str]:
    """Yield the texts under the last plot that fit beside each other; of those that do not, the later ones are left out."""
    top = area.top + area.height + (frame.bottom - _lines(area.x) * style.TICK_PX * LINE_HEIGHT) / 2
    taken = float("-inf")
    for value, words in area.x.ticks:
        half = text_width(words, style.TICK_PX) / 2
        middle = min(max(area.across(value), half), area.picture[0] - half)
        if middle - half >= taken:
            taken = middle + half + _BETWEEN_TICKS_PX
            yield _tick(words, (middle, top), "middle", area)


def _lines(axis: Axis) -> int:
    return max((words.count("\n") + 1 for _, words in axis.ticks), default=0)


def _tick(words: str, at: tuple[float, float], anchor: str, area: _Area) -> str:
    return svg.text(words.split("\n"), at, size=style.TICK_PX, colour=area.ink(Role.INK), anchor=anchor)


def _marks(area: _Area, plot: Plot) -> Iterator[str]:
    for mark in plot.marks:
        if not (isinstance(mark, Box) and mark.fill is Fill.TINTED):
            yield _mark(mark, area)


def _mark(mark: Mark, area: _Area) -> str:
    if isinstance(mark, Track):
        return _track(mark, area)
    if isinstance(mark, Dot):
        return _dot(mark, area)
    if isinstance(mark, Box):
        return _box(mark, area)
    if isinstance(mark, Segment):
        return _segment(mark, area)
    return _words(mark, area)


def _track(track: Track, area: _Area) -> str:
    xs, ys = stepped(track) if track.is_stepped else (list(track.xs), list(track.ys))
    runs = [[(area.across(x), area.down(y)) for x, y in run] for run in svg.unbroken(xs, ys)]
    return svg.line(runs, area.ink(track.role), track.width_px, _DASH[track.stroke])


def _dot(dot: Dot, area: _Area) -> str:
    x, y, r, colour = area.across(dot.x), area.down(dot.y), dot.size_px / 2, area.ink(dot.role)
    look: dict[str, str | float | None] = {
        "fill": area.colours.background if dot.is_hollow else colour,
        "stroke": colour,
        "stroke_width": 2.0 if dot.is_hollow else 1.0,
        "data_tekst": dot.text or None,
    }
    if dot.shape is Shape.CIRCLE:
        return svg.element("circle", "", cx=x, cy=y, r=r, **look)
    corners = [(x + dx * r, y + dy * r) for dx, dy in _CORNERS[dot.shape]]
    return svg.polygon(corners, **look)


_CORNERS = {
    Shape.TRIANGLE_UP: ((-1.1, 0.9), (1.1, 0.9), (0.0, -1.1)),
    Shape.TRIANGLE_DOWN: ((-1.1, -0.9), (1.1, -0.9), (0.0, 1.1)),
    Shape.DIAMOND: ((0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)),
    Shape.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
}


def _box(box: Box, area: _Area) -> str:
    left, right = sorted((area.across(box.x0), area.across(box.x1)))
    top, bottom = sorted((area.down(box.y0), area.down(box.y1)))
    width, height, colour = right - left, bottom - top, area.ink(box.role)
    if box.fill is Fill.TINTED:
        colour = area.ink(box.role if box.role in (Role.BAND, Role.GRID) else Role.BAND)
        return svg.element("rect", x=left, y=top, width=width, height=height, fill=colour, data_tekst=box.text or None)
    if height == 0:
        return svg.line([[(left, top), (right, top)]], colour, 2.0, None)
    hatched = svg.hatching(left, top, width, height, colour) if box.fill is Fill.HATCHED else ""
    edge = svg.element(
        "rect",
        data_tekst=box.text or None,
        x=left,
        y=top,
        width=width,
        height=height,
        fill=colour if box.fill is Fill.SOLID else area.colours.background,
        fill_opacity=None if box.fill is Fill.SOLID else "0",
        stroke=colour,
        stroke_width=1.5,
        stroke_dasharray=_DASH[Stroke.DOTTED] if box.fill is Fill.DASHED_OUTLINE else None,
    )
    return hatched + edge


def _segment(segment: Segment, area: _Area) -> str:
    start, end = ((area.across(x), area.down(y)) for x, y in ((segment.x0, segment.y0), (segment.x1, segment.y1)))
    colour = area.ink(segment.role)
    whole = svg.line([[start, end]], colour, segment.width_px, _DASH[segment.stroke])
    if segment.has_ends:
        across, up = (0.0, _END_PX) if segment.y0 == segment.y1 else (_END_PX, 0.0)
        ends = [[(x - across, y - up), (x + across, y + up)] for x, y in (start, end)]
        whole += svg.line(ends, colour, segment.width_px, None)
    return svg.element("g", whole, data_tekst=segment.text) if segment.text else whole


def _words(words: Words, area: _Area) -> str:
    words = _fitted(words, area)
    width, height = words_size(words)
    inside = {Side.START: 0.0, Side.MIDDLE: width / 2, Side.END: width}[words.across]
    below = {Side.START: height, Side.MIDDLE: height / 2, Side.END: 0.0}[words.up]
    left = area.across(words.x) + words.shift_x_px - inside
    top = area.down(words.y) - words.shift_y_px - below
    left = min(max(left, 0.0), max(area.picture[0] - width, 0.0))
    top = min(max(top, 0.0), max(area.picture[1] - height, 0.0))
    at, anchor = (left + inside, top), _ANCHOR[words.across]
    if words.is_upright:
        anchor, down = _upright(words.up, top, height)
        at = (left, down)
    return svg.text(
        words.text.split("\n"),
        at,
        size=words.size_px,
        colour=style.text_colour(words, area.colours),
        anchor=anchor,
        is_bold=words.is_bold,
        is_upright=words.is_upright,
    )


def _fitted(words: Words, area: _Area) -> Words:
    """Return a text that begins in the plot and would run out of the picture in a smaller type, as far as it stays readable."""
    room = area.picture[0] - area.across(words.x) - words.shift_x_px
    width = words_size(words)[0]
    if words.across is not Side.START or words.is_upright or width <= room:
        return words
    return replace(words, size_px=words.size_px * max(room / width, _SMALLEST))


def _upright(up: Side, top: float, height: float) -> tuple[str, float]:
    """Return the anchor of an upright text and how far down it lies: it begins at its foot."""
    return {
        Side.START: ("start", top + height),
        Side.MIDDLE: ("middle", top + height / 2),
        Side.END: ("end", top),
    }[up]
