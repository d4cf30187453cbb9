"""A publication attacks its own figures of the group when it is made: how narrowly is one provider known to each reader.

Tariffs are public, so every figure of money that is shown is an equation in the client-periods of the providers. Per reader and period a
linear programme asks for the least and the most that each other provider can have. Where that leaves fewer than five, the ratios of money
of that period go a step coarser. Where the numbers of people tell a flow of fewer than five more narrowly than that, those of that period
are rounded to twice as much. What was found stays so in later publications.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from hbh_metrics import arrow
from hbh_metrics.door.answering import answer
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.doubling import doublings
from hbh_metrics.door.group_seen import VALUES, Files, kept_steps, reader_of, standing
from hbh_metrics.door.links import Key
from hbh_metrics.door.protection import ProtectedMeasure
from hbh_metrics.door.rounding import STEPS, factor_of
from hbh_metrics.door.shown_group import shown_of_group
from hbh_metrics.door.standing import Standing
from hbh_metrics.door.steps import KeptSteps
from hbh_metrics.records import TOTAL

LEAST_MARGIN = 5.0
"""A provider's client-periods must be left open over at least this much."""

_FIGURES = (
    "betaalde_clientperioden",
    "betaald",
    "betaald_tarief",
    "tariefindex",
    "afgesproken_index",
    "clientperioden",
    "clienten",
)
_FLOATING = 1e-6
_CENT = 0.01


_SCHEMA = pa.schema(
    [("lezer", pa.string()), ("periode_id", pa.string()), ("stappen", pa.int64()), ("verdubbelingen", pa.int64())]
)

_Limit = tuple[float, float, list[float], list[float] | None]
"""The least and the most that a figure can be, and per provider what a client-period adds above and below the line."""


@dataclass(frozen=True)
class Paid:
    """What a provider was paid for in a period: its client-periods, and per client-period its paid, agreed and start tariff in euros."""

    aanbieder_id: str
    client_periods: float
    tariff_eur: float
    agreed_eur: float
    start_eur: float


class Coarser(NamedTuple):
    """How many steps the ratios of money of one period go further for one reader, and how often the rounding of people doubles."""

    lezer: str
    periode_id: str
    stappen: int
    verdubbelingen: int = 0


def as_table(found: Iterable[Coarser]) -> pa.Table:
    """Return the rows as the table that a publication keeps."""
    return arrow.table(_SCHEMA, [one._asdict() for one in found])


def attack(files: Files, before: Iterable[Coarser]) -> tuple[Coarser, ...]:
    """Return how much coarser the last publication of a chain (oldest first) must be, per reader and period; `before` is what it inherits.

    Periods in which nothing was paid differently than in the publication before keep what that found about money.
    """
    inherited = tuple(before)
    steps = {(one.lezer, one.periode_id): one.stappen for one in inherited}
    doubled = {(one.lezer, one.periode_id): one.verdubbelingen for one in inherited}
    now, known = _paid(files[-1][0]), _paid(files[-2][0]) if len(files) > 1 else {}
    changed = [period for period, paid in now.items() if known.get(period) != paid]
    rows = answer("meetwaarden", ((VALUES, (files[-1][0],)),), maatstaven=("clienten",), van=None)
    for audience in (
        Audience.WETHOUDER,
        *(Audience.aanbieder(who) for who in sorted({row[1] for row in rows} - {TOTAL})),
    ):
        part, kept = standing(audience, *files[-1]), kept_steps(audience, files)
        for period in changed:
            before_that = steps.get((audience.name, period), 0)
            steps[audience.name, period] = _steps(_of_period(part, period), kept, audience, now[period], before_that)
        times = {period: times for (reader, period), times in doubled.items() if reader == audience.name}
        found = doublings(audience, files, kept, times)
        doubled |= {(audience.name, period): often for period, often in found.items()}
    return tuple(
        Coarser(*place, steps.get(place, 0), doubled.get(place, 0))
        for place in sorted(steps.keys() | doubled.keys())
        if steps.get(place) or doubled.get(place)
    )


def _steps(found: Standing, kept: KeptSteps, audience: Audience, paid: Sequence[Paid], coarser: int) -> int:
    """Return how many steps the ratios of money of one period go further, at least as many as they went."""
    (period,) = {period for _, period in found.totals if period}
    others = [one for one in paid if one.aanbieder_id != audience.aanbieder_id]
    own = [one for one in paid if one.aanbieder_id == audience.aanbieder_id]
    while coarser <= len(STEPS):  # one further, and the amounts themselves are not told either
        shown = shown_of_group(replace(found, coarser={period: coarser}), reader_of(audience), kept)
        if narrowest(shown, period, others, own) >= LEAST_MARGIN - _FLOATING:
            break
        coarser += 1
    return coarser


