"""Voortgang afbouw: do the tariffs follow the agreed path."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import floor, reading, tariff_path
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.project import as_called
from hbh_metrics.screens.afbouw import adjusting, expected_end, progress, proposed, widgets
from hbh_metrics.ui import bar, empty, frame
from hbh_metrics.ui.tile import panels_tile, tile, together

_OTHER_READING = "Wat een andere lezing van de afgesproken verlaging zou geven"


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    tile(once(progress.answer, view), drawn)
    panels_tile(once(tariff_path.answer, view), drawn)
    room = once(floor.answer, view)
    with together("eind"):
        tile(once(expected_end.answer, view), drawn)
        if room is not None:
            tile(room, drawn)
    if not view.is_total and view.door.audience.sees_everything:
        with st.expander(
            "Bijstellen proberen: wat doet een andere afspraak?", key="bijstellen_open", on_change="rerun"
        ) as part:
            if part.open:
                _adjusting(view)
    if not reading.can_be_read_otherwise(view):
        return
    with st.expander(_OTHER_READING, key="lezingen_open", on_change="rerun") as compare:
        if compare.open:
            _readings(view)


def _adjusting(view: View) -> None:
    now = proposed.now_of(view)
    if now is None:
        empty.say(
            "Er is nog geen volledige periode om mee te rekenen.",
            "Daarvoor zijn een afspraak en betalingen nodig.",
        )
    else:
        tile(adjusting.answer(view, now, widgets.proposal(view, now)), drawn)


def _readings(view: View) -> None:
    readings = once(reading.answer, view)
    if readings is None:
        empty.say("Er is geen tariefafspraak om te lezen.", "De gemeente levert die met de tabel tariefafspraken.")
    else:
        tile(readings, drawn)


frame.begin()
st.title(as_called("Voortgang afbouw"), anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
