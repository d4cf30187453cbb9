"""What who may not see everything sees of meetwaarden: decided over all rows and earlier publications, before any filter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hbh_metrics.door.answering import answer, told_damage
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.group_hidden import VALUES, Files, decided, files_of, totals, with_values
from hbh_metrics.door.protection import ProtectedMeasure, Visibility, marked, protected
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL, Measure


def seen_measures(audience: Audience, chain: Sequence[Publication]) -> tuple[ProtectedMeasure, ...]:
    """Return what an audience sees of the last publication of a chain (oldest first): its own rows and those of TOTAAL."""
    if VALUES not in chain[-1].tables:
        return ()
    with told_damage(with_values(chain)):
        return _seen(audience, files_of(chain))


@lru_cache(maxsize=64)
def _seen(audience: Audience, files: Files) -> tuple[ProtectedMeasure, ...]:
    states, (last, _) = decided(audience, files).states[-1], files[-1]
    if audience.role is Role.WETHOUDER:
        return tuple(protected(row, states[row.maatstaf, row.periode_id]) for row in totals(last))
    hidden = tuple(sorted("|".join((metric, period or "")).rstrip("|") for metric, period in states))
    rows = answer("meetwaarden_eigen", ((VALUES, (last,)),), eigen=audience.aanbieder_id, verborgen=hidden)
    return tuple(
        protected(row, Visibility.SUPPRESSED)
        if row.aanbieder_id == TOTAL and (row.maatstaf, row.periode_id) in states
        else marked(row)
        for row in (Measure(*values) for values in rows)
    )
