"""Texts in pictures that lie over each other, on a phone and at a desk."""

from __future__ import annotations

from collections.abc import Iterator

from hbh_metrics.drawing import style, texts
from hbh_metrics.drawing.area import areas_of
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.drawing.geometry import framed, within
from tests.screens.stand import Stand
from tests.screens.walked import Screen

_PHONE_PX, _PANEL_PX = 350, 380


def over_each_other(chart: Chart, width_px: int) -> Iterator[tuple[str, str]]:
    """Yield the texts of a picture that lie over each other."""
    chart = within(chart)
    placed = texts.placed(areas_of(chart, framed(chart, width_px), width_px, style.LIGHT), chart.plots)
    for place, one in enumerate(placed):
        yield from ((one.words.text, other.words.text) for other in placed[:place] if one.lies_over(other))


def keeps_texts_apart(screen: Screen, _stand: Stand) -> Iterator[str]:
    """No text of a picture lies over another; looked at for who sees all, in the narrowest picture that is shown."""
    if not screen.visit.audience.sees_everything:
        return
    for figure in screen.figures:
        charts = [(figure.chart, _PHONE_PX), *((panel.chart, _PANEL_PX) for panel in figure.panels)]
        for chart, width_px in charts:
            if chart is not None:
                yield from (f"{figure.slug}: {one} over {other}" for one, other in over_each_other(chart, width_px))
