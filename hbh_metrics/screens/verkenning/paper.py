"""The verkenning on paper: the same tiles in the same order, and an appendix with every assumption and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hbh_metrics import dutch
from hbh_metrics.files.paper import MOST_ROWS, Paper, Picture, Section, sheet
from hbh_metrics.findings.exploration_words import NOT_COUNTED, next_year
from hbh_metrics.findings.figure import Draw, Figure, Table
from hbh_metrics.findings.view import View

NO_BUDGET = "Dit is een verkenning, geen begroting."
_PICTURE_PX = 680


def booklet(view: View, figures: Sequence[Figure], differs: str, draw: Draw, made_at: datetime) -> bytes:
    """Return the paper as PDF: every tile with its picture and table, the last figure (the assumptions) as the appendix."""
    *told, assumed = figures
    sections = (
        Section("Hoe u dit leest", (NO_BUDGET, differs, NOT_COUNTED)),
        *(section for one in told for section in _sections(one, draw)),
        *(replace(part, heading=f"Bijlage. {part.heading}") for part in _sections(assumed, draw)),
    )
    title = f"Verkenning {next_year()}"
    return sheet(
        Paper(
            title,
            f"{NO_BUDGET} {dutch.sentence_start(view.stand)}.",
            f"{title} · {view.stand} · {NO_BUDGET}",
            sections,
            made_at,
        )
    )


def _sections(figure: Figure, draw: Draw) -> tuple[Section, ...]:
    picture = (
        None
        if figure.chart is None
        else Picture(draw(figure.chart, width_px=_PICTURE_PX, title=figure.finding), figure.finding)
    )
    lead = (figure.lead,) if figure.lead else ()
    return (
        Section(
            figure.headline,
            (*lead, *figure.notes),
            picture=picture,
            tables=_pages_of(figure.table),
            caption=figure.caption,
            may_break=True,
        ),
    )


def _pages_of(table: Table) -> tuple[Table, ...]:
    """Return a table as tables of which each row is printed: a long one in parts."""
    parts = [table.rows[first : first + MOST_ROWS] for first in range(0, len(table.rows), MOST_ROWS)]
    return tuple(
        replace(table, rows=rows, title=table.title if place == 0 else f"{table.title}, vervolg")
        for place, rows in enumerate(parts)
    )
