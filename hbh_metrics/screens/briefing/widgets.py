"""The last slide of a briefing: which decision is asked, typed in place by who prepares it, and the briefing to take along as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from hbh_metrics.errors import UserError
from hbh_metrics.findings.attention.matters import written_by
from hbh_metrics.findings.view import View
from hbh_metrics.followup import LONGEST, Event, Journal, Kind, in_force, may_write, promised
from hbh_metrics.screens.briefing import RULE, Briefing, paper, widgets_slides
from hbh_metrics.ui import downloads, journal
from hbh_metrics.ui.data import audience, data_folder

_PLACE = "besluit"
_NONE = "Er is nog geen besluit gevraagd."
_FROM_BEFORE = "De tekst hieronder is het besluit dat bij een eerdere stand is gevraagd. Pas hem aan en leg hem vast."


def asked(view: View, briefing: Briefing, draw: Callable[..., str]) -> None:
    """Show the decision that is asked with this publication; on request, off the wall, its field for who may write, and the papers."""
    known = _decisions(view)
    now = [event for event in known if event.publicatie == view.door.publication.id]
    decision = now[-1].tekst if now else ""
    widgets_slides.title(paper.DECISION, *(decision or _NONE).splitlines())
    journal.confirmation(_PLACE)
    if not widgets_slides.is_prepared():
        return
    if may_write(audience()):
        _change(view, now, known)
    made_at = view.door.publication.manifest.gemaakt_op
    with st.container(horizontal=True, key="briefing_papier"):
        room = partial(paper.for_the_room, briefing, decision, draw, made_at)
        public = partial(paper.for_the_public, briefing, draw, made_at)
        downloads.paper("PDF voor in de kamer", "briefing", room)
        downloads.paper("PDF voor commissie en participatieraad", "briefing-openbaar", public)
    st.write(RULE)


def agreed_by_day(view: View) -> dict[tuple[str, str], date]:
    """Return by when something was agreed about each signal and provider, as far as it was written by this publication.

    Days only, which the door puts with what it tells.
    """
    try:
        return promised(written_by(view, Journal(data_folder()).events()))
    except UserError:
        return {}


def _decisions(view: View) -> tuple[Event, ...]:
    """Return the decisions that were asked with this publication and those before it, oldest first, without what was taken back."""
    events = in_force(written_by(view, journal.events(view)))
    return tuple(event for event in events if event.soort is Kind.BESLUIT_GEVRAAGD)


def _change(view: View, now: Sequence[Event], known: Sequence[Event]) -> None:
    with st.expander("Het gevraagde besluit wijzigen" if now else "Het gevraagde besluit opschrijven"):
        _field(view, known[-1].tekst if known else "", is_earlier=bool(known) and not now)
        if now:
            _taking_back(now[-1])


def _field(view: View, start: str, *, is_earlier: bool) -> None:
    key = f"{_PLACE}_{journal.turn(_PLACE)}"
    with st.form(f"{key}_formulier", border=False, enter_to_submit=False):
        if is_earlier:
            st.write(_FROM_BEFORE)
        text = st.text_area("Welk besluit wordt gevraagd?", start, max_chars=LONGEST["tekst"], key=f"{key}_tekst")
        name = journal.author(key)
        is_sent = st.form_submit_button("Leg vast", type="primary")
    if is_sent:
        event = Event(Kind.BESLUIT_GEVRAAGD, name, view.door.publication.id, tekst=text or "")
        journal.record(lambda into: into.add(event), _PLACE, "Vastgelegd: het gevraagde besluit.")


def _taking_back(decision: Event) -> None:
    """Offer to take the decision back, by a new event: the one before it, if any, stands again."""
    told = "Teruggedraaid: het gevraagde besluit."
    journal.take_back("Draai terug", f"terug_{_PLACE}", decision.kenmerk, _PLACE, told)
