"""Briefing wethouder: three to five findings in five minutes, one at a time, and the decision that is asked."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import charts
from hbh_metrics.answers import briefing
from hbh_metrics.answers.view import View
from hbh_metrics.query import Audience
from hbh_metrics.ui import bar, decision, frame, slides
from hbh_metrics.ui.tile import is_dark


def show(view: View) -> None:
    """Draw the slide that is on."""
    found = briefing.answer(view)
    count = len(found.findings) + 1
    at = slides.place(count)
    with st.container(key="blad"):
        if at < len(found.findings):
            finding = found.findings[at]
            table = briefing.on_a_slide(finding)
            slides.slide(finding, table, charts.drawn, width_px=briefing.WIDTH_PX, is_dark=is_dark())
        else:
            decision.asked(view, found, charts.drawn)
        slides.footer(f"{found.period} · {found.stand}")
    slides.steps(at, count)


frame.begin()
chosen = bar.unseen(Audience.WETHOUDER)
if chosen is not None:
    show(chosen)
