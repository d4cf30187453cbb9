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

_TABLE = "meetwaarden"


def seen_measures(audience: Audience, chain: Sequence[Publication]) -> tuple[ProtectedMeasure, ...]:
    """Return what an audience sees of the last publication of a chain (oldest first): its own rows and those of TOTAAL."""
    if _TABLE not in chain[-1].tables:
        return ()
    with_values = [publication for publication in chain if _TABLE in publication.tables]
    with told_damage(with_values):
        return _seen(audience, tuple(publication.table_path(_TABLE) for publication in with_values))


@lru_cache(maxsize=64)
def _seen(audience: Audience, chain: tuple[Path, ...]) -> tuple[ProtectedMeasure, ...]:
    footings: list[dict[tuple[str, str | None], Footing]] = [{} for _ in chain]
    for number, metric, period, with_clients, with_data, is_missing in answer(
        "steun", ((_TABLE, chain),), eigen=audience.aanbieder_id
    ):
        footings[number - 1][metric, period] = Footing(frozenset(with_clients), frozenset(with_data), is_missing)
    last = ((_TABLE, chain[-1:]),)
    if audience.role is Role.AANBIEDER:
        hidden = hidden_group_figures(footings, FOR_PROVIDER)[-1]
        keys = tuple(sorted("|".join((metric, period or "")).rstrip("|") for metric, period in hidden))
        own = [Measure(*row) for row in answer("meetwaarden_eigen", last, eigen=audience.aanbieder_id, verborgen=keys)]
        return tuple(
            protected(row, Visibility.SUPPRESSED)
            if row.aanbieder_id == TOTAL and (row.maatstaf, row.periode_id) in hidden
            else marked(row)
            for row in own
        )
    totals = [[Measure(*row) for row in answer("meetwaarden_totaal", ((_TABLE, (path,)),))] for path in chain]
    states = visibilities(totals, hidden_group_figures(footings, FOR_WETHOUDER))
    return tuple(protected(row, states[row.maatstaf, row.periode_id]) for row in totals[-1])
