"""Quantiles of Student's t, in plain Python.

A library that has them costs a third of the time in which a small delivery is derived, only to be read from disk. Up to 1,000 degrees of
freedom the distribution function is computed (the incomplete beta function by its continued fraction: Abramowitz and Stegun 26.5.8 and
26.7.1) and turned round by Newton's method; above that the expansion of Abramowitz and Stegun 26.7.5 is exact to the last digits.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, isinf, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

_LARGE = 1000.0
_PRECISION = 1e-15
_TINY = 1e-300
_MOST_TERMS = 10_000
_MOST_STEPS = 200
_HALF = 0.5


@lru_cache(maxsize=4096)
def t_quantile(probability: float, degrees_of_freedom: float) -> float:
    """Return the value below which a t-distributed number lies with that probability (between 0 and 1, both excluded).

    Relative precision about 1e-12. Raises ValueError outside the range of a probability, or without degrees of freedom.
    """
    if not 0 < probability < 1 or not degrees_of_freedom > 0:
        raise ValueError(
            f"no quantile of Student's t: probability {probability}, degrees of freedom {degrees_of_freedom}"
        )
    if probability < _HALF:
        return -t_quantile(1 - probability, degrees_of_freedom)
    if probability == _HALF:
        return 0.0
    if degrees_of_freedom > _LARGE or isinf(degrees_of_freedom):
        return _by_expansion(probability, degrees_of_freedom)
    return _by_newton(probability, degrees_of_freedom)


def _by_expansion(probability: float, v: float) -> float:
    z = NormalDist().inv_cdf(probability)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return sum(term / v**power for power, term in enumerate(terms))


def _by_newton(probability: float, v: float) -> float:
    """Follow the upper tail down to the one asked for, never leaving the interval in which it must lie."""
    upper_tail = 1 - probability
    low, high = 0.0, inf
    t = NormalDist().inv_cdf(probability)
    for _ in range(_MOST_STEPS):
        surplus = _upper_tail(t, v) - upper_tail
        low, high = (t, high) if surplus > 0 else (low, t)
        step = surplus / _density(t, v)
        following = t + step
        if not low < following < high:
            following = 2 * t if isinf(high) else (low + high) / 2
        if abs(following - t) <= _PRECISION * t:
            return following
        t = following
    return t


def _density(t: float, v: float) -> float:
    return exp(lgamma((v + 1) / 2) - lgamma(v / 2) - (v + 1) / 2 * log1p(t * t / v)) / sqrt(v * pi)


def _upper_tail(t: float, v: float) -> float:
    """Return the probability of more than t >= 0: half the incomplete beta function at v / (v + t²)."""
    return _incomplete_beta(v / (v + t * t), t * t / (v + t * t), v / 2, _HALF) / 2


def _incomplete_beta(x: float, rest: float, a: float, b: float) -> float:
    """Return I_x(a, b), regularized; `rest` is 1 - x, given apart because it may be far smaller than x."""
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    front = exp(a * log(x) + b * log(rest) - (lgamma(a) + lgamma(b) - lgamma(a + b)))
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _continued_fraction(rest, b, a) / b
    return front * _continued_fraction(x, a, b) / a


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function, evaluated from the front (Lentz's method)."""
    above, below = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = below
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for coefficient in (even, odd):
            below = 1 / _away_from_zero(1 + coefficient * below)
            above = _away_from_zero(1 + coefficient / above)
            value *= above * below
        if abs(above * below - 1) < _PRECISION:
            return value
    return value


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
