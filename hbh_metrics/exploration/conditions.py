"""What would have to be true: the value of one assumption at which a contract type costs so much less, all else at its middle.

And two closed forms: the hours at which a budget per client meets the floor per hour, and the cuts after which a path costs no more than
before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from hbh_metrics.agreements import PER_CLIENT, Agreement, Method, cents_half_up
from hbh_metrics.exploration.assumptions import declared
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.outcomes import Model
from hbh_metrics.exploration.propagation import Values
from hbh_metrics.kept import Keeper

TARGETS_PCT = (0, 25, 32, 40)
"""By how much less than before the net cost is asked to be: nothing, and the cuts that were named."""

_MOST = 512
_found = Keeper(_MOST)
"""What was found before, for contract types that read nothing of what was changed."""

_PRECISION = 1e-9
_MOST_STEPS = 200
_MOST_CUTS = 10_000


@dataclass(frozen=True)
class Condition:
    """The value of one assumption at which a contract type costs `doel_pct` per cent less than before; None: not by this one alone."""

    contract: Contract
    code: str
    doel_pct: int
    waarde: float | None


def conditions(model: Model, contract: Contract) -> tuple[Condition, ...]:
    """Return what each assumption that the net cost rests on would have to be, per target; none where something is missing.

    By bisection between the hard bounds, until the interval is below 1e-9.
    """
    tried = model.inputs()
    model.city(contract, tried).net_year()
    before = model.city(Contract.UREN_VOORHEEN)
    reference = float(before.net_year()[0])
    if tried.missing or before.x.missing:
        return ()
    asked = [(code, target) for code in declared() if code in tried.read for target in TARGETS_PCT]
    if not asked:
        return ()
    key = (contract, model.rests_on(tried.read | before.x.read))
    found: list[float | None] = _found.of(key, lambda: _bisected(model, contract, asked, reference))
    return tuple(Condition(contract, code, target, value) for (code, target), value in zip(asked, found, strict=True))


def _bisected(
    model: Model, contract: Contract, asked: Sequence[tuple[str, int]], reference: float
) -> list[float | None]:
    wanted = np.array([reference * (1 - target / 100) for _, target in asked])
    low: Values = np.array([declared()[code].ondergrens for code, _ in asked], dtype=np.float64)
    high: Values = np.array([declared()[code].bovengrens for code, _ in asked], dtype=np.float64)

    of_code = {code: np.array([code == one for one, _ in asked]) for code, _ in asked}

    def above(at: Values) -> Values:
        """Return by how much the cost is above what is wanted, with each pair's own assumption at that value."""
        moved = {code: np.where(places, at, model.middle[code]) for code, places in of_code.items()}
        with np.errstate(all="ignore"):
            cost: Values = model.city(contract, model.inputs({**model.middle, **moved})).net_year() - wanted
        return cost

    at_low, at_high = above(low), above(high)
    can = np.isfinite(at_low) & np.isfinite(at_high) & (np.sign(at_low) != np.sign(at_high))
    for _ in range(_MOST_STEPS):
        if (high - low < _PRECISION).all():
            break
        middle = (low + high) / 2
        is_same_side = np.sign(above(middle)) == np.sign(at_low)
        low, high = np.where(is_same_side, middle, low), np.where(is_same_side, high, middle)
    return [float(value) if possible else None for value, possible in zip((low + high) / 2, can, strict=True)]


@dataclass(frozen=True)
class FloorHours:
    """The hours per client-period at which a budget per client is worth exactly the floor per hour, beside the hours now."""

    hours: float
    now: float

    @property
    def room_pct(self) -> float:
        """By how many per cent hours can rise before the floor is met."""
        return (self.hours / self.now - 1) * 100


def floor_hours(model: Model) -> FloorHours | None:
    """Return at which hours the budget per client meets the basistarief; None without client-periods, hours or a floor."""
    number, hours, floor_eur = model.base.delivered.sums.number, model.base.delivered.sums.hours, model.base.floor_eur
    if not number or not hours or not floor_eur:
        return None
    budget = float(model.compared(Contract.BUDGET_CLIENT).cost()[0]) / number
    if np.isnan(budget):
        return None
    return FloorHours(budget / floor_eur, hours / number)


def cuts_needed(agreement: Agreement, target_eur: Fraction) -> int | None:
    """Return the smallest number of cuts after which the path of an agreement is not above an amount; None where it never gets there."""
    if agreement.starttarief_eur is None or not agreement.afbouw_methode.is_reading:
        return None
    cut = Fraction(agreement.afbouw_pct) / 100
    start = Fraction(agreement.starttarief_eur)
    share = Fraction(1)
    for cuts in range(_MOST_CUTS):
        tariff = Fraction(cents_half_up(start * share))
        if tariff <= target_eur:
            return cuts
        match agreement.afbouw_methode:
            case Method.LINEAIR:
                share -= cut
            case Method.SAMENGESTELD:
                share *= 1 - cut
            case Method.EENMALIG:
                if cuts:
                    return None
                share = 1 - cut
        if not cut:
            return None
    return None


def cuts_per_provider(model: Model, agreements: Mapping[str, Agreement]) -> dict[str, int | None]:
    """Return per provider with a cut and client-periods the cuts after which its path is not above what its clients cost before."""
    found: dict[str, int | None] = {}
    for who, agreement in sorted(agreements.items()):
        part = model.base.delivered.sums.per_provider.get(who)
        if part and part.number and agreement.contractsoort in PER_CLIENT and agreement.afbouw_methode.is_reading:
            found[who] = cuts_needed(agreement, part.cost_before_eur / part.number)
    return found
