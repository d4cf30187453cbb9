"""Whether an agreement helped: the signal looked at again in the first closed period that began after the agreement's date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
class Effect:
    """What an agreement did: the value when it was made, the value now, and the period that decides (None while it is too early)."""

    verdict: Verdict
    value_then: float | None
    value_now: float | None
    periode_id: str | None = None


def effect(agreement: Event, judged: Sequence[Judged]) -> Effect:
    """Return what an agreement did, by the closed periods of its provider in any order.

    The first one that began on or after the agreement's date decides; a period that was under way on that date says too little.
    """
    in_order = sorted(judged, key=lambda period: calendar.period_number(period.periode_id))
    now = in_order[-1].waarde if in_order else None
    after = [
        period
        for period in in_order
        if agreement.datum is not None and calendar.period(period.periode_id).begin >= agreement.datum
    ]
    if not after:
        return Effect(Verdict.TOO_EARLY, agreement.waarde, now)
    first = after[0]
    verdict = Verdict.NOT_HELPED if first.is_crossed else Verdict.HELPED
    return Effect(verdict, agreement.waarde, now, first.periode_id)
