"""Aanbieder: how one provider develops, or all of them beside each other."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers.deliveries import completeness
from hbh_metrics.answers.overview import open_signals
from hbh_metrics.answers.provider import (
    provider_comparison,
    provider_complaints,
    provider_deliveries,
    provider_hours_spread,
    provider_in_and_out,
    provider_letters,
    provider_plans_and_network,
    provider_satisfaction,
    provider_sheet,
    provider_staff,
    provider_weekly_hours,
)
from hbh_metrics.answers.view import View
from hbh_metrics.ui import bar, desk, frame, links
from hbh_metrics.ui.cards import key_figures
from hbh_metrics.ui.signal_list import signals_tile
from hbh_metrics.ui.tile import close_up, panels_tile, tables_tile, tile

_ALL_SIGNALS = 20


def show(view: View) -> None:
    """Draw the sheet of the chosen provider."""
    key_figures(provider_sheet.key_figures(view))
    tile(provider_sheet.answer(view), charts.drawn)
    signals = desk.signals(view)
    found = open_signals.answer(view, signals.matters, signals.stopped, _ALL_SIGNALS)
    signals_tile(found, "signalen-aanbieder")
    links.to("signalen", "Naar Bijsturing")
    hours = provider_weekly_hours.answer(view)
    tile(hours, charts.drawn)
    close_up(hours, charts.plotted)
    panels_tile(provider_hours_spread.answer(view), charts.drawn)
    shares = view.door.distributions(provider_in_and_out.REASON, *provider_complaints.NAMES)
    tile(provider_in_and_out.answer(view, shares), charts.drawn)
    tile(provider_plans_and_network.answer(view), charts.drawn)
    tile(provider_complaints.answer(view, shares), charts.drawn)
    tile(provider_satisfaction.answer(view), charts.drawn)
    delivered = provider_deliveries.answer(view, completeness.rows(view))
    tables_tile(delivered.headline, "laatste-leveringen", delivered.table)
    for slug, (headline, table) in (
        ("brieven", provider_letters.answer(view)),
        ("personeel", provider_staff.answer(view)),
    ):
        tables_tile(headline, slug, table)


def compare(view: View) -> None:
    """Draw all providers beside each other, with a link to each."""
    panels_tile(provider_comparison.answer(view), charts.drawn)
    st.header("Kies een aanbieder voor het hele blad.", anchor=False)
    with st.container(horizontal=True, key="aanbieders"):
        for provider in view.providers:
            links.to("aanbieder", provider.naam, aanbieder=provider.aanbieder_id)


frame.begin()
st.title("Aanbieder", anchor=False)
chosen = bar.show()
if chosen is not None:
    (compare if chosen.is_total else show)(chosen)
