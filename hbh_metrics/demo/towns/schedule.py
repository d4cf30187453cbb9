"""On which days a town's providers invoice, and on which days everyone delivers."""

from __future__ import annotations

from datetime import date, timedelta

from hbh_metrics import calendar
from hbh_metrics.calendar import Period
from hbh_metrics.project import current

_DAYS_TO_INVOICE = 6
_DAYS_BEFORE_START = 3
_DAYS_AFTER_PERIOD = 12
_PERIODS_BETWEEN = 2


def invoiced_on(period: Period) -> date:
    """Return the day on which a period is invoiced."""
    return period.end + timedelta(days=_DAYS_TO_INVOICE)


def opening() -> date:
    """Return the day on which the city delivers what it has before the start."""
    return current().begin - timedelta(days=_DAYS_BEFORE_START)


def last_periods() -> tuple[Period, ...]:
    """Return the last period of each delivery after the opening; the last delivery takes what is left."""
    periods = calendar.experiment_periods()
    return tuple(
        periods[-1] if place + _PERIODS_BETWEEN >= len(periods) else periods[place]
        for place in range(_PERIODS_BETWEEN - 1, len(periods), _PERIODS_BETWEEN)
    )


def delivered_on(period: Period) -> date:
    """Return the day of the delivery that tells of a period."""
    last = next(one for one in last_periods() if one.end >= period.end)
    return last.end + timedelta(days=_DAYS_AFTER_PERIOD)
