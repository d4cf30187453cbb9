"""What chance alone does to the weekly charts, by a simulation with the rules written out a second time."""

from __future__ import annotations

import math
from statistics import fmean

import numpy as np
import numpy.typing as npt
import pytest

from hbh_metrics.signals.weekly import weekly_picture
from hbh_metrics.statistics.chance import BY_CHANCE, autocorrelation, special_by_chance
from tests.signals.weekly_rows import weeks

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.0, 2.0, 1.0, 2.0, 1.0, 2.0], 0.0),
        ([float(number) for number in range(30)], 0.8),
        ([1.0, 1.0, 2.0, 2.0, 1.0, 1.0, 2.0, 2.0], 0.125 + 1.5 / 8),
        ([1.0, 1.0, 2.0, 2.0, None, 1.0, 1.0, 2.0, 2.0], 0.25 + 2 / 8),
    ],
)
def test_the_autocorrelation_is_corrected_and_kept_between_0_and_0_8(
    values: list[float | None], expected: float
) -> None:
    assert autocorrelation(values) == pytest.approx(expected)


def _special_when_last(values: Floats, baseline: int) -> Flags:
    """Per series and later week whether it is special cause in that very week: the rules written out again, on whole arrays."""
    ranges = np.abs(np.diff(values[:, :baseline], axis=1))
    kept = np.where(ranges < 3.267 * ranges.mean(axis=1, keepdims=True), ranges, np.nan)
    off = values - values[:, :baseline].mean(axis=1, keepdims=True)
    limit = 2.66 * np.nanmean(kept, axis=1, keepdims=True)
    outside = np.abs(off) > limit
    near = (np.abs(off) > 2 / 3 * limit) & ~outside
    side = np.sign(off)
    found: Flags = np.zeros_like(outside)
    for last in range(baseline, values.shape[1]):
        same = np.abs(side[:, last - 2 : last + 1].sum(axis=1)) == 3
        pair = same & near[:, last] & near[:, last - 2 : last].any(axis=1)
        run = np.abs(side[:, last - 7 : last + 1].sum(axis=1)) == 8
        found[:, last] = outside[:, last] | pair | run
    later: Flags = found[:, baseline:]
    return later


def _drawn(seed: int, providers: int, weeks_in_all: int, related: float) -> Floats:
    values: Floats = np.random.default_rng(seed).standard_normal((providers, weeks_in_all))
    for number in range(1, weeks_in_all):
        values[:, number] = related * values[:, number - 1] + math.sqrt(1 - related**2) * values[:, number]
    return values


@pytest.mark.parametrize("baseline", BY_CHANCE)
@pytest.mark.parametrize("related", [0.0, 0.4, 0.8])
def test_what_chance_alone_gives_is_what_a_simulation_finds(baseline: int, related: float) -> None:
    found = _special_when_last(_drawn(1, 8_000, baseline + 48, related), baseline).mean()

    assert special_by_chance(baseline, related) == pytest.approx(found, rel=0.08)


def test_it_also_holds_when_the_likeness_of_weeks_is_estimated_from_the_weeks_before() -> None:
    values = _drawn(3, 400, 96, 0.4)
    told = [special_by_chance(48, autocorrelation(list(row[:48]))) for row in values]

    assert fmean(told) == pytest.approx(_special_when_last(values, 48).mean(), rel=0.25)


@pytest.mark.parametrize(
    ("weeks_before", "related", "expected"),
    [
        (12, 0.0, 0.047),
        (23, 0.0, 0.047),
        (24, 0.0, 0.028),
        (100, 0.0, 0.020),
        (48, 0.05, 0.025),
        (48, 0.8, 0.468),
        (48, 0.75, 0.4),
    ],
)
def test_the_share_is_read_from_the_table(weeks_before: int, related: float, expected: float) -> None:
    assert special_by_chance(weeks_before, related) == pytest.approx(expected)


def test_the_simulation_judges_every_week_as_the_picture_does() -> None:
    values = np.random.default_rng(7).standard_normal((25, 24 + 48))
    pictures = [weekly_picture(weeks(list(row[:24]), list(row[24:]))) for row in values]

    seen = [[(point := picture.seen_in(row)) and point.kind for row in range(24, 72)] for picture in pictures]
    assert [[kind is not None for kind in row] for row in seen] == _special_when_last(values, 24).tolist()
