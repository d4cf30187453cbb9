"""Quantiles of Student's t, against tables that everyone has and against scipy."""

from __future__ import annotations

from math import inf, isclose, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri, stdtrit

from hbh_metrics.statistics.student import t_quantile


@pytest.mark.parametrize(
    ("probability", "degrees_of_freedom", "value"),
    [
        (0.975, 1, 12.706),
        (0.975, 4, 2.776),
        (0.975, 30, 2.042),
        (0.995, 47, 2.685),
        (0.95, 120, 1.658),
        (0.975, inf, 1.960),
    ],
)
def test_the_quantiles_are_those_of_any_table(probability: float, degrees_of_freedom: float, value: float) -> None:
    assert round(t_quantile(probability, degrees_of_freedom), 3) == value


def test_one_degree_of_freedom_has_a_formula_of_its_own() -> None:
    assert isclose(t_quantile(0.9, 1), tan(3.141592653589793 * 0.4), rel_tol=1e-12)


@given(st.floats(0.001, 0.999), st.one_of(st.integers(1, 3000), st.floats(0.5, 1e7)))
def test_the_quantiles_are_those_of_scipy(probability: float, degrees_of_freedom: float) -> None:
    expected = float(stdtrit(degrees_of_freedom, probability))

    assert isclose(t_quantile(probability, degrees_of_freedom), expected, rel_tol=1e-10, abs_tol=1e-10)


@given(st.floats(0.001, 0.499), st.floats(1, 1e5))
def test_the_two_tails_mirror_each_other(probability: float, degrees_of_freedom: float) -> None:
    assert t_quantile(probability, degrees_of_freedom) == -t_quantile(1 - probability, degrees_of_freedom)


def test_with_very_many_degrees_of_freedom_the_normal_quantile_is_left() -> None:
    assert isclose(t_quantile(0.975, 1e12), float(ndtri(0.975)), rel_tol=1e-11)


@pytest.mark.parametrize(
    ("probability", "degrees_of_freedom"), [(0, 5), (1, 5), (0.5, 0), (0.9, -1), (float("nan"), 3)]
)
def test_what_is_no_probability_or_no_freedom_is_refused(probability: float, degrees_of_freedom: float) -> None:
    with pytest.raises(ValueError, match="no quantile"):
        t_quantile(probability, degrees_of_freedom)
