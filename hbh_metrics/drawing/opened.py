"""Draws a chart that somebody opens, with the large library that is loaded for the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hbh_metrics.drawing.chart import Chart

if TYPE_CHECKING:
    import plotly.graph_objects as go


def opened(chart: Chart, *, can_zoom: bool = False) -> go.Figure:
    """Return what `plotted` returns: no screen waits for its library before a chart of it is opened."""
    from hbh_metrics.drawing.plotted import plotted

    return plotted(chart, can_zoom=can_zoom)
