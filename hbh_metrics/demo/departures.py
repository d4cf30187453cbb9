"""Clients whose help the provider itself ends, those with the most hours first: what happens in the story `doorschuiven`."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hbh_metrics.demo.draws import stream
from hbh_metrics.demo.population import REASONS, Clients
from hbh_metrics.demo.timeline import PERIOD_BEGINS, PERIOD_ENDS, UNKNOWN

_FIRST_PERIOD = 1
_DAYS_UNTIL_HEARD = 2


def with_heavy_leavers(seed: int, provider_id: str, people: Clients, share_per_period: float) -> Clients:
    """Return the clients of whom the provider stops helping this share of the experiment's start in every period from the second."""
    if not share_per_period:
        return people
    rng = stream(seed, provider_id, "heavy leavers")
    last_day, reason, known_on = people.last_day.copy(), people.reason.copy(), people.end_known_on.copy()
    count = round(share_per_period * int((people.in_experiment & ~people.is_newcomer).sum()))
    weight = people.indicated_quarters + rng.random(len(people))
    for begin, end in zip(PERIOD_BEGINS[_FIRST_PERIOD:], PERIOD_ENDS[_FIRST_PERIOD:], strict=True):
        stays = (last_day == UNKNOWN) | (last_day > end)
        helped = np.flatnonzero(people.in_experiment & stays & (people.first_day < begin))
        chosen = helped[np.argsort(-weight[helped])][:count]
        last_day[chosen] = rng.integers(begin, end + 1, len(chosen))
        reason[chosen] = REASONS.index("22")
        known_on[chosen] = last_day[chosen] + _DAYS_UNTIL_HEARD
    return replace(people, last_day=last_day, reason=reason, end_known_on=known_on)
