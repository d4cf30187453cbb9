"""The agreements as a list: who does what by when, where it stands and whether it helped; sorted and filtered as the visitor asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.findings.agreements_made import Made, Standing
from hbh_metrics.findings.attention import words as attention_words
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.signals.phrases import ONE

_COLUMNS = (
    Column("Uiterlijk"),
    Column("Wie"),
    Column("Afspraak"),
    Column("Met"),
    Column("Over"),
    Column("Stand"),
    Column("Geholpen"),
    Column("Vastgelegd"),
)
_NOT_MEASURED = "niet te meten: hoort bij geen signaal"
BY_DAY = "datum"
ORDERS: dict[str, Callable[[Made], tuple[object, ...]]] = {
    BY_DAY: lambda one: (one.due,),
    "wie": lambda one: (one.owner.casefold(), one.due),
    "aanbieder": lambda one: (one.provider.naam, one.due),
    "stand": lambda one: (list(Standing).index(one.standing), one.due),
}
"""What the list can be sorted by."""


@dataclass(frozen=True)
class Actions:
    """The sentence, what qualifies it, and a row per agreement."""

    headline: str
    lead: str
    table: Table


def answer(view: View, found: Sequence[Made], order: str = BY_DAY, *, is_open_only: bool = False) -> Actions:
    """Return the agreements in that order, all or those that are open; the sentences count them all."""
    shown = [one for one in sorted(found, key=ORDERS[order]) if one.standing is not Standing.DONE or not is_open_only]
    left_out = len(found) - len(shown)
    lead = [
        helped(found),
        f"Door uw keuze {'staat er één' if left_out == 1 else f'staan er {left_out}'} hier niet." if left_out else "",
    ]
    whose = "" if view.is_total else f" met {view.chosen.naam}"
    return Actions(
        headline(found, view.door.peildatum, whose),
        " ".join(sentence for sentence in lead if sentence),
        Table(f"Afspraken{whose}", _COLUMNS, tuple(_row(one) for one in shown)),
    )


def headline(found: Sequence[Made], today: date, whose: str = "") -> str:
    """Return how many agreements run, of how many the day has passed and how many are done."""
    if not found:
        return f"Er zijn nog geen afspraken{whose} vastgelegd."
    amount = {standing: sum(one.standing is standing for one in found) for standing in Standing}
    over, runs, done = (ONE if number == 1 else str(number) for number in amount.values())
    parts = [
        *([f"van {over} is de datum voorbij"] if amount[Standing.OVER] else []),
        *([f"{runs} {'loopt' if runs == ONE else 'lopen'} nog"] if amount[Standing.RUNS] else []),
        *([f"{done} {'is' if done == ONE else 'zijn'} afgehandeld"] if amount[Standing.DONE] else []),
    ]
    told = dutch.count(len(found), "afspraak", "afspraken")
    return (
        f"Er {'is' if len(found) == 1 else 'zijn'} {told}{whose} op {dutch.day_in_full(today)}: {dutch.listing(parts)}."
    )


def helped(found: Sequence[Made]) -> str:
    """Return of how many agreements is known whether they helped, and of how many they did."""
    verdicts = [one.helped.effect.verdict.value for one in found if one.helped is not None]
    if not verdicts:
        return ""
    parts = [f"{verdicts.count(word)} {word}" for word in dict.fromkeys(verdicts)]
    return f"Of het hielp, bij de {len(verdicts)} over een signaal: {dutch.listing(parts)}."


def _row(one: Made) -> tuple[Cell, ...]:
    return (
        Cell(dutch.day(one.event.datum)),
        Cell(one.owner),
        Cell(one.event.tekst),
        Cell(one.provider.naam),
        Cell(one.subject),
        Cell(f"{one.standing.shape}{dutch.NO_BREAK}{one.standing.word}{_closed(one)}"),
        Cell(_NOT_MEASURED if one.helped is None else one.helped.sentence),
        Cell(attention_words.signature(one.event)),
    )


def _closed(one: Made) -> str:
    return "" if one.closed is None else f": {one.closed.tekst}"
