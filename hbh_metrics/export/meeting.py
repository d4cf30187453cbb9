"""The sheet to take along from a meeting with a provider: one page of A4."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from hbh_metrics.answers.attention import Helped, Matter
from hbh_metrics.answers.meeting import News
from hbh_metrics.answers.view import View
from hbh_metrics.export.paper import Paper, Picture, Section, sheet
from hbh_metrics.figures import Figure

Draw = Callable[..., str]
_PICTURE_PX = 680
_MOST_SIGNALS = 4
_MOST_AGREEMENTS = 4
_TITLE = "Aanbiedersoverleg"


def meeting_sheet(
    view: View, news: News, agreed: Sequence[Helped], matters: Sequence[Matter], hours: Figure, draw: Draw, made_at: datetime
) -> bytes:  # fmt: skip
    """Return the sheet as PDF: what is new, what was agreed and whether it helped, the signals with their questions, the hours."""
    sections = (
        Section("Nieuw sinds het vorige overleg", news.sentences, tables=(news.table,)),
        _agreements(agreed),
        _signals(matters),
        Section(hours.headline, picture=_picture(hours, draw)),
        Section("Wat spreken wij af?", blank_lines=2),
    )
    title = f"{_TITLE} {view.chosen.naam}"
    return sheet(Paper(title, view.status_sentence(), f"{title} · {view.stand}", sections, made_at))


def _agreements(agreed: Sequence[Helped]) -> Section:
    if not agreed:
        return Section("Afspraken", ("Er zijn nog geen afspraken over signalen.",))
    lines = [f"{each.agreement.tekst} ({each.agreement.eigenaar}). {each.sentence}" for each in agreed]
    return Section("Afspraken", points=_first(lines, _MOST_AGREEMENTS, "afspraken"))


def _signals(matters: Sequence[Matter]) -> Section:
    if not matters:
        return Section("Signalen", ("Er zijn nu geen signalen.",))
    lines = [f"{matter.card.title}. {matter.signal.uitleg} {matter.signal.vraag}" for matter in matters]
    return Section("Signalen", points=_first(lines, _MOST_SIGNALS, "signalen"))


def _first(lines: Sequence[str], most: int, what: str) -> tuple[str, ...]:
    rest = len(lines) - most
    return (*lines[:most], *((f"En nog {rest} {what}, op het scherm Bijsturing.",) if rest > 0 else ()))


def _picture(figure: Figure, draw: Draw) -> Picture | None:
    if figure.chart is None:
        return None
    return Picture(draw(figure.chart, width_px=_PICTURE_PX, title=figure.finding), figure.finding)
