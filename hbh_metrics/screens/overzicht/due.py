"""What is due this week: which agreements fall due or are past their day, and who must deliver or judge what by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hbh_metrics import calendar, dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.contract.schema import Deliverer
from hbh_metrics.findings.agreements_made import Made, Standing
from hbh_metrics.findings.completeness import NOT_DUE
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.thresholds import days_for_a_verdict
from hbh_metrics.findings.view import View
from hbh_metrics.policy import WORKING_DAYS_TO_DELIVER
from hbh_metrics.records import Communication, Completeness

WEEK = timedelta(days=7)
_COLUMNS = (Column("Uiterlijk"), Column("Wie"), Column("Wat"), Column("Met of van"))
_CITY = "de gemeente"


@dataclass(frozen=True)
class Due:
    """One thing that is due: the day, who does it, what, and with or of which provider; `is_agreement` where it was promised."""

    day: date
    who: str
    what: str
    about: str
    is_agreement: bool = False


@dataclass(frozen=True)
class DueThisWeek:
    """The sentence, and a row per thing that is due."""

    headline: str
    table: Table


def answer(
    view: View, agreed: Sequence[Made], completeness: Sequence[Completeness], letters: Sequence[Communication]
) -> DueThisWeek:
    """Return what is due up to and including a week after the reference date, and agreements whose day has passed."""
    today = view.door.peildatum
    found = sorted(
        (*_agreements(agreed, today), *_deliveries(view, completeness, today), *_letters(view, letters, today)),
        key=lambda one: (one.day, one.who),
    )
    rows = tuple(_row(one, today) for one in found)
    return DueThisWeek(headline(found, today), Table("Wat deze week moet gebeuren", _COLUMNS, rows))


def headline(found: Sequence[Due], today: date) -> str:
    """Return how much is past its day and how much is due in the week that begins on this day, and by whom."""
    until = dutch.day_in_full(today + WEEK)
    over = [one for one in found if one.is_agreement and one.day < today]
    coming = [one for one in found if one.day >= today]
    if not over and not coming:
        return f"Tot en met {until} loopt er niets af."
    told = []
    if over:
        told.append(f"van {_promises(len(over))} is de datum voorbij ({_by(over)})")
    if coming:
        agreed = sum(one.is_agreement for one in coming)
        verb = "loopt er" if agreed == 1 else "lopen er"
        parts = [
            *([f"{verb} {f'nog {agreed}' if over else _promises(agreed)} af"] if agreed else []),
            *([f"is er {len(coming) - agreed} keer iets te leveren of te beoordelen"] if len(coming) > agreed else []),
        ]
        told.append(f"tot en met {until} {dutch.listing(parts)} ({_by(coming)})")
    return f"{dutch.sentence_start('; '.join(told))}."


def _promises(number: int) -> str:
    """Return how many agreements of the meetings, called by their list: those of the experiment are counted on the same screen."""
    return f"{dutch.count(number, 'afspraak', 'afspraken')} op de actielijst"


def _by(found: Sequence[Due]) -> str:
    return dutch.listing(list(dict.fromkeys(one.who for one in found)))


def _agreements(agreed: Sequence[Made], today: date) -> list[Due]:
    return [
        Due(one.due, one.owner, f"Afspraak: {one.event.tekst}", one.provider.naam, is_agreement=True)
        for one in agreed
        if one.standing is not Standing.DONE and one.due <= today + WEEK
    ]


def _deliveries(view: View, completeness: Sequence[Completeness], today: date) -> list[Due]:
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    about: dict[tuple[date, str, str], list[str]] = {}
    for row in completeness:
        if row.status != NOT_DUE or row.periode_id is None:
            continue
        end = calendar.period(row.periode_id).end
        day = calendar.working_days_after(end, WORKING_DAYS_TO_DELIVER)
        if end > today or not today <= day <= today + WEEK:
            continue
        table, name = TABLE_BY_NAME[row.bron], names.get(row.aanbieder_id or "", "")
        is_own = table.delivered_by is Deliverer.PROVIDER and name
        what = f"{table.title} over {dutch.period(row.periode_id)}"
        about.setdefault((day, name if is_own else _CITY, what), []).append(name)
    return [
        Due(day, who, what, dutch.listing([one for one in names if one])) for (day, who, what), names in about.items()
    ]


def _letters(view: View, letters: Sequence[Communication], today: date) -> list[Due]:
    """Return the letters of which the verdict is due within the week: after that day they ask for attention."""
    days = days_for_a_verdict(view)
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    found: dict[date, list[str]] = {}
    for letter in letters:
        day = calendar.working_days_after(letter.ontvangen_op, days)
        if letter.beoordeeld_op is None and letter.ontvangen_op <= today <= day <= today + WEEK:
            found.setdefault(day, []).append(names.get(letter.aanbieder_id, letter.aanbieder_id))
    return [
        Due(
            day,
            _CITY,
            f"Oordeel over {dutch.count(len(who), 'brief of folder', 'brieven of folders')}",
            dutch.listing(list(dict.fromkeys(who))),
        )
        for day, who in found.items()
    ]


def _row(one: Due, today: date) -> tuple[Cell, ...]:
    late = " (voorbij)" if one.day < today else ""
    return (Cell(f"{dutch.day(one.day)}{late}"), Cell(dutch.sentence_start(one.who)), Cell(one.what), Cell(one.about))
