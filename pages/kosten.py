"""Kosten en besparing: does it cost extra, and what is saved."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers.costs import (
    costs_per_provider,
    costs_price_and_volume,
    costs_spending,
    costs_stock_share,
    costs_three_savings,
)
from hbh_metrics.answers.view import View
from hbh_metrics.ui import bar, frame
from hbh_metrics.ui.cards import key_figures
from hbh_metrics.ui.tile import panels_tile, tile


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    key_figures(costs_three_savings.three_figures(view))
    tile(costs_three_savings.answer(view), charts.drawn)
    per_provider = costs_per_provider.answer(view)
    if per_provider is not None:
        panels_tile(per_provider, charts.drawn)
    tile(costs_price_and_volume.answer(view), charts.drawn)
    over_time = costs_price_and_volume.all_periods(view)
    if over_time is not None:
        tile(over_time, charts.drawn)
    tile(costs_stock_share.answer(view), charts.drawn)
    spending = costs_spending.answer(view)
    if spending is not None:
        tile(spending, charts.drawn)


frame.begin()
st.title("Kosten en besparing", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
