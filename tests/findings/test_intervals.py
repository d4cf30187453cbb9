"""How sure a number is, in words, and the interval of a share."""

from __future__ import annotations

import pytest

from hbh_metrics import dutch
from hbh_metrics.findings.intervals import difference_between, share_between, wilson_pct


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-0.2, 0.1, "tussen 0,2 lager en 0,1 hoger"),
        (-0.6, -0.2, "tussen 0,2 en 0,6 lager"),
        (0.1, 0.3, "tussen 0,1 en 0,3 hoger"),
        (-0.2, 0.0, "tussen 0,0 en 0,2 lager"),
        (-0.2, 0.04, "tussen 0,0 en 0,2 lager"),
        (0.0, 0.0, "tussen 0,0 en 0,0"),
    ],
)
def test_a_difference_in_words(low: float, high: float, words: str) -> None:
    assert difference_between(low, high, lambda value: dutch.number(value, 1), "lager", "hoger") == words


def test_a_share_in_words() -> None:
    assert share_between(19.46, 28.8, lambda value: dutch.percentage(value, 0)) == "tussen 19% en 29%"


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(76, 319, 19.48, 28.79), (0, 10, 0.0, 27.75), (10, 10, 72.25, 100.0), (1, 2, 9.45, 90.55)],
)
def test_wilson_by_hand(count: int, of: int, low: float, high: float) -> None:
    found = wilson_pct(count, of)
    assert found is not None
    assert found == pytest.approx((low, high), abs=0.01)


def test_nothing_counted_has_no_interval() -> None:
    assert wilson_pct(0, 0) is None
