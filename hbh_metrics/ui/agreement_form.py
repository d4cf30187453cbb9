"""Forms of the journal that belong to no signal's card: an agreement without a signal, closing one, and correcting what was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import streamlit as st

from hbh_metrics.findings.agreements_made import Made, Standing
from hbh_metrics.findings.attention import matters, outcome
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.followup import LONGEST, Event, Kind
from hbh_metrics.records import Provider
from hbh_metrics.ui import journal, past_day
from hbh_metrics.ui.markdown import plain

_WHO_DOES_IT, _READY_ON = "Wie doet het?", "Uiterlijk klaar op"
_TEXTS = {
    Kind.AFSPRAAK: "Wat is er afgesproken?",
    Kind.BESPROKEN: "Wat is er besproken?",
    Kind.UITGESTELD: "Waarom wordt dit uitgesteld?",
    Kind.AFGEHANDELD: "Waarom is dit klaar?",
    Kind.OVERLEG: "Wat is er verder besproken?",
}
_DAYS = {Kind.AFSPRAAK: _READY_ON, Kind.UITGESTELD: "Uitstellen tot"}
_LONGEST_LABEL = 70


def new_agreement(view: View, providers: Sequence[Provider], place: str) -> None:
    """Show the form for an agreement that is about no signal, with one of these providers (or the only one)."""
    key = f"{place}_{journal.turn(place)}"
    with st.form(f"{place}_formulier", border=False, enter_to_submit=False):
        text = st.text_area(_TEXTS[Kind.AFSPRAAK], max_chars=LONGEST["tekst"], height=80, key=f"{key}_tekst")
        fields = st.columns(3 if len(providers) > 1 else 2)
        owner = fields[0].text_input(_WHO_DOES_IT, max_chars=LONGEST["eigenaar"], key=f"{key}_eigenaar")
        day = fields[1].date_input(_READY_ON, value=matters.due_by(view), format="DD-MM-YYYY", key=f"{key}_datum")
        who = providers[0]
        if len(providers) > 1:
            who = fields[2].selectbox("Met wie?", list(providers), format_func=lambda one: one.naam, key=f"{key}_wie")
        name = journal.author(key)
        is_meant = past_day.question(view, key)
        is_sent = st.form_submit_button("Leg de afspraak vast", type="primary")
    if is_sent:
        if past_day.must_ask(view, key, day, is_meant=is_meant):
            st.rerun()
        event = Event(
            Kind.AFSPRAAK, name, view.door.publication.id, aanbieder_id=who.aanbieder_id, tekst=text or "", eigenaar=owner, datum=day
        )  # fmt: skip
        journal.record(lambda into: into.add(event), place, "Vastgelegd: de afspraak.")
    journal.confirmation(place)


def whom(view: View) -> tuple[Provider, ...]:
    """Return with whom an agreement can be made: the chosen provider, else all together or any of them."""
    return (ALL_PROVIDERS, *view.providers) if view.is_total else (view.chosen,)


def updating(view: View, found: Sequence[Made], place: str) -> None:
    """Offer to close, correct or take back one of the agreements, each by a new event."""
    if not found:
        return
    chosen = st.selectbox("Welke afspraak?", list(found), format_func=_label, key=f"{place}_welke")
    key = f"{place}_{chosen.event.kenmerk}_{journal.turn(place)}"
    choices = (
        ["Verbeteren", "Terugdraaien"]
        if chosen.standing is Standing.DONE
        else ["Afhandelen", "Verbeteren", "Terugdraaien"]
    )
    choice = st.radio("Wat wilt u doen?", choices, horizontal=True, key=f"{key}_wat")
    if choice == "Verbeteren":
        correct(view, chosen.event, place)
    elif choice == "Afhandelen":
        _close(view, chosen.event, key, place)
    else:
        undone = "Teruggedraaid: de afspraak."
        journal.take_back("Draai deze afspraak terug", f"{key}_terug", chosen.event.kenmerk, place, undone)
    journal.confirmation(place)


def correct(view: View, event: Event, place: str) -> None:
    """Show a recorded event as a form; what is sent is a new event that corrects it, and both stay visible."""
    key = f"{place}_verbeter_{event.kenmerk}_{journal.turn(place)}"
    with st.form(f"{key}_formulier", border=False, enter_to_submit=False):
        text = st.text_area(
            _TEXTS[event.soort], value=event.tekst, max_chars=LONGEST["tekst"], height=80, key=f"{key}_tekst"
        )
        owner, present, day = event.eigenaar, event.aanwezig, event.datum
        if event.soort is Kind.AFSPRAAK:
            owner = st.text_input(_WHO_DOES_IT, value=owner or "", max_chars=LONGEST["eigenaar"], key=f"{key}_eigenaar")
        if event.soort is Kind.OVERLEG:
            present = st.text_input(
                "Wie waren erbij?", value=present or "", max_chars=LONGEST["aanwezig"], key=f"{key}_aanwezig"
            )
        if event.soort in _DAYS:
            day = st.date_input(_DAYS[event.soort], value=day, format="DD-MM-YYYY", key=f"{key}_datum")
        name = journal.author(key)
        is_meant = past_day.question(view, key)
        is_sent = st.form_submit_button("Leg de verbetering vast", type="primary")
    if not is_sent:
        return
    if day != event.datum and past_day.must_ask(view, key, day, is_meant=is_meant):
        st.rerun()
    better = replace(
        event, auteur=name, tekst=text or "", eigenaar=owner or None, aanwezig=present or None, datum=day,
        verwijst_naar=event.kenmerk, kenmerk=uuid4().hex, volgnummer=None, tijdstip=None,
    )  # fmt: skip
    journal.record(lambda into: into.add(better), place, "Vastgelegd: de verbetering; wat er stond, blijft zichtbaar.")


def _close(view: View, event: Event, key: str, place: str) -> None:
    with st.form(f"{key}_afhandelen", border=False, enter_to_submit=False):
        why = st.text_area(_TEXTS[Kind.AFGEHANDELD], max_chars=LONGEST["tekst"], height=80, key=f"{key}_waarom")
        name = journal.author(key)
        is_sent = st.form_submit_button("Handel de afspraak af", type="primary")
    if is_sent:
        closing = Event(
            Kind.AFGEHANDELD, name, view.door.publication.id, event.signaal, event.aanbieder_id, event.periode_id, why or "",
            verwijst_naar=event.kenmerk,
        )  # fmt: skip
        journal.record(lambda into: into.add(closing), place, "Vastgelegd: de afspraak is afgehandeld.")


def _label(one: Made) -> str:
    text = f"{one.provider.naam}: {one.event.tekst}"
    return text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL].rstrip()}…"


def history(view: View, events: Sequence[Event]) -> None:
    """Show what was corrected or taken back: nothing of it is gone."""
    gone = outcome.no_longer(matters.written_by(view, events))
    if gone:
        with st.expander("Wat is verbeterd of teruggedraaid", key="acties_geschiedenis", on_change="rerun") as part:
            if part.open:
                for line in gone:
                    st.write(plain(line))
