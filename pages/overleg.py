"""Aanbiedersoverleg: one provider on the shared screen, what was agreed, what is new, and what is decided now."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import open_signals, provider_sheet, weekly_hours
from hbh_metrics.findings.attention import conditions
from hbh_metrics.findings.attention.evidence import evidence
from hbh_metrics.screens import overleg
from hbh_metrics.screens.overleg import widgets as table
from hbh_metrics.screens.overleg.paper import Told, meeting_sheet
from hbh_metrics.screens.overleg.widgets import AtTheTable
from hbh_metrics.ui import desk, downloads, frame, html, journal, signal_card
from hbh_metrics.ui.cards import key_figures
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import tables_tile, tile


def show(at: AtTheTable) -> None:
    """Draw the meeting with one provider."""
    view, signals = at.view, desk.signals(at.view)
    news = overleg.answer(view, at.before, at.previous.day if at.previous else None)
    hours = weekly_hours.answer(view)
    agreed = (*(matter.follow_up for matter in signals.matters), *signals.stopped)
    told = Told(at.last, news, tuple(one for each in agreed for one in each.helped), signals.matters, hours)
    made = partial(meeting_sheet, view, told, drawn, view.door.publication.manifest.gemaakt_op)
    table.steps(at)
    st.title(plain(f"Aanbiedersoverleg: {view.chosen.naam}"), anchor=False)
    html.status(view.status_sentence())
    downloads.paper("Download het blad om mee te nemen (PDF)", f"overleg-{view.chosen.aanbieder_id.lower()}", made)
    with st.container(key="overleg_kern"):
        key_figures(provider_sheet.key_figures(view))
    found = open_signals.answer(view, signals.matters, signals.stopped)
    _agreements(at, found)
    tables_tile(news.sentences[0], "nieuw", news.table, lead=" ".join(news.sentences[1:]))
    st.header(plain(found.headline), anchor=False)
    _signals(at, signals)
    tile(hours, drawn)
    table.close(at)


def _agreements(at: AtTheTable, found: open_signals.OpenSignals) -> None:
    if found.agreements.rows:
        tables_tile("Dit is afgesproken, en dit kwam ervan.", "afspraken", found.agreements, lead=overleg.said(at.last))
    else:
        st.write(plain(overleg.said(at.last)))


def _signals(at: AtTheTable, signals: desk.Signals) -> None:
    can_write = journal.can_write(at.view)
    for matter in signals.matters:
        signal_card.card(
            at.view, matter, evidence(at.view, matter), drawn,
            conditions=conditions.conditions(at.view, matter), can_write=can_write,
        )  # fmt: skip
    for follow_up in signals.stopped:
        signal_card.stopped_card(at.view, follow_up, can_write=can_write)


frame.begin()
meeting_now = table.at_the_table()
if meeting_now is not None:
    show(meeting_now)
