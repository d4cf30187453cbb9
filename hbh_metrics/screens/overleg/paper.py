"""The sheet to take along from a meeting with a provider: one page of A4, whatever there is to say; what does not fit is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hbh_metrics import dutch
from hbh_metrics.files.paper import Paper, Picture, Section, one_sheet
from hbh_metrics.findings import provider_sheet
from hbh_metrics.findings.agreements_made import Made
from hbh_metrics.findings.attention.matters import ABOUT_HOURS, Matter
from hbh_metrics.findings.figure import Draw, Figure
from hbh_metrics.findings.view import View
from hbh_metrics.screens import overleg
from hbh_metrics.screens.overleg import Meeting, News

_PICTURE_PX = 680
_ROOM_FOR_ALL_PX = 190
"""In a lower picture only the last plot is drawn, the hours against what was to be expected: two would be flat."""
_TITLE = "Aanbiedersoverleg"
_WITHOUT_PICTURE = "De grafiek past niet op dit blad; zij staat op het scherm Aanbiedersoverleg."


@dataclass(frozen=True)
class Told:
    """What was said and found: the last meeting, what is new, the agreements and what came of them, the signals, the hours by week."""

    last: Meeting | None
    news: News
    agreed: tuple[Made, ...]
    matters: tuple[Matter, ...]
    hours: Figure


@dataclass(frozen=True)
class _Room:
    """How much a sheet says: how many agreements and signals, in how many characters each, and how high the picture is (0: none)."""

    items: int
    characters: int
    picture_px: int
    blank_lines: int = 2


_ROOMS = (
    _Room(5, 1000, 320, 3),
    _Room(5, 1000, 250),
    _Room(5, 1000, 190),
    _Room(5, 400, 160, 1),
    _Room(5, 280, 140, 1),
    _Room(4, 240, 130, 1),
    _Room(3, 200, 120, 1),
    _Room(2, 150, 110, 1),
)
_WITHOUT_CHART = (_Room(4, 400, 0), _Room(3, 260, 0), _Room(2, 180, 0, 1))


def meeting_sheet(view: View, told: Told, draw: Draw, made_at: datetime) -> bytes:
    """Return the sheet as PDF: the most that fits on one page.

    Where a signal is about the hours, the chart of the hours stays whatever is shortened for it; else it makes way for what is said.
    """
    is_about_hours = any(matter.card.id in ABOUT_HOURS for matter in told.matters)
    rooms = _ROOMS if is_about_hours else (*_ROOMS[:3], *_WITHOUT_CHART)
    first, *shorter = (_sections(told, room, draw) for room in rooms)
    title = f"{_TITLE} {view.chosen.naam}"
    figures = provider_sheet.key_figures(view)
    paper = Paper(title, view.status_sentence(), f"{title} · {view.stand}", first, made_at, figures)
    return one_sheet(paper, *shorter)


def _sections(told: Told, room: _Room, draw: Draw) -> tuple[Section, ...]:
    return (
        Section("Afspraken", (_clipped(overleg.said(told.last), room),), _agreements(told.agreed, room)),
        Section(told.news.sentences[0], told.news.sentences[1:], tables=(told.news.table,)),
        _signals(told.matters, room),
        _hours(told.hours, room, draw),
        Section("Wat spreken wij af?", blank_lines=room.blank_lines),
    )


def _agreements(agreed: Sequence[Made], room: _Room) -> tuple[str, ...]:
    lines = [
        f"{_clipped(each.event.tekst, room)} ({each.owner}, uiterlijk {dutch.day(each.event.datum)}; {each.standing.word})."
        f"{'' if each.helped is None else f' {each.helped.sentence}'}"
        for each in agreed
    ]
    return _first(lines, room, "afspraak", "afspraken")


def _signals(matters: Sequence[Matter], room: _Room) -> Section:
    if not matters:
        return Section("Signalen", ("Er zijn nu geen signalen.",))
    lines = [_clipped(f"{matter.card.title}. {matter.signal.uitleg} {matter.signal.vraag}", room) for matter in matters]
    return Section("Signalen", points=_first(lines, room, "signaal", "signalen"))


def _first(lines: Sequence[str], room: _Room, one: str, more: str) -> tuple[str, ...]:
    rest = len(lines) - room.items
    words = f"En nog {rest} {one if rest == 1 else more}, op het scherm Bijsturing."
    return (*lines[: room.items], *((words,) if rest > 0 else ()))


def _clipped(text: str, room: _Room) -> str:
    if len(text) <= room.characters:
        return text
    kept, _, _ = text[: room.characters - 1].rpartition(" ")
    return f"{kept or text[: room.characters - 1]}…"


def _hours(hours: Figure, room: _Room, draw: Draw) -> Section:
    if hours.chart is None:
        return Section(hours.headline)
    if not room.picture_px:
        return Section(hours.headline, caption=_WITHOUT_PICTURE)
    plots = hours.chart.plots if room.picture_px >= _ROOM_FOR_ALL_PX else hours.chart.plots[-1:]
    chart = replace(hours.chart, plots=plots, height_px=room.picture_px)
    return Section(
        hours.headline, picture=Picture(draw(chart, width_px=_PICTURE_PX, title=hours.finding), hours.finding)
    )
