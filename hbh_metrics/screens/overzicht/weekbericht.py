"""The paper of the week: the first screen on one page of A4, for on the table, and for a scheduler to mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hbh_metrics import dutch
from hbh_metrics.files.paper import Paper, Section, one_sheet
from hbh_metrics.findings.figure import Table
from hbh_metrics.findings.open_signals import SignalLine
from hbh_metrics.findings.reading import told
from hbh_metrics.findings.view import View
from hbh_metrics.screens.overzicht.gathered import FIRST, Gathered

TITLE = "Weekbericht hulp bij het huishouden"
_ROOMS = (12, 8, 5, 3, 2, 1)
"""How many rows of a table the paper holds; the first that fits on the page is taken."""


def name(view: View) -> str:
    """Return the name of the file, without its ending."""
    return f"weekbericht-{view.door.peildatum.isoformat()}"


def weekbericht(view: View, found: Gathered, made_at: datetime) -> bytes:
    """Return the paper as PDF on one page: headline, matrix, what is new, due and missing; what does not fit is counted."""
    first, *shorter = (_sections(found, rows) for rows in _ROOMS)
    readings = [told(reading) for reading in view.door.readings()]
    footer = " · ".join((dutch.sentence_start(view.stand), *readings[:1]))
    paper = Paper(TITLE, view.status_sentence(), footer, first, made_at)
    return one_sheet(paper, *shorter)


def _sections(found: Gathered, rows: int) -> tuple[Section, ...]:
    agreements, since = found.agreements, found.since
    new = (FIRST,) if since is None else since.sentences
    lead = tuple(text for text in (agreements.figure.lead, agreements.cost) if text)
    return (
        Section(agreements.figure.headline, lead, tables=(agreements.matrix.table(),)),
        Section("Nieuw", new),
        Section(found.attention.headline, points=_matters(found.attention.lines, rows)),
        Section("Deze week", (found.due.headline,), tables=(_first(found.due.table, rows),)),
        Section("Wat ontbreekt", (found.missing.headline,), tables=(_first(found.missing.table, rows),)),
    )


def _matters(lines: Sequence[SignalLine], most: int) -> tuple[str, ...]:
    """Return the heaviest matters in a line each; the others are counted."""
    found = [f"{line.title} ({line.kind}, {line.since}): {line.explanation}" for line in lines[:most]]
    rest = len(lines) - most
    return (*found, *((f"En nog {rest}, op het scherm Bijsturing.",) if rest > 0 else ()))


def _first(table: Table, rows: int) -> Table:
    """Return the first rows of a table; its title counts the others."""
    rest = len(table.rows) - rows
    title = (
        f"{table.title}; en nog {dutch.count(rest, 'regel', 'regels')} op het scherm Overzicht"
        if rest > 0
        else table.title
    )
    return Table(title, table.columns, table.rows[:rows])