def narrowest(shown: Mapping[Key, ProtectedMeasure], period: str, others: Sequence[Paid], own: Sequence[Paid]) -> float:
    """Return how far apart the least and most client-periods of the best known other provider are; endless with nothing to go on."""
    told: list[_Limit] = [
        (row.waarde - row.stap / 2, row.waarde + row.stap / 2, *_sums(metric, [*others, *own]))
        for metric in _FIGURES[:5]
        if (row := shown.get((metric, period))) is not None and row.waarde is not None and row.stap is not None
    ]
    limits = [limit for limit in told if _is_so(limit, [*others, *own])]
    if not limits or not others:
        return float("inf")
    return _least_width(limits, [*others, *own], len(others))


def _sums(metric: str, paid: Sequence[Paid]) -> tuple[list[float], list[float] | None]:
    """Return per provider what one client-period adds to a figure: to its numerator and, where it is a ratio, its denominator."""
    money, one = [each.tariff_eur for each in paid], [1.0] * len(paid)
    at_start, factor = [each.start_eur for each in paid], factor_of(metric)
    match metric:
        case "betaalde_clientperioden":
            return one, None
        case "betaald":
            return money, None
        case "betaald_tarief":
            return money, one
        case "tariefindex":
            return [each * factor for each in money], at_start
        case _:
            return [each.agreed_eur * factor for each in paid], at_start


def _is_so(limit: _Limit, paid: Sequence[Paid]) -> bool:
    """Whether a figure is made of these payments alone: one with what is paid by the hour in it is no equation in client-periods."""
    low, high, above, below = limit
    amounts = [one.client_periods for one in paid]
    top = sum(part * amount for part, amount in zip(above, amounts, strict=True))
    value = top if below is None else top / sum(part * amount for part, amount in zip(below, amounts, strict=True))
    return low - _CENT <= value <= high + _CENT


def _least_width(limits: Sequence[_Limit], paid: Sequence[Paid], unknown: int) -> float:
    """Return the width of the narrowest range: first by moving client-periods between two providers, exactly where that is not enough."""
    rows, ends = _inequalities(limits, paid, unknown)
    truth = [one.client_periods for one in paid[:unknown]]
    slack = [end - sum(a * b for a, b in zip(row, truth, strict=True)) for row, end in zip(rows, ends, strict=True)]
    by_moving = [_moved(place, rows, slack, truth) for place in range(unknown)]
    return min(width if width >= LEAST_MARGIN else _exact(place, rows, ends) for place, width in enumerate(by_moving))


def _inequalities(
    limits: Sequence[_Limit], paid: Sequence[Paid], unknown: int
) -> tuple[list[list[float]], list[float]]:
    """Return what is shown as rows and ends, row times the client-periods of the others being at most the end."""
    rows: list[list[float]] = []
    ends: list[float] = []
    for low, high, above, below in limits:
        for limit, sign in ((high, 1.0), (low, -1.0)):
            row = [sign * (part - (limit * below[place] if below else 0.0)) for place, part in enumerate(above)]
            fixed = sum(factor * one.client_periods for factor, one in zip(row[unknown:], paid[unknown:], strict=True))
            rows.append(row[:unknown])
            ends.append((0.0 if below else sign * limit) - fixed)
    return rows, ends


def _moved(place: int, rows: Sequence[Sequence[float]], slack: Sequence[float], truth: Sequence[float]) -> float:
    """Return over how much a provider's client-periods can change with those of one other while all that is shown stays so."""
    widest = 0.0
    for other in range(len(truth)):
        change = [row[place] - (row[other] if other != place else 0.0) for row in rows]
        up = min(
            [room / step for room, step in zip(slack, change, strict=True) if step > _FLOATING], default=float("inf")
        )
        down = min(
            [room / -step for room, step in zip(slack, change, strict=True) if step < -_FLOATING], default=float("inf")
        )
        most = truth[other] if other != place else float("inf")
        widest = max(widest, min(up, most) + min(down, truth[place]))
    return widest


def _exact(place: int, rows: Sequence[Sequence[float]], ends: Sequence[float]) -> float:
    """Return the width of a provider's range by two linear programmes; endless where it has no end."""
    from scipy.optimize import linprog  # noqa: PLC0415 - half a second, for who needs it

    goal = [1.0 if place == other else 0.0 for other in range(len(rows[0]))]
    least = linprog(goal, A_ub=rows, b_ub=ends, bounds=(0, None))
    most = linprog([-part for part in goal], A_ub=rows, b_ub=ends, bounds=(0, None))
    if least.fun is None or most.fun is None:
        return float("inf")
    return float(-most.fun - least.fun)


def _paid(values: Path) -> dict[str, tuple[Paid, ...]]:
    found: dict[str, tuple[Paid, ...]] = {}
    for period, *row in answer("betaald_per_aanbieder", ((VALUES, (values,)),)):
        found[period] = (*found.get(period, ()), Paid(*row))
    return found


def _of_period(found: Standing, period: str) -> Standing:
    """Return only what the attack on money looks at, so that not every figure is decided again for each step."""
    totals = {key: row for key, row in found.totals.items() if key[1] == period and key[0] in _FIGURES}
    return replace(found, totals=totals)
