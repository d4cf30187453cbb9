"""Actielijst: what was promised, by whom, when, and whether it helped."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.findings import agreements_made
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens.acties import listing
from hbh_metrics.ui import agreement_form, bar, frame, journal
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import tables_tile

_PLACE = "acties"


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    known = journal.events(view)
    made = once(agreements_made.made, view, known, journal.doors(view, known))
    order, is_open_only = _choices()
    found = listing.answer(view, made, order, is_open_only=is_open_only)
    tables_tile(found.headline, "afspraken", found.table, lead=found.lead)
    agreement_form.history(view, known)
    if not journal.can_write(view):
        journal.say_where_to_write(view)
        return
    st.header("Een afspraak maken zonder signaal", anchor=False)
    agreement_form.new_agreement(view, agreement_form.whom(view), f"{_PLACE}_nieuw")
    if made:
        st.header("Een afspraak afhandelen of verbeteren", anchor=False)
        st.write(plain("Niets verdwijnt: een verbetering staat naast wat er stond."))
        agreement_form.updating(view, made, f"{_PLACE}_bijwerken")


def _choices() -> tuple[str, bool]:
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        order = st.selectbox("Sorteer op", list(listing.ORDERS), key="volgorde", bind="query-params", width=220)
        is_open = st.toggle("Alleen wat openstaat", key="open", bind="query-params")
    return order or listing.BY_DAY, is_open


frame.begin()
st.title("Actielijst", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
