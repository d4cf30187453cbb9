"""Texts in pictures that lie over each other or stick out: names, titles and ticks, in every width that a picture is drawn in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from hbh_metrics.drawing import style, texts
from hbh_metrics.drawing.area import areas_of
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.drawing.geometry import framed, within
from hbh_metrics.drawing.texts import Placed
from tests.screens.stand import Stand
from tests.screens.walked import Screen

WIDTHS_PX = (350, 380, 560, 680, 860)
"""A phone, a panel, a wall, a sheet of paper and a desk."""
_PANEL_PX = (380, 860)
_EDGE_PX = 1.0


def every_text(chart: Chart, width_px: int) -> list[Placed]:
    """Return where every text of a picture stands: of its marks, its titles and its axes."""
    chart = within(chart)
    areas = areas_of(chart, framed(chart, width_px), width_px, style.LIGHT)
    found = texts.placed(areas, chart.plots)
    for area, plot in zip(areas, chart.plots, strict=True):
        found += [texts.title(area, plot)] if plot.title else []
    return [*found, *texts.of_axes(areas)]


@lru_cache(maxsize=4096)
def misplaced(chart: Chart, width_px: int) -> tuple[str, ...]:
    """Return the texts of a picture that lie over each other, and those that stick out of it."""
    found = every_text(chart, width_px)
    over = [
        f"{one.words.text} over {other.words.text}" for one, other in combinations(found, 2) if one.lies_over(other)
    ]
    out = [
        f"{one.words.text} outside"
        for one in found
        if min(one.left, one.top) < -_EDGE_PX
        or one.left + one.width > width_px + _EDGE_PX
        or one.top + one.height > chart.height_px + _EDGE_PX
    ]
    return (*over, *out)


def keeps_texts_apart(screen: Screen, _stand: Stand) -> Iterator[str]:
    """No text of a picture lies over another or sticks out, in any width, for any reader."""
    for figure in screen.figures:
        charts = [(figure.chart, WIDTHS_PX), *((panel.chart, _PANEL_PX) for panel in figure.panels)]
        for chart, widths_px in charts:
            for width_px in widths_px if chart is not None else ():
                assert chart is not None
                yield from (f"{figure.slug}, {width_px} px: {told}" for told in misplaced(chart, width_px))
