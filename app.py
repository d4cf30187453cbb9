"""The entry of the dashboard: which pages there are, and the frame round them."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.ui import frame, html, menu, offline

offline.stay_offline()

PAGES = [
    st.Page("pages/afbouw.py", title="Voortgang afbouw"),
    st.Page("pages/kosten.py", title="Kosten en besparing"),
    st.Page("pages/gegevens.py", title="Gegevens"),
    st.Page("pages/begrippen.py", title="Begrippen"),
]
FIRST = st.Page(f"pages/{frame.START}.py", title=PAGES[0].title, url_path="start", default=True, visibility="hidden")

page = st.navigation([*PAGES, FIRST], position="hidden")
st.set_page_config(page_title=f"{page.title} · {frame.TITLE}", page_icon="🏠", layout="wide")
html.style()
menu.show(PAGES, page)
frame.show(page)
