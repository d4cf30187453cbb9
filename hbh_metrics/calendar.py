"""Billing periods, the periods of the experiment, and Dutch working days, by the calendar of the project in force.

A period of four weeks is named by the ISO year and the number of the block of four ISO weeks: '201402' is weeks 5-8 of ISO year 2014.
The year is that of the week, not of the date: 30 December 2013 is in '201401'. In an ISO year of 53 weeks period 13 has five weeks.
A calendar month is named by its year and number: '202603'. A week belongs to the period of its Thursday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

from hbh_metrics.project import CalendarKind, Holidays, LiberationDay, current

WEEKS_PER_PERIOD = 4
SATURDAY = 5

_DAY = timedelta(days=1)
_PERIODS_PER_YEAR = {CalendarKind.FOUR_WEEKS: 13, CalendarKind.MONTHS: 12}
_PERIOD_ID = re.compile(r"[0-9]{4}[0-9]{2}")
_THURSDAY = 3
_FIRST_YEAR_OF_KONINGSDAG = 2014
_SUNDAY = 6
_YEARS_BETWEEN_FREE_LIBERATION_DAYS = 5


@dataclass(frozen=True)
class Period:
    """One billing period: its id, first day, last day (inclusive) and number of days (28, 35 in a week-53 year, or those of a month)."""

    id: str
    begin: date
    end: date
    days: int

    @property
    def number(self) -> int:
        """A number that rises by one from each period to the next, over years too; for counting steps."""
        return period_number(self.id)

    @property
    def mondays(self) -> tuple[date, ...]:
        """The first day of each ISO week of the period: those whose Thursday it holds."""
        first = self.begin + timedelta(days=(_THURSDAY - self.begin.weekday()) % 7)
        return tuple(first + timedelta(days=day - _THURSDAY) for day in range(0, (self.end - first).days + 1, 7))


class WeekKind(Enum):
    """Where an ISO week lies: wholly before the experiment, in one of its whole periods, or in the days left after the last of those."""

    BEFORE = "VOORAF"
    EXPERIMENT = "EXPERIMENT"
    TAIL = "STAART"


@dataclass(frozen=True)
class Week:
    """An ISO week: its Monday, and its last day that counts (its Sunday, or the experiment's last day when that comes first).

    `period_id` is the whole period of the experiment that it belongs to, if any: with months not all of its days need lie in it.
    """

    kind: WeekKind
    monday: date
    last_day: date
    period_id: str | None = None

    @property
    def working_day_bits(self) -> int:
        """Its working days that count, as bits: bit 0 is Monday."""
        days = (self.last_day - self.monday).days + 1
        return sum(1 << offset for offset in range(days) if is_working_day(self.monday + timedelta(days=offset)))


def periods_per_year() -> int:
    """Return the number of periods in a year: 13 of four weeks, or 12 months."""
    return _PERIODS_PER_YEAR[current().calendar]


def period_of(day: date) -> str:
    """Return the id of the period that holds `day`."""
    if current().has_months:
        return f"{day:%Y%m}"
    iso = day.isocalendar()
    block = min((iso.week - 1) // WEEKS_PER_PERIOD + 1, periods_per_year())
    return f"{iso.year:04d}{block:02d}"


def period(period_id: str) -> Period:
    """Return the period of that id; raises ValueError when no such period exists."""
    return _period(period_id, current().calendar)


@cache
def _period(period_id: str, kind: CalendarKind) -> Period:
    year, number = _split(period_id, kind)
    is_last = number == _PERIODS_PER_YEAR[kind]
    if kind is CalendarKind.MONTHS:
        begin, after = date(year, number, 1), date(year + 1, 1, 1) if is_last else date(year, number + 1, 1)
    else:
        begin = date.fromisocalendar(year, (number - 1) * WEEKS_PER_PERIOD + 1, 1)
        after = date.fromisocalendar(year + 1, 1, 1) if is_last else begin + timedelta(weeks=WEEKS_PER_PERIOD)
    return Period(period_id, begin, after - _DAY, (after - begin).days)


def period_number(period_id: str) -> int:
    """Return a number that rises by one from each period to the next; raises ValueError when no such period exists."""
    return _number(period_id, current().calendar)


@cache
def _number(period_id: str, kind: CalendarKind) -> int:
    year, number = _split(period_id, kind)
    return year * _PERIODS_PER_YEAR[kind] + number - 1


def is_period(period_id: str) -> bool:
    """Tell whether such a period exists."""
    try:
        period_number(period_id)
    except ValueError:
        return False
    return True


def next_period(period_id: str) -> str:
    """Return the id of the period after this one."""
    return period_of(period(period_id).end + _DAY)


def periods_between(first: str, last: str) -> tuple[str, ...]:
    """Return the ids from `first` to `last`, both included; empty when `last` comes before `first`."""
    ids = []
    current = first
    while period_number(current) <= period_number(last):
        ids.append(current)
        current = next_period(current)
    return tuple(ids)


def experiment_periods(begin: date | None = None, end: date | None = None) -> tuple[Period, ...]:
    """Return the periods that lie wholly within the experiment (the project's days where none are given), in order."""
    return _whole_periods(begin or current().begin, end or current().end, current().calendar)


@cache
def _whole_periods(begin: date, end: date, _: CalendarKind) -> tuple[Period, ...]:
    """Return the periods between two days by the calendar in force, which is given for what is kept to be its own."""
    candidates = (period(period_id) for period_id in periods_between(period_of(begin), period_of(end)))
    return tuple(found for found in candidates if begin <= found.begin and found.end <= end)


def last_year() -> int:
    """Return the year of the last whole period: of the period, not of its last day."""
    return int(experiment_periods()[-1].id[:4])


def days_left(begin: date | None = None, end: date | None = None) -> tuple[date, ...]:
    """Return the days of the experiment after its last whole period, in order: its tail, which belongs to no period of its own."""
    begin, end = begin or current().begin, end or current().end
    last = experiment_periods(begin, end)[-1].end
    return tuple(last + timedelta(days=number) for number in range(1, (end - last).days + 1))


def experiment_weeks(begin: date, end: date, weeks_before: int) -> tuple[Week, ...]:
    """Return the weeks of the experiment's whole periods, the `weeks_before` weeks before it and the weeks of its last days, in order."""
    belongs = {first: found.id for found in experiment_periods(begin, end) for first in found.mondays}
    whole = list(belongs)
    monday = whole[0] if whole else begin - timedelta(days=begin.weekday())
    before = [monday - timedelta(weeks=number) for number in range(weeks_before, 0, -1)]
    after = (whole[-1] if whole else monday) + timedelta(weeks=1)
    tail = [after + timedelta(weeks=number) for number in range((end - after).days // 7 + 1)]
    return tuple(
        Week(
            kind,
            first,
            min(first + timedelta(days=6), end) if kind is WeekKind.TAIL else first + timedelta(days=6),
            belongs.get(first),
        )
        for kind, mondays in ((WeekKind.BEFORE, before), (WeekKind.EXPERIMENT, whole), (WeekKind.TAIL, tail))
        for first in mondays
    )


def survey_windows(begin: date | None = None, end: date | None = None) -> dict[str, tuple[date, date]]:
    """Return per measurement the first and the last day on which a form of it counts, both included; none without whole periods."""
    begin, end, windows = begin or current().begin, end or current().end, current().surveys
    periods = experiment_periods(begin, end)
    if not periods:
        return {}
    return {
        "NUL": (periods[0].begin, periods[: windows.first_periods][-1].end),
        "EIND": (periods[-windows.last_periods :][0].begin, end + timedelta(days=windows.days_after)),
    }


def is_working_day(day: date) -> bool:
    """Whether `day` is Monday to Friday and no Dutch national holiday.

    Whether Good Friday and 5 May are holidays is the project's.
    """
    return day.weekday() < SATURDAY and day not in _holidays(day.year, current().holidays)


def working_days(within: Period) -> int:
    """Return the number of working days of a period."""
    return working_days_between(within.begin, within.end)


def working_days_between(begin: date, end: date) -> int:
    """Return the number of working days from `begin` to `end`, both included."""
    return sum(is_working_day(begin + timedelta(days=offset)) for offset in range((end - begin).days + 1))


def working_days_in_week(monday: date) -> int:
    """Return the number of working days of the ISO week that begins on `monday`."""
    return working_days_between(monday, monday + timedelta(days=6))


def working_days_after(day: date, count: int) -> date:
    """Return the `count`-th working day after `day` (`day` itself is not counted; 0 gives `day`)."""
    while count > 0:
        day += _DAY
        count -= is_working_day(day)
    return day


def _split(period_id: str, kind: CalendarKind) -> tuple[int, int]:
    most = _PERIODS_PER_YEAR[kind]
    if not _PERIOD_ID.fullmatch(period_id) or not 1 <= int(period_id[4:]) <= most:
        raise ValueError(
            f"{period_id!r} is no period: expected a year and a number from 01 to {most}, such as {period_of(current().begin)}"
        )
    return int(period_id[:4]), int(period_id[4:])


@cache
def _holidays(year: int, days_off: Holidays) -> frozenset[date]:
    easter = _easter_sunday(year)
    holidays = {
        date(year, 1, 1),
        easter,
        easter + timedelta(days=1),
        easter + timedelta(days=39),
        easter + timedelta(days=49),
        easter + timedelta(days=50),
        date(year, 12, 25),
        date(year, 12, 26),
        _royal_birthday(year),
    }
    is_lustrum = year % _YEARS_BETWEEN_FREE_LIBERATION_DAYS == 0
    if days_off.liberation_day is LiberationDay.ALWAYS or (
        days_off.liberation_day is LiberationDay.LUSTRUM and is_lustrum
    ):
        holidays.add(date(year, 5, 5))
    if days_off.is_good_friday_off:
        holidays.add(easter - timedelta(days=2))
    return frozenset(holidays)


def _royal_birthday(year: int) -> date:
    """Koningsdag (27 April, from 2014) or Koninginnedag (30 April); a day earlier when that is a Sunday."""
    day = date(year, 4, 27) if year >= _FIRST_YEAR_OF_KONINGSDAG else date(year, 4, 30)
    return day - _DAY if day.weekday() == _SUNDAY else day


def _easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, year_rest = divmod(in_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
