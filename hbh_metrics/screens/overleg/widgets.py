"""The table of a meeting with a provider: which provider is on, what was on the table before, and the form that ends the meeting."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.findings.view import View, default_period
from hbh_metrics.followup import LONGEST, Event, Kind
from hbh_metrics.records import Provider
from hbh_metrics.screens import overleg
from hbh_metrics.screens.overleg import Meeting
from hbh_metrics.ui import bar, journal, shown
from hbh_metrics.ui.data import audience, data_folder

_PLACE = "overleg"
_OLDER = "U bekijkt een eerdere stand. Vastleggen kan bij de nieuwste stand."


@dataclass(frozen=True)
class AtTheTable:
    """One provider's figures as that provider may see them, who come before and after it, and the meetings before.

    `previous` is the last meeting that had older figures and `before` are those; `last` is the last meeting of all.
    """

    view: View
    beside: tuple[Provider, Provider]
    previous: Meeting | None
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
    shown.chosen(view)
    events = journal.events(everything)
    previous = overleg.previous(view, events)
    before = previous.publicatie if previous else everything.door.publication.manifest.parent
    earlier = _seen_by_provider(before, chosen) if before else None
    return AtTheTable(
        view, (order[at - 1], order[(at + 1) % len(order)]), previous, overleg.last(view, events), earlier
    )


def steps(table: AtTheTable) -> None:
    """Show the way back and the buttons to the providers beside this one; the arrow keys and a swipe press these too."""
    with st.container(horizontal=True, vertical_alignment="center", key="bladeren"):
        if st.button("Sluiten", key="sluiten", type="tertiary"):
            st.switch_page("pages/overzicht.py", query_params=bar.address())
        for provider, key, shortcut in zip(table.beside, ("vorige", "volgende"), ("Left", "Right"), strict=True):
            st.button(provider.naam, key=key, shortcut=shortcut, on_click=_go, args=(provider.aanbieder_id,))


def close(table: AtTheTable) -> None:
    """Show the form that records the meeting (who were there, what belongs to no signal), and take back one that was recorded now."""
    with st.container(key="overleg_vastleggen"):
        st.header("Het overleg vastleggen", anchor=False)
        if not journal.can_write(table.view):
            st.caption(_OLDER)
            return
        _form(table.view)
        journal.confirmation(_PLACE)
        _taking_back(table)


def _form(view: View) -> None:
    key = f"{_PLACE}_{journal.turn(_PLACE)}"
    with st.form(f"{key}_formulier", border=True, enter_to_submit=False):
        present = st.text_input("Wie waren erbij?", max_chars=LONGEST["aanwezig"], key=f"{key}_aanwezig")
        note = st.text_area("Wat is er verder besproken?", max_chars=LONGEST["tekst"], height=100, key=f"{key}_tekst")
        name = journal.author(key)
        is_sent = st.form_submit_button("Leg het overleg vast", type="primary")
    if is_sent:
        publication, who = view.door.publication.id, view.chosen.aanbieder_id
        event = Event(Kind.OVERLEG, name, publication, aanbieder_id=who, tekst=note or "", aanwezig=present or None)
        journal.record(lambda into: into.add(event), _PLACE, "Vastgelegd: het overleg.")


def _taking_back(table: AtTheTable) -> None:
    held = table.last
    if held is None or held.publicatie != table.view.door.publication.id:
        return
    name = journal.known_author() or journal.author(f"terug_{_PLACE}_{journal.turn(_PLACE)}")
    if st.button("Draai het laatst vastgelegde overleg terug", key=f"terug_{_PLACE}", type="tertiary", icon=":material/undo:"):  # fmt: skip
        journal.record(lambda into: into.undo(held.kenmerk, name), _PLACE, "Teruggedraaid: het overleg.")


def _seen_by_provider(publication: str, provider: Provider, period: str | None = None) -> View | None:
    """Return a publication as that provider may see it, so that nobody else at the table can be recognised; None before it was there."""
    everything = opening.open_door(data_folder(), audience(), publication)
    if everything is None or provider not in everything.providers():
        return None
    door = opening.open_door(data_folder(), Audience.aanbieder(provider.aanbieder_id), publication)
    if door is None or (usual := default_period(door)) is None:
        return None
    return View(door, door.providers(), provider, period or usual)


def _go(aanbieder_id: str) -> None:
    st.query_params["aanbieder"] = aanbieder_id
