"""The agreements on screen: a row for each, with its status as a shape and a word, the number behind it, and a link to its screen."""

from __future__ import annotations

from html import escape

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Draw
from hbh_metrics.screens.overzicht.agreement_pictures import WIDTH_PX, Picture
from hbh_metrics.screens.overzicht.agreement_rules import Row
from hbh_metrics.screens.overzicht.agreements_status import AgreementsStatus
from hbh_metrics.ui import html, links
from hbh_metrics.ui.tile import finding, is_dark, numbers

_WORDS_AND_PICTURE = (3, 1)


def agreements_tile(answer: AgreementsStatus, draw: Draw) -> None:
    """Show how all agreements stand, each with a small picture of its course by `draw`."""
    with st.container(key=f"tegel_{answer.figure.slug}"):
        finding(answer.figure)
        with st.container(key="afspraken", gap=None):
            for row in answer.rows:
                with st.container(key=f"afspraak_{row.agreement.number}"):
                    words, picture = st.columns(_WORDS_AND_PICTURE, vertical_alignment="center")
                    with words:
                        st.html(row_text(row))
                        links.to(row.agreement.screen)
                    with picture:
                        _picture(answer.pictures.get(row.agreement.number), draw)
        numbers(answer.figure)


def _picture(picture: Picture | None, draw: Draw) -> None:
    if picture is not None:
        html.picture(draw(picture.chart, is_dark=is_dark(), width_px=WIDTH_PX, title=picture.finding))


def row_text(row: Row) -> str:
    """Return one row as HTML text."""
    since = "" if row.since is None else f'<span class="hbh-sinds">sinds {escape(dutch.period(row.since))}</span>'
    number, title = row.agreement.number, escape(row.agreement.title)
    return (
        f'<div class="hbh-afspraak"><h3><span class="hbh-nummer">{number}</span> {title}</h3>'
        f'<p class="hbh-stand hbh-stand-{row.status.name.lower()}"><span aria-hidden="true">{row.status.shape}</span> '
        f"<strong>{escape(row.status.word)}</strong> {since}</p><p>{escape(row.finding)}</p></div>"
    )
