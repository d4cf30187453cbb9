"""What who may not see everything sees of meetwaarden: decided over all rows and earlier publications, before any filter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from hbh_metrics.disclosure import (
    FOR_PROVIDER,
    FOR_WETHOUDER,
    Audience,
    Footing,
    GroupRule,
    Key,
    ProtectedMeasure,
    Role,
    Visibility,
    hidden_group_figures,
    marked,
    protected,
    visibilities,
)
from hbh_metrics.publications import Publication
from hbh_metrics.query.answering import answer, told_damage
from hbh_metrics.records import TOTAL, Measure

TABLE = "meetwaarden"

States = dict[Key, Visibility]


def rule_for(audience: Audience) -> GroupRule:
    """Return how many others must stand behind what this audience sees of the group."""
    return FOR_PROVIDER if audience.role is Role.AANBIEDER else FOR_WETHOUDER


def with_values(chain: Sequence[Publication]) -> tuple[Publication, ...]:
    """Return the publications of a chain that hold metric values."""
    return tuple(publication for publication in chain if TABLE in publication.tables)


def seen_measures(audience: Audience, chain: Sequence[Publication]) -> tuple[ProtectedMeasure, ...]:
    """Return what an audience sees of the last publication of a chain (oldest first): its own rows and those of TOTAAL."""
    if TABLE not in chain[-1].tables:
        return ()
    with told_damage(with_values(chain)):
        return _seen(audience, _files(chain))


def hidden_figures(audience: Audience, chain: Sequence[Publication]) -> tuple[frozenset[Key], ...]:
    """Return which figures of TOTAAL this audience does not see exactly, per publication of the chain that holds metric values."""
    with told_damage(with_values(chain)):
        return _hidden(audience, _files(chain))


def _files(chain: Sequence[Publication]) -> tuple[Path, ...]:
    return tuple(publication.table_path(TABLE) for publication in with_values(chain))


@lru_cache(maxsize=64)
def _seen(audience: Audience, chain: tuple[Path, ...]) -> tuple[ProtectedMeasure, ...]:
    states = _states(audience, chain)[-1]
    if audience.role is Role.WETHOUDER:
        return tuple(protected(row, states[row.maatstaf, row.periode_id]) for row in _totals(chain[-1]))
    hidden = tuple(sorted("|".join((metric, period or "")).rstrip("|") for metric, period in states))
    rows = answer("meetwaarden_eigen", ((TABLE, chain[-1:]),), eigen=audience.aanbieder_id, verborgen=hidden)
    return tuple(
        protected(row, Visibility.SUPPRESSED)
        if row.aanbieder_id == TOTAL and (row.maatstaf, row.periode_id) in states
        else marked(row)
        for row in (Measure(*values) for values in rows)
    )


@lru_cache(maxsize=64)
def _hidden(audience: Audience, chain: tuple[Path, ...]) -> tuple[frozenset[Key], ...]:
    return tuple(
        frozenset(key for key, state in states.items() if state.is_hidden or state is Visibility.ROUNDED)
        for states in _states(audience, chain)
    )


@lru_cache(maxsize=64)
def _states(audience: Audience, chain: tuple[Path, ...]) -> tuple[States, ...]:
    """Return what is seen of TOTAAL, per publication; for an aanbieder only what is hidden."""
    footings: list[dict[Key, Footing]] = [{} for _ in chain]
    support = answer("steun", ((TABLE, chain),), eigen=audience.aanbieder_id)
    for number, metric, period, with_clients, with_data, is_missing in support:
        footings[number - 1][metric, period] = Footing(frozenset(with_clients), frozenset(with_data), is_missing)
    hidden = hidden_group_figures(footings, rule_for(audience))
    if audience.role is Role.AANBIEDER:
        return tuple(dict.fromkeys(keys, Visibility.SUPPRESSED) for keys in hidden)
    return visibilities([_totals(path) for path in chain], hidden)


def _totals(file: Path) -> list[Measure]:
    return [Measure(*row) for row in answer("meetwaarden_totaal", ((TABLE, (file,)),))]
