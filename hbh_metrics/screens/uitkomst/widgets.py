"""The report on screen: its chapters one under the other, and what it needs of the journal and of the data folder."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from hbh_metrics.door import opening
from hbh_metrics.errors import UserError
from hbh_metrics.exploration.assumptions import AssumptionSet
from hbh_metrics.exploration.reading import read_assumptions
from hbh_metrics.findings.agreements_made import made
from hbh_metrics.findings.figure import Table
from hbh_metrics.findings.view import View
from hbh_metrics.followup import in_force
from hbh_metrics.screens.uitkomst import paper, report
from hbh_metrics.screens.uitkomst.aims import FollowedUp, undiscussed
from hbh_metrics.screens.uitkomst.chapter import Chapter
from hbh_metrics.signals import Severity
from hbh_metrics.ui import downloads, html, journal
from hbh_metrics.ui.data import audience, data_folder
from hbh_metrics.ui.markdown import heading, plain
from hbh_metrics.ui.tile import picture

_FEW_ROWS, _FEW_NUMBERS = 7, 12


def chapter(told: Chapter, draw: Callable[..., str]) -> None:
    """Draw one chapter."""
    st.header(heading(told.title), anchor=False)
    for paragraph in told.paragraphs:
        st.write(plain(paragraph))
    if told.points:
        st.markdown("\n".join(f"- {plain(point)}" for point in told.points))
    if told.chart is not None:
        picture(told.chart, draw, _slug(told), told.chart_says)
    for place, table in enumerate(told.tables, start=1):
        _numbers(table, f"{_slug(told)}-{place}")


def _numbers(table: Table, slug: str) -> None:
    """Show a table; a long one with one click, for each of its numbers is a stop for who walks the screen by keyboard."""
    linked = sum(bool(cell.origin) for row in table.rows for cell in row)
    if len(table.rows) <= _FEW_ROWS and linked <= _FEW_NUMBERS:
        html.table(table)
        if any(column.is_number for column in table.columns):
            downloads.downloads(table, slug)
        return
    with st.expander(plain(f"{table.title}: cijfers en download"), key=f"{slug}_cijfers", on_change="rerun") as part:
        if part.open:
            html.table(table)
            downloads.downloads(table, slug)


def followed_up(view: View) -> FollowedUp:
    """Return what was done about the heaviest signals of this stand and those before it, and every agreement."""
    known = journal.readable_events(view)
    last = view.door.publication.manifest.number
    stands = [one for one in opening.publications(data_folder(), audience()) if one.manifest.number <= last]
    doors = [door for one in stands if (door := opening.open_door(data_folder(), audience(), one.id)) is not None]
    actions = {
        (signal.signaal, signal.aanbieder_id)
        for door in doors
        for signal in door.signals()
        if signal.ernst == Severity.ACTION.value
    }
    if known is None:
        return FollowedUp(len(actions), None, ())
    discussed = [(event.signaal, event.aanbieder_id) for event in in_force(known) if event.signaal is not None]
    return FollowedUp(
        len(actions), undiscussed(sorted(actions), discussed), made(view, known, journal.doors(view, known))
    )


def assumed() -> AssumptionSet:
    """Return the assumptions in force in the data folder; what is wrong with its file is said, and the standard stands."""
    try:
        return read_assumptions(data_folder())
    except UserError as problem:
        st.error(plain(str(problem)))
        return AssumptionSet()


def on_paper(full: View, public: View, done: FollowedUp, draw: Callable[..., str]) -> bytes:
    """Return the report as PDF for the public; raises UsageError where the file of assumptions is wrong: nothing is published on others."""
    told = report.answer(full, public, done, read_assumptions(data_folder()))
    return paper.for_the_public(told, draw, full.door.publication.manifest.gemaakt_op)


def _slug(told: Chapter) -> str:
    """Return the name of a chapter for its parts: its number, or the words of its title."""
    return f"uitkomst-{told.title.split('.')[0].replace(':', '').replace(' ', '-').lower()}"
