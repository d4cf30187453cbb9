"""The entries of the glossary on screen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from hbh_metrics.screens.begrippen.glossary import Entry, letter

MOST_OPEN = 6
"""So many entries, as a search gives, are shown open; more are folded to their titles."""


def entries(content: Sequence[Entry]) -> None:
    """Show entries of the glossary, each with what else there is to know behind one click; many are folded to their titles."""
    is_open = len(content) <= MOST_OPEN
    shown = "".join(_entry(entry, is_open=is_open) for entry in content)
    st.html(f'<div class="hbh-begrippen">{shown}</div>')


def letters(every: Sequence[Entry]) -> str | None:
    """Show the letters under which there is something, and return the chosen one; None for all."""
    there = sorted({letter(entry) for entry in every})
    return st.pills("Op letter", there, key="letter", bind="query-params")


def _entry(content: Entry, *, is_open: bool) -> str:
    lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in content.lines)
    more = f"<details><summary>{escape(content.more)}</summary><dl>{lines}</dl></details>" if lines else ""
    title, text = escape(content.title), escape(content.definition)
    if is_open:
        return f'<section class="hbh-begrip"><h2>{title}</h2><p>{text}</p>{more}</section>'
    folded = f'<details class="hbh-vouw"><summary><h2>{title}</h2></summary><p>{text}</p>{more}</details>'
    return f'<section class="hbh-begrip">{folded}</section>'
