"""Overzicht: are we on the agreements, where not, and what is needed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.drawing.spark import spark
from hbh_metrics.findings.view import View
from hbh_metrics.screens.overzicht import widgets
from hbh_metrics.screens.overzicht.gathered import FIRST, Gathered, gather
from hbh_metrics.screens.overzicht.weekbericht import name, weekbericht
from hbh_metrics.ui import bar, data, downloads, frame, journal, links
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import tables_tile, together


def show(view: View) -> None:
    """Draw the screen for what is chosen."""
    known = journal.events(view)
    found = gather(data.data_folder(), view, known, journal.doors(view, known))
    widgets.opening(found, spark)
    if view.is_total:
        made = partial(weekbericht, view, found, view.door.publication.manifest.gemaakt_op)
        downloads.paper("Download dit als weekbericht (PDF, één pagina)", name(view), made)
    with together("week"):
        with st.container(key="overzicht_nieuw"):
            _new(found)
        with st.container(key="overzicht_week"):
            tables_tile(found.due.headline, "deze-week", found.due.table)
            links.to("acties", "Naar de actielijst")
            st.write(plain(found.attention.headline))
            links.to("signalen", "Naar alle signalen")
    tables_tile(found.missing.headline, "ontbreekt", found.missing.table)
    links.to("gegevens", "Naar wat er is geleverd")
    widgets.agreements_tile(found.agreements, drawn)
    if not view.is_total:
        links.to("aanbieder", f"Naar het blad van {view.chosen.naam}")


def _new(found: Gathered) -> None:
    """Show what is new since the publication before this one."""
    if found.since is None:
        st.header(FIRST, anchor=False)
        return
    tables_tile(found.since.sentences[0], "sinds-vorige", found.since.table, lead=" ".join(found.since.sentences[1:]))
    links.to("gegevens", "Naar alle veranderde cijfers", deel="Standen")


frame.begin()
st.title("Overzicht", anchor=False)
chosen = bar.show()
if chosen is not None:
    show(chosen)
