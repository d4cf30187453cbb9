"""Who still has to deliver what, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import calendar, dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.contract.schema import Deliverer
from hbh_metrics.findings.completeness import INCOMPLETE, MISSING, REFUSED, SHAPES, UNDATED
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.policy import WORKING_DAYS_TO_DELIVER
from hbh_metrics.records import Completeness

_OWED = {INCOMPLETE, REFUSED, MISSING, UNDATED}


@dataclass(frozen=True)
class Debt:
    """Something that still has to be delivered: what, by whom, and the day on which it was due (None where no day is set)."""

    naam: str
    bron: str
    periode_id: str | None
    status: str
    due: date | None


def debts(view: View, found: Sequence[Completeness]) -> tuple[Debt, ...]:
    """Return what is still to be delivered or completed, what is due longest first.

    One party owes a source: the one that delivers it by contract, whichever providers its rows are about.
    """
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    about: dict[tuple[str, str, str | None, str], list[str]] = {}
    for row in found:
        if row.status in _OWED:
            name = names.get(row.aanbieder_id or "", "")
            is_own = bool(name) and TABLE_BY_NAME[row.bron].delivered_by is Deliverer.PROVIDER
            key = (name if is_own else Deliverer.CITY.value, row.bron, row.periode_id, row.status)
            about.setdefault(key, []).extend([] if is_own or not name else [name])
    owed = [
        Debt(who, f"{TABLE_BY_NAME[source].title}{_of(others, view)}", period_id, status, _due(period_id))
        for (who, source, period_id, status), others in about.items()
    ]
    return tuple(sorted(owed, key=lambda debt: (debt.due is None, debt.due or date.max, debt.naam, debt.bron)))


def _of(names: Sequence[str], view: View) -> str:
    """Return of which providers the city owes a source, where it is not of all that are looked at."""
    everyone = len(view.providers) if view.is_total else 1
    return "" if not names or len(names) == everyone else f" van {dutch.listing(names)}"


def headline(owed: Sequence[Debt]) -> str:
    """Return who still has to deliver how much, and since when."""
    if not owed:
        return "Niemand hoeft nog iets te leveren of aan te vullen."
    names = list(dict.fromkeys(debt.naam for debt in owed))
    verb = "moet" if len(names) == 1 else "moeten"
    what = dutch.count(len(owed), "levering", "leveringen")
    oldest = min((debt.due for debt in owed if debt.due), default=None)
    since = (
        "; er is niets te laat" if oldest is None else f"; de oudste had er op {dutch.day_in_full(oldest)} moeten zijn"
    )
    return f"{dutch.sentence_start(dutch.listing(names))} {verb} nog {what} doen of aanvullen{since}."


def table(view: View, owed: Sequence[Debt]) -> Table:
    """Return what is owed as a table, with how many working days it is late on the peildatum."""
    columns = (
        Column("Aanbieder"),
        Column("Bron"),
        Column("Periode"),
        Column("Wat"),
        Column("Moest er zijn op"),
        Column("Werkdagen te laat", is_number=True),
    )
    return Table("Wie moet nog wat leveren", columns, tuple(_debt_row(debt, view.door.peildatum) for debt in owed))


def _debt_row(debt: Debt, today: date) -> tuple[Cell, ...]:
    late = (
        None if debt.due is None else calendar.working_days_between(debt.due, today) - calendar.is_working_day(debt.due)
    )
    return (
        Cell(dutch.sentence_start(debt.naam)),
        Cell(debt.bron),
        Cell("" if debt.periode_id is None else dutch.period(debt.periode_id)),
        Cell(f"{SHAPES[debt.status]} {debt.status}"),
        Cell("" if debt.due is None else dutch.day(debt.due)),
        Cell("" if late is None else dutch.number(max(late, 0)), None if late is None else max(late, 0)),
    )


def _due(period_id: str | None) -> date | None:
    if period_id is None:
        return None
    return calendar.working_days_after(calendar.period(period_id).end, WORKING_DAYS_TO_DELIVER)
