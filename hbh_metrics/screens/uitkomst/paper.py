"""The report on paper, for the commission and the participation council: without names of providers, rounded as for the public."""

from __future__ import annotations

from datetime import datetime

from hbh_metrics.files.paper import Paper, Picture, Section, sheet
from hbh_metrics.findings.figure import Draw
from hbh_metrics.project import as_called
from hbh_metrics.screens.uitkomst.chapter import Chapter
from hbh_metrics.screens.uitkomst.report import INTERIM, Report

TITLE = "Wat leerde het experiment hulp bij het huishouden"
_WIDTH_PX = 640


def for_the_public(report: Report, draw: Draw, made_at: datetime) -> bytes:
    """Return the report as PDF on A4; every page of one that is not final says so."""
    status = f"{INTERIM} · " if report.is_interim else ""
    subtitle = "Voor de commissie Samenleving en de participatieraad"
    sections = tuple(_section(chapter, draw) for chapter in report.chapters)
    return sheet(Paper(as_called(TITLE), f"{status}{subtitle}", f"{status}{report.stand}", sections, made_at))


def _section(chapter: Chapter, draw: Draw) -> Section:
    picture = (
        None
        if chapter.chart is None
        else Picture(draw(chapter.chart, width_px=_WIDTH_PX, title=chapter.chart_says), chapter.chart_says)
    )
    return Section(
        chapter.title, chapter.paragraphs, chapter.points, picture=picture, tables=chapter.tables, may_break=True
    )
