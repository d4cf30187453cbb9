"""The entry of the dashboard: which pages there are, and the frame round them."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.ui import frame

PAGES = [
    st.Page("pages/afbouw.py", title="Voortgang afbouw"),
    st.Page("pages/gegevens.py", title="Gegevens"),
]
FIRST = st.Page(f"pages/{frame.START}.py", url_path="start", default=True, visibility="hidden")

page = st.navigation([*PAGES, FIRST], position="top")
title = page.title if page in PAGES else "Start"
st.set_page_config(page_title=f"{title} · {frame.TITLE}", page_icon="🏠", layout="wide")
frame.show(page)
