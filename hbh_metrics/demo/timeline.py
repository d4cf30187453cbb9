"""The weeks, periods and days over which the demo runs: 48 weeks before the experiment, its 48 weeks and the week of its last days.

Days are whole numbers since 1970, as Arrow and numpy store them; `UNKNOWN` stands for a day that does not exist (an open assignment).
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from hbh_metrics import calendar
from hbh_metrics.project import DEFAULT

Days = npt.NDArray[np.int32]

EPOCH = date(1970, 1, 1)
UNKNOWN = int(np.iinfo(np.int32).min)
DAYS_PER_WEEK = 7
WEEKS_BEFORE = 48
WEEKS = 97


def day_number(day: date) -> int:
    """Return the number of days since 1970."""
    return (day - EPOCH).days


def to_date(number: int) -> date:
    """Return the date of a day number."""
    return EPOCH + timedelta(days=number)


BEGIN = day_number(DEFAULT.begin)
END = day_number(DEFAULT.end)
FIRST_DAY = BEGIN - WEEKS_BEFORE * DAYS_PER_WEEK

MONDAYS: Days = np.arange(FIRST_DAY, FIRST_DAY + WEEKS * DAYS_PER_WEEK, DAYS_PER_WEEK, dtype=np.int32)
PERIODS: tuple[calendar.Period, ...] = calendar.experiment_periods()
PERIOD_IDS: tuple[str, ...] = tuple(period.id for period in PERIODS)
PERIOD_BEGINS: Days = np.array([day_number(period.begin) for period in PERIODS], dtype=np.int32)
PERIOD_ENDS: Days = np.array([day_number(period.end) for period in PERIODS], dtype=np.int32)

# For each week the experiment period in which it lies; -1 before, and the last period's number for the tail of three days.
PERIOD_OF_WEEK: npt.NDArray[np.int64] = np.clip((MONDAYS - BEGIN) // 28, -1, len(PERIODS) - 1).astype(np.int64)

# Whether a weekday (Monday to Friday) of a week is a working day.
IS_WORKING_DAY: npt.NDArray[np.bool_] = np.array(
    [[calendar.is_working_day(to_date(int(monday) + weekday)) for weekday in range(5)] for monday in MONDAYS]
)
MONTH_OF_WEEK: npt.NDArray[np.int64] = np.array([to_date(int(monday) + 3).month for monday in MONDAYS])
