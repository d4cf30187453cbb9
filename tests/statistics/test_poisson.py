"""Chances of counts, by their definition and against scipy."""

from __future__ import annotations

from math import exp, factorial

import pytest
from scipy.special import pdtrc

from hbh_metrics.statistics import poisson


def by_definition(count: int, mean: float) -> float:
    return 1 - sum(exp(-mean) * mean**number / factorial(number) for number in range(count))


@pytest.mark.parametrize("mean", [0.0, 0.05, 0.4, 1.0, 2.4, 7.7, 31.0])
@pytest.mark.parametrize("count", [1, 2, 5, 40])
def test_a_chance_is_that_of_its_definition(count: int, mean: float) -> None:
    assert poisson.at_least(count, mean) == pytest.approx(by_definition(count, mean), abs=1e-12)


@pytest.mark.parametrize("mean", [0.0, 0.05, 0.4, 1.0, 2.4, 7.7, 31.0, 900.0, 20_000.0])
@pytest.mark.parametrize("probability", [0.1, 0.01, 0.001, 0.00001])
def test_the_smallest_count_is_the_first_with_so_small_a_chance(mean: float, probability: float) -> None:
    count = poisson.smallest_count(mean, probability)
    assert pdtrc(count - 1, mean) <= probability
    assert count == 1 or pdtrc(count - 2, mean) > probability
