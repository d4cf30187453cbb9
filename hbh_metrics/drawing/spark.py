"""A small line without axes or numbers: the course of one value within a cell of text, in the colour of that text."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics.drawing.svg import element, line, unbroken

WIDTH_PX, HEIGHT_PX = 64.0, 16.0
_MARGIN_PX, _DOT_PX, _LINE_PX = 3.0, 2.4, 1.6
_COLOUR = "currentColor"


def spark(values: Sequence[float | None], low: float, high: float) -> str:
    """Return the values as an SVG line from `low` to `high`, with a dot at the last one known; empty with fewer than two known.

    What is unknown is a gap. The words beside it say what it means, so it is hidden from who hears the page.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004  # a line has two ends
        return ""
    step = (WIDTH_PX - 2 * _MARGIN_PX) / (len(values) - 1)
    room = HEIGHT_PX - 2 * _MARGIN_PX
    xs = [_MARGIN_PX + step * place for place in range(len(values))]
    ys = [
        None if value is None else _MARGIN_PX + room * (0.5 if high == low else (high - value) / (high - low))
        for value in values
    ]
    drawn = line(unbroken(xs, ys), _COLOUR, _LINE_PX, None)
    last = max(place for place, value in enumerate(values) if value is not None)
    dot = element("circle", "", cx=xs[last], cy=ys[last], r=_DOT_PX, fill=_COLOUR)
    size = f"{WIDTH_PX:.0f} {HEIGHT_PX:.0f}"
    return f'<svg viewBox="0 0 {size}" class="hbh-lijntje" aria-hidden="true">{drawn}{dot}</svg>'
