"""Voortgang afbouw: do the tariffs follow the agreed path."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers import expected_end, floor, progress, reading, tariff_path
from hbh_metrics.answers.view import View
from hbh_metrics.figures import Figure, Panel
from hbh_metrics.ui import bar, empty, frame
from hbh_metrics.ui.tile import is_dark, panels_tile, tile

_LARGE_PX = 420
_SMALL_PX = 300
_OTHER_READING = "Wat een andere lezing van ‘1% per betalingsperiode’ zou geven"


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    dark = is_dark()
    fall = progress.answer(view)
    tile(fall, lambda: charts.progress_bars(fall.bars, fall.scale, is_dark=dark), config=charts.CONFIG)
    path = tariff_path.answer(view)
    panels_tile(path, lambda panel, is_large: _panel(path, panel, is_large=is_large, dark=dark), config=charts.CONFIG)
    tile(expected_end.answer(view))
    room = floor.answer(view)
    if room is not None:
        tile(room)
    with st.expander(_OTHER_READING, key="lezingen_open", on_change="rerun") as compare:
        if compare.open:
            _readings(view, dark=dark)


def _readings(view: View, *, dark: bool) -> None:
    readings = reading.answer(view)
    if readings is None:
        empty.say("Er is geen tariefafspraak om te lezen.", "De gemeente levert die met de tabel tariefafspraken.")
    elif readings.lines:
        tile(readings, lambda: charts.reading_lines(readings.lines, readings.scale, is_dark=dark), config=charts.CONFIG)
    else:
        tile(readings)


def _panel(path: Figure, panel: Panel, *, is_large: bool, dark: bool) -> object:
    height = _LARGE_PX if is_large else _SMALL_PX
    return charts.tariff_panel(panel, path.scale, path.difference_scale, is_dark=dark, height=height)


frame.begin()
st.title("Voortgang afbouw", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
