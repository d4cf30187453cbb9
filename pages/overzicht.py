"""Overzicht: are we on the agreements, where not, and what is needed."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import completeness, open_signals
from hbh_metrics.findings.view import View
from hbh_metrics.screens.overzicht import missing_data, widgets_desk
from hbh_metrics.screens.overzicht.widgets import agreements_tile
from hbh_metrics.ui import bar, desk, frame, links
from hbh_metrics.ui.signal_list import signals_tile
from hbh_metrics.ui.tile import tables_tile


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    signals = desk.signals(view)
    agreements_tile(widgets_desk.agreements(view, signals), drawn)
    found = open_signals.answer(view, signals.matters)
    signals_tile(found, "signalen-kort")
    links.to("signalen", "Naar alle signalen")
    missing = missing_data.answer(view, completeness.rows(view, desk.refused_since(view)))
    tables_tile(missing.headline, "ontbreekt", missing.table)
    links.to("gegevens", "Naar wat er is geleverd")
    _since(view)
    if not view.is_total:
        links.to("aanbieder", f"Naar het blad van {view.chosen.naam}")


def _since(view: View) -> None:
    changed = widgets_desk.since(view)
    if changed is None:
        st.header("Dit is de eerste stand; er is nog geen vorige om mee te vergelijken.", anchor=False)
        return
    tables_tile(changed.sentences[0], "sinds-vorige", changed.table, lead=" ".join(changed.sentences[1:]))
    links.to("gegevens", "Naar alle veranderde cijfers", deel="Standen")


frame.begin()
st.title("Overzicht", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
