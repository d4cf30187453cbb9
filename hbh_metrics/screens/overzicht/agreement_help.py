"""The agreements about the help itself in sentences: the result for the client, the hours, the satisfaction, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.policy import SMALL_NUMBER


@dataclass(frozen=True)
class Hours:
    """The hours in a period: per client per week, in % of what the same clients had before; strong falls."""

    per_week: float | None
    index_pct: float | None
    strong_fall_pct: float | None


@dataclass(frozen=True)
class Satisfaction:
    """The grades: at the start with its number of people, and the paired difference with its 95% interval and number of pairs.

    `first_until` is the last day of the first survey while that still runs, else None.
    """

    first: float | None
    first_n: int
    difference: float | None
    low: float | None
    high: float | None
    pairs: int
    first_until: date | None = None

    @property
    def can_never_be_judged(self) -> bool:
        """Whether nothing of the first survey came while it could be answered: later there is nothing to compare with."""
        return self.first is None and self.difference is None and self.first_until is None

    @property
    def can_be_judged(self) -> bool:
        """Whether enough people answered twice."""
        return self.difference is not None and self.pairs >= SMALL_NUMBER


@dataclass(frozen=True)
class FollowUp:
    """What was done about the signals that hold now, and at how many the date of what was agreed passed while they are still open."""

    signals: int = 0
    discussed: int = 0
    overdue: int = 0
    waiting_actions: int = 0
    """Signals that ask for action, held for more than one period, and were never discussed."""
    actions: int = 0
    """Signals that ask for action, discussed or not: while one holds, what was done has not been enough yet."""


def result(plans_pct: float | None, complaints_per_100: float | None, period: str) -> str:
    """Return what is known of the result for clients: plans and complaints."""
    if plans_pct is None and complaints_per_100 is None:
        return f"Over plannen en klachten in {dutch.period(period)} is nog niets bekend."
    if plans_pct is None:
        plans = f"Van de plannen in {dutch.period(period)} is nog niets bekend"
    else:
        plans = f"In {dutch.period(period)} heeft {dutch.percentage(plans_pct)} van de cliënten een getekend plan"
    if complaints_per_100 is None:
        return f"{plans}; van klachten is niets bekend."
    if not complaints_per_100:
        return f"{plans}; er waren geen klachten."
    return f"{plans}; er waren {dutch.number(complaints_per_100, 1)} klachten per 100 cliëntperioden."


def hours(found: Hours, period: str) -> str:
    """Return the hours per client against the past and the tariff, with the part of the clients behind the mean."""
    if found.per_week is None:
        return f"De uren over {dutch.period(period)} zijn niet bekend."
    told = f"Cliënten kregen in {dutch.period(period)} gemiddeld {dutch.number(found.per_week, 2)} uur per week"
    if found.index_pct is not None:
        told += f": {dutch.percentage(found.index_pct, 0)} van wat dezelfde cliënten voorheen kregen"
    if found.strong_fall_pct is None:
        return f"{told}."
    return (
        f"{told}. Bij {dutch.percentage(found.strong_fall_pct, 0)} van de cliënten was het minder dan 70% van voorheen."
    )


def satisfaction(found: Satisfaction) -> str:
    """Return what both measurements say, or that the second is still to come."""
    if found.first is None and found.difference is None:
        if found.first_until:
            return f"De nulmeting loopt nog, tot en met {dutch.day_in_full(found.first_until)}; er zijn nog geen antwoorden geleverd."
        return "De nulmeting is niet geleverd; zonder nulmeting is later geen verschil te meten."
    if found.difference is None or found.pairs == 0:
        return (
            f"De nulmeting staat op {dutch.number(found.first, 1)} ({dutch.count(found.first_n, 'cliënt', 'cliënten')}); "
            "de eindmeting is er nog niet."
        )
    people = dutch.count(found.pairs, "cliënt", "cliënten")
    if not found.can_be_judged or found.low is None or found.high is None:
        return f"Nog maar {people} {'vulde' if found.pairs == 1 else 'vulden'} beide metingen in; daar is geen uitspraak op te doen."
    between = difference_between(found.low, found.high, lambda value: dutch.number(value, 1), "lager", "hoger")
    if found.high < 0:
        outcome = f"daalde het cijfer met {dutch.number(abs(found.difference), 1)}"
    elif found.low > 0:
        outcome = f"steeg het cijfer met {dutch.number(found.difference, 1)}"
    else:
        outcome = "is geen verschil in het cijfer aangetoond"
    return f"Bij {people} die beide metingen invulden {outcome}; het werkelijke verschil ligt waarschijnlijk {between}."


def follow_up(found: FollowUp) -> str:
    """Return how many matters ask for something, how many were discussed, and which agreements are waiting."""
    many = f"Er vragen nu {found.signals} zaken om actie of aandacht"
    if found.signals == 0:
        told = "Er staat nu geen signaal open."
    elif found.signals == 1:
        told = (
            f"Er vraagt nu één zaak om actie of aandacht; die is {'wel' if found.discussed else 'nog niet'} besproken."
        )
    elif found.discussed == found.signals:
        told = f"{many}; ze zijn allemaal besproken."
    elif found.discussed == 0:
        told = f"{many}; geen daarvan is besproken."
    elif found.discussed == 1:
        told = f"{many}; daarvan is er één besproken."
    else:
        told = f"{many}; daarvan zijn er {found.discussed} besproken."
    if found.overdue:
        told += (
            " Bij één zaak is de datum van de afspraak voorbij en staat de zaak nog open."
            if found.overdue == 1
            else f" Bij {found.overdue} zaken is de datum van de afspraak voorbij en staat de zaak nog open."
        )
    if found.actions:
        amount = "één zaak" if found.actions == 1 else f"{found.actions} zaken"
        told += f" Bij {amount} is nog actie nodig."
    return told
