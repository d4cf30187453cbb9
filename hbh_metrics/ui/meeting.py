"""The table of a meeting with a provider: which provider is on, what was on the table before, and the form that ends the meeting."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from hbh_metrics import query
from hbh_metrics.answers import meeting
from hbh_metrics.answers.meeting import Meeting
from hbh_metrics.answers.view import View, default_period
from hbh_metrics.followup import LONGEST, Event, Kind, may_write
from hbh_metrics.query import Audience
from hbh_metrics.records import Provider
from hbh_metrics.ui import bar, journal
from hbh_metrics.ui.data import audience, data_folder

_PLACE = "overleg"


@dataclass(frozen=True)
class AtTheTable:
    """One provider's figures as that provider may see them, who come before and after it, and the meeting before."""

    view: View
    beside: tuple[Provider, Provider]
    last: Meeting | None
    before: View | None


def at_the_table() -> AtTheTable | None:
    """Return the meeting that the URL asks for: its provider, else the first; None, after saying why, when nothing is published."""
    everything = bar.unseen(audience())
    if everything is None:
        return None
    chosen = everything.providers[0] if everything.is_total else everything.chosen
    order = everything.providers
    at = order.index(chosen)
    view = _seen_by_provider(everything.door.publication.id, chosen, everything.periode_id)
    if view is None:
        return None
    last = meeting.previous(view, journal.events(everything))
    before = last.publicatie if last else everything.door.publication.manifest.parent
    earlier = _seen_by_provider(before, chosen) if before else None
    return AtTheTable(view, (order[at - 1], order[(at + 1) % len(order)]), last, earlier)


def steps(table: AtTheTable) -> None:
    """Show the buttons to the providers beside this one; the arrow keys press them too."""
    with st.container(horizontal=True, key="bladeren"):
        for provider, key, shortcut in zip(table.beside, ("vorige", "volgende"), ("Left", "Right"), strict=True):
            st.button(provider.naam, key=key, shortcut=shortcut, on_click=_go, args=(provider.aanbieder_id,))


def can_write(view: View) -> bool:
    """Whether the person at the keyboard may write in the journal: only with the newest publication on the table."""
    newest = query.publications(data_folder(), audience())[0].id
    return may_write(audience()) and view.door.publication.id == newest


def close(view: View) -> None:
    """Show the form that records the meeting: who were there, and what was said that belongs to no signal."""
    key = f"{_PLACE}_{journal.turn(_PLACE)}"
    with st.form(f"{key}_formulier", border=True, enter_to_submit=False):
        present = st.text_input("Wie waren erbij?", max_chars=LONGEST["aanwezig"], key=f"{key}_aanwezig")
        note = st.text_area("Wat is er verder besproken?", max_chars=LONGEST["tekst"], height=100, key=f"{key}_tekst")
        name = journal.author(key)
        is_sent = st.form_submit_button("Leg het overleg vast", type="primary")
    if is_sent:
        who = view.chosen.aanbieder_id
        event = Event(
            Kind.OVERLEG, name, view.door.publication.id, aanbieder_id=who, tekst=note or "", aanwezig=present or None
        )
        journal.record(lambda into: into.add(event), _PLACE, "Vastgelegd: het overleg.")
    journal.confirmation(_PLACE)


def _seen_by_provider(publication: str, provider: Provider, period: str | None = None) -> View | None:
    """Return a publication as that provider may see it, so that nobody else at the table can be recognised; None before it was there."""
    everything = query.open_door(data_folder(), audience(), publication)
    if everything is None or provider not in everything.providers():
        return None
    door = query.open_door(data_folder(), Audience.aanbieder(provider.aanbieder_id), publication)
    if door is None or (usual := default_period(door)) is None:
        return None
    return View(door, door.providers(), provider, period or usual)


def _go(aanbieder_id: str) -> None:
    st.query_params["aanbieder"] = aanbieder_id
