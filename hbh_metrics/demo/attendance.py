"""In which weeks a client gets help, and why not: hospital, away, a public holiday, the helper ill.

Whole four-week periods without hours are about 3% of the client-periods (long stays in hospital or with family). Shorter holidays lie
mostly in summer; a helper who is ill is replaced nearly half of the time; a visit on a public holiday is sometimes made up.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.demo.population import Flags, Ints
from hbh_metrics.demo.timeline import IS_WORKING_DAY, MONTH_OF_WEEK, WEEKS

NOT_DELIVERED = tuple(TABLE_BY_NAME["geleverde_uren"].column("reden_niet_geleverd").allowed)
HELPED = -1
HOSPITAL, AWAY, HELPER_ILL, OTHER = (
    NOT_DELIVERED.index(code) for code in ("ZIEKENHUIS", "VAKANTIE_CLIENT", "ZIEKTE_HULP", "ANDERS")
)

_LONG_STAYS_PER_WEEK = {HOSPITAL: 0.0027, AWAY: 0.0012}
_LONG_STAY_WEEKS_AFTER_FOUR = 6.0
_SHORT_HOLIDAYS_PER_WEEK_BY_MONTH = np.array([2, 2, 2, 3, 4, 6, 11, 11, 5, 2, 2, 4]) / 1000
_MOST_SHORT_HOLIDAY_WEEKS = 2
_HELPER_ILL_PER_WEEK_BY_MONTH = np.array([35, 40, 35, 25, 20, 20, 18, 18, 22, 28, 32, 32]) / 1000
_SHARE_REPLACED = 0.45
_SHARE_HOLIDAY_MADE_UP = 0.30


def draw_attendance(rng: np.random.Generator, help_weekday: Ints) -> npt.NDArray[np.int8]:
    """Return per client (row) and week (column) HELPED or the place of the reason in NOT_DELIVERED."""
    count = len(help_weekday)
    state = np.full((count, WEEKS), HELPED, dtype=np.int8)
    luck = rng.random((count, WEEKS), dtype=np.float32)
    replaced = rng.random((count, WEEKS), dtype=np.float32) < _SHARE_REPLACED
    ill = (luck < _HELPER_ILL_PER_WEEK_BY_MONTH[MONTH_OF_WEEK - 1]) & ~replaced
    state[ill] = HELPER_ILL
    on_holiday = ~IS_WORKING_DAY.T[help_weekday]
    made_up = rng.random((count, WEEKS), dtype=np.float32) < _SHARE_HOLIDAY_MADE_UP
    state[on_holiday & ~made_up] = OTHER
    state[_short_holidays(rng, count)] = AWAY
    for reason in (AWAY, HOSPITAL):
        state[_long_stays(rng, count, _LONG_STAYS_PER_WEEK[reason])] = reason
    return state


def _short_holidays(rng: np.random.Generator, count: int) -> Flags:
    starts = rng.random((count, WEEKS), dtype=np.float32) < _SHORT_HOLIDAYS_PER_WEEK_BY_MONTH[MONTH_OF_WEEK - 1]
    longer = starts & (rng.integers(1, _MOST_SHORT_HOLIDAY_WEEKS + 1, (count, WEEKS), dtype=np.int8) > 1)
    away = starts.copy()
    away[:, 1:] |= longer[:, :-1]
    return away


def _long_stays(rng: np.random.Generator, count: int, rate_per_week: float) -> Flags:
    """Return the weeks of stays of four weeks and more; stays that began before the first week count too."""
    lead_in = 26
    client, begin = np.nonzero(rng.random((count, WEEKS + lead_in), dtype=np.float32) < rate_per_week)
    weeks = 4 + rng.geometric(1 / (_LONG_STAY_WEEKS_AFTER_FOUR + 1), len(client)) - 1
    first = np.clip(begin - lead_in, 0, WEEKS)
    after = np.clip(begin - lead_in + weeks, 0, WEEKS)
    change = np.zeros((count, WEEKS + 1), dtype=np.int16)
    np.add.at(change, (client, first), 1)
    np.add.at(change, (client, after), -1)
    stays: Flags = np.cumsum(change[:, :WEEKS], axis=1) > 0
    return stays
