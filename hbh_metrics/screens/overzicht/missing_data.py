"""What is missing in the data, who owes it and since when: in a few lines, for the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import calendar, dutch
from hbh_metrics.findings import owed
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.owed import Debt
from hbh_metrics.findings.view import View
from hbh_metrics.records import Completeness

_COLUMNS = (
    Column("Van wie"),
    Column("Wat ontbreekt"),
    Column("Moest er zijn op"),
    Column("Werkdagen te laat", is_number=True),
)


@dataclass(frozen=True)
class Missing:
    """The sentence, and a row per who owes something; the table has no rows when nobody does."""

    headline: str
    table: Table


def answer(view: View, found: Sequence[Completeness]) -> Missing:
    """Return what is missing; `found` are the rows of completeness that the screen shows."""
    debts = owed.debts(view, found)
    names = list(dict.fromkeys(debt.naam for debt in debts))
    rows = tuple(_row(name, [debt for debt in debts if debt.naam == name], view.door.peildatum) for name in names)
    return Missing(headline(debts), Table("Wie moet nog iets leveren", _COLUMNS, rows))


def headline(debts: Sequence[Debt]) -> str:
    """Return whose data had to be there, and since when; what has no day can be owed, never late."""
    if not debts:
        return "Er ontbreekt niets: niemand hoeft nog gegevens te leveren of aan te vullen."
    dated = [(debt.naam, debt.due) for debt in debts if debt.due]
    if not dated:
        names = list(dict.fromkeys(debt.naam for debt in debts))
        verb = "moet" if len(names) == 1 else "moeten"
        return f"Er is niets te laat; {dutch.listing(names)} {verb} nog wel iets leveren."
    names = list(dict.fromkeys(name for name, _ in dated))
    oldest = min(due for _, due in dated)
    return f"Er ontbreken gegevens van {dutch.listing(names)}, het oudste sinds {dutch.day_in_full(oldest)}."


def in_words(debts: Sequence[Debt]) -> str:
    """Return what one party still owes: per source, over which periods."""
    told = []
    for source, status in dict.fromkeys((debt.bron, debt.status) for debt in debts):
        periods = [
            debt.periode_id for debt in debts if (debt.bron, debt.status) == (source, status) and debt.periode_id
        ]
        over = "" if not periods else f" over {_periods(periods)}"
        told.append(f"{source[:1].lower()}{source[1:]}{over} ({status})")
    return dutch.sentence_start(dutch.listing(told))


def _periods(periods: Sequence[str]) -> str:
    ordered = sorted(set(periods))
    if len(ordered) > 1 and ordered == list(calendar.periods_between(ordered[0], ordered[-1])):
        return dutch.period_range(ordered[0], ordered[-1])
    return dutch.listing([dutch.period(period) for period in ordered])


def _row(name: str, debts: Sequence[Debt], today: date) -> tuple[Cell, ...]:
    due = min((debt.due for debt in debts if debt.due), default=None)
    late = None if due is None else max(calendar.working_days_between(due, today) - calendar.is_working_day(due), 0)
    return (
        Cell(dutch.sentence_start(name)),
        Cell(in_words(debts)),
        Cell("" if due is None else dutch.day(due)),
        Cell("" if late is None else dutch.number(late), late),
    )
