"""The table of a meeting with a provider: which provider is on, what was on the table before, and the form that ends the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.findings import agreements_made
from hbh_metrics.findings.agreements_made import Made
from hbh_metrics.findings.attention import matters
from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.view import ALL_PROVIDERS, View, default_period
from hbh_metrics.followup import LONGEST, Event, Kind, seen_by
from hbh_metrics.records import Provider
from hbh_metrics.screens import overleg
from hbh_metrics.screens.overleg import Meeting, agenda
from hbh_metrics.screens.overleg.agenda import Item
from hbh_metrics.ui import bar, html, journal, shown
from hbh_metrics.ui.data import audience, data_folder
from hbh_metrics.ui.markdown import heading, plain

_PLACE = "overleg"
_OLDER = "U bekijkt een eerdere stand. Vastleggen kan bij de nieuwste stand."


@dataclass(frozen=True)
class AtTheTable:
    """One provider's figures as that provider may see them, who come before and after it, and the meetings before.

    `previous` is the last meeting that had older figures and `before` are those; `last` is the last meeting of all; `agreed` are the
    agreements with the provider.
    """

    view: View
    beside: tuple[Provider, Provider]
    previous: Meeting | None
    last: Meeting | None
    before: View | None
    agreed: tuple[Made, ...]


def at_the_table() -> AtTheTable | View | None:
    """Return the meeting that the URL asks for; without a provider in it the view of all, for the agenda.

    None, after saying why, when nothing is published.
    """
    everything = bar.unseen(audience(), "Aanbiedersoverleg")
    if everything is None or everything.is_total:
        return everything
    chosen = everything.chosen
    order = [item.provider for item in on_the_agenda(replace(everything, chosen=ALL_PROVIDERS))]
    at = order.index(chosen)
    view = _seen_by_provider(everything.door.publication.id, chosen, everything.periode_id)
    if view is None:
        return None
    shown.chosen(view)
    events = journal.events(everything)
    kept = {publication.id for publication in opening.publications(data_folder(), audience())}
    previous = overleg.previous(view, [event for event in events if event.publicatie in kept])
    before = previous.publicatie if previous else everything.door.publication.manifest.parent
    earlier = _seen_by_provider(before, chosen) if before and before in kept else None
    agreed = agreements_made.made(everything, events, journal.doors(everything, events))
    beside = (order[at - 1], order[(at + 1) % len(order)])
    return AtTheTable(view, beside, previous, overleg.last(view, events), earlier, agreed)


def on_the_agenda(view: View) -> tuple[Item, ...]:
    """Return the providers in order of what needs talk."""
    known = journal.events(view)
    doors = journal.doors(view, known)
    last = {who.aanbieder_id: overleg.last(replace(view, chosen=who), known) for who in view.providers}
    at_the_table = [matter for who in view.providers for matter in _as_at_the_table(view, who, known)]
    return agenda.agenda(view, at_the_table, agreements_made.made(view, known, doors), last)


def _as_at_the_table(view: View, provider: Provider, known: Sequence[Event]) -> tuple[Matter, ...]:
    """Return the matters of a provider with what it may know was done about them: on its sheet they must stand as on the agenda."""
    seen = seen_by(Audience.aanbieder(provider.aanbieder_id), known)
    return matters.matters(replace(view, chosen=provider), seen)


def show_agenda(view: View) -> None:
    """Show the agenda: with whom there is what to talk about, each a link to that meeting."""
    items = on_the_agenda(view)
    with st.container(horizontal=True, vertical_alignment="center", key="bladeren"):
        _closing()
    st.title("Aanbiedersoverleg: agenda", anchor=False)
    html.status(f"{dutch.sentence_start(view.stand)}.")
    st.header(heading(agenda.headline(items)), anchor=False)
    with st.container(key="overleg_agenda", gap=None):
        for item in items:
            with st.container(key=f"agenda_{item.provider.aanbieder_id}"):
                st.page_link(
                    "pages/overleg.py",
                    label=plain(item.provider.naam),
                    query_params=bar.address(aanbieder=item.provider.aanbieder_id),
                )
                st.html(f'<p class="hbh-agenda">{escape(item.words)}<br><small>{escape(item.details)}</small></p>')


def steps(table: AtTheTable) -> None:
    """Show the way back and the buttons to the providers beside this one; the arrow keys and a swipe press these too."""
    with st.container(horizontal=True, vertical_alignment="center", key="bladeren"):
        _closing()
        st.button("Agenda", key="agenda", type="tertiary", on_click=_go, args=("",))
        for provider, key, shortcut in zip(table.beside, ("vorige", "volgende"), ("Left", "Right"), strict=True):
            st.button(provider.naam, key=key, shortcut=shortcut, on_click=_go, args=(provider.aanbieder_id,))


def _closing() -> None:
    if st.button("Sluiten", key="sluiten", type="tertiary"):
        st.switch_page("pages/overzicht.py", query_params=bar.address())


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
    with st.form(f"{_PLACE}_formulier", border=True, enter_to_submit=False):
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
    words, told = "Draai het laatst vastgelegde overleg terug", "Teruggedraaid: het overleg."
    journal.take_back(words, f"terug_{_PLACE}", held.kenmerk, _PLACE, told)


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
    if aanbieder_id:
        st.query_params["aanbieder"] = aanbieder_id
    else:
        st.query_params.pop("aanbieder", None)
