"""Draws a chart as SVG text: light, sharp and still, for small multiples on the screen and for paper.

Made without a browser, so texts are measured here; a text that would stick out is moved inside. What a mark
tells when it is pointed at stands in its `data-tekst`: a title would come late, and never to who taps.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from hbh_metrics.drawing import style, svg, texts
from hbh_metrics.drawing.area import Area, areas_of
from hbh_metrics.drawing.chart import (
    Box,
    Chart,
    Dot,
    Fill,
    Plot,
    Role,
    Segment,
    Shape,
    Stroke,
    Track,
    Words,
)
from hbh_metrics.drawing.geometry import framed, stepped, within

WIDTH_PX = 380
_DASH = {Stroke.SOLID: None, Stroke.DASHED: "7 4", Stroke.DOTTED: "2 3"}
_END_PX = 4.5
_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def drawn(
    chart: Chart, *, is_on_screen: bool = False, width_px: int = WIDTH_PX, title: str = "", description: str = ""
) -> str:
    """Return the chart as one line of SVG, `width_px` wide by its own measure; it grows and shrinks with the room it gets.

    On a screen its colours are those of the page that it stands in, light or dark; on paper they are light.
    `title` is what someone hears who does not see it, `description` says more. Without a title it is decoration.
    """
    chart = within(chart)
    colours = style.SCREEN if is_on_screen else style.LIGHT
    frame = framed(chart, width_px)
    parts = [svg.element("desc", escape(description))] if description else []
    areas = areas_of(chart, frame, width_px, colours)
    for layer in (_backs, _grid, _marks):
        parts += [part for area, plot in zip(areas, chart.plots, strict=True) for part in layer(area, plot)]
    parts += [texts.drawn(one, colours) for one in texts.placed(areas, chart.plots)]
    parts += [texts.drawn(one, colours) for one in texts.of_axes(areas)]
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


def _backs(area: Area, plot: Plot) -> Iterator[str]:
    for mark in plot.marks:
        if isinstance(mark, Box) and mark.fill is Fill.TINTED:
            yield _box(mark, area)


def _grid(area: Area, plot: Plot) -> Iterator[str]:
    right, bottom = area.left + area.width, area.top + area.height
    colour = area.ink(Role.GRID)
    if area.x.has_grid:
        runs = [[(area.across(value), area.top), (area.across(value), bottom)] for value, _ in area.x.ticks]
        yield svg.line(runs, colour, 1.0, None)
    if area.y.has_grid:
        runs = [[(area.left, area.down(value)), (right, area.down(value))] for value, _ in area.y.ticks]
        yield svg.line(runs, colour, 1.0, None)
    if plot.title:
        yield texts.drawn(texts.title(area, plot), area.colours)


def _marks(area: Area, plot: Plot) -> Iterator[str]:
    """Yield the marks of a plot but for its texts, which come after all of them."""
    for mark in plot.marks:
        if not isinstance(mark, Words) and not (isinstance(mark, Box) and mark.fill is Fill.TINTED):
            yield _mark(mark, area)


def _mark(mark: Track | Dot | Box | Segment, area: Area) -> str:
    if isinstance(mark, Track):
        return _track(mark, area)
    if isinstance(mark, Dot):
        return _dot(mark, area)
    if isinstance(mark, Box):
        return _box(mark, area)
    return _segment(mark, area)


def _track(track: Track, area: Area) -> str:
    xs, ys = stepped(track) if track.is_stepped else (list(track.xs), list(track.ys))
    runs = [[(area.across(x), area.down(y)) for x, y in run] for run in svg.unbroken(xs, ys)]
    return svg.line(runs, area.ink(track.role), track.width_px, _DASH[track.stroke])


def _dot(dot: Dot, area: Area) -> str:
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


def _box(box: Box, area: Area) -> str:
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


def _segment(segment: Segment, area: Area) -> str:
    start, end = ((area.across(x), area.down(y)) for x, y in ((segment.x0, segment.y0), (segment.x1, segment.y1)))
    colour = area.ink(segment.role)
    whole = svg.line([[start, end]], colour, segment.width_px, _DASH[segment.stroke])
    if segment.has_ends:
        across, up = (0.0, _END_PX) if segment.y0 == segment.y1 else (_END_PX, 0.0)
        ends = [[(x - across, y - up), (x + across, y + up)] for x, y in (start, end)]
        whole += svg.line(ends, colour, segment.width_px, None)
    return svg.element("g", whole, data_tekst=segment.text) if segment.text else whole
