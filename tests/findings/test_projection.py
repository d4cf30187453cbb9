"""Where a series goes by its own steps: worked out by hand, and as wide as its spread."""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np
import pytest

from hbh_metrics.findings.projection import ahead


def test_a_series_that_grows_evenly_goes_on_without_doubt() -> None:
    found = ahead([100.0, 110.0, 121.0, 133.1], 2)
    assert found is not None
    assert [one.middle for one in found] == pytest.approx([146.41, 161.051])
    assert [one.low for one in found] == pytest.approx([146.41, 161.051])


def test_the_range_is_the_spread_of_the_steps_wider_further_on() -> None:
    # Steps +a, -a, +a: mean a/3, spread a·√(4/3), t(0.975; 2) = 4.302653.
    a = log(1.02)
    found = ahead([100.0, 102.0, 100.0, 102.0], 2)
    assert found is not None
    for number, one in enumerate(found, start=1):
        half = 4.302652729911275 * a * sqrt(4 / 3) * sqrt(number + number**2 / 3)
        assert one.middle == pytest.approx(102 * exp(number * a / 3))
        assert (one.low, one.high) == pytest.approx((one.middle * exp(-half), one.middle * exp(half)))


@pytest.mark.parametrize("values", [[1.0, 2.0, 3.0], [1.0, 2.0, 0.0, 3.0]])
def test_too_few_periods_or_an_empty_one_give_nothing(values: list[float]) -> None:
    assert ahead(values, 2) is None


def test_the_range_holds_what_came_about_as_often_as_it_says() -> None:
    steps = np.random.default_rng(7).normal(-0.01, 0.02, (600, 10))
    held = 0
    for logs in steps.cumsum(axis=1):
        values = [100.0, *(100 * np.exp(logs)).tolist()]
        (*_, last) = ahead(values[:8], 3) or ()
        held += last.low <= values[10] <= last.high
    assert 0.92 <= held / 600 <= 0.98
