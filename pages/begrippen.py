"""Begrippen: what every number, signal and word on the screens means, and the passport of one number."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import dutch, signals
from hbh_metrics.door import opening
from hbh_metrics.screens.begrippen import glossary, widgets_passport
from hbh_metrics.screens.begrippen.widgets import entries, letters
from hbh_metrics.ui import data, empty, frame, html, passport_links


def thresholds() -> signals.Thresholds:
    """Return the thresholds that decided the current publication's signals; the defaults when there is none."""
    door = opening.open_door(data.data_folder(), data.audience())
    return signals.as_stored(door.thresholds()) if door else signals.DEFAULTS


def show() -> None:
    """Draw the glossary, and what is looked for in it."""
    st.title("Begrippen", anchor=False)
    wanted = st.text_input("Zoek een begrip", key="zoek", placeholder="bijvoorbeeld tarief of uren")
    found = glossary.entries(wanted, thresholds())
    chosen = letters(found)
    found = tuple(entry for entry in found if chosen in (None, glossary.letter(entry)))
    html.status(f"{dutch.count(len(found), 'begrip', 'begrippen')} gevonden.")
    if found:
        entries(found)
    else:
        empty.say(
            "Dit begrip staat er niet bij.",
            "Zoek op een deel van het woord, of laat het veld leeg voor alle begrippen.",
        )


frame.begin()
number = st.query_params.get(passport_links.NUMBER)
if number:
    widgets_passport.show(number)
else:
    show()
