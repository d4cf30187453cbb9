"""The weekly picture of a provider: hours delivered as a ratio of what its clients' own earlier hours let expect, week by week.

The ratio (`verhouding` of weekwaarden) stays at 1 when hours fall in step with the tariff. A week that has not
ended or was not delivered well enough is missing, never low. The week of the experiment's last days is no whole week and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache, cached_property

from hbh_metrics import calendar
from hbh_metrics.project import as_called, current
from hbh_metrics.records import Week
from hbh_metrics.statistics.process_control import OUTSIDE, SHIFT, TWO_OF_THREE, Point, Xmr, is_too_flat, xmr

WEEKS_BEFORE_NEEDED = 24
WEEKS_OF_TRIAL = 12
WEEKS_OF_SHIFT = 8
BEFORE = "VOORAF"
TAIL = "STAART"

_WEEK = timedelta(weeks=1)
_working_days = cache(calendar.working_days_in_week)


class Basis(Enum):
    """Where the limits come from, or why there are none; the value is how a screen calls it."""

    BEFORE = "grenzen uit de weken vóór het experiment"
    TRIAL = "proeflimieten"
    TOO_FEW = "nog te weinig weken"
    TOO_FLAT = "te weinig verschil tussen de weken"
    BY_PERIOD = "alleen per periode bekend"


def known_by_period() -> str:
    """Return how a screen says that hours are known per period only, in the word of the project's calendar."""
    return "alleen per maand bekend" if current().has_months else Basis.BY_PERIOD.value


RULE_IN_WORDS = {
    OUTSIDE: "buiten de grenzen",
    TWO_OF_THREE: "twee van drie weken bijna op de grens",
    SHIFT: f"{WEEKS_OF_SHIFT} weken of langer op rij",
}
"""By rule, after words that say to which side: `lager dan gewoon: 8 weken of langer op rij`."""


@dataclass(frozen=True)
class WeeklyPoint:
    """One week: the ratio (None where missing), the clients in it, and whether it is special cause (`kind`, `direction` 1 up or -1 down).

    `periode_id` is None before the experiment. `working_days` are those of the calendar, 5 without a public holiday. `is_baseline` marks
    the weeks that mean and limits come from.
    """

    week_begin: date
    periode_id: str | None
    value: float | None
    clients: int
    working_days: int
    is_baseline: bool
    kind: str | None
    direction: int


@dataclass(frozen=True)
class WeeklyPicture:
    """The weeks of a provider in order of time, none left out between the first and the last complete one.

    `mean`, `lower` and `upper` are None where `basis` says that there are no limits; then no week is special cause either.
    `baseline_weeks` is the number of complete weeks that they come from, or that there are so far.
    """

    aanbieder_id: str
    points: tuple[WeeklyPoint, ...]
    basis: Basis
    baseline_rows: int
    baseline_weeks: int
    mean: float | None
    lower: float | None
    upper: float | None

    @property
    def has_limits(self) -> bool:
        """Whether there are limits, and so signals."""
        return self.mean is not None

    @cached_property
    def values(self) -> tuple[float | None, ...]:
        """The ratios in order of time, None where missing."""
        return tuple(point.value for point in self.points)

    @property
    def last(self) -> WeeklyPoint | None:
        """The last complete week, None when there is none."""
        return self.points[-1] if self.points else None

    @property
    def baseline(self) -> tuple[float | None, ...]:
        """The ratios that mean and limits come from, None where missing."""
        return self.values[: self.baseline_rows]

    @property
    def special(self) -> tuple[WeeklyPoint, ...]:
        """The weeks that are special cause, those of before the experiment too."""
        return tuple(point for point in self.points if point.kind)

    @property
    def words(self) -> str:
        """One Dutch sentence on where the limits come from, or why there are none."""
        match self.basis:
            case Basis.BEFORE:
                return as_called(f"De grenzen komen uit de {self.baseline_weeks} weken vóór het experiment.")
            case Basis.TRIAL:
                return f"Proeflimieten: de grenzen komen uit de eerste {self.baseline_weeks} weken."
            case Basis.TOO_FEW:
                weeks = "week" if self.baseline_weeks == 1 else "weken"
                return (
                    f"Nog te weinig weken voor grenzen: {self.baseline_weeks or 'geen'} complete {weeks}, "
                    f"nodig zijn er {WEEKS_OF_TRIAL}."
                )
            case Basis.BY_PERIOD:
                return f"De uren zijn {known_by_period()}: een weekbeeld en grenzen zijn er niet."
            case Basis.TOO_FLAT:
                return "Geen grenzen en geen signaal: de weken verschillen daarvoor te weinig van elkaar."

    def seen_in(self, place: int) -> Point | None:
        """Return that week as S20 saw it when it was the last one; None without limits. Later weeks can still mark it."""
        if not self.has_limits:
            return None
        first_rows = max(place + 1, self.baseline_rows)
        return _chart(self.values[:first_rows], self.baseline_rows)[place]

    def until(self, last_day: date) -> int:
        """Return how many rows there are up to the last complete week that ends on or before that day."""
        last_week_begin = last_day - _WEEK + timedelta(days=1)
        rows = [
            row
            for row, point in enumerate(self.points, start=1)
            if point.value is not None and point.week_begin <= last_week_begin
        ]
        return rows[-1] if rows else 0


