"""Signals as a short list: what and at whom, how firm, since when, why and what to ask; with the same as a table one click away."""

from __future__ import annotations

from html import escape

import streamlit as st

from hbh_metrics.findings.open_signals import OpenSignals, SignalLine
from hbh_metrics.ui import html, shown
from hbh_metrics.ui.downloads import downloads
from hbh_metrics.ui.markdown import heading, plain


def signals_tile(found: OpenSignals, slug: str) -> None:
    """Show the first signals, and the agreements that were made about them."""
    with st.container(key=f"tegel_{slug}"):
        st.header(heading(found.headline), anchor=False)
        if found.lead:
            st.write(plain(found.lead))
        if found.lines:
            st.html(f'<div class="hbh-rijen">{"".join(line_text(line) for line in found.lines)}</div>')
            shown.add(found.table)
            with st.expander("Deze signalen als tabel", key=f"{slug}_tabel", on_change="rerun") as part:
                if part.open:
                    html.table(found.table)
                    downloads(found.table, slug)
        if found.agreements.rows:
            shown.add(found.agreements)
            html.table(found.agreements)
            downloads(found.agreements, f"{slug}-afspraken")


def line_text(line: SignalLine) -> str:
    """Return one signal as HTML text."""
    facts = " · ".join(escape(text) for text in (line.kind, line.since, line.state) if text)
    return (
        f'<div class="hbh-afspraak"><h3>{escape(line.title)}</h3>'
        f'<p><span aria-hidden="true">{line.shape}</span> <strong>{facts}</strong></p>'
        f"<p>{escape(line.explanation)}</p><p>Vraag: {escape(line.question)}</p></div>"
    )
