"""Where a series of periods goes when it goes on as it did, and within which range, from nothing but its own steps.

The steps are relative (differences of logarithms): their mean is the direction, their spread the uncertainty. A step that lies further
ahead is less sure, and so is the direction, from few steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from statistics import mean, stdev

from hbh_metrics.statistics.student import t_quantile

FEWEST = 4
"""Fewer periods than this give no range that means anything."""
_UPPER = 0.975


@dataclass(frozen=True)
class Ahead:
    """A period to come: what is expected and the 95% range in which its value lies if it goes on as it did."""

    middle: float
    low: float
    high: float


def ahead(values: Sequence[float], periods: int) -> tuple[Ahead, ...] | None:
    """Return the coming periods after `values`; None with fewer than FEWEST of them, or where one is not above 0."""
    if len(values) < FEWEST or min(values) <= 0:
        return None
    steps = [log(later / earlier) for earlier, later in pairwise(values)]
    direction, spread = mean(steps), stdev(steps)
    reach = t_quantile(_UPPER, len(steps) - 1) * spread
    found = []
    for number in range(1, periods + 1):
        centre = log(values[-1]) + number * direction
        half = reach * sqrt(number + number**2 / len(steps))
        found.append(Ahead(exp(centre), exp(centre - half), exp(centre + half)))
    return tuple(found)
