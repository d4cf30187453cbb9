"""Draws the charts of findings; no Streamlit and no SQL, so that a screen, a paper and a test draw the same.

Two renderers of one description: `plotted` for the screen, interactive, and `drawn` for small multiples and paper, as SVG text.
"""

from hbh_metrics.charts.drawn import drawn
from hbh_metrics.charts.plotted import plotted

__all__ = ["drawn", "plotted"]
