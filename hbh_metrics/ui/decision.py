"""The last slide of a briefing: which decision is asked, typed in place by who prepares it, and the briefing to take along as PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from hbh_metrics.answers.briefing import RULE, Briefing
from hbh_metrics.answers.view import View
from hbh_metrics.export import briefing as paper
from hbh_metrics.followup import LONGEST, Event, Kind, in_force, may_write
from hbh_metrics.ui import downloads, journal, slides
from hbh_metrics.ui.data import audience

_PLACE = "besluit"
_NONE = "Er is nog geen besluit gevraagd."


def asked(view: View, briefing: Briefing, draw: Callable[..., str]) -> None:
    """Show the decision that is asked with this publication, its field for who may write, and the papers."""
    decision = _decision(view)
    slides.title(paper.DECISION, *(decision or _NONE).splitlines())
    journal.confirmation(_PLACE)
    if may_write(audience()):
        _field(view, decision)
    made_at = view.door.publication.manifest.gemaakt_op
    with st.container(horizontal=True, key="briefing_papier"):
        downloads.paper(
            "PDF voor in de kamer", "briefing", partial(paper.for_the_room, briefing, decision, draw, made_at)
        )
        downloads.paper(
            "PDF voor commissie en participatieraad", "briefing-openbaar", partial(paper.for_the_public, briefing, draw, made_at)
        )  # fmt: skip
    st.caption(RULE)


def _decision(view: View) -> str:
    """Return the last decision that was asked with this publication; empty when there is none."""
    known = [
        event
        for event in in_force(journal.events(view))
        if event.soort is Kind.BESLUIT_GEVRAAGD and event.publicatie == view.door.publication.id
    ]
    return known[-1].tekst if known else ""


def _field(view: View, decision: str) -> None:
    key = f"{_PLACE}_{journal.turn(_PLACE)}"
    with st.expander("Het gevraagde besluit wijzigen" if decision else "Het gevraagde besluit opschrijven"):
        with st.form(f"{key}_formulier", border=False, enter_to_submit=False):
            text = st.text_area(
                "Welk besluit wordt gevraagd?", decision, max_chars=LONGEST["tekst"], key=f"{key}_tekst"
            )
            name = journal.author(key)
            is_sent = st.form_submit_button("Leg vast", type="primary")
        if is_sent:
            event = Event(Kind.BESLUIT_GEVRAAGD, name, view.door.publication.id, tekst=text or "")
            journal.record(lambda into: into.add(event), _PLACE, "Vastgelegd: het gevraagde besluit.")
