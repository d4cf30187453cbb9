"""The first screen: the headline with the matrix that fits on one screen, and below it a row per agreement with the number behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Draw
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.overzicht.agreement_pictures import WIDTH_PX, Picture
from hbh_metrics.screens.overzicht.agreement_rules import Agreement, Row, followed
from hbh_metrics.screens.overzicht.agreements_status import AgreementsStatus
from hbh_metrics.screens.overzicht.gathered import Gathered
from hbh_metrics.screens.overzicht.matrix import NOT_APART, Line, Matrix, Square
from hbh_metrics.ui import html, links, tile
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import finding, numbers

Spark = Callable[[Sequence[float | None], float, float], str]
"""Draws the course of a value within a cell, from the lowest to the highest value: `spark` of `drawing/`, handed in by the page."""

_WORDS_AND_PICTURE, _OPENED = (3, 1), (1, 1)
_TALKS = "A12"
_ELSEWHERE = {_TALKS: (("aanbieder", "Gesprekken en klachten per onderwerp"),)}
"""Where more of an agreement stands than on its own screen."""


def opening(found: Gathered, spark: Spark) -> None:
    """Show what is read first: the answer, what it costs, what is due, and the matrix."""
    agreements = found.agreements
    with st.container(key="tegel_rooster", gap="small"):
        finding(agreements.figure)
        st.write(plain(f"{agreements.cost} {found.due.headline}"))
        with st.container(key=f"rooster_{len(agreements.matrix.lines)}"):
            st.markdown(matrix_text(agreements.matrix, spark), unsafe_allow_html=True)


def matrix_text(matrix: Matrix, spark: Spark) -> str:
    """Return the matrix as HTML text: a row per provider, a column per agreement, each square a link to its evidence."""
    title = escape(matrix.table().title)
    heads = "".join(
        f'<th scope="col" title="{escape(agreement.title)}"><strong>{agreement.number}</strong> {escape(agreement.short)}</th>'
        for agreement in followed()
    )
    rows = "".join(_line(line, matrix, spark) for line in matrix.lines)
    return (
        f'<div class="hbh-rooster" role="region" aria-label="{title}" tabindex="0"><table><caption>{title}</caption>'
        f'<thead><tr><th scope="col">Aanbieder</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _line(line: Line, matrix: Matrix, spark: Spark) -> str:
    drawn = (spark(square.course.values, *matrix.axis(place)) for place, square in enumerate(line.squares))
    squares = "".join(_square(square, line, course) for square, course in zip(line.squares, drawn, strict=True))
    return f'<tr><th scope="row">{escape(line.name)}</th>{squares}</tr>'


def _square(square: Square, line: Line, course: str) -> str:
    row = square.row
    if row is None:
        return f'<td class="hbh-leeg"><span class="hbh-stil">{NOT_APART}</span></td>'
    since = "" if row.since is None else f"<small>sinds {escape(_narrow(dutch.period(row.since)))}</small>"
    told = f'<span aria-hidden="true">{row.status.shape}</span> {escape(row.status.word)}'
    inside = f"<b>{told}</b>{course}{since}"
    whose = "" if line.provider.aanbieder_id == TOTAL else line.provider.aanbieder_id
    target = links.address(_screen(square.agreement, line), aanbieder=whose)
    named = f' title="{escape(row.finding)}"'
    shown = f"<span{named}>{inside}</span>" if target is None else f'<a href="{escape(target)}"{named}>{inside}</a>'
    return f'<td class="hbh-stand-{row.status.name.lower()}">{shown}</td>'


def _narrow(period: str) -> str:
    """Let the longest names of months be parted from their year in a narrow cell, and not within either."""
    return period if period.startswith("periode") else period.replace(dutch.NO_BREAK, " ")


def _screen(agreement: Agreement, line: Line) -> str:
    """Return the screen with the evidence: of the talks and complaints of one provider that is its own sheet."""
    return "aanbieder" if agreement.number == _TALKS and line.provider.aanbieder_id != TOTAL else agreement.screen


def agreements_tile(answer: AgreementsStatus, draw: Draw) -> None:
    """Show how all agreements stand, each with a small picture of its course by `draw`."""
    st.header("De afspraken één voor één, met het cijfer erachter", anchor=False)
    with st.container(key=f"tegel_{answer.figure.slug}"):
        is_open = bool(answer.pictures) and tile.is_opened(answer.figure.slug)
        with st.container(key="afspraken", gap=None):
            for row in answer.rows:
                with st.container(key=f"afspraak_{row.agreement.number}"):
                    words, picture = st.columns(_OPENED if is_open else _WORDS_AND_PICTURE, vertical_alignment="center")
                    with words:
                        st.html(row_text(row))
                        _links(row.agreement)
                    with picture:
                        _picture(answer.pictures.get(row.agreement.number), draw, row.agreement.number, is_open=is_open)
        numbers(answer.figure)


def _links(agreement: Agreement) -> None:
    with st.container(horizontal=True, key=f"naar_{agreement.number}"):
        links.to(agreement.screen)
        for slug, words in _ELSEWHERE.get(agreement.number, ()):
            links.to(slug, words)


def _picture(picture: Picture | None, draw: Draw, number: str, *, is_open: bool) -> None:
    if picture is None:
        return
    if is_open:
        tile.opened(picture.chart, number, picture.finding)
    else:
        html.picture(draw(picture.chart, is_on_screen=True, width_px=WIDTH_PX, title=picture.finding), number)


def row_text(row: Row) -> str:
    """Return one row as HTML text."""
    since = "" if row.since is None else f'<span class="hbh-sinds">sinds {escape(dutch.period(row.since))}</span>'
    number, title = row.agreement.number, escape(row.agreement.title)
    return (
        f'<div class="hbh-afspraak"><h3><span class="hbh-nummer">{number}</span> {title}</h3>'
        f'<p class="hbh-stand hbh-stand-{row.status.name.lower()}"><span aria-hidden="true">{row.status.shape}</span> '
        f"<strong>{escape(row.status.word)}</strong> {since}</p><p>{escape(row.finding)}</p></div>"
    )
