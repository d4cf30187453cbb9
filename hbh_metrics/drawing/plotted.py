"""Draws a chart as a Plotly figure: interactive, for the screen.

Boxes lie under lines and points, and texts over everything, whatever their order: that is how the browser stacks them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from hbh_metrics.drawing import style, texts
from hbh_metrics.drawing.area import areas_of
from hbh_metrics.drawing.chart import (
    Axis,
    Box,
    Chart,
    Dot,
    Fill,
    Mark,
    Role,
    Segment,
    Shape,
    Side,
    Stroke,
    Track,
    Words,
)
from hbh_metrics.drawing.geometry import Frame, framed, stepped, tick_lines, ticks_with_room, within
from hbh_metrics.drawing.style import Palette

_CLEAR = "rgba(0,0,0,0)"
_DASH = {Stroke.SOLID: "solid", Stroke.DASHED: "dash", Stroke.DOTTED: "dot"}
_SYMBOL = {
    Shape.CIRCLE: "circle",
    Shape.TRIANGLE_UP: "triangle-up",
    Shape.TRIANGLE_DOWN: "triangle-down",
    Shape.DIAMOND: "diamond",
    Shape.SQUARE: "square",
}
_X_ANCHOR = {Side.START: "left", Side.MIDDLE: "center", Side.END: "right"}
_Y_ANCHOR = {Side.START: "bottom", Side.MIDDLE: "middle", Side.END: "top"}
_POINTING = {"hovertemplate": "%{text}<extra></extra>"}
_SILENT = {"hoverinfo": "skip"}
_END_PX = 9
NARROWEST_PX = 300
"""As narrow as a chart that was opened gets: in a card on a phone. What is apart there is apart wherever there is more room."""


@lru_cache(maxsize=256)
def plotted(chart: Chart, *, can_zoom: bool = False) -> go.Figure:
    """Return the chart in the look of the house; with `can_zoom` a part of its x-axis can be dragged out, and never its y-axis.

    In light colours, also what is saved of it; the style of the screen makes them those of a dark page while it is dark.
    Kept: the same chart gives the same figure, which nobody may change.
    """
    chart = within(chart)
    colours = style.LIGHT
    frame, narrow = framed(chart), framed(chart, NARROWEST_PX)
    if chart.x.keeps_every_tick:
        frame = replace(frame, bottom=narrow.bottom, plots=narrow.plots)
    moved = texts.moves(areas_of(chart, narrow, NARROWEST_PX, colours), chart.plots)
    traces: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for place, plot in enumerate(chart.plots, start=1):
        axes = {"xaxis": "x", "yaxis": _axis_id("y", place)}
        refs = {"xref": "x", "yref": axes["yaxis"]}
        for kind, marks in groupby(plot.marks, key=_kind):
            traces += [{**axes, **trace} for trace in _traces(kind, list(marks), colours)]
        shapes += [
            {**refs, **shape} for mark in plot.marks if isinstance(mark, Box) for shape in _shapes(mark, colours)
        ]
        notes += [
            {**refs, **_note(mark, colours, moved.get(mark, 0.0))} for mark in plot.marks if isinstance(mark, Words)
        ]
        if plot.title:
            notes.append(_title(plot.title, chart, frame, place - 1, colours))
    if not traces:
        traces.append({"type": "scatter", "x": [], "y": []})
    layout: dict[str, Any] = {
        "template": style.template(),
        "height": chart.height_px,
        "margin": {"l": frame.left, "r": frame.right, "t": frame.plots[0][0], "b": frame.bottom, "autoexpand": False},
        "shapes": shapes,
        "annotations": notes,
        "xaxis": {**_axis(_in_rows(chart.x, narrow)), "anchor": _axis_id("y", len(chart.plots))},
    }
    for place, plot in enumerate(chart.plots, start=1):
        name = "yaxis" if place == 1 else f"yaxis{place}"
        layout[name] = {**_axis(plot.y), "anchor": "x", "domain": _domain(chart, frame, place - 1)}
    if can_zoom:
        layout["dragmode"] = "zoom"
        layout["xaxis"]["fixedrange"] = False
    return go.Figure({"data": traces, "layout": layout})


def _kind(mark: Mark) -> tuple[object, ...]:
    """Return what marks must share to be drawn as one."""
    if isinstance(mark, Track):
        return (Track, id(mark))
    if isinstance(mark, Segment):
        return (Segment, mark.role, mark.stroke, mark.width_px, mark.has_ends)
    return (type(mark),)


def _traces(kind: tuple[object, ...], marks: list[Any], colours: Palette) -> Iterator[dict[str, Any]]:
    if kind[0] is Track:
        yield _line(marks[0], colours)
    elif kind[0] is Dot:
        yield _dots(marks, colours)
    elif kind[0] is Segment:
        yield from _segments(marks, colours)
    elif kind[0] is Box:
        bars = [mark for mark in marks if mark.fill is not Fill.TINTED or mark.text]
        if bars:
            yield _bars(bars, colours)


def _line(track: Track, colours: Palette) -> dict[str, Any]:
    xs, ys = stepped(track) if track.is_stepped else (list(track.xs), list(track.ys))
    line = {"color": colours.of[track.role], "width": track.width_px, "dash": _DASH[track.stroke]}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, **_SILENT}


def _dots(dots: list[Dot], colours: Palette) -> dict[str, Any]:
    edges = [colours.of[dot.role] for dot in dots]
    marker = {
        "size": [dot.size_px for dot in dots],
        "symbol": [_SYMBOL[dot.shape] for dot in dots],
        "color": [colours.background if dot.is_hollow else edge for dot, edge in zip(dots, edges, strict=True)],
        "line": {"color": edges, "width": 2 if any(dot.is_hollow for dot in dots) else 1},
        "opacity": 1,
    }
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.x for dot in dots],
        "y": [dot.y for dot in dots],
        "marker": marker,
        "cliponaxis": False,
        **_texts(dots),
    }


def _segments(segments: list[Segment], colours: Palette) -> Iterator[dict[str, Any]]:
    first = segments[0]
    colour = colours.of[first.role]
    yield {
        "type": "scatter",
        "mode": "lines",
        "x": [x for mark in segments for x in (mark.x0, mark.x1, None)],
        "y": [y for mark in segments for y in (mark.y0, mark.y1, None)],
        "line": {"color": colour, "width": first.width_px, "dash": _DASH[first.stroke]},
        **_SILENT,
    }
    told = [mark for mark in segments if mark.text]
    if first.has_ends or told:
        ends = [(mark, x, y) for mark in segments for x, y in ((mark.x0, mark.y0), (mark.x1, mark.y1))]
        marker = {
            "symbol": ["line-ns" if mark.y0 == mark.y1 else "line-ew" for mark, _, _ in ends],
            "size": _END_PX if first.has_ends else 0,
            "color": colour,
            "line": {"color": colour, "width": first.width_px if first.has_ends else 0},
        }
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [x for _, x, _ in ends],
            "y": [y for _, _, y in ends],
            "marker": marker,
            **_texts([mark for mark, _, _ in ends]),
        }


def _bars(boxes: list[Box], colours: Palette) -> dict[str, Any]:
    inks = [colours.of[box.role] for box in boxes]
    marker = {
        "color": [ink if box.fill is Fill.SOLID else _CLEAR for box, ink in zip(boxes, inks, strict=True)],
        "line": {
            "color": [
                _CLEAR if box.fill in (Fill.TINTED, Fill.DASHED_OUTLINE) else ink
                for box, ink in zip(boxes, inks, strict=True)
            ],
            "width": 1.5,
        },
    }
    if any(box.fill is Fill.HATCHED for box in boxes):
        marker["pattern"] = {
            "shape": ["/" if box.fill is Fill.HATCHED else "" for box in boxes],
            "fgcolor": inks,
            "size": 6,
            "solidity": 0.25,
        }
    return {
        "type": "bar",
        "x": [(box.x0 + box.x1) / 2 for box in boxes],
        "width": [box.x1 - box.x0 for box in boxes],
        "base": [box.y0 for box in boxes],
        "y": [box.y1 - box.y0 for box in boxes],
        "marker": marker,
        "textposition": "none",
        **_texts(boxes),
    }


def _texts(marks: list[Dot] | list[Box] | list[Segment]) -> dict[str, Any]:
    if not any(mark.text for mark in marks):
        return _SILENT
    return {"text": [_markup(mark.text) for mark in marks], **_POINTING}


def _shapes(box: Box, colours: Palette) -> Iterator[dict[str, Any]]:
    corners = {"type": "rect", "x0": box.x0, "x1": box.x1, "y0": box.y0, "y1": box.y1}
    if box.fill is Fill.TINTED:
        role = box.role if box.role in (Role.BAND, Role.GRID) else Role.BAND
        yield {**corners, "fillcolor": colours.of[role], "line": {"width": 0}, "layer": "below"}
    elif box.fill is Fill.DASHED_OUTLINE:
        yield {**corners, "line": {"color": colours.of[box.role], "width": 1.5, "dash": "dot"}, "layer": "between"}


def _note(words: Words, colours: Palette, down_px: float = 0.0) -> dict[str, Any]:
    """Return a text, moved down as far as it takes to be off the others where the chart is as narrow as it gets."""
    text = _markup(words.text)
    return {
        "x": words.x,
        "y": words.y,
        "text": f"<b>{text}</b>" if words.is_bold else text,
        "xanchor": _X_ANCHOR[words.across],
        "yanchor": _Y_ANCHOR[words.up],
        "xshift": words.shift_x_px,
        "yshift": words.shift_y_px - down_px,
        "textangle": -90 if words.is_upright else 0,
        "showarrow": False,
        "borderpad": 0,
        "align": "left",
        "font": {"color": style.text_colour(words, colours), "size": words.size_px, "family": style.FONT},
    }


def _title(title: str, chart: Chart, frame: Frame, place: int, colours: Palette) -> dict[str, Any]:
    words = Words(0.0, 0.0, title, Role.FADED, up=Side.START, shift_y_px=2.0, size_px=style.TITLE_PX)
    return {
        **_note(words, colours),
        "xref": "paper",
        "yref": "paper",
        "y": _domain(chart, frame, place)[1],
    }


def _domain(chart: Chart, frame: Frame, place: int) -> list[float]:
    """Return the part of the drawing's height that a plot takes, from its foot: 0 is the foot of the last plot."""
    above, whole = frame.plots[0][0], chart.height_px - frame.plots[0][0] - frame.bottom
    top, height = frame.plots[place]
    low, high = (1 - (edge - above) / whole for edge in (top + height, top))
    return [min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0)]


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        "range": [axis.low, axis.high],
        "tickvals": [value for value, _ in axis.ticks],
        "ticktext": [_markup(text) for _, text in axis.ticks],
        "showgrid": axis.has_grid,
        "showticklabels": bool(axis.ticks),
    }


def _in_rows(x: Axis, narrow: Frame) -> Axis:
    """Return the axis as it fits a phone: names that each say something of their own in rows below each other, of others what has room."""
    found = ticks_with_room(x, narrow.left, NARROWEST_PX - narrow.left - narrow.right, NARROWEST_PX)
    lines = tick_lines(x)
    return replace(x, ticks=tuple((at, "\n" * (lines * row) + words) for at, _, words, row in found))


def _axis_id(letter: str, place: int) -> str:
    return letter if place == 1 else f"{letter}{place}"


def _markup(text: str) -> str:
    return escape(text).replace("\n", "<br>")
