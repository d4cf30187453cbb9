"""Turns findings into Plotly figures; no Streamlit and no SQL, so that a screen, a PDF and a test draw the same."""

from hbh_metrics.charts.progress_bars import draw as progress_bars
from hbh_metrics.charts.reading_lines import draw as reading_lines
from hbh_metrics.charts.style import CONFIG
from hbh_metrics.charts.tariff_panel import draw as tariff_panel

__all__ = ["CONFIG", "progress_bars", "reading_lines", "tariff_panel"]
