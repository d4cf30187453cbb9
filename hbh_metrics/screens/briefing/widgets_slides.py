"""One finding at a time, large, with nothing round it: for a wall in a meeting room, by arrow key, by swipe or by button.

The buttons of `steps` are what the keys and a swipe press (`server/nl.js` knows them by their place), so that all ways are one.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from hbh_metrics.drawing.chart import Chart
from hbh_metrics.findings.figure import Figure, Table
from hbh_metrics.ui import access, bar, html

_PAGE = "blad"
_PREPARING, _YES = "voorbereiden", "ja"
_PHONE_PX = 350
_BACK = (("overzicht", "Sluiten"), ("begrippen", "Begrippen"))


def place(count: int) -> int:
    """Return which of `count` slides is on, from 0, as the URL says it; the first for anything that is no slide."""
    asked = st.query_params.get(_PAGE, "1")
    return int(asked) - 1 if asked.isdecimal() and 1 <= int(asked) <= count else 0


def steps(at: int, count: int) -> None:
    """Show the way back, the buttons to the other slides, which the arrow keys and a swipe press too, and which slide this is."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bladeren"):
        _back()
        _step("Begin", "eerste", 1, is_off=at == 0)
        _step("Vorige", "vorige", at, is_off=at == 0, shortcut="Left")
        html.status(f"{at + 1} van {count}")
        _step("Volgende", "volgende", at + 2, is_off=at == count - 1, shortcut="Right")
        _step("Besluit", "laatste", count, is_off=at == count - 1)
        if at == count - 1:
            st.button(
                "Klaar" if is_prepared() else "Voorbereiden", key="voorbereiden", type="tertiary", on_click=_prepare
            )


def is_prepared() -> bool:
    """Whether the last slide is prepared: what is typed and downloaded there never stands on the wall by itself."""
    return st.query_params.get(_PREPARING) == _YES


def slide(finding: Figure, table: Table, draw: Callable[..., str], *, width_px: int) -> None:
    """Show a finding: its sentence as the heading of the screen, what qualifies it, and its chart `width_px` wide, else `table`."""
    title(finding.headline, finding.lead)
    with st.container(key="blad_beeld"):
        if finding.chart is None and table.rows:
            html.table(table)
        if finding.chart is not None:
            html.picture(_drawings(finding.chart, finding.finding, draw, width_px))


def title(heading: str, *lines: str) -> None:
    """Show the heading of a slide, which takes the focus when the slide comes on, and the sentences under it."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    st.html(f'<div class="hbh-blad"><h1 tabindex="-1">{escape(heading)}</h1>{said}</div>')


def footer(stand: str) -> None:
    """Show the date of the data and the reading of the agreement, as on every slide."""
    st.html(f'<p class="hbh-blad-voet">{escape(stand)}</p>')


def _drawings(chart: Chart, said: str, draw: Callable[..., str], width_px: int) -> str:
    """Return a drawing for the wall and one for a phone; the style shows the one that fits."""
    wide, narrow = (draw(chart, is_on_screen=True, width_px=width, title=said) for width in (width_px, _PHONE_PX))
    return f'<div class="hbh-ruim">{wide}</div><div class="hbh-smal">{narrow}</div>'


def _back() -> None:
    slug, words = next((slug, words) for slug, words in _BACK if access.may_open(slug))
    if st.button(words, key="sluiten", type="tertiary"):
        st.switch_page(f"pages/{slug}.py", query_params=bar.address(**{_PAGE: ""}))


def _step(words: str, key: str, to: int, *, is_off: bool, shortcut: str | None = None) -> None:
    st.button(words, key=key, shortcut=shortcut, disabled=is_off, type="tertiary", on_click=_go, args=(to,))


def _prepare() -> None:
    if is_prepared():
        del st.query_params[_PREPARING]
    else:
        st.query_params[_PREPARING] = _YES


def _go(to: int) -> None:
    st.query_params[_PAGE] = str(to)
