"""The interval of a share, against R and statsmodels."""

from __future__ import annotations

import pytest

from hbh_metrics.statistics import wilson


@pytest.mark.parametrize(
    ("successes", "trials", "expected"),
    [
        (0, 1, 0.0),
        (1, 1, 0.206549314377237),
        (0, 5, 0.0),
        (5, 5, 0.565517535216825),
        (1, 5, 0.0362241086324302),
        (2, 5, 0.117620774232648),
        (0, 10, 0.0),
        (1, 10, 0.0178762130950729),
        (5, 10, 0.236593090512564),
        (9, 10, 0.595849973204761),
        (10, 10, 0.722467200137111),
        (3, 12, 0.0889416683940548),
        (11, 12, 0.646120088858883),
        (0, 30, 0.0),
        (17, 30, 0.391973070008136),
        (29, 30, 0.833296090085908),
        (30, 30, 0.886486606826031),
        (45, 50, 0.786397685625203),
        (12, 100, 0.0699940643701949),
        (99, 100, 0.945513803821295),
        (250, 1000, 0.224153098983691),
        (999, 1000, 0.994357441402042),
        (1, 1000, 0.000176546370626078),
        (4821, 5120, 0.934841223104632),
    ],
)
def test_the_lower_limit_of_a_share_is_that_of_prop_test_without_correction(
    successes: int, trials: int, expected: float
) -> None:
    assert wilson.interval(successes, trials)[0] == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("part", "whole"), [(0, 1), (1, 5), (17, 30), (45, 50), (4821, 5120)])
def test_the_upper_limit_is_the_lower_one_of_the_rest(part: int, whole: int) -> None:
    low, high = wilson.interval(part, whole)
    assert (high, low) == pytest.approx([1 - limit for limit in wilson.interval(whole - part, whole)])