def weekly_picture(weeks: Sequence[Week]) -> WeeklyPicture:
    """Return the picture of one provider, from its rows of weekwaarden in any order.

    Limits by S20: from the weeks before the experiment when at least 24 of them are complete, else from the first 12 complete weeks; none
    from fewer, nor when half of their ranges are 0. Raises ValueError when the rows are of no or several providers.
    """
    providers = {week.aanbieder_id for week in weeks}
    if len(providers) != 1:
        raise ValueError(f"expected the weeks of one provider, found {len(providers)}")
    rows = _without_holes(weeks)
    values = [_value(week) for _, week in rows]
    is_by_period = any(week.is_alleen_per_periode for week in weeks)
    basis, baseline_rows = (Basis.BY_PERIOD, 0) if is_by_period else _basis(rows)
    chart = _chart(values, baseline_rows) if basis in (Basis.BEFORE, Basis.TRIAL) else None
    return WeeklyPicture(
        providers.pop(),
        tuple(
            WeeklyPoint(
                monday,
                None if week is None or week.soort == BEFORE else week.periode_id,
                values[row],
                0 if week is None else week.clienten_in_verhouding or 0,
                _working_days(monday),
                is_baseline=chart is not None and row < baseline_rows,
                kind=chart[row].kind if chart else None,
                direction=chart[row].direction if chart else 0,
            )
            for row, (monday, week) in enumerate(rows)
        ),
        basis,
        baseline_rows,
        sum(value is not None for value in values[:baseline_rows]),
        chart[0].mean if chart else None,
        chart[0].lower if chart else None,
        chart[0].upper if chart else None,
    )


def _chart(values: Sequence[float | None], baseline_rows: int) -> Xmr:
    return xmr(values, baseline=baseline_rows, shift=WEEKS_OF_SHIFT, trend=None)


def _value(week: Week | None) -> float | None:
    """Return the ratio of a complete week, else None."""
    return week.verhouding if week is not None and week.is_compleet else None


def _without_holes(weeks: Iterable[Week]) -> list[tuple[date, Week | None]]:
    """Return every Monday from the first to the last complete week, with its row where there is one."""
    held = {week.week_begin: week for week in weeks if week.soort != TAIL}
    complete = [monday for monday, week in held.items() if _value(week) is not None]
    if not complete:
        return []
    first, last = min(complete), max(complete)
    mondays = [first + number * _WEEK for number in range((last - first) // _WEEK + 1)]
    return [(monday, held.get(monday)) for monday in mondays]


def _basis(rows: Sequence[tuple[date, Week | None]]) -> tuple[Basis, int]:
    """Return what the limits come from and from how many of the first rows."""
    complete = [row for row, (_, week) in enumerate(rows) if _value(week) is not None]
    before = [row for row in complete if (week := rows[row][1]) is not None and week.soort == BEFORE]
    if len(before) >= WEEKS_BEFORE_NEEDED:
        basis, count = Basis.BEFORE, before[-1] + 1
    elif len(complete) >= WEEKS_OF_TRIAL:
        basis, count = Basis.TRIAL, complete[WEEKS_OF_TRIAL - 1] + 1
    else:
        return Basis.TOO_FEW, len(rows)
    is_flat = is_too_flat([_value(week) for _, week in rows[:count]])
    return (Basis.TOO_FLAT if is_flat else basis), count
