"""The fields in which another agreement is tried out; nothing of it is kept, in the address neither."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from hbh_metrics.agreements import Method
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.dutch import period, sentence_start
from hbh_metrics.findings.view import View
from hbh_metrics.screens.afbouw.adjusting import Now, Proposal

_METHODS = {
    Method.LINEAIR: "van het starttarief, elke periode",
    Method.SAMENGESTELD: "van het tarief ervoor, elke periode",
    Method.EENMALIG: "één keer",
}
_MOST_PCT = 20.0


def proposal(view: View, now: Now) -> Proposal:
    """Show the fields for the chosen provider and return what is typed; at first its agreement of now, from the next period on.

    When none is to come, from the second period on: what it would have done.
    """
    who = view.chosen.aanbieder_id
    last = max(now.agreements.rows, key=lambda row: row.versie)
    periods = [one.id for one in experiment_periods()][1:]
    after = [one for one in periods if one > now.based_on]
    with st.container(horizontal=True, vertical_alignment="bottom", key="bijstellen_velden"):
        cut = st.number_input(
            "Verlaging in procenten",
            min_value=0.0,
            max_value=_MOST_PCT,
            value=float(last.afbouw_pct),
            step=0.25,
            format="%.2f",
            key=f"bijstellen_{who}_pct",
            width=180,
        )
        method = st.selectbox(
            "Hoe",
            list(_METHODS),
            format_func=lambda one: _METHODS[one],
            index=list(_METHODS).index(last.afbouw_methode),
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
    return Proposal(Decimal(str(cut)).quantize(Decimal("0.01")), method, first)
