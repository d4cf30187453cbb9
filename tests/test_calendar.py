"""The four-week calendar: the dates printed in the product document, and what must hold for any date."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hbh_metrics.calendar import (
    WeekKind,
    experiment_periods,
    experiment_weeks,
    is_working_day,
    next_period,
    period,
    period_number,
    period_of,
    periods_between,
    working_days,
    working_days_after,
    working_days_between,
)
from hbh_metrics.project import DEFAULT

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "period_id"),
    [
        (date(2014, 1, 26), "201401"),
        (date(2014, 1, 27), "201402"),
        (date(2014, 2, 23), "201402"),
        (date(2014, 2, 24), "201403"),
        (date(2013, 12, 30), "201401"),
        (date(2014, 12, 28), "201413"),
        (date(2014, 12, 29), "201501"),
        (date(2016, 1, 3), "201513"),
    ],
)
def test_a_date_is_in_the_period_of_its_iso_week_and_year(day: date, period_id: str) -> None:
    assert period_of(day) == period_id


def test_the_experiment_holds_exactly_twelve_whole_periods_of_336_days() -> None:
    periods = experiment_periods()

    assert [found.id for found in periods] == list(periods_between("201402", "201413"))
    assert len(periods) == 12
    assert sum(found.days for found in periods) == 336
    assert (periods[0].begin, periods[-1].end) == (date(2014, 1, 27), date(2014, 12, 28))


def test_the_last_three_days_of_the_experiment_are_no_whole_period() -> None:
    assert period_of(DEFAULT.end) == "201501"
    assert "201501" not in [found.id for found in experiment_periods()]


@pytest.mark.parametrize(("period_id", "expected"), [("201405", 19), ("201406", 18), ("201413", 18)])
def test_periods_with_holidays_have_fewer_working_days(period_id: str, expected: int) -> None:
    assert working_days(period(period_id)) == expected


def test_the_other_periods_of_the_experiment_have_twenty_working_days() -> None:
    others = {
        found.id: working_days(found)
        for found in experiment_periods()
        if found.id not in {"201405", "201406", "201413"}
    }

    assert set(others.values()) == {20}


def test_a_week_53_makes_the_thirteenth_period_five_weeks_long() -> None:
    assert period("201513").days == 35
    assert len(period("201513").mondays) == 5
    assert period("201513").end == date(2016, 1, 3)
    assert next_period("201513") == "201601"
    assert period("201413").days == 28


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2014, 4, 18), True),
        (date(2014, 4, 21), False),
        (date(2014, 5, 5), True),
        (date(2015, 5, 5), False),
        (date(2014, 5, 29), False),
        (date(2014, 6, 9), False),
        (date(2013, 4, 30), False),
        (date(2015, 4, 27), False),
        (date(2014, 4, 28), True),
        (date(2014, 12, 25), False),
        (date(2014, 12, 27), False),
    ],
)
def test_working_days_are_weekdays_without_national_holidays(day: date, is_working: bool) -> None:
    assert is_working_day(day) is is_working


def test_the_king_s_birthday_on_a_sunday_is_kept_on_saturday() -> None:
    assert working_days_between(date(2014, 4, 21), date(2014, 4, 27)) == 4


def test_working_days_after_a_friday_skip_the_weekend_and_a_holiday() -> None:
    assert working_days_after(date(2014, 6, 6), 1) == date(2014, 6, 10)
    assert working_days_after(date(2014, 2, 23), 10) == date(2014, 3, 7)
    assert working_days_after(date(2014, 2, 23), 0) == date(2014, 2, 23)


@pytest.mark.parametrize("wrong", ["201400", "201414", "2014", "2014-2", "abcdef", "", "２０１４０２"])
def test_what_is_no_period_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        period(wrong)


@given(DAYS)
def test_every_day_lies_in_the_period_that_is_named_for_it(day: date) -> None:
    found = period(period_of(day))

    assert found.begin <= day <= found.end
    assert found.days == (found.end - found.begin).days + 1
    assert found.begin.weekday() == 0
    assert found.days == (35 if found.end.isocalendar().week == 53 else 28)


@given(DAYS)
def test_the_next_period_begins_the_day_after_and_is_one_number_further(day: date) -> None:
    found = period(period_of(day))
    after = period(next_period(found.id))

    assert after.begin == found.end + timedelta(days=1)
    assert after.number == found.number + 1
    assert period_number(found.id) == found.number


@given(DAYS, st.integers(0, 40))
def test_as_many_working_days_pass_as_were_asked(day: date, count: int) -> None:
    last = working_days_after(day, count)

    assert working_days_between(day + timedelta(days=1), last) == count
    assert count == 0 or is_working_day(last)


def test_the_experiment_has_forty_eight_weeks_and_three_days_after_those_before_it() -> None:
    weeks = experiment_weeks(DEFAULT.begin, DEFAULT.end, 2)

    assert [(week.kind, week.monday, week.last_day) for week in (*weeks[:3], weeks[-1])] == [
        (WeekKind.BEFORE, date(2014, 1, 13), date(2014, 1, 19)),
        (WeekKind.BEFORE, date(2014, 1, 20), date(2014, 1, 26)),
        (WeekKind.EXPERIMENT, date(2014, 1, 27), date(2014, 2, 2)),
        (WeekKind.TAIL, date(2014, 12, 29), date(2014, 12, 31)),
    ]
    assert [week.kind for week in weeks].count(WeekKind.EXPERIMENT) == 48
    assert weeks[-1].working_day_bits == 0b111


def test_an_experiment_that_ends_with_a_period_has_no_days_left_over() -> None:
    weeks = experiment_weeks(date(2015, 1, 26), date(2016, 1, 3), 0)

    assert {week.kind for week in weeks} == {WeekKind.EXPERIMENT}
    assert weeks[-1].last_day == date(2016, 1, 3)


@pytest.mark.parametrize(("monday", "bits"), [(date(2014, 4, 21), 0b11110), (date(2014, 5, 5), 0b11111)])
def test_the_working_days_of_a_week_leave_out_its_holidays(monday: date, bits: int) -> None:
    weeks = experiment_weeks(DEFAULT.begin, DEFAULT.end, 0)

    assert next(week for week in weeks if week.monday == monday).working_day_bits == bits


@given(DAYS, DAYS)
def test_the_periods_between_two_days_join_up(first: date, last: date) -> None:
    ids = periods_between(period_of(first), period_of(last))

    assert all(next_period(one) == other for one, other in pairwise(ids))
    assert bool(ids) == (period_of(first) <= period_of(last))
