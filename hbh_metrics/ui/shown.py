"""What the visitor has before them: the tables of this run of the screen and what is chosen, for the workbook at its end."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

import streamlit as st

from hbh_metrics.findings.figure import Figure, Table
from hbh_metrics.findings.view import View

_PARTS = "_shown_parts"
_VIEW = "_shown_view"
_SLUG = "_shown_slug"


def forget(slug: str = "") -> None:
    """Begin the screen with that slug, on which nothing is shown yet."""
    st.session_state[_PARTS] = {}
    st.session_state[_VIEW] = None
    st.session_state[_SLUG] = slug


def slug() -> str:
    """Return the slug of the screen."""
    return str(st.session_state.get(_SLUG, ""))


def chosen(view: View) -> None:
    """Keep what the bar says."""
    st.session_state[_VIEW] = view


def provider_names() -> frozenset[str]:
    """Return the names under which a chart on the screen can show a provider, and all of them together."""
    before = view()
    return frozenset() if before is None else frozenset(who.naam for who in before.with_total)


def add(part: Figure | Table) -> None:
    """Keep a figure or table that is shown; the same one shown again, as a part of a screen does, takes its place."""
    name = part.slug if isinstance(part, Figure) else part.title
    st.session_state.setdefault(_PARTS, {})[name] = part


def parts() -> tuple[Figure | Table, ...]:
    """Return the figures and tables of the screen, in their order."""
    return tuple(st.session_state.get(_PARTS, {}).values())


def is_told_above(note: str, figure: Figure) -> bool:
    """Whether a figure that stands above this one on the screen has the same note: a reader needs it once."""
    above = takewhile(lambda part: part is not figure, parts())
    return any(isinstance(part, Figure) and note in part.notes for part in above)


def untold(figure: Figure) -> Figure:
    """Return a figure that is about to be shown without the notes that stand above it already."""
    told = {note for part in parts() if isinstance(part, Figure) and part.slug != figure.slug for note in part.notes}
    return replace(figure, notes=tuple(note for note in figure.notes if note not in told))


def view() -> View | None:
    """Return what the bar says; None on a screen without a bar."""
    kept: View | None = st.session_state.get(_VIEW)
    return kept
