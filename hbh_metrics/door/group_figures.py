"""Which figures of the group (TOTAAL) would give one provider away, decided from who stands behind each figure, not from any value.

A reader can subtract: what it knows itself, another metric, the period before, an earlier publication. So a figure is shown only when
enough other providers stand behind it, and behind each difference that can be taken from figures that were shown. A late delivery would
be such a difference; that is why sums of money and hours wait until everyone who has clients has delivered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hbh_metrics.door.links import (
    DENOMINATORS,
    GROUP_OF,
    METRICS,
    PRIVACY,
    Key,
    base_of,
    is_counted_at_the_end,
    is_counted_since_the_start,
    is_subtractable,
    sources,
)
from hbh_metrics.metrics.privacy import Behind, Group

Providers = frozenset[int]
Footings = Mapping[Key, "Footing"]

_NOBODY: Providers = frozenset()


@dataclass(frozen=True)
class Footing:
    """Who stands behind a figure of the group, the reader itself left out; numbers stand for providers.

    `with_clients` have clients in it, `with_data` add something to it. `is_missing`: there is no figure, and nobody behind it.
    """

    with_clients: Providers
    with_data: Providers
    is_missing: bool


@dataclass(frozen=True)
class GroupRule:
    """How many other providers must stand behind a figure, how few behind a difference tell too much, and what is never shown."""

    at_least: int
    telling: frozenset[int]
    never: frozenset[Behind]


FOR_PROVIDER = GroupRule(3, frozenset({1, 2}), frozenset({Behind.ONE, Behind.UNTOLD}))
"""At least three others."""

FOR_WETHOUDER = GroupRule(0, frozenset({1}), frozenset({Behind.ONE}))
"""Of all that there is: where one provider has all the clients, its figures are the total."""

MAIN = ("clienten", "betaald", "uren")
"""The metrics that say who has clients, payments and hours."""


def hidden_group_figures(
    chain: Sequence[Footings], rule: GroupRule, also: Sequence[frozenset[Key]] = ()
) -> tuple[frozenset[Key], ...]:
    """Return, for each publication of the chain (oldest first), the figures of the group that are hidden from this reader.

    `also` are figures of each publication that must be hidden for another reason. What a publication hides depends on itself and on what
    was shown before, so it never changes afterwards.
    """
    shown: list[Mapping[Key, Providers]] = []
    hidden: list[frozenset[Key]] = []
    for place, footings in enumerate(chain):
        publication = _Publication(footings, rule, tuple(shown), also[place] if also else frozenset())
        found = publication.hidden()
        hidden.append(found)
        shown.append(publication.behind_what_is_shown(found))
    return tuple(hidden)


@dataclass(frozen=True)
class _Publication:
    footings: Footings
    rule: GroupRule
    shown: tuple[Mapping[Key, Providers], ...]
    also: frozenset[Key]

    def hidden(self) -> frozenset[Key]:
        """Return the hidden figures: first those that rest on too few, then what would give those back."""
        figures = [key for key, behind in self.footings.items() if not behind.is_missing]
        periods = {period for period in self._periods if self._is_hidden_period(period)}
        found = {key for key in figures if key in self.also or key[1] in periods or self._is_too_telling(key)}
        while True:
            more = {key for key in figures if key not in found and self._would_tell(key, found)}
            if not more:
                return frozenset(found)
            found |= more

    def behind_what_is_shown(self, hidden: frozenset[Key]) -> Mapping[Key, Providers]:
        """Return who stands behind each figure that is shown, where anyone does."""
        behind = {key: self._footing(key).with_data for key in self.footings if key not in hidden}
        return {key: providers for key, providers in behind.items() if providers}

    def _is_hidden_period(self, period: str) -> bool:
        """Whether so few have clients, payments or hours in it that nothing of the group is shown."""
        clients, *others = (self._behind(metric, period) for metric in MAIN)
        return (clients is not None and self._is_too_few(clients.with_clients)) or any(
            behind is not None and behind.with_clients and self._is_too_few(behind.with_clients) for behind in others
        )

    def _is_too_telling(self, key: Key) -> bool:
        metric, period = key
        behind, group = self._footing(key), GROUP_OF[metric]
        if PRIVACY[metric].behind in self.rule.never:
            return True
        if group is Group.RUNNING:
            return False
        return (
            self._is_too_few(behind.with_clients)
            or self._is_incomplete(group, period)
            or (is_subtractable(metric) and (self._differs_from_base(key) or self._differs_from_shown(key)))
        )

    def _is_too_few(self, providers: Providers) -> bool:
        return len(providers) < self.rule.at_least

    def _is_incomplete(self, group: Group, period: str | None) -> bool:
        if group.base is None or group is Group.CLIENTS:
            return False
        clients, base = self._behind("clienten", period), self._behind(group.base, period)
        return clients is not None and base is not None and not clients.with_clients <= base.with_data

    def _differs_from_base(self, key: Key) -> bool:
        metric, period = key
        base = self._behind(base_of(metric), period)
        now = self._footing(key).with_data
        return base is not None and bool(now) and base.with_data != now

    def _differs_from_shown(self, key: Key) -> bool:
        """Whether the difference with an earlier publication is that of so few providers that it is theirs."""
        now = self._footing(key).with_data
        return any(len(now ^ before[key]) in self.rule.telling for before in self.shown if key in before)

    def _would_tell(self, key: Key, hidden: set[Key]) -> bool:
        """Whether this figure, with others, would give a hidden one back."""
        metric, period = key
        group = GROUP_OF[metric]
        if group is Group.RUNNING:
            return any(
                self._adds_what_is_hidden(earlier, hidden) for earlier in self._periods if earlier <= str(period)
            )
        if group is Group.CHANGES and self._is_hidden(Group.PAYMENTS, self._neighbour(period, -1), hidden):
            return True
        if metric in ("instroom", "uitstroom"):
            beside = self._neighbour(period, -1 if metric == "instroom" else 1)
            other = "uitstroom" if metric == "instroom" else "instroom"
            if ("clienten", beside) in hidden or (other, beside) in hidden:
                return True
        if is_counted_at_the_end(metric) and ("uitstroom", period) in hidden:
            return True
        if is_counted_since_the_start(metric) and any(
            ("instroom", earlier) in hidden for earlier in self._periods if earlier <= str(period)
        ):
            return True
        if (
            group is Group.PLANS and ("instroom", period) in hidden
        ):  # they are counted of who was there before the period
            return True
        if any((other, period) in hidden for other in (*sources(metric), *DENOMINATORS[metric])):
            return True
        leans_on = [*group.leans_on, *([group] if group.is_together else [])]
        return any(self._is_hidden(other, period, hidden) for other in leans_on) or self._follows_base(key, hidden)

    def _adds_what_is_hidden(self, period: str, hidden: set[Key]) -> bool:
        """Whether a running sum would take up a figure that is hidden, and that is not the reader's own alone."""
        keys = [(metric, period) for metric in METRICS[Group.REFERENCE] if (metric, period) in self.footings]
        return any(key in hidden and bool(self._footing(key).with_data) for key in keys)

    def _follows_base(self, key: Key, hidden: set[Key]) -> bool:
        metric, period = key
        return is_subtractable(metric) and (base_of(metric), period) in hidden

    def _is_hidden(self, group: Group, period: str | None, hidden: set[Key]) -> bool:
        """Whether a figure of the group of metrics is hidden; where that has a base, that one decides for it."""
        if group.base is not None and not group.is_together:
            return (group.base, period) in hidden
        return any((other, period) in hidden for other in METRICS[group])

    def _footing(self, key: Key) -> Footing:
        metric, period = key
        behind = self.footings[key]
        if GROUP_OF[metric] is Group.CLIENTS:
            return self._behind("clienten", period) or behind
        if PRIVACY[metric].behind is Behind.PAID:
            paid = self._behind("betaald", period)
            return Footing(
                behind.with_clients, behind.with_data & (paid.with_data if paid else _NOBODY), behind.is_missing
            )
        return behind

    def _behind(self, metric: str, period: str | None) -> Footing | None:
        return self.footings.get((metric, period))

    @cached_property
    def _periods(self) -> list[str]:
        return sorted({period for _, period in self.footings if period is not None})

    def _neighbour(self, period: str | None, step: int) -> str | None:
        place = self._periods.index(period) + step if period is not None else -1
        return self._periods[place] if 0 <= place < len(self._periods) else None
