"""How narrowly who came and who left at the other providers is known from all numbers of people that a reader is shown.

Every one of those numbers is the difference of two running sums: of who ever came and of who ever left. So what is shown are limits of
such differences, and the most that a flow can be is the shortest path between its two sums, exactly, in whole numbers. What earlier
publications told of a difference that is the same now is told still.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hbh_metrics.door.links import PRIVACY, Key
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.door.standing import Standing
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.privacy import Amount, Group, Of, Privacy, Ratio, Whom
from hbh_metrics.policy import SMALL_COUNT

_FLOWS = (Whom.ARRIVED, Whom.LEFT)
_COUNTED_ONCE = (Whom.PAID, Whom.PAID_WITH_HOURS, Whom.WITH_HOURS, Whom.WAITED)
_FIRST = tuple(
    next(card.name for card in CARD_BY_NAME.values() if card.has_period and card.privacy.whom is whom)
    for whom in _COUNTED_ONCE
)


def _counts_clients(name: str, privacy: Privacy) -> bool:
    """Whether the numbers of a figure count clients of a period, or a part of them."""
    if not CARD_BY_NAME[name].has_period or privacy.whom is Whom.EVER:
        return False
    is_share = isinstance(privacy.counts, Ratio) and privacy.counts.noemer is privacy.counts.teller is Of.PEOPLE
    return privacy.group in (Group.CLIENTS, Group.PLANS) or (is_share and privacy.group is not Group.COMPARISON)


FIGURES = frozenset({name for name, one in PRIVACY.items() if _counts_clients(name, one)} | set(_FIRST))
"""The metrics whose numbers of people are looked at; of those that tell but an n one each, for the others count the same people."""

NUMBERS = NDArray[np.float64]


class Limit(NamedTuple):
    """What stands at the sum `end` is at most so much more than at `start`; `period` is whose figures tell it, None where none now do."""

    start: int
    end: int
    most: float
    period: str | None = None


class Told(NamedTuple):
    """What one publication tells of the running sums of its periods, and what they really are (people at two providers counted at both)."""

    periods: tuple[str, ...]
    really: tuple[int, ...]
    limits: tuple[Limit, ...]

    def still_so(self, now: Told) -> Iterator[Limit]:
        """Yield what was told of differences that are the same in a later publication."""
        if self.periods == now.periods[: len(self.periods)]:
            for start, end, most, _ in self.limits:
                if self.really[end] - self.really[start] == now.really[end] - now.really[start]:
                    yield Limit(start, end, most)


class Narrowed(NamedTuple):
    """A period with a flow of fewer than five that cannot be four any more, and the periods whose figures tell that together.

    Of what only earlier publications told there are none.
    """

    period: str
    by: tuple[str, ...]


def told(shown: Mapping[Key, ProtectedMeasure], standing: Standing) -> Told:
    """Return what figures of the group tell of who came and left at the other providers."""
    periods = sorted({period for _, period in standing.totals if period is not None})
    really = _really(standing, periods)
    limits = [
        Limit(start, end, most, row.periode_id)
        for row in shown.values()
        if row.periode_id is not None
        for start, end, most in _told(row, standing, periods.index(row.periode_id), really)
    ]
    return Told(tuple(periods), tuple(really), tuple(limits))


def narrowed(now: Told, before: Sequence[Told] = ()) -> tuple[Narrowed, ...]:
    """Return the periods in which a flow of the others cannot be four any more, by what is told now and what was told before."""
    always = [*_always(len(now.periods)), *(limit for one in before for limit in one.still_so(now))]
    paths = _Paths.along(now.really, (*always, *now.limits))
    found: dict[str, set[str]] = {}
    for place, period in enumerate(now.periods):
        for start, end in (_flow(whom, place) for whom in _FLOWS):
            if paths.most[start, end] < SMALL_COUNT - 1:
                found.setdefault(period, set()).update(paths.periods(start, end))
    return tuple(Narrowed(period, tuple(sorted(by))) for period, by in sorted(found.items()))


def _came(place: int) -> int:
    """Return where the running sum of who came stands after a period; nothing before the first."""
    return 2 * place + 1 if place >= 0 else 0


def _left(place: int) -> int:
    return 2 * place + 2 if place >= 0 else 0


def _really(standing: Standing, periods: list[str]) -> list[int]:
    """Return the running sums as they are: what they contradict (who goes from one provider to another counts at both) tells nobody."""
    found = [0, 0, 0]
    for period in periods:
        for flow in ("instroom", "uitstroom"):
            total = standing.totals.get((flow, period))
            found.append(found[-2] + (0 if total is None else round(total.waarde or 0)) - _own(standing, flow, period))
    return [0, *found[3:]]


def _always(periods: int) -> Iterator[Limit]:
    """Yield that nobody came or left less than never, and that nobody left who did not come."""
    for place in range(periods):
        for before, after in (_flow(Whom.ARRIVED, place), _flow(Whom.LEFT, place), (_left(place), _came(place))):
            yield Limit(after, before, 0)


_Limits = list[tuple[int, int, float]]


def _told(row: ProtectedMeasure, standing: Standing, place: int, really: Sequence[int]) -> _Limits:
    """Return what one figure tells: how many others are in a flow, are there at all, or are at least there (a part of them is)."""
    privacy, numbers = PRIVACY[row.maatstaf], _numbers(row, standing)
    if privacy.whom in _FLOWS:
        start, end = _flow(privacy.whom, place)
        few: _Limits = [(start, end, SMALL_COUNT - 1)] if row.visibility is Visibility.FEWER_THAN_5 else []
        return few + [limit for _, low, high in numbers for limit in ((start, end, high), (end, start, -low))]
    if privacy.whom is Whom.WAITED:  # who got the first help is about who came: where that is not so it tells nobody
        start, end = _flow(Whom.ARRIVED, place)
        came = really[end] - really[start]
        return [
            limit
            for _, low, high in numbers
            if low <= came <= high
            for limit in ((start, end, high), (end, start, -low))
        ]
    stayed, before = (_left(place), _came(place)), (_left(place - 1), _came(place - 1))
    if privacy.whom is Whom.LAST_DAY and privacy.group is Group.CLIENTS:
        first, after = stayed
        ends = [(low, high) for part, low, high in numbers if part == "teller"]
        return [limit for low, high in ends for limit in ((first, after, high), (after, first, -low))]
    start, end = _left(place - 1), _came(place)
    at_least: _Limits = [
        (end, start, -low) for low in (*(low for _, low, _ in numbers), *_whole_periods(row, standing))
    ]
    if privacy.whom is Whom.ACTIVE and privacy.group is Group.CLIENTS:
        return at_least + [(start, end, high) for _, _, high in numbers]
    if privacy.group is not Group.PLANS:
        return at_least
    found: _Limits = [(after, first, -low) for _, low, _ in numbers for first, after in (stayed, before)[: place + 1]]
    if place and not privacy.part_of:  # who stayed and was there before: all but who came
        found += [(_left(place), _came(place - 1), high) for part, _, high in numbers if part == "noemer"]
    return found


def _flow(whom: Whom, place: int) -> tuple[int, int]:
    """Return between which two sums a flow of a period is the difference."""
    after = _came if whom is Whom.ARRIVED else _left
    return after(place - 1), after(place)


def _numbers(row: ProtectedMeasure, standing: Standing) -> list[tuple[str, int, int]]:
    """Return each number of people of a row as it is left for the others: which part it is, the least and the most."""
    privacy, own = PRIVACY[row.maatstaf], standing.own.get((row.maatstaf, row.periode_id))
    people = standing.roughness(standing.totals[row.maatstaf, row.periode_id]).of_amount(Of.PEOPLE)
    told: list[tuple[str, float | None, float]] = [("n", row.n, people)]
    if privacy.counts_people:
        told = [("waarde", row.waarde, row.stap or people)]
    elif (
        isinstance(privacy.counts, Ratio) and privacy.counts.noemer is Of.PEOPLE and privacy.counts.teller is Of.PEOPLE
    ):
        parts = ("noemer",) if privacy.tells_flows else ("teller", "noemer")
        told += [(part, getattr(row, part), people) for part in parts]
    ends = {part: (ceil(value - step / 2), ceil(value + step / 2) - 1) for part, value, step in told if value}
    found = [*((part, *between) for part, between in ends.items()), *_by_share(row, ends)]
    mine = {part: 0 if own is None else round(getattr(own, part) or 0) for part in ("n", "waarde", "teller", "noemer")}
    if own is None and privacy.tells_flows:  # a share of all clients is of the group alone
        mine["teller"] = _own(standing, "clienten", row.periode_id) - _own(standing, "uitstroom", row.periode_id)
    return [(part, max(low - mine[part], 0), high - mine[part]) for part, low, high in found]


def _whole_periods(row: ProtectedMeasure, standing: Standing) -> list[int]:
    """Return how many others there are at the least by the client-periods of all: nobody is there for more than the whole of one."""
    own = standing.own.get((row.maatstaf, row.periode_id))
    if PRIVACY[row.maatstaf].counts != Amount(Of.CLIENT_PERIODS) or row.waarde is None or row.stap is None:
        return []
    return [max(0, ceil(row.waarde - row.stap / 2 - (0.0 if own is None else own.waarde or 0.0)))]


def _own(standing: Standing, metric: str, period: str | None) -> int:
    row = standing.own.get((metric, period))
    return 0 if row is None else round(row.waarde or 0)


def _by_share(row: ProtectedMeasure, ends: Mapping[str, tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Return what a share tells of a part of it by the other part: of a numerator that is not told, and of who all are."""
    if "noemer" not in ends or row.stap is None or row.waarde is None or row.visibility.words:
        return []
    low, high = (row.waarde - row.stap / 2) / 100, (row.waarde + row.stap / 2) / 100
    if "teller" in ends:
        least, most = ends["teller"]
        return [("noemer", ceil(least / high), floor(most / low) if low > 0 else ends["noemer"][1])]
    return [("teller", ceil(low * ends["noemer"][0]), floor(high * ends["noemer"][1]))]


