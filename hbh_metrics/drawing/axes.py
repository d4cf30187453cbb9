"""Axes with Dutch ticks: periods, weeks, amounts, percentages, euros and rows.

The texts are made here and not by what draws the chart: a browser would write its own language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import ceil, floor, log10

from hbh_metrics import dutch
from hbh_metrics.calendar import Period
from hbh_metrics.drawing.chart import Axis

_MONTH_EVERY = 3
_ROOM_FOR_A_MONTH = 2
"""In weeks: two names of months closer than this do not fit side by side."""
_ROOM = 0.6
_ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)
_FLOATING = 1e-9


def period_axis(periods: Sequence[Period]) -> Axis:
    """Return an x-axis where period i stands at x = i: its number, and below every third one the month it lies in."""
    ticks = tuple(
        (
            float(place),
            f"{int(period.id[4:])}" + (f"\n{_month(_middle(period))}" if place % _MONTH_EVERY == 0 else ""),
        )
        for place, period in enumerate(periods)
    )
    return Axis(-_ROOM, len(periods) - 1 + _ROOM, ticks)


def week_axis(mondays: Sequence[date]) -> Axis:
    """Return an x-axis where the week of monday i stands at x = i, with the name of a month at the first week that begins in it."""
    ticks = tuple(
        (float(place), _month(monday))
        for place, monday in enumerate(mondays)
        if place == 0 or monday.month != mondays[place - 1].month
    )
    if len(ticks) > 1 and ticks[1][0] < _ROOM_FOR_A_MONTH:
        ticks = ticks[1:]
    return Axis(-_ROOM, len(mondays) - 1 + _ROOM, ticks)


def amount_axis(
    low: float,
    high: float,
    text: Callable[[float], str],
    ticks: int = 5,
    *,
    is_exact: bool = False,
    has_grid: bool = True,
) -> Axis:
    """Return an axis with about `ticks` round values, each as `text` writes it.

    It begins and ends at a round value beyond `low` and `high`, unless `is_exact`: then at those two themselves.
    """
    if high <= low:
        high = low + 1.0
    step = round_step(low, high, ticks)
    first, last = floor(low / step + _FLOATING), ceil(high / step - _FLOATING)
    if is_exact:
        first, last = ceil(low / step - _FLOATING), floor(high / step + _FLOATING)
    values = [_tidy(place * step) for place in range(first, last + 1)]
    ends = (low, high) if is_exact else (values[0], values[-1])
    return Axis(*ends, tuple((value, text(value)) for value in values), has_grid=has_grid)


def percent_axis(low: float, high: float, ticks: int = 5, *, is_exact: bool = False) -> Axis:
    """Return an axis of per cents: `90%`, `92,5%`."""
    digits = _digits(low, high, ticks)
    return amount_axis(low, high, lambda value: dutch.percentage(value, digits), ticks, is_exact=is_exact)


def euro_axis(low: float, high: float, ticks: int = 5, *, is_exact: bool = False) -> Axis:
    """Return an axis of euros, whole unless the steps are smaller: `€ 1.500`."""
    digits = 2 if _digits(low, high, ticks) else 0
    return amount_axis(low, high, lambda value: dutch.euro(value, digits), ticks, is_exact=is_exact)


def number_axis(low: float, high: float, ticks: int = 5, *, is_exact: bool = False) -> Axis:
    """Return an axis of numbers without a unit: `1.500`, `2,5`."""
    digits = _digits(low, high, ticks)
    return amount_axis(low, high, lambda value: dutch.number(value, digits), ticks, is_exact=is_exact)


def difference_axis(reach: float, text: Callable[[float], str]) -> Axis:
    """Return an axis from -`reach` to `reach` with three ticks: a round value below, none, as far above, with their signs."""
    power = 10.0 ** floor(log10(reach))
    at = max(power * size for size in _ROUND_STEPS if power * size <= reach * (1 + _FLOATING))
    values = (-at, 0.0, at)
    return Axis(-reach, reach, tuple((value, dutch.signed(text(value), value)) for value in values), has_grid=True)


def category_axis(count: int, names: Sequence[str] = ()) -> Axis:
    """Return an axis of rows or columns that are no amounts, at 0 .. count - 1; with `names` as their ticks.

    A chart's y runs upward: rows that read downward stand at `from_top(count)`.
    """
    ticks = tuple((float(place), name) for place, name in enumerate(names))
    return Axis(-_ROOM, count - 1 + _ROOM, ticks, keeps_every_tick=True)


def from_top(count: int) -> tuple[int, ...]:
    """Return the places of `count` rows from the top down: count - 1 .. 0."""
    return tuple(range(count - 1, -1, -1))


def round_step(low: float, high: float, ticks: int) -> float:
    """Return the smallest step of 1, 2 or 5 times a power of ten with which at most `ticks` steps span the range."""
    raw = (high - low) / max(ticks, 1)
    power = 10.0 ** floor(log10(raw))
    return next(power * size for size in _ROUND_STEPS if power * size >= raw * (1 - _FLOATING))


def _digits(low: float, high: float, ticks: int) -> int:
    """Return how many decimals the round values of the axis need, two at most."""
    step = round_step(low, high if high > low else low + 1.0, ticks)
    return next((digits for digits in (0, 1) if abs(step * 10**digits - round(step * 10**digits)) < _FLOATING), 2)


def _tidy(value: float) -> float:
    return round(value, 9) + 0.0


def _month(day: date) -> str:
    return dutch.month_short(day)


def _middle(period: Period) -> date:
    return period.begin + timedelta(days=period.days // 2)
