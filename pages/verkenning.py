"""Verkenning: what does the experiment teach for the year after it, and how sure is that."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.exploration.city import Contract
from hbh_metrics.findings.exploration_words import contract_names, next_year
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.screens.verkenning import assumed as every_assumption
from hbh_metrics.screens.verkenning import chosen, claims, gain, noticed, tiles, tiles_more, widgets
from hbh_metrics.ui import bar, frame
from hbh_metrics.ui.tile import tile

_COMPARED = [contract for contract in Contract if contract is not Contract.UREN_VOORHEEN]


def show(view: View) -> None:
    """Draw the screen for the set of assumptions in the address."""
    assumed, usual = widgets.assumed()
    kept = widgets.sets(view)
    found = view.door.explored(assumed)
    widgets.switches(found, usual, kept)
    figures = [once(tiles.effect, view, found)]
    tile(figures[-1], drawn)
    is_net = st.toggle("Netto: na eigen bijdragen", value=True, key="netto")
    figures.append(once(tiles.other_contracts, view, found, is_net=is_net))
    tile(figures[-1], drawn)
    figures.append(once(gain.answer, view, found))
    tile(figures[-1], drawn)
    figures.append(once(tiles.after, view, found))
    tile(figures[-1], drawn)
    named = contract_names(found)
    about = st.selectbox(
        "Onzekerheid van welk contract?", _COMPARED, _COMPARED.index(Contract.UREN), named.__getitem__, key="van"
    )
    figures.append(once(tiles_more.uncertainty, view, found, about))
    tile(figures[-1], drawn)
    for answer in (tiles_more.conditions, noticed.noticed, *((claims.answer,) if claims.are_about_next_year() else ())):
        figures.append(once(answer, view, found))
        widgets.with_its_table(figures[-1])
    figures.append(every_assumption.answer(view, found, usual, kept))
    widgets.with_its_table(figures[-1])
    widgets.keep(view, assumed)
    widgets.kept(kept)
    same = chosen.same(assumed, kept)
    widgets.to_take(view, same.name if same else assumed.naam, figures, chosen.differs(found, usual, kept))


frame.begin()
st.title(f"Verkenning {next_year()}", anchor=False)
seen = bar.show(only_stand=True)
if seen is not None:
    show(seen)
