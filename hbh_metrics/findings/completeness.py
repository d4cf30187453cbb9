"""What was delivered and what was not: per source, provider and period, in words and shapes.

A source that is not there, or not whole, while a later delivery of it was refused, is shown as refused: the provider did send it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hbh_metrics import calendar, dutch
from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.findings.delivery_findings import RefusedDelivery
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.policy import WORKING_DAYS_TO_DELIVER
from hbh_metrics.records import Completeness

DELIVERED, LATE, INCOMPLETE = "geleverd", "te laat", "onvolledig"
REFUSED, MISSING, NOT_DUE = "afgekeurd", "niet geleverd", "nog niet verwacht"
UNDATED = "nog niet geleverd"
"""Not delivered, where no day is set on which it had to be there: owed, but never late."""
SHAPES = {DELIVERED: "●", LATE: "▲", INCOMPLETE: "◐", REFUSED: "◇", MISSING: "✕", UNDATED: "□", NOT_DUE: "○"}
MEANINGS = {
    DELIVERED: "geleverd",
    LATE: f"te laat (meer dan {WORKING_DAYS_TO_DELIVER} werkdagen na het eind van de periode)",
    INCOMPLETE: "onvolledig (er ontbreken cliënten of weken)",
    REFUSED: "afgekeurd (wel gestuurd, maar met fouten)",
    MISSING: "niet geleverd (had er al moeten zijn)",
    UNDATED: "nog niet geleverd (zonder vaste dag)",
    NOT_DUE: "nog niet verwacht",
}
_TOLD = {
    MISSING: "van {} ontbreken gegevens",
    REFUSED: "van {} zijn ze afgekeurd",
    INCOMPLETE: "van {} zijn ze onvolledig",
}
_QUIET = {DELIVERED, NOT_DUE}
_REPLACED_BY_REFUSED = {INCOMPLETE, MISSING, NOT_DUE}


def rows(view: View, refused: Sequence[RefusedDelivery] = ()) -> tuple[Completeness, ...]:
    """Return the rows of the chosen provider and those of the city, or all; `refused` are the deliveries refused since this publication."""
    sent = {(source, who, delivery.peildatum) for delivery in refused for source, who in delivery.refused_sources}
    chosen = (
        row for row in view.door.completeness() if view.is_total or row.aanbieder_id in (None, view.chosen.aanbieder_id)
    )
    return tuple(replace(row, status=_status(row, sent)) for row in chosen)


def headline(view: View, found: Sequence[Completeness]) -> str:
    """Return whether everything of the chosen period was delivered, and by whom not."""
    period = dutch.period(view.periode_id)
    of_period = [row for row in found if row.periode_id == view.periode_id]
    if not of_period:
        return f"Over {period} wordt van {view.chosen.naam} niets verwacht."
    told: list[str] = []
    parts = []
    for status, words in _TOLD.items():
        names = [name for name in _names_with(view, of_period, status) if name not in told]
        told.extend(names)
        if names:
            parts.append(words.format(dutch.listing(names)))
    if parts:
        return f"Over {period} is niet alles geleverd: {dutch.listing(parts)}."
    waiting = _names_with(view, of_period, NOT_DUE)
    if waiting:
        verb = "heeft" if len(waiting) == 1 else "hebben"
        return f"Over {period} hoeft nog niet alles er te zijn: {dutch.listing(waiting)} {verb} nog tijd."
    return f"Over {period} zijn alle uren en betalingen geleverd."


def matrices(view: View, found: Sequence[Completeness]) -> tuple[Table, ...]:
    """Return a table per source that is delivered by period: a row per provider, a column per period."""
    sources = [table.name for table in TABLES if any(row.bron == table.name and row.periode_id for row in found)]
    return tuple(_matrix(view, source, [row for row in found if row.bron == source]) for source in sources)


def other_sources(view: View, found: Sequence[Completeness]) -> Table:
    """Return the sources without periods: a row per source, a column per provider and one for the city."""
    rows = [row for row in found if row.periode_id is None]
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


def _names_with(view: View, rows: Iterable[Completeness], status: str) -> list[str]:
    having = {row.aanbieder_id for row in rows if row.status == status}
    return [provider.naam for provider in view.providers if provider.aanbieder_id in having]


def _status(row: Completeness, sent: set[tuple[str, str, date]]) -> str:
    if row.status == MISSING and row.periode_id is None:
        return UNDATED
    return REFUSED if _was_refused(row, sent) else row.status


def _was_refused(row: Completeness, sent: set[tuple[str, str, date]]) -> bool:
    if row.status not in _REPLACED_BY_REFUSED or row.periode_id is None:
        return False
    end = calendar.period(row.periode_id).end
    return any((row.bron, row.aanbieder_id) == (source, who) and end <= day for source, who, day in sent)
