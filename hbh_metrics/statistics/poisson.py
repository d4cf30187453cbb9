"""Chances of counts that come by accident (Poisson), in plain Python: a library of statistics would take longer to load than to ask."""

from __future__ import annotations

from math import exp, lgamma, log


def at_least(count: int, mean: float) -> float:
    """Return P(X ≥ count) for X Poisson with that mean; good to about 1e-12, which is enough for chances of 0.001% and more."""
    return 1 - sum(_exactly(number, mean) for number in range(count))


def smallest_count(mean: float, probability: float) -> int:
    """Return the smallest count with P(X ≥ count) ≤ probability, at least 1; for a probability of 0.001% and more."""
    count, chance = 1, at_least(1, mean)
    while chance > probability:
        chance -= _exactly(count, mean)
        count += 1
    return count


def _exactly(count: int, mean: float) -> float:
    return exp(count * log(mean) - mean - lgamma(count + 1)) if mean else float(count == 0)
