"""Accessible HTML for what Streamlit has no element for: tables with row headers, a status sentence, headings, print."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from hbh_metrics.figures import Panel, Table

_FITS_A_PHONE = 3
_STYLE = Path(__file__).with_name("style.css")


def style() -> None:
    """Add the house's style, for screen and paper."""
    st.html(_STYLE)


def status(sentence: str) -> None:
    """Show a sentence that screen readers read out when it changes."""
    st.html(f'<p class="hbh-status" role="status">{escape(sentence)}</p>')


def here(title: str) -> None:
    """Show the name of the present screen in the menu."""
    st.html(f'<span class="hbh-hier" aria-current="page">{escape(title)}</span>', width="content")


def panel_heading(panel: Panel) -> None:
    """Show a panel's name with its position against the path: a shape, a word and a colour."""
    position = panel.position
    st.html(
        f'<h3 class="hbh-paneel">{escape(panel.title)} '
        f'<span class="hbh-oordeel hbh-{position.name.lower()}"><span aria-hidden="true">{position.shape}</span> '
        f"{escape(panel.judgement)}</span></h3>"
    )


def table(content: Table) -> None:
    """Show a table: its title as caption, the first cell of a row as its header, numbers to the right, scrolling sideways by itself."""
    st.html(table_text(content))


def table_text(content: Table) -> str:
    """Return the table as HTML text."""
    heads = "".join(
        f'<th scope="col"{_number(column.is_number)}>{escape(column.name)}</th>' for column in content.columns
    )
    rows = "".join(
        "<tr>"
        + f'<th scope="row">{escape(row[0].text)}</th>'
        + "".join(
            f"<td{_number(column.is_number)}>{escape(cell.text)}</td>"
            for column, cell in zip(content.columns[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in content.rows
    )
    title = escape(content.title)
    wide = " hbh-breed" if len(content.columns) > _FITS_A_PHONE else ""
    return (
        f'<div class="hbh-tabel{wide}" role="region" aria-label="{title}" tabindex="0"><table><caption>{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _number(is_number: bool) -> str:
    return ' class="hbh-getal"' if is_number else ""
