"""The exploration under one set of assumptions as an audience may see it, reckoned once; apart, for it loads what reckons with margins."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.base import agreements_of, base_of
from hbh_metrics.door.exploring import seen_explored, seen_outcomes
from hbh_metrics.door.made_once import made_once
from hbh_metrics.exploration.assumptions import AssumptionSet, Range
from hbh_metrics.exploration.explored import Explored, explored
from hbh_metrics.exploration.outcomes import Model, Outcome, outcomes
from hbh_metrics.publications import Publication


@made_once
def outcomes_under(audience: Audience, chain: Sequence[Publication], assumed: AssumptionSet) -> tuple[Outcome, ...]:
    """Return what the last publication of a chain teaches under these assumptions, as far as this reader may see it."""
    base = base_of(chain[-1], assumed.window)
    return seen_outcomes(audience, base, outcomes(Model(base, assumed)))


@made_once
def explored_under(
    audience: Audience, chain: Sequence[Publication], assumed: AssumptionSet, effect: Range | None
) -> Explored:
    """Return everything that is told of the last publication of a chain under these assumptions; `effect` as `seen_explored` takes it."""
    base = base_of(chain[-1], assumed.window)
    return seen_explored(audience, base, explored(Model(base, assumed), agreements_of(chain[-1])), effect)
