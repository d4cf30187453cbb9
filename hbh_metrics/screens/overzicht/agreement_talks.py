"""The agreements about what is said to clients, in sentences: the letters that the city tests, and the freedom to leave the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.records import Communication

_TO_CHANGE = "AANPASSEN"
THEMES = {
    "UREN": "uren",
    "KWALITEIT": "kwaliteit",
    "WISSELING": "wisseling van hulp",
    "BEJEGENING": "bejegening",
    "COMMUNICATIE": "communicatie",
    "OVERIG": "iets anders",
}


@dataclass(frozen=True)
class Freedom:
    """How the freedom to leave the class was used in a period, in % of clients, and what was complained about since the start, by theme."""

    below_pct: float | None = None
    above_pct: float | None = None
    talks_pct: float | None = None
    network_pct: float | None = None
    themes: Mapping[str, int] = field(default_factory=dict)


def letters(found: Sequence[Communication], today: date) -> str:
    """Return how many letters and folders wait for the verdict of the city, since when, and how many must change."""
    there = [letter for letter in found if letter.ontvangen_op <= today]
    if not there:
        return "Er zijn nog geen brieven of folders aan cliënten in het register van de gemeente."
    waiting = [letter for letter in there if letter.beoordeeld_op is None or letter.beoordeeld_op > today]
    to_change = sum(letter.oordeel == _TO_CHANGE for letter in there if letter not in waiting)
    everything = dutch.count(len(there), "brief of folder", "brieven en folders")
    change = f" {_one_or(to_change, 'moest er één', 'moesten er {}')} worden aangepast." if to_change else ""
    if not waiting:
        told = f"De gemeente heeft een oordeel over {everything} aan cliënten."
        return f"{told} Daarvan{change}" if change else told
    oldest = dutch.day_in_full(min(letter.ontvangen_op for letter in waiting))
    waits = _one_or(len(waiting), "wacht er één", "wachten er {}")
    told = f"Van {everything} aan cliënten {waits} op een oordeel van de gemeente, de oudste sinds {oldest}."
    return f"{told} Van de andere{change}" if change else told


def freedom(found: Freedom, period: str) -> str:
    """Return how often clients get less or more than their class, how many were talked with, and what they complain about."""
    told = []
    if found.below_pct is not None and found.above_pct is not None:
        below, above = (dutch.percentage(value, 0) for value in (found.below_pct, found.above_pct))
        told.append(
            f"In {dutch.period(period)} kreeg {below} van de cliënten minder uren dan hun klasse en {above} meer."
        )
    if found.talks_pct is not None:
        network = (
            ""
            if found.network_pct is None
            else f"; bij {dutch.percentage(found.network_pct, 0)} van de plannen helpt het netwerk mee"
        )
        told.append(f"Met {dutch.percentage(found.talks_pct, 0)} van de cliënten is een gesprek gevoerd{network}.")
    amount = sum(found.themes.values())
    if amount:
        most = max(found.themes, key=lambda theme: found.themes[theme])
        told.append(
            f"Van de {dutch.count(amount, 'klacht', 'klachten')} sinds de start gaan de meeste over {THEMES.get(most, most)} "
            f"({dutch.number(found.themes[most])})."
            if amount > 1
            else f"Er was sinds de start één klacht, over {THEMES.get(most, most)}."
        )
    return " ".join(told) or f"Over klasse, gesprekken en klachten in {dutch.period(period)} is nog niets bekend."


def _one_or(amount: int, one: str, more: str) -> str:
    return one if amount == 1 else more.format(dutch.number(amount))
