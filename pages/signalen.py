"""Bijsturing: what deserves attention now, what to ask, and what was done about it."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings.attention import conditions, matters
from hbh_metrics.findings.attention.evidence import evidence
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens.signalen import listing
from hbh_metrics.ui import bar, empty, frame, journal, signal_card
from hbh_metrics.ui.markdown import heading, plain


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    if not matters.has_signals(view):
        empty.say(*listing.NO_SIGNALS)
        return
    known = journal.events(view)
    earlier = journal.doors(view, known)
    found = once(matters.matters, view, known, earlier)
    ended = once(matters.stopped, view, known, earlier)
    screen = listing.screen(view, found, _filters())
    st.header(heading(screen.headline), anchor=False)
    for sentence in screen.lead:
        st.write(plain(sentence))
    can_write = journal.can_write(view)
    journal.say_where_to_write(view)
    for section in screen.sections:
        st.header(heading(section.headline), anchor=False)
        st.write(plain(section.meaning))
        for matter in section.matters:
            signal_card.card(
                view, matter, once(evidence, view, matter), drawn,
                conditions=conditions.conditions(view, matter), can_write=can_write,
            )  # fmt: skip
    if found:
        signal_card.listing(listing.listed(found))
    if ended:
        st.header(heading(listing.stopped_headline(len(ended))), anchor=False)
        for follow_up in ended:
            signal_card.stopped_card(view, follow_up, can_write=can_write)


def _filters() -> listing.Filters:
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        level = st.selectbox("Niveau", listing.LEVELS, key="niveau", bind="query-params", width=220)
        severity = st.selectbox("Ernst", listing.SEVERITIES, key="ernst", bind="query-params", width=220)
        is_open = st.toggle("Alleen open", key="open", bind="query-params")
    return listing.Filters(level, severity, is_open_only=is_open)


frame.begin()
st.title("Bijsturing", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
