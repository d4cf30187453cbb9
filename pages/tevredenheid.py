"""Tevredenheid: do clients notice, and how sure are we."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers.satisfaction import (
    satisfaction_answers_spread,
    satisfaction_change,
    satisfaction_response,
    satisfaction_who_is_missing,
)
from hbh_metrics.answers.view import View
from hbh_metrics.ui import bar, frame
from hbh_metrics.ui.tile import panels_tile, tile


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    tile(satisfaction_change.answer(view), charts.drawn)
    spread = satisfaction_answers_spread.answer(view)
    if spread.panels:
        panels_tile(spread, charts.drawn)
    else:
        tile(spread)
    tile(satisfaction_response.answer(view), charts.drawn)
    tile(satisfaction_who_is_missing.answer(view), charts.drawn)


frame.begin()
st.title("Tevredenheid", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
