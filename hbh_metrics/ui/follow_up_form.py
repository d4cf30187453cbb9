"""The form in which people record what they do about a signal: discuss, agree, postpone, close, or take something back."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from hbh_metrics.findings.attention import matters
from hbh_metrics.findings.attention import words as attention_words
from hbh_metrics.findings.attention.matters import FollowedUp
from hbh_metrics.findings.view import View
from hbh_metrics.followup import LONGEST, Event, Kind, in_force
from hbh_metrics.ui import agreement_form, journal, past_day

_LONGEST_LABEL = 60


@dataclass(frozen=True)
class _Words:
    """How one kind of event is asked for and confirmed."""

    choice: str
    text: str
    day: str = ""
    owner: str = ""
    told: str = ""


_KINDS = {
    Kind.BESPROKEN: _Words("Bespreken", "Wat is er besproken?", told="Vastgelegd: besproken."),
    Kind.AFSPRAAK: _Words(
        "Afspreken", "Wat is er afgesproken?", "Uiterlijk klaar op", "Wie doet het?", "Vastgelegd: de afspraak."
    ),
    Kind.UITGESTELD: _Words(
        "Uitstellen", "Waarom wordt dit uitgesteld?", "Uitstellen tot", told="Vastgelegd: uitgesteld."
    ),
    Kind.AFGEHANDELD: _Words("Afhandelen", "Waarom is dit klaar?", told="Vastgelegd: afgehandeld."),
}


def form(
    view: View, follow_up: FollowedUp, periode_id: str | None, waarde: float | None, usual: Kind = Kind.BESPROKEN
) -> None:
    """Show the form about one signal at one provider, in the period and with the value on screen; `usual` is what it begins with."""
    place = follow_up.key
    key = f"opvolging_{place}_{journal.turn(place)}"
    kind = st.radio(
        "Wat legt u vast?",
        list(_KINDS),
        index=list(_KINDS).index(usual),
        format_func=lambda one: _KINDS[one].choice,
        horizontal=True,
        key=f"{key}_soort",
    )
    words = _KINDS[kind]
    # The form is the same one over what is recorded, and only its fields are new: its button keeps the place of who works by keyboard.
    with st.form(f"opvolging_{place}_formulier", border=False, enter_to_submit=False):
        text = st.text_area(words.text, max_chars=LONGEST["tekst"], height=100, key=f"{key}_tekst")
        fields = st.columns(2) if words.owner else (st.container(), st.container())
        owner = (
            fields[0].text_input(words.owner, max_chars=LONGEST["eigenaar"], key=f"{key}_eigenaar")
            if words.owner
            else None
        )
        day = (
            fields[1].date_input(words.day, value=matters.due_by(view), format="DD-MM-YYYY", key=f"{key}_datum")
            if words.day
            else None
        )
        name = journal.author(key)
        is_meant = past_day.question(view, key)
        is_sent = st.form_submit_button("Leg vast", type="primary")
    if is_sent:
        if past_day.must_ask(view, key, day, is_meant=is_meant):
            st.rerun()
        event = Event(
            kind, name, view.door.publication.id, follow_up.card.id, follow_up.provider.aanbieder_id, periode_id,
            text, owner, day, waarde=waarde,
        )  # fmt: skip
        journal.record(lambda into: into.add(event), place, words.told)


def taking_back(view: View, follow_up: FollowedUp) -> None:
    """Offer to correct or take back what was recorded about a signal, by a new event."""
    valid = in_force(follow_up.events)
    if not valid:
        return
    place = follow_up.key
    st.write("Een vergissing? Wat u verbetert of terugdraait, blijft in de geschiedenis staan.")
    for event in valid:
        told = _short(attention_words.event(event))
        with st.container(horizontal=True, key=f"vergissing_{place}_{event.kenmerk}"):
            key = f"terug_{place}_{event.kenmerk}"
            journal.take_back(f"Draai terug: {told}", key, event.kenmerk, place, "Teruggedraaid.")
            is_asked = st.toggle("Verbeteren", key=f"verbeter_{place}_{event.kenmerk}_{journal.turn(place)}")
        if is_asked:
            agreement_form.correct(view, event, place)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL].rstrip()}…"
