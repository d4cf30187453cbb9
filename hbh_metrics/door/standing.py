"""What of one publication decides how far its figures of the group are told: how large the group is, and who stands behind each figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from hbh_metrics.door import rounding
from hbh_metrics.door.links import PRIVACY, Key
from hbh_metrics.door.rounding import Roughness
from hbh_metrics.metrics.privacy import Amount, Behind, Group
from hbh_metrics.records import Measure

_WHO = ("clienten", "betaalde_clientperioden", "betaald", "uren")
_HOW_MANY = ("clientperioden", "betaalde_clientperioden")
MOST_DOUBLINGS = 3
"""How often the rounding of people can double; where that is not enough their numbers are not told."""

_OF_ALL_CLIENTS = (Group.CLIENTS, Group.COMPLAINTS)
"""Groups of which every provider with clients stands behind the figure, also with nothing to add."""


@dataclass(frozen=True)
class Waiting:
    """Of a period: how many providers have clients, and how many of those have no payments, or no complete data, yet."""

    providers: int
    without_payments: int
    incomplete: int


@dataclass(frozen=True)
class Standing:
    """What of one publication decides what a reader is shown of the group.

    `own` are the reader's own rows (none for the wethouder). `others` counts by figure the other providers with people in it. `coarser`
    says by period how many steps the ratios of money go further, `doubled` how often the rounding of people doubles (`self_attack`);
    beyond `MOST_DOUBLINGS` no number of people is told of that period.
    """

    totals: Mapping[Key, Measure]
    own: Mapping[Key, Measure]
    others: Mapping[Key, int]
    waiting: Mapping[str, Waiting]
    coarser: Mapping[str, int]
    doubled: Mapping[str, int] = field(default_factory=dict)

    def providers(self, period: str) -> int:
        """Return how many other providers have clients in a period; those that were paid where clients are not in the publication."""
        return self._periods.get(period, (0, 0.0))[0]

    def roughness(self, row: Measure) -> Roughness:
        """Return how rough a figure is: as its period (without one as the largest), and where fewer providers stand behind it, as those.

        What some contracts alone have tells, taken off what all have, of the providers without one: those must not be few either.
        """
        return replace(self._by_size(row), people=self.people(row.periode_id))

    def people(self, period: str | None) -> int:
        """Return how many times as rough numbers of people are in a period."""
        return int(2 ** min(self.doubled.get(period or "", 0), MOST_DOUBLINGS))

    def is_untold(self, row: Measure) -> bool:
        """Whether no number of people is told with a figure: of its period, or as not all providers have the contract that it is about.

        Of those alone each period would tell of the next who came and left.
        """
        is_of_some_alone = PRIVACY[row.maatstaf].behind is Behind.CONTRACT and self.left_out(row) > 0
        return is_of_some_alone or self.doubled.get(row.periode_id or "", 0) > MOST_DOUBLINGS

    def _by_size(self, row: Measure) -> Roughness:
        metric, period = row.maatstaf, row.periode_id
        behind = self.others.get((metric, period), 0)
        if period is None:
            return Roughness.of(self.largest, behind)
        if PRIVACY[metric].behind is Behind.CONTRACT:
            return Roughness.of(row.n, min(behind, self.left_out(row) or behind))
        providers = self.providers(period)
        return Roughness.of(self.size(period), min(providers, behind) if behind and is_of_some(metric) else providers)

    def size(self, period: str) -> float:
        """Return the client-periods of the group."""
        return self._periods.get(period, (0, 0.0))[1]

    @cached_property
    def largest(self) -> float:
        """The client-periods of the group in its largest period; where none is known, enough not to be small."""
        return max((size for _, size in self._periods.values()), default=0.0) or rounding.SMALL_GROUP

    @cached_property
    def _periods(self) -> Mapping[str, tuple[int, float]]:
        """Return of each period how many other providers have clients, and the client-periods of the group."""
        found = {}
        for period in {each for _, each in self.totals if each is not None}:
            who = next((self.others.get((name, period), 0) for name in _WHO if (name, period) in self.totals), 0)
            sizes = (self.totals[name, period].waarde for name in _HOW_MANY if (name, period) in self.totals)
            found[period] = who, next(sizes, None) or 0.0
        return found

    def is_of_one(self, row: Measure) -> bool:
        """Whether one other provider stands behind a figure, of several with clients."""
        return self.others.get((row.maatstaf, row.periode_id)) == 1 < self.providers(row.periode_id or "")

    def left_out(self, row: Measure) -> int:
        """Return how many other providers with clients in its period (of a running sum: in one until then) do not stand behind a figure."""
        until = row.periode_id or ""
        periods = [one for one in self._periods if one <= until] if PRIVACY[row.maatstaf].group is Group.RUNNING else []
        with_clients = max(self.providers(one) for one in (*periods, until))
        return with_clients - self.others.get((row.maatstaf, row.periode_id), 0)


def is_of_some(metric: str) -> bool:
    """Whether only providers with something of their own stand behind a figure of a period, not every provider with clients."""
    return not isinstance(PRIVACY[metric].counts, Amount) and PRIVACY[metric].group not in _OF_ALL_CLIENTS


def is_part_of_what_all_have(metric: str) -> bool:
    """Whether it adds up for some contracts what another figure adds up for all, so that the difference tells of those without one."""
    function = PRIVACY[metric].function_of
    return PRIVACY[metric].behind is Behind.CONTRACT and function is not None and function.of != ()
