"""Kosten en besparing: does it cost extra, and what is saved."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import savings
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens.kosten import at_stake, price_and_volume, price_per_hour, stock_share, widgets, year_end
from hbh_metrics.screens.kosten import per_provider as costs_per_provider
from hbh_metrics.screens.kosten import spending as costs_spending
from hbh_metrics.ui import bar, frame, shown
from hbh_metrics.ui.cards import key_figures
from hbh_metrics.ui.tile import panels_tile, tile, together


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    key_figures(once(savings.three_figures, view))
    with together("kosten"):
        tile(once(savings.answer, view), drawn)
        _at_stake(view)
    per_provider, per_hour = once(costs_per_provider.answer, view), once(price_per_hour.answer, view)
    with together("prijs"):
        if per_provider is not None:
            panels_tile(shown.untold(per_provider), drawn)
        if per_hour is not None:
            panels_tile(per_hour, drawn)
    _year_end(view)
    over_time = once(price_and_volume.all_periods, view)
    with together("volume"):
        tile(shown.untold(once(price_and_volume.answer, view)), drawn)
        if over_time is not None:
            tile(shown.untold(over_time), drawn)
    spending = once(costs_spending.answer, view)
    with together("bestand"):
        tile(once(stock_share.answer, view), drawn)
        if spending is not None:
            tile(spending, drawn)


def _at_stake(view: View) -> None:
    """Show the money to talk about, with the claims that can be taken along."""
    money = once(at_stake.answer, view)
    if money is not None:
        with st.container(key="kosten_gesprek"):
            tile(money, drawn)
            widgets.claims_to_take(view)


def _year_end(view: View) -> None:
    """Show where the experiment ends, with a switch per provider that left the path."""
    back = widgets.back_on_path(once(year_end.off_path, view))
    expected = once(year_end.answer, view, back)
    if expected is not None:
        tile(expected, drawn)


frame.begin()
st.title("Kosten en besparing", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
