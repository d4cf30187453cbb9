"""Briefing wethouder: three to five findings in five minutes, one at a time, and the decision that is asked."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings.view import View
from hbh_metrics.screens import briefing
from hbh_metrics.screens.briefing import widgets, widgets_slides
from hbh_metrics.ui import bar, frame


def show(view: View) -> None:
    """Draw the slide that is on."""
    found = briefing.answer(view, widgets.agreed_by_day(view))
    count = len(found.findings) + 1
    at = widgets_slides.place(count)
    with st.container(key="blad"):
        if at < len(found.findings):
            finding = found.findings[at]
            table = briefing.on_a_slide(finding)
            widgets_slides.slide(finding, table, drawn, width_px=briefing.WIDTH_PX)
        else:
            widgets.asked(view, found, drawn)
        widgets_slides.footer(f"{found.period} · {found.stand}")
    widgets_slides.steps(at, count)


frame.begin()
chosen = bar.unseen(Audience.WETHOUDER, "Briefing wethouder")
if chosen is not None:
    show(chosen)
