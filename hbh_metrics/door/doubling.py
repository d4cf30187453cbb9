"""How often the rounding of people must double per period, so that no flow told as "<5" to a reader is known more narrowly than that.

What earlier publications told cannot be taken back: where they tell one end of what narrows a flow, its other end goes rougher. Where no
doubling is enough no number of people is told of a period, so what is told now never narrows a flow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.flows_attack import FIGURES, Narrowed, Told, narrowed, told
from hbh_metrics.door.group_seen import Files, kept_steps, reader_of, standing
from hbh_metrics.door.shown_group import shown_of_group
from hbh_metrics.door.standing import MOST_DOUBLINGS, Standing
from hbh_metrics.door.steps import KeptSteps

UNTOLD = MOST_DOUBLINGS + 1
"""How often it says that the rounding of people doubles where no number of people is told."""

Doublings = Mapping[str, int]
Narrowing = Callable[[Doublings], tuple[Narrowed, ...]]


def doublings(audience: Audience, files: Files, kept: KeptSteps, doubled: Doublings) -> Doublings:
    """Return how often the rounding of people doubles in the last publication of a chain, at least as often as it did (`doubled`)."""
    part, before = of_people(standing(audience, *files[-1])), told_before(audience, files[:-1])
    last = cache(lambda periods: _told_in(audience, files[:-1], periods))

    def narrow(times: Doublings) -> tuple[Narrowed, ...]:
        now = replace(part, doubled=times)
        earlier = (*before, last(_told_otherwise(audience, files[-2], now))) if len(files) > 1 else ()
        return narrowed(told(shown_of_group(now, reader_of(audience), kept), now), earlier)

    return rougher(narrow, doubled)


def rougher(narrow: Narrowing, doubled: Doublings) -> Doublings:
    """Return the doublings with which nothing that is told now narrows a flow; none of them more than that asks for."""
    found = dict(doubled)
    while by := [one for one in narrow(found) if one.by]:
        for one in by:
            period = min(one.by, key=lambda each: (found.get(each, 0), each != one.period, each))
            found[period] = found.get(period, 0) + 1
    for period in sorted(found):
        for fewer in range(doubled.get(period, 0), found[period]):
            if not any(one.by for one in narrow({**found, period: fewer})):
                found[period] = fewer
                break
    return found


def told_before(audience: Audience, files: Files) -> tuple[Told, ...]:
    """Return what all but the last publication of a chain told a reader of who came and left, of each only what the next one changed."""
    return tuple(
        _told_in(
            audience,
            files[: place + 1],
            _told_otherwise(audience, files[place], of_people(standing(audience, *files[place + 1]))),
        )
        for place in range(len(files) - 1)
    )


def _told_otherwise(audience: Audience, at: tuple[Path, Path | None], later: Standing) -> frozenset[str]:
    """Return the periods of which a publication told otherwise than a later one does: other numbers, or rounded to another step."""
    rows_now, rows_later = _by_period(of_people(standing(audience, *at))), _by_period(later)
    return frozenset(period for period, rows in rows_now.items() if rows_later.get(period) != rows)


def _told_in(audience: Audience, files: Files, periods: frozenset[str]) -> Told:
    now = of_people(standing(audience, *files[-1]))
    part = replace(now, totals={key: row for key, row in now.totals.items() if (key[1] or "") in periods})
    return told(shown_of_group(part, reader_of(audience), kept_steps(audience, files)), now)


def _by_period(part: Standing) -> dict[str, list[object]]:
    """Return all that decides what is told of the numbers of people of a period."""
    found: dict[str, list[object]] = {}
    for (metric, period), row in part.totals.items():
        key = metric, period
        doubled = part.doubled.get(period or "", 0)
        found.setdefault(period or "", []).append((row, part.own.get(key), part.others.get(key), doubled))
    return found


def of_people(found: Standing) -> Standing:
    """Return only what tells of who came and left, so that not every figure is decided again for each doubling."""
    return replace(found, totals={key: row for key, row in found.totals.items() if key[0] in FIGURES})
