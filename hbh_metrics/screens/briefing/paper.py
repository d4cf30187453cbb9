"""The briefing on paper: for the room as wide as its screen, for the public on A4 with the numbers under each finding."""

from __future__ import annotations

from datetime import datetime

from hbh_metrics.drawing.chart import Chart
from hbh_metrics.files.paper import Paper, Picture, Section, sheet, slides
from hbh_metrics.findings.figure import Draw, Figure
from hbh_metrics.screens.briefing import RULE, WIDTH_PX, Briefing, on_a_slide

DECISION = "Gevraagd besluit"
_SHEET_PX = 680
_LEGEND = (
    "In de tabellen: – is onbekend, . is afgeschermd, <5 is minder dan vijf cliënten, leeg is niet van toepassing."
)


def for_the_room(briefing: Briefing, decision: str, draw: Draw, made_at: datetime) -> bytes:
    """Return the briefing as PDF with a finding per page, as it stands on the wall, and the decision that is asked."""
    asked = Section(DECISION, tuple(decision.splitlines()), blank_lines=0 if decision else 2, is_stressed=True)
    findings = tuple(_on_the_wall(finding, draw) for finding in briefing.findings)
    return slides(Paper(briefing.title, briefing.period, briefing.stand, (*findings, asked), made_at))


def for_the_public(briefing: Briefing, draw: Draw, made_at: datetime) -> bytes:
    """Return the briefing as PDF for reading: the same findings with their numbers and how they were chosen, without the decision."""
    findings = tuple(_to_read(finding, draw) for finding in briefing.findings)
    about = Section("Over deze briefing", (RULE, _LEGEND))
    return sheet(Paper(briefing.title, briefing.period, briefing.stand, (*findings, about), made_at))


def _on_the_wall(finding: Figure, draw: Draw) -> Section:
    return Section(
        finding.headline,
        (finding.lead,) if finding.lead else (),
        picture=_picture(finding, finding.chart, draw, WIDTH_PX),
        tables=(on_a_slide(finding),) if finding.chart is None else (),
    )


def _to_read(finding: Figure, draw: Draw) -> Section:
    return Section(
        finding.headline,
        tuple(text for text in (finding.lead, *finding.notes) if text),
        picture=_picture(finding, finding.chart, draw, _SHEET_PX),
        tables=(finding.table,),
        caption=finding.caption,
    )


def _picture(finding: Figure, chart: Chart | None, draw: Draw, width_px: int) -> Picture | None:
    return None if chart is None else Picture(draw(chart, width_px=width_px, title=finding.finding), finding.finding)
