"""What did this provider deliver last, and what does it still owe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.findings import owed
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.owed import Debt
from hbh_metrics.findings.view import View
from hbh_metrics.records import Completeness, Origin

_COLUMNS = (
    Column("Bron"),
    Column("Laatste levering"),
    Column("Over"),
    Column("Bestand"),
    Column("Rijen", is_number=True),
)


def answer(view: View, found: Sequence[Completeness]) -> tuple[str, Table]:
    """Return the sentence on the last delivery, and the last file per source; `found` is the completeness of this provider."""
    who = view.chosen.aanbieder_id
    mine = [origin for origin in view.door.origins() if who in origin.aanbieders]
    debts = [debt for debt in owed.debts(view, found) if debt.naam == view.chosen.naam]
    latest = max((origin.ontvangen_op for origin in mine), default=None)
    title = f"Laatste levering van {view.chosen.naam} per bron"
    return headline(view.chosen.naam, latest, debts), Table(title, _COLUMNS, _rows(mine))


def headline(name: str, latest: date | None, debts: Sequence[Debt]) -> str:
    """Return when the last delivery came, and what is still owed."""
    if latest is None:
        return f"Van {name} is nog niets geleverd."
    came = f"De laatste levering van {name} kwam op {dutch.day_in_full(latest)}"
    if not debts:
        return f"{came}; er hoeft niets meer te worden aangevuld."
    what = dutch.count(len(debts), "levering", "leveringen")
    return f"{came}; {what} {'moet' if len(debts) == 1 else 'moeten'} nog komen of worden aangevuld."


def _rows(origins: Sequence[Origin]) -> tuple[tuple[Cell, ...], ...]:
    last: dict[str, Origin] = {}
    for origin in origins:
        known = last.get(origin.tabel)
        if known is None or origin.ontvangen_op > known.ontvangen_op:
            last[origin.tabel] = origin
    return tuple(_row(last[table.name]) for table in TABLES if table.name in last)


def _row(origin: Origin) -> tuple[Cell, ...]:
    about = (
        "" if origin.eerste_periode is None else dutch.period_range(origin.eerste_periode, origin.laatste_periode or "")
    )
    return (
        Cell(TABLE_BY_NAME[origin.tabel].title),
        Cell(dutch.day(origin.ontvangen_op)),
        Cell(about),
        Cell(origin.bestand),
        Cell(dutch.number(origin.rijen), origin.rijen),
    )