@dataclass(frozen=True)
class _Paths:
    """The most that can be between any two sums by way of all others, and by which of them."""

    most: NUMBERS
    by_way_of: NDArray[np.int64]
    told_by: Mapping[tuple[int, int], str | None]

    @classmethod
    def along(cls, really: Sequence[int], limits: Sequence[Limit]) -> _Paths:
        """Follow the limits, none to below what really is: who goes from one provider to another counts at both."""
        size = len(really)
        most, by_way_of, told_by = np.full((size, size), np.inf), np.full((size, size), -1), {}
        np.fill_diagonal(most, 0)
        for start, end, told_most, period in limits:
            limit = max(told_most, really[end] - really[start])
            if limit < most[start, end]:
                most[start, end], told_by[start, end] = limit, period
        for through in range(size):
            longer = most[:, through, None] + most[through]
            by_way_of[longer < most] = through
            np.minimum(most, longer, out=most)
        return cls(most, by_way_of, told_by)

    def periods(self, start: int, end: int) -> set[str]:
        """Return whose figures the shortest path between two sums follows, of those that are told now."""
        through = int(self.by_way_of[start, end])
        if through >= 0:
            return self.periods(start, through) | self.periods(through, end)
        period = self.told_by.get((start, end))
        return set() if period is None else {period}
