"""The entry of the dashboard: which pages there are, and the frame round them."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.ui import access, frame, html, menu, offline

offline.stay_offline()

PAGES = [
    st.Page("pages/overzicht.py", title="Overzicht"),
    st.Page("pages/afbouw.py", title="Voortgang afbouw"),
    st.Page("pages/aanbieder.py", title="Aanbieder"),
    st.Page("pages/kosten.py", title="Kosten en besparing"),
    st.Page("pages/clienten.py", title="Cliënten en uren"),
    st.Page("pages/tevredenheid.py", title="Tevredenheid"),
    st.Page("pages/signalen.py", title="Bijsturing"),
    st.Page("pages/overleg.py", title="Aanbiedersoverleg"),
    st.Page("pages/briefing.py", title="Briefing wethouder"),
    st.Page("pages/gegevens.py", title="Gegevens"),
    st.Page("pages/begrippen.py", title="Begrippen"),
]
visible = access.of_visitor(PAGES)
first = (visible or PAGES)[0]
FIRST = st.Page(f"pages/{first.url_path}.py", title=first.title, url_path="start", default=True, visibility="hidden")

page = st.navigation([*PAGES, FIRST], position="hidden")
st.set_page_config(page_title=f"{page.title} · {frame.TITLE}", page_icon="🏠", layout="wide")
html.style()
menu.show(visible, page)
access.to_first_page(page, frame.START, visible)
frame.show(page, page.url_path or first.url_path)
