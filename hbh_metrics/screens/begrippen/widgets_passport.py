"""The passport of a number on screen: what it means, its row, the question that gives exactly it, its files, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from hbh_metrics.door import opening
from hbh_metrics.findings import passport
from hbh_metrics.findings.passport import Passport
from hbh_metrics.ui import access, bar, data, empty, html, passport_links
from hbh_metrics.ui.downloads import download
from hbh_metrics.ui.markdown import heading, plain
from hbh_metrics.ui.tile import folded

_COMMAND = "python -m hbh_metrics query"
_NOT_ASKED = "Een eigen vraag aan de gegevens stelt alleen de programmamanager; u ziet hier het cijfer zoals het voor u is gemaakt."
_NO_FILES = "Welke bestanden er zijn geleverd, ziet u niet bij dit cijfer."


def show(name: str) -> None:
    """Show the passports of the numbers that the address names, of the publication in it."""
    st.title("Paspoort van een cijfer", anchor=False)
    door = opening.open_door(data.data_folder(), data.audience(), st.query_params.get("stand"))
    found = () if door is None else passport.passports(door, passport.read(name))
    if found:
        html.status(f"{found[0].stand[:1].upper()}{found[0].stand[1:]}, publicatie {found[0].publication}.")
        _ways_back(name)
        for place, one in enumerate(found):
            _one(one, place)
    else:
        empty.say("Dit cijfer is er niet in deze stand.", "Ga terug naar het scherm en kies het cijfer opnieuw.")
    st.page_link("pages/begrippen.py", label="Alle begrippen", query_params=bar.address())


def _ways_back(name: str) -> None:
    """Show the link to the figure that the number stands in, and the link to this passport: both with everything that was chosen."""
    asked = st.query_params.to_dict()
    slug, part = asked.get(passport_links.SCREEN, ""), asked.get(passport_links.PART, "")
    chosen = urlencode({key: value for key, value in asked.items() if key in bar.NAMES})
    mine = urlencode({**asked, passport_links.NUMBER: name})
    to_figure = f"{slug}?{chosen}{f'#tegel_{part}' if part else ''}"
    back = (
        f'<a href="{escape(to_figure)}">Naar de figuur waarin dit cijfer staat</a> · ' if access.may_open(slug) else ""
    )
    st.html(f'<p class="hbh-terug">{back}<a href="begrippen?{escape(mine)}">Link naar dit paspoort</a></p>')


def _one(one: Passport, place: int) -> None:
    with st.container(key=f"paspoort_{place}"):
        st.header(heading(one.title), anchor=False)
        st.write(plain(f"{one.card.definition} {one.card.caveat}".rstrip()))
        st.caption(plain(_facts(one)))
        html.table(one.row)
        if one.question:
            st.subheader("De vraag die precies dit cijfer geeft", anchor=False)
            st.code(one.question, language="sql", wrap_lines=True)
            st.caption(plain(f'Zo vraagt u het na: {_COMMAND} "…" --stand {one.publication}'))
        else:
            st.write(_NOT_ASKED)
        if one.files.rows:
            folded(one.files, f"paspoort-{place + 1}")
            download(one.files, f"paspoort-{place + 1}-bestanden")
        else:
            st.write(_NO_FILES)


def _facts(one: Passport) -> str:
    tables: Sequence[str] = one.card.tables
    return (
        f"Eenheid: {one.card.unit.value} · bron: {one.card.source} · tabellen: {', '.join(tables)} · "
        f"vastgesteld door de {one.card.owner.value}, versie {one.card.version} · {one.stand}"
    )
