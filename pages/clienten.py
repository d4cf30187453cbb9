"""Cliënten en uren: what happens to the help that people get."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers.clients import (
    clients_class_bounds,
    clients_hours_and_tariff,
    clients_hours_per_client,
    clients_mix,
    clients_paid_without_hours,
    clients_strong_falls,
)
from hbh_metrics.answers.view import View
from hbh_metrics.ui import bar, frame
from hbh_metrics.ui.tile import panels_tile, tile


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    tile(clients_hours_and_tariff.answer(view), charts.drawn)
    panels_tile(clients_hours_per_client.answer(view), charts.drawn)
    tile(clients_strong_falls.spread(view), charts.drawn)
    tile(clients_strong_falls.answer(view), charts.drawn)
    tile(clients_class_bounds.answer(view), charts.drawn)
    tile(clients_paid_without_hours.answer(view), charts.drawn)
    mix = clients_mix.answer(view)
    if mix.panels:
        panels_tile(mix, charts.drawn)
    else:
        tile(mix)
    tile(clients_mix.compared(view), charts.drawn)


frame.begin()
st.title("Cliënten en uren", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
