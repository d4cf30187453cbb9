"""What is on the table first: the heaviest signal with the field beside it in which a decision is recorded, and what was agreed."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.findings.agreements_made import Made
from hbh_metrics.findings.attention import conditions
from hbh_metrics.findings.attention.evidence import evidence
from hbh_metrics.findings.attention.matters import FollowedUp, Matter
from hbh_metrics.findings.figure import Cell, Column, Draw, Table
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.followup import Kind
from hbh_metrics.screens import overleg
from hbh_metrics.screens.overleg import Meeting
from hbh_metrics.ui import agreement_form, follow_up_form, journal, signal_card
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import tables_tile

_COLUMNS = (Column("Afspraak"), Column("Wie"), Column("Uiterlijk"), Column("Over"), Column("Stand"), Column("Geholpen"))
_PLACE = "overleg_afspraak"


def first(view: View, matters: tuple[Matter, ...], draw: Draw) -> None:
    """Show the first signal, and beside it the form for what is decided about it; without a signal the form for any agreement."""
    can_write = journal.can_write(view)
    with st.container(key="overleg_eerst"):
        left, right = st.columns([3, 2], gap="medium") if can_write else (st.container(), None)
        with left:
            if matters:
                _card(view, matters[0], draw, can_write=False)
            else:
                st.write("Er zijn nu geen signalen bij deze aanbieder.")
        if right is not None:
            with right, st.container(border=True, key="overleg_besluit"):
                if matters:
                    matter = matters[0]
                    follow_up_form.form(
                        view, matter.follow_up, matter.signal.periode_id, matter.signal.waarde, Kind.AFSPRAAK
                    )
                    follow_up_form.taking_back(view, matter.follow_up)
                else:
                    agreement_form.new_agreement(view, agreement_form.whom(view), _PLACE)


def agreements(view: View, agreed: tuple[Made, ...], last: Meeting | None, *, has_signals: bool) -> None:
    """Show what was agreed and what came of it, what is past its day first; beside a signal also a form for an agreement without one."""
    if agreed:
        rows = tuple(_row(one) for one in agreed)
        tables_tile(
            "Dit is afgesproken, en dit kwam ervan.",
            "afspraken",
            Table("Afspraken", _COLUMNS, rows),
            lead=overleg.said(last),
        )
    else:
        st.write(plain(overleg.said(last)))
    if has_signals and journal.can_write(view):
        with st.expander(
            "Iets afspreken dat bij geen signaal hoort", key="overleg_zonder_signaal", on_change="rerun"
        ) as part:
            if part.open:
                agreement_form.new_agreement(view, agreement_form.whom(view), _PLACE)


def others(view: View, matters: tuple[Matter, ...], stopped: tuple[FollowedUp, ...], draw: Draw) -> None:
    """Show the other signals, and those that stopped."""
    can_write = journal.can_write(view)
    for matter in matters[1:]:
        _card(view, matter, draw, can_write=can_write)
    for follow_up in stopped:
        signal_card.stopped_card(view, follow_up, can_write=can_write)


def _card(view: View, matter: Matter, draw: Draw, *, can_write: bool) -> None:
    told = conditions.conditions(view, matter)
    signal_card.card(view, matter, once(evidence, view, matter), draw, conditions=told, can_write=can_write)


def _row(one: Made) -> tuple[Cell, ...]:
    return (
        Cell(one.event.tekst),
        Cell(one.owner),
        Cell(dutch.day(one.event.datum)),
        Cell(one.subject),
        Cell(f"{one.standing.shape}{dutch.NO_BREAK}{one.standing.word}"),
        Cell("" if one.helped is None else one.helped.sentence),
    )
