"""The exploration under one set of assumptions as an audience may see it, reckoned once; apart, for it loads what reckons with margins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.base import agreements_of, base_of
from hbh_metrics.door.exploring import seen_explored, seen_outcomes
from hbh_metrics.door.made_once import made_once
from hbh_metrics.door.rough_base import RoughBase, rough_base
from hbh_metrics.exploration.assumptions import AssumptionSet
from hbh_metrics.exploration.explored import Explored, explored
from hbh_metrics.exploration.outcomes import Model, Outcome, outcomes
from hbh_metrics.exploration.quantities import Base
from hbh_metrics.kept import Keeper, Same, fixed
from hbh_metrics.publications import Publication

_bases = Keeper(32)


@made_once
def outcomes_under(
    audience: Audience, chain: Sequence[Publication], assumed: AssumptionSet, measured: Mapping[str, float | None]
) -> tuple[Outcome, ...]:
    """Return what the last publication of a chain teaches under these assumptions, as far as this reader may see it.

    `measured` are the metrics that it starts from as the reader sees them.
    """
    base = base_of(chain[-1], assumed.window)
    if audience.sees_everything:
        return outcomes(Model(base, assumed))
    rough = _rough(base, measured)
    return seen_outcomes(rough, outcomes(Model(rough.base, assumed)))


@made_once
def explored_under(
    audience: Audience, chain: Sequence[Publication], assumed: AssumptionSet, measured: Mapping[str, float | None]
) -> Explored:
    """Return everything that is told of the last publication of a chain under these assumptions; `measured` as above."""
    base, agreements = base_of(chain[-1], assumed.window), agreements_of(chain[-1])
    if audience.sees_everything:
        return explored(Model(base, assumed), agreements)
    rough = _rough(base, measured)
    return seen_explored(rough, explored(Model(rough.base, assumed), agreements))


def _rough(base: Base, measured: Mapping[str, float | None]) -> RoughBase:
    """Return rounded quantities, the same ones for every set of assumptions: what does not change is then not reckoned again."""
    return _bases.of((Same(base), fixed(measured)), lambda: rough_base(base, measured))
