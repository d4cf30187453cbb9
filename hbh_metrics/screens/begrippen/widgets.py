"""The entries of the glossary on screen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from hbh_metrics.screens.begrippen.glossary import Entry


def entries(content: Sequence[Entry]) -> None:
    """Show entries of the glossary, each with what else there is to know behind one click."""
    st.html("".join(_entry(entry) for entry in content))


def _entry(content: Entry) -> str:
    lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in content.lines)
    more = f"<details><summary>{escape(content.more)}</summary><dl>{lines}</dl></details>" if lines else ""
    return f'<section class="hbh-begrip"><h2>{escape(content.title)}</h2><p>{escape(content.definition)}</p>{more}</section>'
