"""What did this provider write to its clients, and what did the city think of it (agreement A11)."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.records import Communication

AGREED, TO_CHANGE, WAITING = "AKKOORD", "AANPASSEN", "OPEN"
_VERDICTS = {AGREED: "✓ akkoord", TO_CHANGE: "✗ aanpassen", WAITING: "○ nog geen oordeel"}
_KINDS = {"BRIEF": "brief", "FOLDER": "folder", "GESPREKSLEIDRAAD": "gespreksleidraad", "OVERIG": "overig"}
_COLUMNS = (Column("Ontvangen"), Column("Soort"), Column("Oordeel van de gemeente"), Column("Beoordeeld op"))


def answer(view: View) -> tuple[str, Table]:
    """Return the sentence on what the chosen provider wrote to clients, and the register of it, the newest first."""
    letters = [row for row in view.door.communications() if row.aanbieder_id == view.chosen.aanbieder_id]
    rows = sorted(letters, key=lambda row: (row.ontvangen_op, row.uiting_id), reverse=True)
    title = f"Brieven en folders van {view.chosen.naam} aan cliënten"
    return headline(view.chosen.naam, letters), Table(title, _COLUMNS, tuple(_row(row) for row in rows))


def headline(name: str, letters: Sequence[Communication]) -> str:
    """Return how many letters and folders were found good, must change or wait."""
    amount = len(letters)
    if not amount:
        return f"Van {name} zijn geen brieven of folders aan cliënten bekend; de gemeente levert die met de tabel communicatie."
    change, wait = (sum(row.oordeel == verdict for row in letters) for verdict in (TO_CHANGE, WAITING))
    written = f"{dutch.count(amount, 'brief of folder', 'brieven en folders')} van {name} aan cliënten"
    if not change and not wait:
        return f"De gemeente is akkoord met {written}."
    parts = [
        *([f"{'moet er één' if change == 1 else f'moeten er {change}'} worden aangepast"] if change else []),
        *([f"{'wacht er één' if wait == 1 else f'wachten er {wait}'} op een oordeel"] if wait else []),
    ]
    return f"Van {written} {dutch.listing(parts)}."


def _row(letter: Communication) -> tuple[Cell, ...]:
    return (
        Cell(dutch.day(letter.ontvangen_op)),
        Cell(_KINDS.get(letter.soort, letter.soort)),
        Cell(_VERDICTS.get(letter.oordeel, letter.oordeel)),
        Cell(dutch.day(letter.beoordeeld_op) if letter.beoordeeld_op else ""),
    )
