"""Aanbiedersoverleg: the agenda, and one provider on the shared screen with what is on the table first and its figures after."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import open_signals, provider_sheet, weekly_hours
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens import overleg
from hbh_metrics.screens.overleg import widgets as table
from hbh_metrics.screens.overleg import widgets_table
from hbh_metrics.screens.overleg.paper import Told, meeting_sheet
from hbh_metrics.screens.overleg.widgets import AtTheTable
from hbh_metrics.ui import desk, downloads, frame, html, shown
from hbh_metrics.ui.cards import key_figures
from hbh_metrics.ui.markdown import heading, plain
from hbh_metrics.ui.tile import tables_tile, tile


def show(at: AtTheTable) -> None:
    """Draw the meeting with one provider."""
    view, signals = at.view, desk.signals(at.view)
    news = overleg.answer(view, at.before, at.previous.day if at.previous else None)
    hours = once(weekly_hours.answer, view)
    told = Told(at.last, news, at.agreed, signals.matters, hours)
    made = partial(meeting_sheet, view, told, drawn, view.door.publication.manifest.gemaakt_op)
    table.steps(at)
    st.title(plain(f"Aanbiedersoverleg: {view.chosen.naam}"), anchor=False)
    html.status(view.status_sentence())
    found = open_signals.answer(view, signals.matters)
    st.header(heading(found.headline), anchor=False)
    widgets_table.first(view, signals.matters, drawn)
    widgets_table.agreements(view, at.agreed, at.last, has_signals=bool(signals.matters))
    widgets_table.others(view, signals.matters, signals.stopped, drawn)
    with st.container(key="overleg_kern"):
        key_figures(once(provider_sheet.key_figures, view))
    tables_tile(news.sentences[0], "nieuw", news.table, lead=" ".join(news.sentences[1:]))
    tile(shown.untold(hours), drawn)
    table.close(at)
    downloads.paper("Download het blad om mee te nemen (PDF)", f"overleg-{view.chosen.aanbieder_id.lower()}", made)


frame.begin()
meeting_now = table.at_the_table()
if isinstance(meeting_now, View):
    table.show_agenda(meeting_now)
elif meeting_now is not None:
    show(meeting_now)
