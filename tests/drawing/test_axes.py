"""Axes: round values, Dutch texts, and nothing that a browser would write in its own language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing import axes
from hbh_metrics.drawing.chart import Axis


def texts(axis: Axis) -> list[str]:
    return [text.replace("\u00a0", " ") for _, text in axis.ticks]


def test_periods_have_their_numbers_and_every_third_its_month() -> None:
    axis = axes.period_axis(experiment_periods())
    assert texts(axis) == ["2\nfeb", "3", "4", "5\nmei", "6", "7", "8\njul", "9", "10", "11\nokt", "12", "13"]
    assert [value for value, _ in axis.ticks] == list(range(12))
    assert (axis.low, axis.high) == pytest.approx((-0.6, 11.6))


def test_weeks_have_the_name_of_a_month_where_one_begins() -> None:
    mondays = [date(2014, 1, 27) + timedelta(weeks=week) for week in range(12)]
    axis = axes.week_axis(mondays)
    assert axis.ticks == ((1.0, "feb"), (5.0, "mrt"), (10.0, "apr"))


@pytest.mark.parametrize(
    ("axis", "expected"),
    [
        (axes.percent_axis(88, 101), ["85%", "90%", "95%", "100%", "105%"]),
        (axes.percent_axis(87.5, 102.5, is_exact=True), ["90%", "95%", "100%"]),
        (axes.percent_axis(99.1, 100.2), ["99,0%", "99,5%", "100,0%", "100,5%"]),
        (axes.euro_axis(0, 4200), ["€ 0", "€ 1.000", "€ 2.000", "€ 3.000", "€ 4.000", "€ 5.000"]),
        (axes.euro_axis(0, 0.9), ["€ 0,00", "€ 0,20", "€ 0,40", "€ 0,60", "€ 0,80", "€ 1,00"]),
        (axes.number_axis(-3, 4), ["-4", "-2", "0", "2", "4"]),
        (axes.number_axis(5, 5), ["5,0", "5,2", "5,4", "5,6", "5,8", "6,0"]),
    ],
)
def test_amounts_stand_at_round_values_with_no_more_decimals_than_they_need(axis: Axis, expected: list[str]) -> None:
    assert texts(axis) == expected


def test_an_axis_holds_what_it_must_show_unless_it_is_exact() -> None:
    wide = axes.percent_axis(88, 101)
    assert wide.low <= 88
    assert wide.high >= 101
    exact = axes.percent_axis(88, 101, is_exact=True)
    assert (exact.low, exact.high) == (88, 101)


@pytest.mark.parametrize("reach", [0.04, 1.15, 9.3, 4100.0])
def test_a_difference_has_one_tick_on_each_side_of_none(reach: float) -> None:
    axis = axes.difference_axis(reach, lambda value: dutch.number(value, 2))
    below, none, above = (value for value, _ in axis.ticks)
    assert -reach <= below < none == 0 < above <= reach
    assert texts(axis)[0].startswith("-")
    assert texts(axis)[2].startswith("+")


def test_rows_read_downward() -> None:
    assert axes.from_top(3) == (2, 1, 0)
    assert axes.category_axis(2, ("a", "b")).ticks == ((0.0, "a"), (1.0, "b"))
