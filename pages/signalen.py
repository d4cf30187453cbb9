"""Bijsturing: what deserves attention now, what to ask, and what was done about it."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers.attention import attention, attention_conditions, attention_screen
from hbh_metrics.answers.attention.attention_evidence import evidence
from hbh_metrics.answers.view import View
from hbh_metrics.ui import bar, empty, frame, journal, signal_card
from hbh_metrics.ui.markdown import plain


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    if not attention.has_signals(view):
        empty.say(*attention_screen.NO_SIGNALS)
        return
    known = journal.events(view)
    earlier = journal.doors(view, known)
    found = attention.matters(view, known, earlier)
    ended = attention.stopped(view, known, earlier)
    screen = attention_screen.screen(view, found, _filters())
    st.header(plain(screen.headline), anchor=False)
    for sentence in screen.lead:
        st.write(plain(sentence))
    can_write = journal.can_write(view)
    journal.say_where_to_write(view)
    for section in screen.sections:
        st.header(plain(section.headline), anchor=False)
        st.write(plain(section.meaning))
        for matter in section.matters:
            signal_card.card(
                view, matter, evidence(view, matter), charts.drawn,
                conditions=attention_conditions.conditions(view, matter), can_write=can_write,
            )  # fmt: skip
    if found:
        signal_card.listing(attention_screen.listed(found))
    if ended:
        st.header(plain(attention_screen.stopped_headline(len(ended))), anchor=False)
        for follow_up in ended:
            signal_card.stopped_card(follow_up, can_write=can_write)


def _filters() -> attention_screen.Filters:
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        level = st.selectbox("Niveau", attention_screen.LEVELS, key="niveau", bind="query-params", width=220)
        severity = st.selectbox("Ernst", attention_screen.SEVERITIES, key="ernst", bind="query-params", width=220)
        is_open = st.toggle("Alleen open", key="open", bind="query-params")
    return attention_screen.Filters(level, severity, is_open_only=is_open)


frame.begin()
st.title("Bijsturing", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
