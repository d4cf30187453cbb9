"""Accessible HTML for what Streamlit has no element for: tables with row headers, a status sentence, headings, print."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from functools import cache
from html import escape
from math import ceil
from pathlib import Path

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Panel, Table
from hbh_metrics.ui import passport_links

MOST_ROWS = 100
"""A screen shows no more rows of a table than this."""

_FITS_A_PHONE, _FITS_A_TABLET, _WORDS_ON_A_PHONE = 3, 5, 2
_ONE_LINE = 24
_SHORT_NAME = 2
_FIRST_REM, _NARROW_REM, _WIDE_REM = 11.0, 4.4, 6.5
_SUPPRESSED = "."
_MEANINGS = {
    dutch.MISSING: "niet bekend",
    _SUPPRESSED: "niet getoond, omdat het over te weinig cliënten gaat",
    "": "niet van toepassing",
    "0": "gemeten, en nul",
}
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_ROOM_STEP, _MOST_ROOM = 2, 150
_MATRIX_HEAD_PX, _MATRIX_LINE_PX, _MOST_LINES = 62, 59.5, 30
_is_linked = threading.Event()
_STYLE = Path(__file__).with_name("style.css")


def style() -> None:
    """Add the house's style, for screen and paper, unless the page that the server sent has it already."""
    if not _is_linked.is_set():
        st.html(f"<style>{style_text()}</style>")


def link_style() -> None:
    """Leave the style to the server: it then stands before anything is drawn, so that nothing jumps, and is not sent with every run."""
    _is_linked.set()


@cache
def style_text() -> str:
    """Return the house's style as CSS."""
    return _STYLE.read_text(encoding="utf-8") + _rooms()


def _rooms() -> str:
    """Return the style that keeps room for drawings of every height, before they are there."""
    shares = range(_ROOM_STEP, _MOST_ROOM + 1, _ROOM_STEP)
    one = "".join(f'[class*="st-key-plaat_{share}_"]{{aspect-ratio:100/{share}}}' for share in shares)
    wide = "".join(f'[class*="st-key-twee_{share}_"]{{aspect-ratio:100/{share}}}' for share in shares)
    narrow = "".join(
        f'[class*="st-key-twee_"][class*="_{share}_"]:not([class*="st-key-twee_{share}_"]){{aspect-ratio:100/{share}}}'
        for share in shares
    )
    matrix = "".join(
        f".st-key-rooster_{lines}{{min-height:{_MATRIX_HEAD_PX + lines * _MATRIX_LINE_PX:g}px}}"
        for lines in range(1, _MOST_LINES + 1)
    )
    return f"{one}{wide}{matrix}@media (max-width:36rem){{{narrow}}}"


def status(sentence: str) -> None:
    """Show a sentence that screen readers read out when it changes."""
    st.html(f'<p class="hbh-status" role="status">{escape(sentence)}</p>')


def here(title: str) -> None:
    """Show the name of the present screen in the menu."""
    st.html(f'<span class="hbh-hier" aria-current="page">{escape(title)}</span>', width="content")


def menu_button(title: str) -> None:
    """Show the button that opens the menu on a narrow screen; it names the present screen, and is shut again on another one."""
    st.html(f'<details class="hbh-menu"><summary>Menu<span> · {escape(title)}</span></summary></details>')


def panel_heading(panel: Panel) -> None:
    """Show a panel's name with its outcome beside it: a word, and the shape and colour of its position when it has one."""
    st.html(f'<h3 class="hbh-paneel">{escape(panel.title)} {_outcome(panel)}</h3>')


def _outcome(panel: Panel) -> str:
    if panel.position is None:
        return f'<span class="hbh-oordeel">{escape(panel.judgement)}</span>' if panel.judgement else ""
    shape = f'<span aria-hidden="true">{panel.position.shape}</span>'
    return f'<span class="hbh-oordeel hbh-{panel.position.name.lower()}">{shape} {escape(panel.judgement)}</span>'


def picture(svg: str, key: str = "") -> None:
    """Show a drawing of `drawing.drawn`, with a `key` in room that is kept free for it from the start.

    It stands in the page itself, so that it takes the page's type and can be pointed at.
    """
    with st.container(key=f"plaat_{_room(svg)}_{key}" if key else None):
        st.markdown(f'<div class="hbh-tekening">{svg}</div>', unsafe_allow_html=True)


