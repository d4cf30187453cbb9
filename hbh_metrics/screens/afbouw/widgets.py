"""The fields in which another agreement is tried out; nothing of it is kept, in the address neither."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.agreements import Method
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.dutch import number, period, sentence_start
from hbh_metrics.findings.view import View
from hbh_metrics.screens.afbouw.adjusting import MOST_PCT, percentage_of
from hbh_metrics.screens.afbouw.proposed import Now, Proposal
from hbh_metrics.ui.markdown import plain

_METHODS = {
    Method.LINEAIR: "van het starttarief, elke periode",
    Method.SAMENGESTELD: "van het tarief ervoor, elke periode",
    Method.EENMALIG: "één keer",
}


def proposal(view: View, now: Now) -> Proposal:
    """Show the fields for the chosen provider and return what is typed; at first its agreement of now, from the next period on.

    When none is to come, from the second period on: what it would have done.
    """
    who = view.chosen.aanbieder_id
    last = now.agreement
    periods = [one.id for one in experiment_periods()][1:]
    after = [one for one in periods if one > now.based_on]
    with st.container(horizontal=True, vertical_alignment="bottom", key="bijstellen_velden"):
        typed = st.text_input(
            "Verlaging in procenten",
            help="Met een min ervoor gaat het bedrag omhoog.",
            value=number(last.afbouw_pct, 2),
            max_chars=8,
            key=f"bijstellen_{who}_pct",
            width=180,
        )
        method = st.selectbox(
            "Hoe",
            list(_METHODS),
            format_func=lambda one: _METHODS[one],
            index=list(_METHODS).index(last.afbouw_methode) if last.afbouw_methode in _METHODS else 0,
            key=f"bijstellen_{who}_methode",
            width=280,
        )
        first = st.selectbox(
            "Eerste verlaging in",
            periods,
            format_func=lambda one: sentence_start(period(one)),
            index=periods.index(after[0]) if after else 0,
            key=f"bijstellen_{who}_vanaf",
            width=180,
        )
    cut = percentage_of(typed)
    if cut is None:
        st.write(
            f"‘{plain(typed)}’ is geen percentage van -{MOST_PCT} tot en met {MOST_PCT}; hieronder staat de verlaging van nu. Typ "
            "bijvoorbeeld 0,5."
        )
    return Proposal(last.afbouw_pct if cut is None else cut, method, first)
