"""What was delivered and what was not: per source, provider and period, in words and shapes; and who owes what since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import calendar, dutch
from hbh_metrics.answers.view import View
from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.figures import Cell, Column, Table
from hbh_metrics.records import Completeness

WORKING_DAYS_TO_DELIVER = 10
"""A source is due this many working days after the end of its period (signals.md S13)."""

DELIVERED, LATE, INCOMPLETE, MISSING, NOT_DUE = (
    "geleverd",
    "te laat",
    "onvolledig",
    "niet geleverd",
    "nog niet verwacht",
)
SHAPES = {DELIVERED: "●", LATE: "▲", INCOMPLETE: "◐", MISSING: "✕", NOT_DUE: "○"}
MEANINGS = {
    DELIVERED: "geleverd",
    LATE: f"te laat (meer dan {WORKING_DAYS_TO_DELIVER} werkdagen na het eind van de periode)",
    INCOMPLETE: "onvolledig (er ontbreken cliënten of weken)",
    MISSING: "niet geleverd (had er al moeten zijn)",
    NOT_DUE: "nog niet verwacht",
}
_QUIET = {DELIVERED, NOT_DUE}
_OWED = {INCOMPLETE, MISSING}
_WHOLE_CITY = "de gemeente"


@dataclass(frozen=True)
class Debt:
    """Something that still has to be delivered: what, by whom, and the day on which it was due (None where no day is set)."""

    naam: str
    bron: str
    periode_id: str | None
    status: str
    due: date | None


def headline(view: View) -> str:
    """Return whether everything of the chosen period was delivered, and by whom not."""
    period = dutch.period(view.periode_id)
    rows = [row for row in _chosen(view) if row.periode_id == view.periode_id]
    missing = _names_with(view, rows, MISSING)
    incomplete = [name for name in _names_with(view, rows, INCOMPLETE) if name not in missing]
    waiting = [name for name in _names_with(view, rows, NOT_DUE) if name not in (*missing, *incomplete)]
    if not rows:
        return f"Over {period} wordt van {view.chosen.naam} niets verwacht."
    if not missing and not incomplete:
        if waiting:
            return f"Over {period} hoeft nog niet alles er te zijn: {dutch.listing(waiting)} {_have(waiting)} nog tijd."
        return f"Over {period} zijn alle uren en betalingen geleverd."
    parts = []
    if missing:
        parts.append(f"van {dutch.listing(missing)} ontbreken gegevens")
    if incomplete:
        parts.append(f"van {dutch.listing(incomplete)} zijn ze onvolledig")
    return f"Over {period} is niet alles geleverd: {dutch.listing(parts)}."


def matrices(view: View) -> tuple[Table, ...]:
    """Return a table per source that is delivered by period: a row per provider, a column per period."""
    rows = _chosen(view)
    sources = [table.name for table in TABLES if any(row.bron == table.name and row.periode_id for row in rows)]
    return tuple(_matrix(view, source, [row for row in rows if row.bron == source]) for source in sources)


def other_sources(view: View) -> Table:
    """Return the sources without periods: a row per source, a column per provider and one for the city."""
    rows = [row for row in _chosen(view) if row.periode_id is None]
    shown = [provider for provider in view.providers if view.is_total or provider == view.chosen]
    cells = {(row.bron, row.aanbieder_id): row.status for row in rows}
    sources = [table for table in TABLES if any(row.bron == table.name for row in rows)]
    return Table(
        "Andere bronnen",
        (Column("Bron"), *(Column(provider.naam) for provider in shown), Column("Gemeente")),
        tuple(
            (
                Cell(table.title),
                *(status_cell(cells.get((table.name, provider.aanbieder_id))) for provider in shown),
                status_cell(cells.get((table.name, None))),
            )
            for table in sources
        ),
        is_matrix=True,
    )


def legend() -> str:
    """Return what every shape means, in one line."""
    return "; ".join(f"{SHAPES[status]} {meaning}" for status, meaning in MEANINGS.items()) + "."


def status_cell(status: str | None) -> Cell:
    """Return a cell with the shape and word of a status; blank where the source has no such thing."""
    return Cell("") if status is None else Cell(f"{SHAPES[status]} {status}", is_quiet=status in _QUIET)


def debts(view: View) -> tuple[Debt, ...]:
    """Return what is still to be delivered or completed, what is due longest first."""
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    owed = [
        Debt(
            names.get(row.aanbieder_id or "", _WHOLE_CITY),
            TABLE_BY_NAME[row.bron].title,
            row.periode_id,
            row.status,
            _due(row.periode_id),
        )
        for row in _chosen(view)
        if row.status in _OWED
    ]
    return tuple(sorted(owed, key=lambda debt: (debt.due is None, debt.due or date.max, debt.naam, debt.bron)))


def debts_headline(owed: Sequence[Debt]) -> str:
    """Return who still has to deliver how much, and since when."""
    if not owed:
        return "Niemand hoeft nog iets te leveren of aan te vullen."
    names = list(dict.fromkeys(debt.naam for debt in owed))
    verb = "moet" if len(names) == 1 else "moeten"
    what = dutch.count(len(owed), "levering", "leveringen")
    oldest = min((debt.due for debt in owed if debt.due), default=None)
    since = "" if oldest is None else f"; de oudste had er op {dutch.day_in_full(oldest)} moeten zijn"
    return f"{dutch.sentence_start(dutch.listing(names))} {verb} nog {what} doen of aanvullen{since}."


def debts_table(view: View, owed: Sequence[Debt]) -> Table:
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


def _matrix(view: View, source: str, rows: Sequence[Completeness]) -> Table:
    cells = {(row.aanbieder_id, row.periode_id): row.status for row in rows}
    shown = [provider for provider in view.providers if view.is_total or provider == view.chosen]
    return Table(
        f"{TABLE_BY_NAME[source].title} per periode",
        (Column("Aanbieder"), *(Column(f"{int(period_id[4:])}") for period_id in view.begun)),
        tuple(
            (
                Cell(provider.naam),
                *(status_cell(cells.get((provider.aanbieder_id, period_id))) for period_id in view.begun),
            )
            for provider in shown
        ),
        is_matrix=True,
    )


def _chosen(view: View) -> tuple[Completeness, ...]:
    """Return the rows of the chosen provider and those of the city, or all rows."""
    rows = view.door.completeness()
    if view.is_total:
        return rows
    return tuple(row for row in rows if row.aanbieder_id in (None, view.chosen.aanbieder_id))


def _names_with(view: View, rows: Iterable[Completeness], status: str) -> list[str]:
    having = {row.aanbieder_id for row in rows if row.status == status}
    return [provider.naam for provider in view.providers if provider.aanbieder_id in having]


def _have(names: Sequence[str]) -> str:
    return "heeft" if len(names) == 1 else "hebben"
