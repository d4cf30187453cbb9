"""How far a figure of the group is rounded for who sees only a part: people, client-periods, hours and money, and ratios of those.

Tariffs are public, so each ratio of money is an equation in the client numbers of single providers; a ratio is therefore never finer than
its parts. The sizes were tried on invented cities of 60 to 3,000 clients.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from math import ceil

from hbh_metrics.metrics.card import Unit
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.policy import FEWEST_PROVIDERS, SMALL_COUNT

STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
"""The steps that a ratio can take; one that needs a larger one is hidden."""

BASE: Mapping[Of, float] = {
    Of.PEOPLE: 5,
    Of.REPORTS: 5,
    Of.CLIENT_PERIODS: 5,
    Of.CLIENT_WEEKS: 20,
    Of.HOURS: 25,
    Of.MONEY: 500,
}
"""To what an amount is rounded, by what it counts; four weeks are one client-period."""

_OF_CLIENTS = (Of.PEOPLE, Of.CLIENT_PERIODS)
_PER_HUNDRED = (Unit.PERCENT, Unit.POINTS, Unit.PER_100)

FEWEST_LEFT_OPEN = 5
"""In so many whole numbers a number of people must be left at least."""

SMALL_GROUP = 150
"""Below this many client-periods of the group every rounding doubles."""


@dataclass(frozen=True)
class Roughness:
    """How rough the figures of one period are: times the usual roundings, and `people` times those of people and client-periods again.

    `is_whole`: a ratio takes its whole rounding, not half of it.
    """

    times: int = 1
    is_whole: bool = False
    people: int = 1

    @classmethod
    def of(cls, client_periods: float | None, providers: int) -> Roughness:
        """Return how rough a figure is on which that many client-periods of the group and that many (other) providers stand."""
        is_few = providers < FEWEST_PROVIDERS
        times = (2 if (client_periods or 0) < SMALL_GROUP else 1) * (2 if is_few else 1)
        return cls(times, is_few)

    def of_amount(self, of: Of) -> float:
        """Return to what an amount is rounded."""
        return BASE[of] * self.times * (self.people if of in _OF_CLIENTS else 1)

    def least_step(self, teller: Of, noemer: float, factor: float) -> float:
        """Return the finest step of a ratio, in its own unit: half (or all) of its numerator's rounding ÷ denominator."""
        whole = self.of_amount(teller) / noemer * factor
        return whole if self.is_whole else whole / 2


def step_for(least: float, *, coarser: int = 0) -> float | None:
    """Return the smallest step that is at least `least`, and as many steps coarser; None beyond the coarsest: then nothing is shown."""
    places = [place for place, step in enumerate(STEPS) if step >= least * (1 - 1e-9)]
    return STEPS[places[0] + coarser] if places and places[0] + coarser < len(STEPS) else None


def nearest(value: float, step: float) -> float:
    """Return the multiple of `step` nearest to the value, half away from zero."""
    size, exact = Decimal(repr(step)), Decimal(repr(value))
    return float((abs(exact) / size).quantize(Decimal(1), ROUND_HALF_UP) * size * (1 if exact >= 0 else -1)) + 0.0


def of_count(total: float, own: float, step: float) -> tuple[float, float]:
    """Return a number of people as it is told to who knows `own` of it, and to what it is rounded.

    That it is told at all says that there are at least `SMALL_COUNT` others. Where with that the lowest step would leave the others in
    fewer than five whole numbers, the lowest two steps are told as one: what it is lies within one and a half steps of the lower.
    """
    lowest = nearest(own + SMALL_COUNT, step)
    others_in_lowest = ceil(lowest + step / 2) - (own + SMALL_COUNT)
    if own and others_in_lowest < FEWEST_LEFT_OPEN and nearest(total, step) <= lowest + step:
        return lowest, 3 * step
    return nearest(total, step), step


def outwards(value: float, step: float, *, is_up: bool) -> float:
    """Return the multiple of `step` just beyond the value, above it or below it."""
    size = Decimal(repr(step))
    exact = Decimal(repr(round(value, 9)))
    return float((exact / size).to_integral_value(ROUND_CEILING if is_up else ROUND_FLOOR) * size) + 0.0


def factor_of(metric: str) -> float:
    """Return by what a ratio is multiplied before it is shown: 100 for per cents and per hundred."""
    return 100.0 if CARD_BY_NAME[metric].unit in _PER_HUNDRED else 1.0
