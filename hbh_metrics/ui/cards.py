"""Numbers that stand by themselves, as cards beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from hbh_metrics.findings.figure import KeyFigure
from hbh_metrics.ui import passport_links


def key_figures(items: Sequence[KeyFigure]) -> None:
    """Show the numbers in a row that folds on a narrow screen; each with its label above it and what it is held against below."""
    if items:
        at = passport_links.address()
        st.html(f'<dl class="hbh-kern">{"".join(_card(item, at) for item in items)}</dl>')


def _card(item: KeyFigure, at: str) -> str:
    note = f'<dd class="hbh-kern-noot">{escape(item.note)}</dd>' if item.note else ""
    value = passport_links.linked(item.value_text, item.origin, at)
    return f'<div><dt>{escape(item.label)}</dt><dd class="hbh-kern-getal">{value}</dd>{note}</div>'
