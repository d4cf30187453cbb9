"""The few shapes of SVG that a chart is made of, as text; nothing in it can be anything but a shape or a text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from hbh_metrics.drawing.measure import LINE_HEIGHT
from hbh_metrics.drawing.style import FONT

_ASCENT = 0.74
_HATCH_PX = 6.0
_RIM_PX = 3.0

Point = tuple[float, float]


def number(value: float) -> str:
    """Return a length with at most one decimal and without a superfluous one."""
    return f"{value + 0.0:.1f}".removesuffix(".0").replace("-0.0", "0")


def element(name: str, content: str = "", **attributes: str | float | None) -> str:
    """Return one element; an underscore in the name of an attribute stands for a hyphen, None leaves it out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _attribute(value: str | float) -> str:
    return escape(" ".join(value.split())) if isinstance(value, str) else number(value)


def line(runs: Sequence[Sequence[Point]], colour: str, width: float, dash: str | None) -> str:
    """Return a line through each run of points; a run of one point is drawn as a speck."""
    path = "".join(
        "M" + "L".join(f"{number(x)} {number(y)}" for x, y in (run if len(run) > 1 else (*run, *run))) for run in runs
    )
    if not path:
        return ""
    return element(
        "path", d=path, fill="none", stroke=colour, stroke_width=width, stroke_dasharray=dash, stroke_linejoin="round"
    )


def polygon(corners: Sequence[Point], **attributes: str | float | None) -> str:
    """Return a closed shape."""
    points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return element("polygon", "", points=points, **attributes)


def hatching(left: float, top: float, width: float, height: float, colour: str) -> str:
    """Return slanted lines that fill a rectangle.

    They are drawn one by one: a pattern is named on the page, and two charts that name theirs alike would share it.
    """
    runs = []
    reach = _HATCH_PX
    while reach < width + height:
        low = (left + min(reach, width), top + max(reach - width, 0.0))
        high = (left + max(reach - height, 0.0), top + min(reach, height))
        runs.append((low, high))
        reach += _HATCH_PX
    return line(runs, colour, 1.2, None)


def text(
    lines: Sequence[str],
    at: Point,
    *,
    size: float,
    colour: str,
    anchor: str = "start",
    is_bold: bool = False,
    is_upright: bool = False,
    rim: str | None = None,
) -> str:
    """Return lines of text whose block has its top at `at`, or its left when the text stands upright (read upward).

    `rim` is the colour of a rim behind the letters.
    """
    x, y = at
    step = size * LINE_HEIGHT
    base = (step - size) / 2 + size * _ASCENT + size * 0.08
    spans = [
        element(
            "tspan",
            escape(words) or " ",
            x=0.0 if is_upright else x,
            y=(base + step * place) + (0.0 if is_upright else y),
        )
        for place, words in enumerate(lines)
    ]
    turned = f"translate({number(x)} {number(y)}) rotate(-90)" if is_upright else None
    return element(
        "text",
        "".join(spans),
        transform=turned,
        fill=colour,
        font_family=FONT,
        font_size=size,
        font_weight="600" if is_bold else None,
        text_anchor=None if anchor == "start" else anchor,
        stroke=rim,
        stroke_width=None if rim is None else _RIM_PX,
        stroke_linejoin=None if rim is None else "round",
        paint_order=None if rim is None else "stroke",
    )


def unbroken(xs: Sequence[float], ys: Sequence[float | None]) -> list[list[Point]]:
    """Return the points in runs without an unknown value."""
    runs: list[list[Point]] = [[]]
    for x, y in zip(xs, ys, strict=True):
        if y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if run]
