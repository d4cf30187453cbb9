"""What of the group a reader does not see: its figures and its distributions, decided together, for each can tell of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from hbh_metrics.door.answering import answer, told_damage
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.distributions import Backing, Whole, hidden_distributions, telling_figures
from hbh_metrics.door.group_figures import FOR_PROVIDER, FOR_WETHOUDER, Footing, hidden_group_figures
from hbh_metrics.door.links import Key
from hbh_metrics.door.protection import Visibility
from hbh_metrics.door.small_numbers import visibilities
from hbh_metrics.publications import Publication
from hbh_metrics.records import Measure

VALUES, SHARES = "meetwaarden", "verdelingen"

States = dict[Key, Visibility]
Files = tuple[tuple[Path, Path | None], ...]
"""Per publication its metric values and, where it has them, its distributions."""


@dataclass(frozen=True)
class Hidden:
    """What is hidden of the group, per publication of a chain that holds metric values.

    `states` is what is seen of each figure of TOTAAL (for an aanbieder only those that are hidden), `wholes` whether each distribution is
    hidden.
    """

    states: tuple[States, ...]
    wholes: tuple[Mapping[Whole, bool], ...]

    @cached_property
    def figures(self) -> tuple[frozenset[Key], ...]:
        """The figures that are not seen exactly."""
        return tuple(_not_exact(states) for states in self.states)


def with_values(chain: Sequence[Publication]) -> tuple[Publication, ...]:
    """Return the publications of a chain that hold metric values."""
    return tuple(publication for publication in chain if VALUES in publication.tables)


def files_of(chain: Sequence[Publication]) -> Files:
    """Return the files of the publications of a chain (oldest first) that hold metric values."""
    return tuple(
        (publication.table_path(VALUES), publication.table_path(SHARES) if SHARES in publication.tables else None)
        for publication in with_values(chain)
    )


def hidden_of_group(audience: Audience, chain: Sequence[Publication]) -> Hidden:
    """Return what is hidden of each publication of a chain (oldest first) that holds metric values; see `decided`."""
    with told_damage(with_values(chain)):
        return decided(audience, files_of(chain))


def totals(file: Path) -> list[Measure]:
    """Return the rows of TOTAAL in one file of metric values."""
    return [Measure(*row) for row in answer("meetwaarden_totaal", ((VALUES, (file,)),))]


@lru_cache(maxsize=64)
def decided(audience: Audience, files: Files) -> Hidden:
    """Hide what hides itself, then the figures that with classes shown before would tell a class that is hidden now, until none is left."""
    rule = FOR_PROVIDER if audience.role is Role.AANBIEDER else FOR_WETHOUDER
    footings, backings = _footings(audience, [values for values, _ in files]), _backings(audience, files)
    telling: tuple[frozenset[Key], ...] = (frozenset(),) * len(files)
    while True:
        given_away = hidden_group_figures(footings, rule, telling)
        states = (
            tuple(dict.fromkeys(keys, Visibility.SUPPRESSED) for keys in given_away)
            if audience.role is Role.AANBIEDER
            else visibilities([totals(values) for values, _ in files], given_away)
        )
        hidden = hidden_distributions(backings, [_not_exact(found) for found in states], rule)
        more = tuple(old | new for old, new in zip(telling, telling_figures(backings, hidden), strict=True))
        if more == telling:
            wholes = ({whole: whole in gone for whole in all_of} for all_of, gone in zip(backings, hidden, strict=True))
            return Hidden(states, tuple(wholes))
        telling = more


def _footings(audience: Audience, files: Sequence[Path]) -> list[dict[Key, Footing]]:
    found: list[dict[Key, Footing]] = [{} for _ in files]
    support = answer("steun", ((VALUES, tuple(files)),), eigen=audience.aanbieder_id)
    for number, metric, period, with_clients, with_data, is_missing in support:
        found[number - 1][metric, period] = Footing(frozenset(with_clients), frozenset(with_data), is_missing)
    return found


def _backings(audience: Audience, files: Files) -> list[dict[Whole, Backing]]:
    found: list[dict[Whole, Backing]] = [{} for _ in files]
    places = [place for place, (_, shares) in enumerate(files) if shares is not None]
    paths = tuple(shares for _, shares in files if shares is not None)
    support = answer("steun_verdelingen", ((SHARES, paths),), eigen=audience.aanbieder_id) if paths else ()
    for number, *names, providers, of_all, of_others, has_means in support:
        found[places[number - 1]][Whole(*names)] = Backing(frozenset(providers), of_all, of_others, has_means)
    return found


def _not_exact(states: Mapping[Key, Visibility]) -> frozenset[Key]:
    return frozenset(key for key, state in states.items() if state.is_hidden or state is Visibility.ROUNDED)
