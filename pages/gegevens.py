"""Gegevens: can these numbers be trusted; what came, what is missing, what changed and where it came from."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.findings import completeness, owed
from hbh_metrics.findings.view import View
from hbh_metrics.screens.gegevens import history, portraits, widgets
from hbh_metrics.ui import bar, desk, frame
from hbh_metrics.ui.tile import tables_tile

_PARTS = ["Volledigheid", "Bevindingen", "Afspraken en drempels", "Standen", "Herkomst"]


def show(view: View) -> None:
    """Draw the part of the screen that is open."""
    whole, findings, agreements, publications, origins = st.tabs(
        _PARTS, key="deel", on_change="rerun", bind="query-params"
    )
    with whole:
        if whole.open:
            _completeness(view)
    with findings:
        if findings.open:
            widgets.findings(view)
            widgets.refusals(view)
    with agreements:
        if agreements.open:
            tables_tile(history.agreements_headline(view), "tariefafspraken", history.agreements(view))
            widgets.thresholds(view)
    with publications:
        if publications.open:
            widgets.compared(view)
    with origins:
        if origins.open:
            files = history.origins(view)
            tables_tile(history.origins_headline(files), "herkomst", files)
            brought = portraits.of_this_delivery(view)
            tables_tile(portraits.headline(brought), "portret", portraits.table(view, brought))
            widgets.row_accounts(view)


def _completeness(view: View) -> None:
    rows = completeness.rows(view, desk.refused_since(view))
    tables_tile(
        completeness.headline(view, rows),
        "volledigheid",
        *completeness.matrices(view, rows),
        completeness.other_sources(view, rows),
        lead=completeness.legend(),
    )
    debts = owed.debts(view, rows)
    tables_tile(owed.headline(debts), "nog-te-leveren", owed.table(view, debts))


frame.begin()
st.title("Gegevens", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
