"""Who does the work: the domestic workers of this provider, as it states them itself, and how many of them left."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.records import Staff

_COLUMNS = (
    Column("Periode"),
    Column("Medewerkers", is_number=True),
    Column("Fte", is_number=True),
    Column("Uit dienst", is_number=True),
)


def answer(view: View) -> tuple[str, Table]:
    """Return the sentence on the workers of the chosen provider up to the chosen period, and the numbers, the newest first."""
    who = view.chosen.aanbieder_id
    rows = [row for row in view.door.staff() if row.aanbieder_id == who and row.periode_id <= view.periode_id]
    newest_first = sorted(rows, key=lambda row: row.periode_id, reverse=True)
    title = f"Huishoudelijke hulpen van {view.chosen.naam}, volgens eigen opgave"
    return headline(view.chosen.naam, newest_first), Table(title, _COLUMNS, tuple(_row(row) for row in newest_first))


def headline(name: str, newest_first: Sequence[Staff]) -> str:
    """Return how many people work for the provider's clients, and how many left in the last period."""
    if not newest_first:
        return f"Hoeveel huishoudelijke hulpen {name} heeft, is niet bekend; de aanbieder levert dat met de tabel personeel."
    last = newest_first[0]
    people = dutch.count(last.medewerkers, "huishoudelijke hulp", "huishoudelijke hulpen")
    left = "niemand" if last.uitstroom == 0 else "één" if last.uitstroom == 1 else dutch.number(last.uitstroom)
    went = f"{left} {'ging' if last.uitstroom <= 1 else 'gingen'} uit dienst"
    return f"In {dutch.period(last.periode_id)} had {name} {people} ({dutch.number(last.fte_hbh, 1)} fte); {went}."


def _row(row: Staff) -> tuple[Cell, ...]:
    return (
        Cell(dutch.sentence_start(dutch.period(row.periode_id))),
        Cell(dutch.number(row.medewerkers), row.medewerkers),
        Cell(dutch.number(row.fte_hbh, 1), row.fte_hbh),
        Cell(dutch.number(row.uitstroom), row.uitstroom),
    )
