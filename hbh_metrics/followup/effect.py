"""Whether an agreement helped: a signal looked at again in the first closed period after the date, a fact in the next stand that shows it.

A value is never held against itself: what was known when the agreement was made decides nothing about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from hbh_metrics import calendar
from hbh_metrics.followup.events import Event


class Verdict(Enum):
    """What became of the signal after an agreement, in the words of every screen."""

    HELPED = "geholpen"
    NOT_HELPED = "niet geholpen"
    TOO_EARLY = "nog te vroeg"


@dataclass(frozen=True)
class Judged:
    """A closed period of a provider: whether the signal held in it (its AANDACHT threshold was crossed), and the value behind it."""

    periode_id: str
    is_crossed: bool
    waarde: float | None = None


@dataclass(frozen=True)
class Seen:
    """A stand after the one in which the agreement was made: its day, whether the fact could be seen in it, and the fact as it was then."""

    day: date
    can_be_seen: bool
    is_there: bool
    waarde: float | None = None


@dataclass(frozen=True)
class Effect:
    """What an agreement did: the value when it was made, the value that decides, and the period or the day of the stand that decides.

    Both are None while it is too early; `value_now` then is None too.
    """

    verdict: Verdict
    value_then: float | None
    value_now: float | None
    periode_id: str | None = None
    stand: date | None = None


def effect(agreement: Event, judged: Sequence[Judged]) -> Effect:
    """Return what an agreement about a signal did, by the closed periods of its provider in any order.

    The first one that began on or after the agreement's date, and later than the period that it was about, decides; a period that was
    under way on that date says too little.
    """
    about = -1 if agreement.periode_id is None else calendar.period_number(agreement.periode_id)
    after = [
        period
        for period in sorted(judged, key=lambda period: calendar.period_number(period.periode_id))
        if agreement.datum is not None
        and calendar.period(period.periode_id).begin >= agreement.datum
        and calendar.period_number(period.periode_id) > about
    ]
    if not after:
        return Effect(Verdict.TOO_EARLY, agreement.waarde, None)
    first = after[0]
    verdict = Verdict.NOT_HELPED if first.is_crossed else Verdict.HELPED
    return Effect(verdict, agreement.waarde, after[-1].waarde, first.periode_id)


def effect_at_a_stand(agreement: Event, stands: Sequence[Seen]) -> Effect:
    """Return what an agreement about a fact did, by the stands after the one in which it was made, old to new.

    The first on or after the agreement's date in which the fact can be seen decides.
    """
    decides = next(
        (one for one in stands if one.can_be_seen and agreement.datum is not None and one.day >= agreement.datum), None
    )
    if decides is None:
        return Effect(Verdict.TOO_EARLY, agreement.waarde, None)
    verdict = Verdict.NOT_HELPED if decides.is_there else Verdict.HELPED
    return Effect(verdict, agreement.waarde, decides.waarde, stand=decides.day)
