"""Cliënten en uren: what happens to the help that people get."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens.clienten import (
    class_bounds,
    hours_and_tariff,
    hours_per_client,
    paid_without_hours,
    strong_falls,
)
from hbh_metrics.screens.clienten import mix as clients_mix
from hbh_metrics.ui import bar, frame
from hbh_metrics.ui.tile import panels_tile, tile, together


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    tile(once(hours_and_tariff.answer, view), drawn)
    panels_tile(once(hours_per_client.answer, view), drawn)
    with together("daling"):
        tile(once(strong_falls.spread, view), drawn)
        tile(once(strong_falls.answer, view), drawn)
    with together("klasse"):
        tile(once(class_bounds.answer, view), drawn)
        tile(once(paid_without_hours.answer, view), drawn)
    mix = once(clients_mix.answer, view)
    with together("samenstelling"):
        if mix.panels:
            panels_tile(mix, drawn)
        else:
            tile(mix)
        tile(once(clients_mix.compared, view), drawn)


frame.begin()
st.title("Cliënten en uren", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
