"""A day in the past is asked back once: people mistype a date, and an agreement that was due before it was made is seldom meant."""

from __future__ import annotations

from datetime import date

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.findings.view import View
from hbh_metrics.ui.markdown import plain

_ASKED = "_vraagt_na"


def question(view: View, key: str) -> bool:
    """Show within a form, when its day was found to lie in the past, the box that says that it is meant; return whether it is ticked."""
    day = st.session_state.get(f"{key}{_ASKED}")
    if day is None:
        return False
    st.warning(plain(f"{dutch.day_in_full(day)} ligt vóór de {view.stand}. Klopt die datum?"))
    return bool(st.checkbox("Ja, deze datum in het verleden klopt", key=f"{key}_klopt"))


def must_ask(view: View, key: str, day: date | None, *, is_meant: bool) -> bool:
    """Whether the form must first ask about its day; it is then shown again with the question, as it was filled in."""
    if day is None or day >= view.door.peildatum or is_meant:
        return False
    st.session_state[f"{key}{_ASKED}"] = day
    return True
