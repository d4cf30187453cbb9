"""From which period each story happens, and by when its signals must be there."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.calendar import experiment_periods, next_period
from hbh_metrics.demo import STORY_BY_NAME
from hbh_metrics.demo.towns import TOWN_BY_NAME
from hbh_metrics.project import in_force

_PERIODS = tuple(period.id for period in experiment_periods())
FIRST, FIRST_CUT, LAST = _PERIODS[0], _PERIODS[1], _PERIODS[-1]
_SILENT = _PERIODS[4]
"""The period over which a provider of the demo that falls silent delivers nothing."""

_LETTER = _PERIODS[4]
"""The period in which the demo's first letter during the experiment has waited too long."""


@dataclass(frozen=True)
class Window:
    """The first period in which a reader could see what happens, and the last one in which the signal must be there."""

    since: str
    by: str


@dataclass(frozen=True)
class Expectation:
    """A signal that a story must raise at a provider, and when."""

    signaal: str
    aanbieder_id: str
    window: Window


_SIX_PERIODS_OF_FALLING = Window(FIRST_CUT, _PERIODS[6])
_ANY_TIME = Window(FIRST, LAST)

EXPECTATIONS: dict[str, Window] = {
    "S01": Window(FIRST_CUT, FIRST_CUT),
    "S02": _ANY_TIME,
    "S03": _ANY_TIME,
    "S04": _SIX_PERIODS_OF_FALLING,
    "S05": _ANY_TIME,
    "S09": Window(LAST, LAST),
    "S10": _SIX_PERIODS_OF_FALLING,
    "S11": _ANY_TIME,
    "S12": _ANY_TIME,
    "S13": Window(_SILENT, next_period(_SILENT)),
    "S16": _ANY_TIME,
    "S17": _ANY_TIME,
    "S18": Window(_LETTER, _LETTER),
    "S21": _SIX_PERIODS_OF_FALLING,
}
"""By signal: every story that must raise it lets it happen in the same periods. Where no period is named, the year is the term."""


def expectations_of(story: str) -> tuple[Expectation, ...]:
    """Return what the story, or a town in its year, must raise, in its own order; raises KeyError when there is no such story."""
    if story in TOWN_BY_NAME:
        with in_force(TOWN_BY_NAME[story].project):
            periods = experiment_periods()
        year = Window(periods[0].id, periods[-1].id)
        return tuple(Expectation(signal, provider, year) for signal, provider in TOWN_BY_NAME[story].must_raise)
    return tuple(
        Expectation(signal, provider, EXPECTATIONS[signal]) for signal, provider in STORY_BY_NAME[story].must_raise
    )
