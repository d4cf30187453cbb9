"""Which words are allowed of the effect: each estimate that fails takes the strongest away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.statistics.effect_claim import Before, Claim, Estimate, Estimates, ruling

DEMO = Estimates(
    end=Estimate(-0.2040, -0.2541, -0.1539),
    before=Estimate(-0.0048, -0.0514, 0.0418),
    matched=Estimate(-0.2041, -0.2492, -0.1590),
    regressed=Estimate(-0.2082, -0.2550, -0.1615),
    without=(Estimate(-0.2924, -0.358, -0.227), Estimate(-0.2220, -0.277, -0.167), Estimate(-0.2125, -0.267, -0.158)),
    smallest=0.07137,
)


def test_all_estimates_together_allow_the_word_likely() -> None:
    found = ruling(DEMO)
    assert (found.claim, found.before, found.is_mostly_one_provider) == (Claim.LIKELY, Before.ALIKE, False)


def test_in_the_demo_one_provider_trips_it() -> None:
    found = ruling(replace(DEMO, without=(*DEMO.without, Estimate(-0.0835, -0.1332, -0.0338))))
    assert (found.claim, found.is_mostly_one_provider) == (Claim.RELATED, True)


@pytest.mark.parametrize(
    "without", [Estimate(-0.15, -0.31, 0.01), Estimate(-0.1019, -0.15, -0.05), Estimate(0.2, 0.1, 0.3), None]
)
def test_less_than_half_a_zero_another_sign_or_nothing_left_is_one_provider(without: Estimate | None) -> None:
    assert ruling(replace(DEMO, without=(without,))).is_mostly_one_provider


@pytest.mark.parametrize(
    "changed",
    [
        {"before": None},
        {"before": Estimate(-0.1, -0.15, -0.05)},
        {"matched": None},
        {"matched": Estimate(-0.1, -0.3, 0.1)},
        {"regressed": Estimate(0.2, 0.1, 0.3)},
        {"regressed": None},
    ],
)
def test_an_estimate_that_is_missing_or_does_not_agree_takes_the_word_likely_away(
    changed: dict[str, Estimate | None],
) -> None:
    assert ruling(replace(DEMO, **changed)).claim is Claim.RELATED  # type: ignore[arg-type]


def test_an_interval_that_holds_zero_shows_nothing() -> None:
    found = ruling(replace(DEMO, end=Estimate(-0.1, -0.2, 0.0)))
    assert (found.claim, found.is_mostly_one_provider) == (Claim.NOT_SHOWN, False)


def test_without_three_whole_periods_nothing_can_be_said() -> None:
    assert ruling(replace(DEMO, end=None)).claim is Claim.UNKNOWN


def test_two_methods_more_than_a_standard_error_apart_are_told() -> None:
    assert not ruling(DEMO).depends_on_method
    assert ruling(replace(DEMO, regressed=Estimate(-0.2300, -0.28, -0.18))).depends_on_method


def test_before_the_start_is_alike_apart_or_untested() -> None:
    assert ruling(replace(DEMO, before=Estimate(0.1, 0.05, 0.15))).before is Before.APART
    assert ruling(replace(DEMO, before=None)).before is Before.UNTESTED
