"""One finding at a time, large, with nothing round it: for a wall in a meeting room, by arrow key, by swipe or by button."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from hbh_metrics.figures import Figure
from hbh_metrics.ui import html

_WIDTH_PX = 560
_PAGE = "blad"


def place(count: int) -> int:
    """Return which of `count` slides is on, from 0, as the URL says it; the first for anything that is no slide."""
    asked = st.query_params.get(_PAGE, "1")
    return int(asked) - 1 if asked.isdecimal() and 1 <= int(asked) <= count else 0


def steps(at: int, count: int) -> None:
    """Show the buttons to the slides beside this one, which the arrow keys and a swipe press too, and which slide this is."""
    with st.container(horizontal=True, vertical_alignment="center", key="bladeren"):
        st.button("Vorige", key="vorige", shortcut="Left", disabled=at == 0, on_click=_go, args=(at,))
        html.status(f"{at + 1} van {count}")
        st.button("Volgende", key="volgende", shortcut="Right", disabled=at == count - 1, on_click=_go, args=(at + 2,))


def slide(finding: Figure, draw: Callable[..., str], *, is_dark: bool) -> None:
    """Show a finding: its sentence as the heading of the screen, what qualifies it, and its chart or table."""
    title(finding.headline, finding.lead)
    with st.container(key="blad_beeld"):
        if finding.chart is None:
            html.table(finding.table)
        else:
            html.picture(draw(finding.chart, is_dark=is_dark, width_px=_WIDTH_PX, title=finding.finding))


def title(heading: str, *lines: str) -> None:
    """Show the heading of a slide and the sentences under it."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    st.html(f'<div class="hbh-blad"><h1>{escape(heading)}</h1>{said}</div>')


def footer(stand: str) -> None:
    """Show the date of the data and the reading of the agreement, as on every slide."""
    st.html(f'<p class="hbh-blad-voet">{escape(stand)}</p>')


def _go(to: int) -> None:
    st.query_params[_PAGE] = str(to)
