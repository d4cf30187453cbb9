"""Voortgang afbouw: do the tariffs follow the agreed path."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers import expected_end, progress, reading, tariff_path
from hbh_metrics.answers.view import View
from hbh_metrics.figures import Figure, Panel
from hbh_metrics.ui import bar, frame
from hbh_metrics.ui.tile import is_dark, panels_tile, tile

_LARGE_PX = 420
_SMALL_PX = 300


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    dark = is_dark()
    fall = progress.answer(view)
    tile(fall, lambda: charts.progress_bars(fall.bars, fall.scale, is_dark=dark), config=charts.CONFIG)
    path = tariff_path.answer(view)
    panels_tile(path, lambda panel, is_large: _panel(path, panel, is_large=is_large, dark=dark), config=charts.CONFIG)
    tile(expected_end.answer(view))
    with st.expander(
        "Wat een andere lezing van ‘1% per betalingsperiode’ zou geven", key="lezingen_open", on_change="rerun"
    ) as compare:
        readings = reading.answer(view) if compare.open else None
        if readings is not None:
            tile(
                readings,
                lambda: charts.reading_lines(readings.lines, readings.scale, is_dark=dark),
                config=charts.CONFIG,
            )


def _panel(path: Figure, panel: Panel, *, is_large: bool, dark: bool) -> object:
    height = _LARGE_PX if is_large else _SMALL_PX
    return charts.tariff_panel(panel, path.scale, path.difference_scale, is_dark=dark, height=height)


frame.begin()
st.title("Voortgang afbouw", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
