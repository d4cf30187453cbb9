"""The journal as the screens use it: read for who is looking, written in the name of who is logged in, or who says who they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from hbh_metrics.access_record import Deed
from hbh_metrics.door import opening
from hbh_metrics.door.door import Door
from hbh_metrics.errors import UserError
from hbh_metrics.findings.attention import history
from hbh_metrics.findings.view import View
from hbh_metrics.followup import LONGEST, Event, Journal, may_write, seen_by
from hbh_metrics.ui import html, visitor
from hbh_metrics.ui.data import audience, data_folder
from hbh_metrics.ui.markdown import plain

_NAME = "_journaal_naam"
_DONE = "_journaal_gedaan"


def events(view: View) -> tuple[Event, ...]:
    """Return the events that the reader may read; when the journal cannot be read the screen says so and goes on without."""
    return readable_events(view) or ()


def readable_events(view: View) -> tuple[Event, ...] | None:
    """Return the same, and None when the journal cannot be read: then it is not known that nothing was done."""
    try:
        found, odd = Journal(data_folder()).events_and_oddities()
        if odd and may_write(view.door.audience):
            st.warning(plain(odd))
        return seen_by(view.door.audience, found)
    except UserError as problem:
        st.warning(f"De opvolging kan nu niet worden gelezen; de signalen zelf wel. {problem}")
        return None


def doors(view: View, known: Sequence[Event]) -> tuple[Door, ...]:
    """Return the publications up to the one on screen, old to new, when there is an agreement whose effect follows from them."""
    return history.doors(data_folder(), view, known)


def can_write(view: View) -> bool:
    """Whether the visitor may add to the journal, whoever it is made for: only from the newest publication, so that everybody sees it."""
    newest = opening.publications(data_folder(), audience())[0].id
    return may_write(audience()) and view.door.publication.id == newest


def say_where_to_write(view: View) -> None:
    """Tell who may write and looks at an older publication where to do so."""
    if may_write(view.door.audience) and not can_write(view):
        st.caption("U bekijkt een eerdere stand. Vastleggen kan bij de nieuwste stand.")


def author(key: str) -> str:
    """Return who is writing: the login, or else the name in a field that remembers it for this visit."""
    name = _logged_in()
    if name:
        st.caption(plain(f"U legt dit vast als {name}."))
        return name
    field = f"{key}_naam"
    if not st.session_state.get(
        field
    ):  # also a field that was drawn, empty, before the visitor told their name in another one
        st.session_state[field] = known_author()
    return st.text_input("Uw naam", max_chars=LONGEST["auteur"], key=field) or ""


def known_author() -> str:
    """Return who is logged in, or who wrote last in this visit; nothing when neither is known."""
    return _logged_in() or str(st.session_state.get(_NAME, ""))


def _logged_in() -> str:
    return str(st.user.get("name") or st.user.get("email") or "") if st.user.get("is_logged_in") else ""


def record(write: Callable[[Journal], Event], place: str, told: str) -> None:
    """Write in the journal and start the screen again, with `told` at `place`; what is wrong is said and nothing is lost."""
    try:
        who = visitor.present()
        opening.require_published(data_folder())
        written = write(Journal(data_folder()))
        who.note(Deed.RECORDED, f"opvolging nr. {written.volgnummer}", written.publicatie)
    except UserError as problem:
        st.error(str(problem))
        return
    st.session_state[_NAME] = written.auteur
    st.session_state[_DONE] = (place, told)
    st.session_state[_turn_key(place)] = turn(place) + 1
    st.rerun()


def take_back(words: str, key: str, kenmerk: str, place: str, told: str) -> None:
    """Offer to take an event back in the name of who wrote last in this visit; who is not known is asked only once it is pressed."""

    def undo(who: str) -> None:
        record(lambda into: into.undo(kenmerk, who), place, told)

    name, asked = known_author(), f"_{key}_door_wie"
    if st.button(plain(words), key=key, type="tertiary", icon=":material/undo:"):
        if name:
            undo(name)
        else:
            st.session_state[asked] = True
    if name or not st.session_state.get(asked):
        return
    with st.form(f"{key}_formulier", border=False, enter_to_submit=False):
        who = author(f"{key}_{turn(place)}")
        is_sent = st.form_submit_button("Draai het terug", type="primary")
    if is_sent:
        undo(who)


def confirmation(place: str) -> None:
    """Show what was just recorded at `place`, read out by screen readers; an empty line at any other time."""
    done = st.session_state.get(_DONE)
    is_here = done is not None and done[0] == place
    if is_here:
        del st.session_state[_DONE]
    html.status(done[1] if done is not None and is_here else "")


def turn(place: str) -> int:
    """Return how often something was recorded at `place` in this visit: a form that is done begins again empty."""
    return int(st.session_state.get(_turn_key(place), 0))


def _turn_key(place: str) -> str:
    return f"_journaal_beurt_{place}"
