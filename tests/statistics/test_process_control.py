"""XmR charts against the output of the package whose rules they are, against a naive second reading, and at the edges of a series."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hbh_metrics.statistics.process_control import Point, Xmr, is_too_flat, moving_ranges, xmr

ORACLE = json.loads((Path(__file__).parent / "fixtures" / "nhsr_plot_the_dots.json").read_text(encoding="utf-8"))
RUNS = [(series, run) for series in ORACLE["series"] for run in series["runs"]]

STEADY = [10.0, 12.0, 11.0, 9.0, 10.0, 8.0, 10.0, 11.0, 9.0, 10.0]

values_in_tenths = st.one_of(st.none(), st.integers(-50, 50).map(lambda tenths: tenths / 10))
series_of_tenths = st.lists(values_in_tenths, max_size=40)
some = settings(max_examples=60)


def _as_codes(chart: Xmr) -> str:
    code = {(kind, direction): letter for letter, (kind, direction) in ORACLE["kinds"].items()}
    return "".join(code[point.kind, point.direction] for point in chart)


@pytest.mark.parametrize(
    ("series", "run"),
    RUNS,
    ids=lambda part: part["id"] if "id" in part else f"{part['groups'][-1]}-{part['baseline']}-{part['screen']}",
)
def test_the_chart_is_that_of_the_package_in_r(series: dict[str, Any], run: dict[str, Any]) -> None:
    chart = xmr(series["values"], groups=run["groups"], baseline=run["baseline"], screen=run["screen"])

    assert _as_codes(chart) == run["kinds"]
    for point, group, outside in zip(chart, run["groups"], run["outside"], strict=True):
        mean, lower, upper = (math.nan if number is None else number for number in run["limits"][int(group)])
        width = 0 if math.isnan(upper) else upper - lower
        assert point.mean == pytest.approx(mean, rel=1e-9)
        assert point.lower == pytest.approx(lower, rel=1e-9, abs=1e-9 * width, nan_ok=True)
        assert point.upper == pytest.approx(upper, rel=1e-9, abs=1e-9 * width, nan_ok=True)
        assert point.outside == (outside == "1")


def test_limits_lie_2_66_mean_moving_ranges_from_the_mean() -> None:
    chart = xmr([1, 2, 4, 3])

    assert chart.mean == (2.5, 2.5, 2.5, 2.5)
    assert chart.lower[0] == pytest.approx(2.5 - 2.66 * 4 / 3)
    assert chart.upper[3] == pytest.approx(2.5 + 2.66 * 4 / 3)
    assert chart.kind == (None, None, None, None)


def test_every_row_can_be_read_as_a_point_and_every_column_as_a_list() -> None:
    chart = xmr([*STEADY, 30])

    assert len(chart) == 11
    assert [point.mean for point in chart] == list(chart.mean)
    assert chart.points[10] == chart[10]
    assert (chart[10].outside, chart[10].kind, chart[10].direction) == (True, "outside", 1)
    assert (chart.outside[10], chart.shift[10], chart.trend[10], chart.two_of_three[10]) == (True, False, False, False)


def test_a_range_of_3_267_times_the_mean_is_screened_once_while_its_value_stays_in_the_mean() -> None:
    values = [10.0, 11, 10, 11, 10, 11, 10, 11, 10, 11, 50]
    chart, unscreened = xmr(values), xmr(values, screen=False)

    assert chart.mean[0] == unscreened.mean[0] == pytest.approx(155 / 11)
    assert chart.upper[0] == pytest.approx(155 / 11 + 2.66 * 1)
    assert unscreened.upper[0] == pytest.approx(155 / 11 + 2.66 * (9 + 39) / 10)


def test_only_the_first_rows_of_each_group_count_for_a_baseline_missing_ones_too() -> None:
    assert xmr([1, None, 3, 100], baseline=3).mean == (2, 2, 2, 2)
    assert xmr([1, 3, 100, 5, 7, 100], groups="aaabbb", baseline=2).mean == (2, 2, 2, 6, 6, 6)


def test_a_baseline_longer_than_its_group_is_the_whole_group() -> None:
    assert xmr([1, 3, 5], baseline=10) == xmr([1, 3, 5])


def test_a_baseline_of_one_row_has_a_mean_and_no_limits() -> None:
    chart = xmr([4, 5, 6], baseline=1)

    assert set(chart.mean) == {4}
    assert all(math.isnan(limit) for limit in (*chart.lower, *chart.upper))
    assert set(chart.outside) == {False}


def test_a_baseline_of_only_missing_values_has_no_mean_and_no_side() -> None:
    chart = xmr([None, None, *[5.0] * 8, 6, 7, 8, 9, 10, 11, 12], baseline=2)

    assert all(math.isnan(mean) for mean in chart.mean)
    assert set(chart.kind) == {None}


def test_a_run_on_one_side_is_a_shift_from_seven_rows_and_another_length_when_asked() -> None:
    values = [20.0, 0, 20, 0, 20, 0, *[12.0] * 7]

    assert xmr(values, baseline=6).shift == (False,) * 6 + (True,) * 7
    assert not any(xmr(values[:-1], baseline=6).shift)
    assert not any(xmr(values, baseline=6, shift=8).shift)
    assert not any(xmr(values, baseline=6, shift=None).shift)


def test_a_row_on_the_mean_breaks_a_shift() -> None:
    assert not any(xmr([0.0, 20, 0, 20, 12, 12, 12, 10, 12, 12, 12], baseline=4).shift)


def test_six_steps_in_one_direction_are_a_trend_and_an_equal_pair_breaks_it() -> None:
    up = [1.0, 2, 3, 4, 5, 6, 7]

    assert xmr([9.0, *up]).trend == (False,) + (True,) * 7
    assert [point.direction for point in xmr([9.0, *up])][-1] == 1
    assert not any(xmr([1.0, 2, 3, 3, 4, 5, 6, 7]).trend)
    assert not any(xmr(up, trend=None).trend)
    assert not any(xmr(up, trend=8).trend)


def test_two_of_three_marks_only_the_near_ones_all_three_on_one_side() -> None:
    quiet = [9.0, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]

    near = xmr([*quiet, 14.5, 11, 14.5, 9], baseline=12)
    assert near.two_of_three == (False,) * 12 + (True, False, True, False)
    assert near.kind[12] == "two_of_three"
    assert not any(xmr([*quiet, 14.5, 9, 14.5, 9], baseline=12).two_of_three)
    assert not any(xmr([*quiet, 14.5, 11, 14.5, 9], baseline=12, two_of_three=False).two_of_three)


def test_a_row_outside_does_not_count_as_near() -> None:
    chart = xmr([9.0, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 14.5, 20, 9], baseline=12)

    assert chart.kind[12:] == (None, "outside", None)


def test_a_missing_value_has_the_limits_of_its_group_and_breaks_every_run() -> None:
    values: list[float | None] = [0.0, 20, 0, 20, 0, 20, 12, 12, 12, None, 12, 12, 12, 12]
    chart = xmr(values, baseline=6)

    assert chart[9] == Point(None, 10, chart[0].lower, chart[0].upper, False, False, False, False, None, 0)
    assert not any(chart.shift)
    assert not any(xmr([1, 2, 3, 4, None, 5, 6, 7]).trend)
    assert moving_ranges([1, None, 4, 6]) == (2,)


def test_nan_is_missing_as_none_is() -> None:
    assert xmr([1, math.nan, 3, 2]) == xmr([1, None, 3, 2])


def test_equal_values_have_no_limits_and_no_signal_however_they_are_rounded() -> None:
    for value in (0.1, 1 / 3, 10.0, 0.0):
        chart = xmr([value] * 12)
        assert math.isnan(chart.upper[0])
        assert set(chart.kind) == {None}
    rounded = [0.1 + 0.2, 0.3] * 6
    assert set(xmr(rounded).kind) == {None}
    assert set(xmr(rounded, screen=False).kind) == {None}


def test_of_one_value_only_the_mean_is_known_and_of_none_nothing() -> None:
    assert xmr([5]).mean == (5,)
    assert math.isnan(xmr([5]).upper[0])
    assert math.isnan(xmr([None, None]).mean[0])
    assert xmr([None, None]).kind == (None, None)
    assert len(xmr([])) == 0


def test_a_label_that_comes_back_is_a_new_group_and_labels_need_no_order() -> None:
    assert xmr([1, 1, 5, 5, 3, 3], groups=["b", "b", None, None, "b", "b"]).mean == (1, 1, 5, 5, 3, 3)


def test_arrays_and_whole_numbers_are_taken_and_plain_numbers_come_out() -> None:
    chart = xmr(np.array([1, 2, 4, 3]), groups=np.array([0, 0, 1, 1]))

    assert chart.mean == (1.5, 1.5, 3.5, 3.5)
    assert {type(number) for point in chart for number in (point.value, point.mean, point.upper)} == {float}
    assert {type(point.outside) for point in chart} == {bool}
    assert xmr(np.array([1.0, np.nan])).points[1].value is None


@pytest.mark.parametrize(
    "wrong",
    [{"groups": [1]}, {"baseline": 0}, {"baseline": -1}, {"shift": 0}, {"trend": 1}],
    ids=str,
)
def test_what_makes_no_chart_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"expected a group for each|does not exist"):
        xmr([1, 2], **wrong)


def test_an_infinite_value_is_refused() -> None:
    with pytest.raises(ValueError, match="infinite"):
        xmr([1, math.inf])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 1, 1], True),
        ([1, 1, 2], True),
        ([1, 1, 2, 1], False),
        ([1, 2, 3], False),
        ([1], True),
        ([], True),
        ([1, None, 2], True),
        ([0.3, 0.1 + 0.2, 0.3, 0.5], True),
    ],
)
def test_a_series_is_too_flat_for_limits_when_half_of_its_ranges_are_zero(
    values: list[float | None], expected: bool
) -> None:
    assert is_too_flat(values) is expected


def _naive(values: Sequence[float | None], baseline: int | None, shift: int, trend: int) -> list[str | None]:
    """Each rule by trying every stretch of rows that could hold it, as a person with a ruler would."""
    kinds: list[str | None] = [None] * len(values)
    base = [value for value in values[:baseline] if value is not None]
    if not base:
        return kinds
    mean = math.fsum(base) / len(base)
    sizes = [abs(b - a) for a, b in pairwise(values[:baseline]) if a is not None and b is not None]
    if sizes:
        sizes = [size for size in sizes if size < 3.267 * (math.fsum(sizes) / len(sizes)) - 1e-9]
    width = 2.66 * math.fsum(sizes) / len(sizes) if sizes else math.nan
    marks: dict[str, set[int]] = {"outside": set(), "trend": set(), "two_of_three": set(), "shift": set()}
    off = {row: value - mean for row, value in enumerate(values) if value is not None}
    marks["outside"] = {row for row, distance in off.items() if abs(distance) > width + 1e-9}
    near = {row for row, distance in off.items() if width + 1e-9 >= abs(distance) > 2 / 3 * width + 1e-9}
    for first in range(len(values)):
        for sign in (1, -1):
            on_side = [row for row in range(first, len(values)) if row in off and sign * off[row] > 1e-9]
            if set(range(first, first + shift)) <= set(on_side):
                marks["shift"] |= set(range(first, first + shift))
            three = set(range(first, first + 3))
            if three <= set(on_side) and len(three & near) >= 2:
                marks["two_of_three"] |= three & near
            stretch = values[first : first + trend]
            if len(stretch) == trend and all(
                a is not None and b is not None and sign * (b - a) > 1e-9 for a, b in pairwise(stretch)
            ):
                marks["trend"] |= set(range(first, first + trend))
    for row in range(len(values)):
        kinds[row] = next((kind for kind, rows in marks.items() if row in rows), None)
    return kinds


@some
@given(
    values=series_of_tenths,
    baseline=st.one_of(st.none(), st.integers(1, 30)),
    shift=st.integers(2, 9),
    trend=st.integers(3, 8),
)
def test_the_rules_agree_with_a_naive_reading(
    values: list[float | None], baseline: int | None, shift: int, trend: int
) -> None:
    assert list(xmr(values, baseline=baseline, shift=shift, trend=trend).kind) == _naive(values, baseline, shift, trend)


@some
@given(values=series_of_tenths, moved=st.integers(-20, 20), stretched=st.sampled_from([0.5, 2, 4]))
def test_moving_and_stretching_the_values_moves_and_stretches_the_chart(
    values: list[float | None], moved: int, stretched: float
) -> None:
    other = xmr([None if value is None else stretched * value + moved for value in values])
    for before, after in zip(xmr(values), other, strict=True):
        assert after.upper == pytest.approx(stretched * before.upper + moved, abs=1e-9, nan_ok=True)
        assert after.lower == pytest.approx(stretched * before.lower + moved, abs=1e-9, nan_ok=True)
        assert after.kind == before.kind


@some
@given(values=series_of_tenths)
def test_upside_down_the_same_points_are_special_in_the_other_direction(values: list[float | None]) -> None:
    other = xmr([None if value is None else -value for value in values], trend=None)
    for before, after in zip(xmr(values, trend=None), other, strict=True):
        assert (after.kind, after.direction) == (before.kind, -before.direction)


@some
@given(values=series_of_tenths)
def test_backwards_in_time_the_same_points_are_special(values: list[float | None]) -> None:
    assert xmr(values[::-1]).kind == xmr(values).kind[::-1]


@some
@given(values=series_of_tenths, cut=st.integers(0, 40))
def test_nothing_crosses_from_one_group_to_another(values: list[float | None], cut: int) -> None:
    groups = [row < cut for row in range(len(values))]
    apart = [*xmr(values[:cut], baseline=12), *xmr(values[cut:], baseline=12)]
    assert list(map(repr, xmr(values, groups=groups, baseline=12))) == list(map(repr, apart))


@some
@given(values=series_of_tenths)
def test_a_fixed_baseline_never_looks_ahead(values: list[float | None]) -> None:
    whole, cut = xmr([*values, 3.0, 4.0], baseline=12), xmr(values, baseline=12)
    if len(values) >= 12:
        assert [repr(point.upper) for point in cut] == [repr(point.upper) for point in whole][: len(values)]
        assert all(after.kind is not None for before, after in zip(cut, whole, strict=False) if before.kind)
