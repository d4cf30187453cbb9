"""Tevredenheid: do clients notice, and how sure are we."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import satisfaction_change
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens.tevredenheid import answers_spread, response, themes, who_is_missing
from hbh_metrics.ui import bar, frame
from hbh_metrics.ui.tile import panels_tile, tile, together


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    tile(once(satisfaction_change.answer, view), drawn)
    spread = once(answers_spread.answer, view)
    if spread.panels:
        panels_tile(spread, drawn)
    else:
        tile(spread)
    per_theme = once(themes.answer, view)
    if per_theme is not None:
        tile(per_theme)
    with together("respons"):
        tile(once(response.answer, view), drawn)
        tile(once(who_is_missing.answer, view), drawn)


frame.begin()
st.title("Tevredenheid", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
