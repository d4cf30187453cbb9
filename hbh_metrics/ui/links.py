"""Links to other screens that keep what is chosen in the bar."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from hbh_metrics.ui import access, bar


def address(slug: str, **replaced: str) -> str | None:
    """Return the address of the screen with that slug, relative to this one, as `to` would link to it; None where nothing is drawn."""
    if not access.may_open(slug):
        return None
    chosen = urlencode(bar.address(**replaced))
    return f"{slug}?{chosen}" if chosen else slug


def to(slug: str, words: str | None = None, **replaced: str) -> None:
    """Draw a link to the screen with that slug, by its title or in `words`, with the choices of the bar or those that replace them.

    Nothing is drawn for a visitor who may not open that screen.
    """
    if access.may_open(slug):
        st.page_link(f"pages/{slug}.py", label=words, query_params=bar.address(**replaced), width="content")
