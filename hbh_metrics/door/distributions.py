"""Which distributions of the group (TOTAAL) are hidden: as a whole, so that what is left of one never gives a class of it back.

A class below 5 hides its distribution, and so does a hidden metric that the classes add up to, or that follows from them with others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hbh_metrics.door.group_figures import GroupRule
from hbh_metrics.door.links import Key
from hbh_metrics.metrics.distributions import TELLS_OF
from hbh_metrics.policy import SMALL_COUNT, SMALL_NUMBER

_ONLY_WITH_OTHERS = ("clienten", "instroom")
"""Figures that tell nothing of the classes once those beside them are hidden."""


class Whole(NamedTuple):
    """One distribution of the group: of a period (empty where it has none), a group of people and, of several, the part."""

    verdeling: str
    periode_id: str
    groep: str
    deel: str

    @property
    def key(self) -> str:
        """The name under which questions know it."""
        return "/".join(self)


@dataclass(frozen=True)
class Backing:
    """Who stands behind a distribution, the reader left out, and its smallest class that is not empty (0: all are)."""

    providers: frozenset[int]
    smallest_of_all: int
    smallest_of_others: int
    has_means: bool

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in it."""
        return not self.smallest_of_all


def hidden_distributions(
    chain: Sequence[Mapping[Whole, Backing]], hidden: Sequence[Collection[Key]], rule: GroupRule
) -> tuple[frozenset[Whole], ...]:
    """Return, per publication of the chain (oldest first), the distributions of the group that are hidden from this reader.

    `hidden` are the figures of the group that this reader does not see, per publication. What a publication hides depends on itself and
    on what was shown before, so it never changes afterwards.
    """
    shown: list[Mapping[Whole, frozenset[int]]] = []
    found: list[frozenset[Whole]] = []
    for backings, figures in zip(chain, hidden, strict=True):
        here = frozenset(
            whole
            for whole, backing in backings.items()
            if _rests_on_few(backing, rule)
            or _would_tell(whole, figures)
            or any(whole in before and len(before[whole] ^ backing.providers) in rule.telling for before in shown)
        )
        found.append(here)
        shown.append({whole: backing.providers for whole, backing in backings.items() if whole not in here})
    return tuple(found)


def telling_figures(
    chain: Sequence[Mapping[Whole, Backing]], hidden: Sequence[Collection[Whole]]
) -> tuple[frozenset[Key], ...]:
    """Return, per publication, the figures that tell a class that is hidden now to who saw the other classes in an earlier publication."""
    shown: set[Whole] = set()
    found: list[frozenset[Key]] = []
    for backings, gone in zip(chain, hidden, strict=True):
        found.append(
            frozenset(
                (metric, whole.periode_id or None)
                for whole in shown & set(gone)
                for metric in TELLS_OF.get(whole.verdeling, ())
                if metric not in _ONLY_WITH_OTHERS
            )
        )
        shown |= {whole for whole, backing in backings.items() if whole not in gone and not backing.is_empty}
    return tuple(found)


def _rests_on_few(backing: Backing, rule: GroupRule) -> bool:
    fewest = SMALL_NUMBER if backing.has_means else SMALL_COUNT
    return len(backing.providers) < rule.at_least or any(
        0 < smallest < fewest for smallest in (backing.smallest_of_all, backing.smallest_of_others)
    )


def _would_tell(whole: Whole, figures: Collection[Key]) -> bool:
    """Whether a hidden figure is a sum of these classes; one that nobody placed is taken to be."""
    metrics = TELLS_OF.get(whole.verdeling)
    return metrics is None or any((metric, whole.periode_id or None) in figures for metric in metrics)
