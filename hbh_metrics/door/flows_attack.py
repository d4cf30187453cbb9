"""How narrowly who came and who left at the other providers is known from all numbers of people that a reader is shown.

Every one of those numbers is the difference of two running sums: of who ever came and of who ever left. So what is shown are limits of
such differences, and the most that a flow can be is the shortest path between its two sums, exactly, in whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from hbh_metrics.door.links import PRIVACY, Key
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.door.standing import Standing
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.privacy import Group, Of, Ratio, Whom
from hbh_metrics.policy import SMALL_COUNT

_FLOWS = (Whom.ARRIVED, Whom.LEFT)
_PARTS_OF_CLIENTS = (Whom.PAID, Whom.PAID_WITH_HOURS, Whom.WITH_HOURS)
_FIRST = tuple(
    next(card.name for card in CARD_BY_NAME.values() if card.has_period and card.privacy.whom is whom)
    for whom in _PARTS_OF_CLIENTS
)
FIGURES = frozenset(
    {name for name, one in PRIVACY.items() if one.group in (Group.CLIENTS, Group.PLANS) and one.whom is not Whom.EVER}
    | set(_FIRST)
)
"""The metrics whose numbers of people are looked at; of parts of all clients one each, for those count the same people."""

_Limits = list[tuple[int, int, float]]
"""Two places and a number: what stands at the second is at most so much more than at the first."""


def narrowed(shown: Mapping[Key, ProtectedMeasure], standing: Standing) -> tuple[str, ...]:
    """Return the periods in which a flow of the others is told as "<5" and cannot be four any more."""
    periods = sorted({period for _, period in shown if period is not None})
    hidden = [
        (row.periode_id, PRIVACY[row.maatstaf].whom)
        for row in shown.values()
        if row.visibility is Visibility.FEWER_THAN_5 and row.periode_id and PRIVACY[row.maatstaf].whom in _FLOWS
    ]
    if not hidden:
        return ()
    really = _really(standing, periods)
    limits = [
        (start, end, max(most, really[end] - really[start])) for start, end, most in _limits(shown, standing, periods)
    ]
    most = _shortest(len(really), limits)
    found = set()
    for period, whom in hidden:
        if most[_flow(whom, periods.index(period))] < SMALL_COUNT - 1:
            found.add(period)
    return tuple(sorted(found))


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


def _limits(shown: Mapping[Key, ProtectedMeasure], standing: Standing, periods: list[str]) -> _Limits:
    """Return that nobody came or left less than never, that nobody left who did not come, and what every figure tells."""
    found: _Limits = []
    for place in range(len(periods)):
        for before, after in (_flow(Whom.ARRIVED, place), _flow(Whom.LEFT, place), (_left(place), _came(place))):
            found.append((after, before, 0))
    for row in shown.values():
        if row.periode_id is not None:
            found += _told(row, standing, periods.index(row.periode_id))
    return found


def _told(row: ProtectedMeasure, standing: Standing, place: int) -> _Limits:
    """Return what one figure tells: how many others are in a flow, are there at all, or are at least there (a part of them is)."""
    privacy, numbers = PRIVACY[row.maatstaf], _numbers(row, standing)
    if privacy.whom in _FLOWS:
        start, end = _flow(privacy.whom, place)
        few: _Limits = [(start, end, SMALL_COUNT - 1)] if row.visibility is Visibility.FEWER_THAN_5 else []
        return few + [limit for _, low, high in numbers for limit in ((start, end, high), (end, start, -low))]
    stayed, before = (_left(place), _came(place)), (_left(place - 1), _came(place - 1))
    if privacy.whom is Whom.LAST_DAY and privacy.group is Group.CLIENTS:
        first, after = stayed
        ends = [(low, high) for part, low, high in numbers if part == "teller"]
        return [limit for low, high in ends for limit in ((first, after, high), (after, first, -low))]
    start, end = _left(place - 1), _came(place)
    at_least: _Limits = [(end, start, -low) for _, low, _ in numbers]
    if privacy.whom is Whom.ACTIVE:
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
    if own is None:  # a share of all clients is of the group alone
        mine["teller"] = _own(standing, "clienten", row.periode_id) - _own(standing, "uitstroom", row.periode_id)
    return [(part, max(low - mine[part], 0), high - mine[part]) for part, low, high in found]


def _own(standing: Standing, metric: str, period: str | None) -> int:
    row = standing.own.get((metric, period))
    return 0 if row is None else round(row.waarde or 0)


def _by_share(row: ProtectedMeasure, ends: Mapping[str, tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Return what a share tells of a part of it by the other part: of a numerator that is not told, and of who all are at the least."""
    if "noemer" not in ends or row.stap is None or row.waarde is None or row.visibility.words:
        return []
    low, high = (row.waarde - row.stap / 2) / 100, (row.waarde + row.stap / 2) / 100
    if "teller" in ends:
        return [("noemer", ceil(ends["teller"][0] / high), ends["noemer"][1])]
    return [("teller", ceil(low * ends["noemer"][0]), floor(high * ends["noemer"][1]))]


def _shortest(size: int, limits: _Limits) -> NDArray[np.float64]:
    """Return the most that can be between any two sums, by way of all others."""
    found = np.full((size, size), np.inf)
    np.fill_diagonal(found, 0)
    for start, end, most in limits:
        found[start, end] = min(found[start, end], most)
    for through in range(size):
        np.minimum(found, found[:, through, None] + found[through], out=found)
    return found
