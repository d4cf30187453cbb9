"""The briefing on paper: for the room as wide as its screen, for the public on A4 with the numbers under each finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.files.paper import Paper, Picture, Section, sheet, slides
from hbh_metrics.findings.figure import Cell, Column, Draw, Figure, Table
from hbh_metrics.project import Promise, current
from hbh_metrics.screens.briefing import RULE, WIDTH_PX, Briefing, on_a_slide

DECISION = "Gevraagd besluit"
_WORDS, _PEOPLE = "in woorden", "Cliënten"
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
    what = Section("Wat is dit?", (_what(),))
    return sheet(Paper(briefing.title, briefing.period, briefing.stand, (what, *findings, about), made_at))


def _what() -> str:
    """Return what the experiment is, of which city, and what was agreed about the tariff."""
    project = current()
    begin, end = dutch.day_in_full(project.begin), dutch.day_in_full(project.end)
    share = dutch.percentage_as_agreed(Decimal(str(project.stock_share_pct)))
    title = project.title_of(Promise.A1)
    return (
        f"De vraag van de gemeente {project.town}, van {begin} tot en met {end}: geeft een andere manier van betalen bij ongeveer "
        f"{share} van de cliënten met hulp bij het huishouden een schoon en leefbaar huis zonder extra kosten? "
        f"Afgesproken is: {title[:1].lower()}{title[1:]}."
    )


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
        tables=of_one_kind(finding.table),
        caption=finding.caption,
    )


def of_one_kind(table: Table) -> tuple[Table, ...]:
    """Return a table per kind of number (money, shares, hours, people), so that nobody reads euros as per cents; each names its rows."""
    first, *columns = table.columns
    kinds = [_kind(column, [row[place] for row in table.rows]) for place, column in enumerate(columns, start=1)]
    found = []
    for kind in dict.fromkeys(kinds):
        places = [place for place, one in enumerate(kinds, start=1) if one == kind]
        shown = tuple(tuple(row[place] for place in (0, *places)) for row in table.rows)
        title = table.title if len(set(kinds)) == 1 else f"{table.title}: {kind}"
        found.append(
            replace(table, title=title, columns=(first, *(table.columns[place] for place in places)), rows=shown)
        )
    return tuple(found) or (table,)


def _kind(column: Column, cells: Sequence[Cell]) -> str:
    """Return the kind of number in a column, by what its cells say; words go with what they stand beside."""
    texts = [cell.text for cell in cells]
    if not column.is_number and not any("%" in text for text in texts):
        return _WORDS
    if any("€" in text for text in texts):
        return "in euro"
    if any("%" in text for text in texts):
        return "in procenten"
    return "aantal cliënten" if column.name == _PEOPLE else "overig"


def _picture(finding: Figure, chart: Chart | None, draw: Draw, width_px: int) -> Picture | None:
    return None if chart is None else Picture(draw(chart, width_px=width_px, title=finding.finding), finding.finding)
