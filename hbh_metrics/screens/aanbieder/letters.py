"""What did this provider write to its clients, and what did the city think of it (agreement A11)."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import calendar, dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.thresholds import days_for_a_verdict
from hbh_metrics.findings.view import View
from hbh_metrics.records import Communication

AGREED, TO_CHANGE, WAITING = "AKKOORD", "AANPASSEN", "OPEN"
_VERDICTS = {AGREED: "✓ akkoord", TO_CHANGE: "✗ aanpassen", WAITING: "○ nog geen oordeel"}
_KINDS = {"BRIEF": "brief", "FOLDER": "folder", "GESPREKSLEIDRAAD": "gespreksleidraad", "OVERIG": "overig"}
_COLUMNS = (
    Column("Ontvangen"),
    Column("Soort"),
    Column("Oordeel van de gemeente"),
    Column("Uiterlijk"),
    Column("Beoordeeld op"),
)


def answer(view: View) -> tuple[str, Table]:
    """Return the sentence on what the chosen provider (or all) wrote to clients, and the register of it.

    What waits stands first, the oldest on top; then the newest. A letter of which the verdict is later than its last day asks for
    attention (S18).
    """
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    mine = names.keys() if view.is_total else {view.chosen.aanbieder_id}
    letters = [row for row in view.door.communications() if row.aanbieder_id in mine]
    newest = sorted(letters, key=lambda row: (row.ontvangen_op, row.uiting_id), reverse=True)
    waiting = [row for row in reversed(newest) if row.beoordeeld_op is None]
    rows = (*waiting, *(row for row in newest if row.beoordeeld_op is not None))
    who = "alle aanbieders" if view.is_total else view.chosen.naam
    columns = (Column("Aanbieder"), *_COLUMNS) if view.is_total else _COLUMNS
    days = days_for_a_verdict(view)
    told = tuple(((Cell(names[row.aanbieder_id]),) if view.is_total else ()) + _row(row, days) for row in rows)
    return headline(who, letters), Table(f"Brieven en folders van {who} aan cliënten", columns, told)


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


def _row(letter: Communication, days: int) -> tuple[Cell, ...]:
    due = calendar.working_days_after(letter.ontvangen_op, days)
    return (
        Cell(dutch.day(letter.ontvangen_op)),
        Cell(_KINDS.get(letter.soort, letter.soort)),
        Cell(_VERDICTS.get(letter.oordeel, letter.oordeel)),
        Cell(dutch.day(due)),
        Cell(dutch.day(letter.beoordeeld_op) if letter.beoordeeld_op else ""),
    )
