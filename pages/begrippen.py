"""Begrippen: what every number and word on the screens means."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.answers import glossary
from hbh_metrics.ui import empty, frame, html

frame.begin()
st.title("Begrippen", anchor=False)
wanted = st.text_input("Zoek een begrip", key="zoek", placeholder="bijvoorbeeld tarief of uren")
found = glossary.entries(wanted)
html.status(f"{dutch.count(len(found), 'begrip', 'begrippen')} gevonden.")
if found:
    html.entries(found)
else:
    empty.say(
        "Dit begrip staat er niet bij.", "Zoek op een deel van het woord, of laat het veld leeg voor alle begrippen."
    )
