"""The weekly picture and the two signals on it: which weeks give the limits, what is missing, and what chance alone does."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hbh_metrics.signals.weekly import Basis, WeeklyPicture, weekly_picture
from hbh_metrics.statistics.process_control import xmr
from tests.signals.weekly_rows import BEGIN, bumpy, week, weeks


def test_24_weeks_before_the_experiment_give_the_limits() -> None:
    picture = weekly_picture(weeks(bumpy(24), [0.5, 1.0]))

    assert (picture.basis, picture.baseline_weeks) == (Basis.BEFORE, 24)
    assert picture.mean == pytest.approx(1.0)
    assert picture.upper == xmr(bumpy(24)).upper[0]
    assert [point.kind for point in picture.points][-2:] == ["outside", None]
    assert [point.direction for point in picture.points][-2:] == [-1, 0]
    assert [point.is_baseline for point in picture.points] == [True] * 24 + [False] * 2
    assert picture.words == "De grenzen komen uit de 24 weken vóór het experiment."


def test_fewer_weeks_before_give_limits_on_trial_from_the_first_twelve() -> None:
    picture = weekly_picture(weeks(bumpy(4), [*bumpy(20)[4:], 1.5]))

    assert (picture.basis, picture.baseline_rows) == (Basis.TRIAL, 12)
    assert picture.points[-1].kind == "outside"
    assert picture.words == "Proeflimieten: de grenzen komen uit de eerste 12 weken."


def test_weeks_before_that_are_missing_do_not_count_as_weeks_before() -> None:
    before: list[float | None] = [*bumpy(23), None]
    assert weekly_picture(weeks(before, bumpy(12))).basis is Basis.TRIAL
    assert weekly_picture(weeks([1.01, *before], bumpy(12))).basis is Basis.BEFORE


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (0, "Nog te weinig weken voor grenzen: geen complete weken, nodig zijn er 12."),
        (1, "Nog te weinig weken voor grenzen: 1 complete week, nodig zijn er 12."),
        (11, "Nog te weinig weken voor grenzen: 11 complete weken, nodig zijn er 12."),
    ],
)
def test_fewer_than_twelve_weeks_give_no_limits_and_say_so(known: int, words: str) -> None:
    picture = weekly_picture(
        [week(number, ratio, is_complete=number < known) for number, ratio in enumerate([5.0] * 13)]
    )

    assert picture.words == words
    assert (picture.basis, picture.mean, picture.lower, picture.upper) == (Basis.TOO_FEW, None, None, None)
    assert picture.special == ()


def test_weeks_that_hardly_differ_give_no_limits_and_say_so() -> None:
    picture = weekly_picture(weeks([1.0] * 13 + bumpy(12), [2.0]))

    assert (picture.basis, picture.has_limits, picture.special) == (Basis.TOO_FLAT, False, ())
    assert picture.words == "Geen grenzen en geen signaal: de weken verschillen daarvoor te weinig van elkaar."
    assert weekly_picture(weeks([1.0] * 11 + bumpy(13), [2.0])).has_limits


def test_a_week_that_is_not_complete_is_missing_and_not_low() -> None:
    rows = weeks(bumpy(30), [0.99, 1.0, 1.01])
    rows += [week(3, 0.1, is_complete=False), week(4, 1.02), week(5, None), week(6, 0.1, is_complete=False)]
    picture = weekly_picture(rows)

    assert picture.values[30:] == (0.99, 1.0, 1.01, None, 1.02)
    assert picture.special == ()
    assert picture.last is not None
    assert picture.last.week_begin == date(2014, 2, 24)


def test_a_week_without_a_row_is_missing_and_breaks_a_run() -> None:
    rows = weeks(bumpy(30), [1.015] * 9)
    assert weekly_picture(rows).special != ()
    assert weekly_picture([row for row in rows if row.week_begin != BEGIN + timedelta(weeks=4)]).special == ()


def test_the_rows_may_come_in_any_order_and_the_last_days_are_no_week() -> None:
    rows = weeks(bumpy(24), bumpy(49))

    assert len(weekly_picture(rows[::-1]).points) == 24 + 48
    assert weekly_picture(rows[::-1]) == weekly_picture(rows)


def test_a_shift_takes_eight_weeks_and_a_trend_is_no_reason() -> None:
    above = [1.015] * 7
    assert weekly_picture(weeks(bumpy(24), [0.99, *above])).special == ()
    assert {point.kind for point in weekly_picture(weeks(bumpy(24), [0.99, *above, 1.015])).special} == {"shift"}
    rising = [0.97, 0.98, 0.985, 0.99, 0.995, 1.005, 1.01, 1.015]
    assert weekly_picture(weeks(bumpy(24), rising)).special == ()


def test_the_picture_is_of_one_provider() -> None:
    with pytest.raises(ValueError, match="one provider, found 2"):
        weekly_picture([week(0, 1.0), week(0, 1.0, who="SHDH")])
    with pytest.raises(ValueError, match="one provider, found 0"):
        weekly_picture([])


def test_a_week_is_also_seen_as_it_was_when_it_was_the_last() -> None:
    picture = weekly_picture(weeks(bumpy(24), [0.99, *[1.015] * 8]))

    assert [picture.points[row].kind for row in (25, 32)] == ["shift", "shift"]
    seen = [picture.seen_in(row) for row in (25, 31, 32)]
    assert [point.kind if point else None for point in seen] == [None, None, "shift"]


def test_the_weeks_until_a_day_end_on_or_before_it_and_end_with_a_complete_one() -> None:
    picture = weekly_picture([*weeks(bumpy(24), bumpy(4)), week(4, 1.0, is_complete=False), week(5, 1.0)])

    assert picture.until(date(2014, 2, 23)) == 28
    assert picture.until(date(2014, 2, 22)) == 27
    assert picture.until(date(2014, 3, 2)) == 28
    assert picture.until(date(2014, 3, 9)) == 30
    assert picture.until(date(2010, 1, 1)) == 0


def test_no_picture_holds_a_number_that_does_not_exist() -> None:
    pictures: list[WeeklyPicture] = [weekly_picture(weeks(bumpy(count), [])) for count in range(1, 30)]
    for picture in pictures:
        for number in (picture.mean, picture.lower, picture.upper):
            assert number is None or math.isfinite(number)


def test_hours_that_are_known_per_period_only_have_no_limits_and_say_so() -> None:
    rows = [
        replace(one, verhouding=None, is_compleet=False, is_alleen_per_periode=True) for one in weeks([], bumpy(20))
    ]

    picture = weekly_picture(rows)

    assert (picture.basis, picture.points, picture.has_limits) == (Basis.BY_PERIOD, (), False)
    assert picture.words == "De uren zijn alleen per periode bekend: een weekbeeld en grenzen zijn er niet."
