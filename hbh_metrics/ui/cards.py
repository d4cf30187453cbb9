"""Numbers that stand by themselves, as cards beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from hbh_metrics.findings.figure import KeyFigure


def key_figures(items: Sequence[KeyFigure]) -> None:
    """Show the numbers in a row that folds on a narrow screen; each with its label above it and what it is held against below."""
    if items:
        st.html(f'<dl class="hbh-kern">{"".join(_card(item) for item in items)}</dl>')


def _card(item: KeyFigure) -> str:
    note = f'<dd class="hbh-kern-noot">{escape(item.note)}</dd>' if item.note else ""
    return f'<div><dt>{escape(item.label)}</dt><dd class="hbh-kern-getal">{escape(item.value_text)}</dd>{note}</div>'
