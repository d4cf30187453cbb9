"""The agreements about money in sentences: the hours beside the basistarief, what is paid for, what it costs, who takes part."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics import dutch


@dataclass(frozen=True)
class Destinations:
    """What was done with the difference, in euros; `is_delivered` is False when nobody has kept a register of it."""

    spent_eur: float = 0.0
    reserved_eur: float = 0.0
    is_delivered: bool = True

    @property
    def total_eur(self) -> float:
        """What was spent or reserved."""
        return self.spent_eur + self.reserved_eur


def hours_beside(now: float | None, then: float | None, period: str, first: str) -> str:
    """Return the hours a client gets, for beside the room above the basistarief; `now` and `then` in hours a week."""
    if now is None:
        return "Hoeveel uren cliënten kregen, is niet bekend."
    told = f"Cliënten kregen in {dutch.period(period)} gemiddeld {dutch.number(now, 2)} uur per week"
    if then is None or first == period:
        return f"{told}."
    return f"{told}; in {dutch.period(first)} was dat {dutch.number(then, 2)} uur."


def paid_for(paid: float | None, active: float | None, period: str) -> str:
    """Return for how many client-periods was paid, against those in which clients had help."""
    if paid is None or active is None:
        return "Nog niet bekend is voor hoeveel cliëntperioden is betaald."
    difference = 0.0 if active == 0 else (paid / active - 1) * 100
    told = f"Voor {dutch.period(period)} zijn {dutch.number(paid, 1)} cliëntperioden betaald; actief waren er {dutch.number(active, 1)}"
    words = dutch.percentage(abs(difference))
    if not any(digit in words for digit in "123456789"):
        return f"{told}."
    return f"{told} ({words} {'meer' if difference > 0 else 'minder'} betaald dan actief)."


def cost(euros: float | None, share_pct: float | None, period: str) -> str:
    """Return what the help cost against what the same clients cost before, from the start up to and including the period."""
    if euros is None or share_pct is None:
        return "Wat dezelfde cliënten voorheen kostten, is niet bekend; de kosten zijn dus niet te vergelijken."
    direction = "meer" if euros > 0 else "minder"
    if dutch.rounded_half_up(euros, 0) == 0:
        return f"Tot en met {dutch.period(period)} kostte de hulp evenveel als wat dezelfde cliënten voorheen kostten."
    return (
        f"Tot en met {dutch.period(period)} kostte de hulp {dutch.euro(abs(euros), 0)} ({dutch.percentage(abs(share_pct))}) {direction} "
        "dan wat dezelfde cliënten voorheen kostten."
    )


def destination(euros: float | None, done: Destinations) -> str:
    """Return what was done with the money that was left (`euros` negative); empty when nothing was."""
    if euros is None or euros >= 0:
        return ""
    if not done.is_delivered or done.total_eur == 0:
        return "Wat er met het verschil is gedaan, is nog niet vastgelegd."
    return f"Daarvan is {dutch.euro(done.spent_eur, 0)} besteed en {dutch.euro(done.reserved_eur, 0)} gereserveerd."


def share(percentage: float | None, period: str) -> str:
    """Return which part of all clients takes part in the experiment."""
    if percentage is None:
        return "Welk deel van alle cliënten meedoet, is niet bekend."
    return f"Aan het eind van {dutch.period(period)} deed {dutch.percentage(percentage)} van alle cliënten mee."
