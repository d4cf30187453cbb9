"""Aanbieder: how one provider develops, or all of them beside each other."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import completeness, open_signals, provider_sheet, weekly_hours
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens.aanbieder import (
    comparison,
    complaints,
    deliveries,
    hours_spread,
    in_and_out,
    letters,
    plans_and_network,
    satisfaction,
    staff,
)
from hbh_metrics.ui import bar, desk, frame, links
from hbh_metrics.ui.cards import key_figures
from hbh_metrics.ui.signal_list import signals_tile
from hbh_metrics.ui.tile import panels_tile, tables_tile, tile, together

_ALL_SIGNALS = 20


def show(view: View) -> None:
    """Draw the sheet of the chosen provider."""
    key_figures(once(provider_sheet.key_figures, view))
    tile(once(provider_sheet.answer, view), drawn)
    signals = desk.signals(view)
    found = open_signals.answer(view, signals.matters, signals.stopped, _ALL_SIGNALS)
    signals_tile(found, "signalen-aanbieder")
    links.to("signalen", "Naar Bijsturing")
    hours = once(weekly_hours.answer, view)
    with together("uren"):
        tile(hours, drawn)
        panels_tile(once(hours_spread.answer, view), drawn)
    with together("gesprek"):
        tile(once(in_and_out.answer, view), drawn)
        tile(once(plans_and_network.answer, view), drawn)
    with together("klachten"):
        tile(once(complaints.answer, view), drawn)
        tile(once(satisfaction.answer, view), drawn)
    for slug, (headline, table) in (
        ("laatste-leveringen", deliveries.answer(view, completeness.rows(view))),
        ("brieven", once(letters.answer, view)),
        ("personeel", once(staff.answer, view)),
    ):
        tables_tile(headline, slug, table)


def compare(view: View) -> None:
    """Draw all providers beside each other, with a link to each."""
    panels_tile(once(comparison.answer, view), drawn)
    st.header("Kies een aanbieder voor het hele blad.", anchor=False)
    with st.container(horizontal=True, key="aanbieders"):
        for provider in view.providers:
            links.to("aanbieder", provider.naam, aanbieder=provider.aanbieder_id)
    headline, table = once(letters.answer, view)
    tables_tile(headline, "brieven", table)


frame.begin()
st.title("Aanbieder", anchor=False)
chosen = bar.show()
if chosen is not None:
    (compare if chosen.is_total else show)(chosen)
