"""Aanbiedersoverleg: one provider on the shared screen, what is new, what was agreed, and what is decided now."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers import attention_screen, meeting, open_signals, provider_sheet, provider_weekly_hours
from hbh_metrics.answers.attention_evidence import evidence
from hbh_metrics.answers.view import View
from hbh_metrics.export.meeting import meeting_sheet
from hbh_metrics.ui import desk, downloads, frame, html, signal_card
from hbh_metrics.ui import meeting as table
from hbh_metrics.ui.cards import key_figures
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.meeting import AtTheTable
from hbh_metrics.ui.tile import tables_tile, tile


def show(at: AtTheTable) -> None:
    """Draw the meeting with one provider."""
    view, signals = at.view, desk.signals(at.view)
    news = meeting.answer(view, at.before, at.last.day if at.last else None)
    table.steps(at)
    st.title(plain(f"Aanbiedersoverleg: {view.chosen.naam}"), anchor=False)
    html.status(view.status_sentence())
    key_figures(provider_sheet.key_figures(view))
    tables_tile(news.sentences[0], "nieuw", news.table, lead=" ".join(news.sentences[1:]))
    found = open_signals.answer(view, signals.matters, signals.stopped)
    if found.agreements.rows:
        tables_tile("Dit is afgesproken, en dit kwam ervan.", "afspraken", found.agreements)
    st.header(plain(found.headline), anchor=False)
    _signals(view, signals)
    hours = provider_weekly_hours.answer(view)
    tile(hours, charts.drawn)
    if table.can_write(view):
        st.header("Het overleg vastleggen", anchor=False)
        table.close(view)
    agreed = tuple(helped for each in (*signals.matters,) for helped in each.follow_up.helped)
    made_at = view.door.publication.manifest.gemaakt_op
    made = partial(meeting_sheet, view, news, agreed, signals.matters, hours, charts.drawn, made_at)
    downloads.paper("Download het blad om mee te nemen (PDF)", f"overleg-{view.chosen.aanbieder_id.lower()}", made)


def _signals(view: View, signals: desk.Signals) -> None:
    for matter in signals.matters:
        signal_card.card(
            view, matter, evidence(view, matter), charts.drawn,
            conditions=attention_screen.conditions(view, matter), can_write=table.can_write(view),
        )  # fmt: skip
    for follow_up in signals.stopped:
        signal_card.stopped_card(follow_up, can_write=table.can_write(view))


frame.begin()
meeting_now = table.at_the_table()
if meeting_now is not None:
    show(meeting_now)