def pictures(wide: str, narrow: str, key: str) -> None:
    """Show one of two drawings of the same: the wide one where there is room for it, else the narrow one."""
    both = f'<div class="hbh-ruim">{wide}</div><div class="hbh-smal">{narrow}</div>'
    with st.container(key=f"twee_{_room(wide)}_{_room(narrow)}_{key}"):
        st.markdown(f'<div class="hbh-tekening hbh-twee">{both}</div>', unsafe_allow_html=True)


def _room(svg: str) -> int:
    """Return the height of a drawing in per cent of its width, in the steps for which there is a style."""
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("a drawing has a size")
    share = 100 * int(size[2]) / int(size[1])
    return min(ceil(share / _ROOM_STEP) * _ROOM_STEP, _MOST_ROOM)


def table(content: Table, *, most: int = MOST_ROWS, part: str = "") -> None:
    """Show a table: its title as caption, the first cell of a row as its header, numbers to the right, scrolling sideways by itself.

    Of a long table the first rows are shown and the rest is counted; a download beside it holds them all. Its numbers are links to their
    passports, which lead back to the `part` of the screen that the table belongs to.
    """
    st.html(table_text(content, most=most, at=passport_links.address(part)))


def table_text(content: Table, *, most: int = MOST_ROWS, at: str = "") -> str:
    """Return the first rows of the table as HTML text; `at` is where the passports of its numbers are, empty for no links."""
    heads = "".join(f'<th scope="col"{_number(column)}>{escape(column.name)}</th>' for column in content.columns)
    rows = "".join(
        f'<tr><th scope="row">{_cell(row[0], at)}</th>'
        + "".join(
            f"<td{_number(column, cell.text)}>{_cell(cell, at)}</td>"
            for column, cell in zip(content.columns[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in content.rows[:most]
    )
    title = escape(content.title)
    rest = len(content.rows) - most
    more = f"<p>En nog {dutch.count(rest, 'rij', 'rijen')}; de download bevat ze allemaal.</p>" if rest > 0 else ""
    wide = _room_needed(content.columns)
    matrix = " hbh-matrix" if content.is_matrix else ""
    return (
        f'<div class="hbh-tabel{wide}{matrix}" role="region" aria-label="{title}" tabindex="0">'
        f"<table{_width(content)}><caption>{title}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{more}{_legend(content)}"
    )


def _room_needed(columns: Sequence[Column]) -> str:
    """Return the class of a table that would be cramped on a phone or a tablet; columns of numbers take little room."""
    words = sum(not column.is_number for column in columns)
    if len(columns) <= _FITS_A_PHONE or (len(columns) == _FITS_A_PHONE + 1 and words <= _WORDS_ON_A_PHONE):
        return ""
    return " hbh-breed" if len(columns) <= _FITS_A_TABLET else " hbh-breder"


def _legend(content: Table) -> str:
    """Return what the signs in the number columns stand for, as far as the table holds them; zero only beside another."""
    numbers = [place for place, column in enumerate(content.columns) if column.is_number]
    cells = [row[place] for row in content.rows for place in numbers]
    held = {sign for sign in (dutch.MISSING, _SUPPRESSED, "") if any(cell.text == sign for cell in cells)}
    if held and any(cell.value == 0 for cell in cells):
        held.add("0")
    said = "; ".join(f"{escape(sign or 'leeg')} is {meaning}" for sign, meaning in _MEANINGS.items() if sign in held)
    return f'<p class="hbh-tekens">{dutch.sentence_start(said)}.</p>' if said else ""


def _width(content: Table) -> str:
    """Return the width that a matrix needs for its words; a narrower screen scrolls."""
    if not content.is_matrix:
        return ""
    each = _NARROW_REM if all(len(column.name) <= _SHORT_NAME for column in content.columns[1:]) else _WIDE_REM
    return f' style="min-width: {_FIRST_REM + each * (len(content.columns) - 1):.0f}rem"'


def _cell(cell: Cell, at: str) -> str:
    if cell.is_strong:
        return f"<strong>{passport_links.linked(cell.text, cell.origin, at)}</strong>"
    if not cell.is_quiet:
        return passport_links.linked(cell.text, cell.origin, at)
    shape, _, words = cell.text.partition(" ")
    return f'{escape(shape)}<span class="hbh-stil"> {escape(words)}</span>'


def _number(column: Column, text: str = "") -> str:
    """Return the class of a cell with a number; one that is told with its range takes two lines, or the table would not fit."""
    if not column.is_number:
        return ""
    return ' class="hbh-getal hbh-lang"' if len(text) > _ONE_LINE else ' class="hbh-getal"'
