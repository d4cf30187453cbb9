"""Wat leerde het experiment: what came of it, per aim of the decision, and the report for the commission and participation council."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings.view import View
from hbh_metrics.project import as_called, current
from hbh_metrics.screens import uitkomst
from hbh_metrics.screens.uitkomst import widgets
from hbh_metrics.screens.uitkomst.report import INTERIM
from hbh_metrics.ui import bar, downloads, frame, html


def show(view: View, public: View) -> None:
    """Draw the report, and offer it on paper."""
    done = widgets.followed_up(view)
    report = uitkomst.answer(view, view, done, widgets.assumed())
    if report.is_interim:
        html.status(f"{INTERIM}: {current().scheme} of de eindmeting is nog niet klaar.")
    made = partial(widgets.on_paper, view, public, done, drawn)
    downloads.paper("PDF voor commissie en participatieraad", "uitkomst-openbaar", made)
    for chapter in report.chapters:
        widgets.chapter(chapter, drawn)


frame.begin()
st.title(as_called("Wat leerde het experiment"), anchor=False)
chosen = bar.show()
if chosen is not None:
    seen = bar.unseen(Audience.WETHOUDER)
    if seen is not None:
        show(chosen, seen)
