"""Which metrics mean something else in one publication than in another, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from hbh_metrics.door import answering
from hbh_metrics.metrics.versions import BESIDE_CARDS, DEFINITIONS, FIRST_VERSION, from_text
from hbh_metrics.publications import Publication, Store

VALUES = "meetwaarden"


@lru_cache(maxsize=64)
def redefined(root: Path, earlier: str, later: str) -> Mapping[str, date]:
    """Return what has another definition in the one than in the other, by name, each with the day of the first one that has the new.

    A publication that says nothing of definitions has the first of everything that it holds. Raises UsageError when a publication is
    unknown, StoreError when it is damaged.
    """
    store = Store(root)
    old, new = store.get(earlier), store.get(later)
    before, now = _versions(old), _versions(new)
    changed = [metric for metric, version in now.items() if before.get(metric, version) != version]
    if not changed:
        return {}
    between = [one for one in store.list() if old.manifest.number < one.manifest.number <= new.manifest.number]
    held = [(one.manifest.peildatum, _versions(one)) for one in (*between, new)]
    return {
        metric: next(day for day, versions in held if versions.get(metric) == now[metric]) for metric in sorted(changed)
    }


def _versions(publication: Publication) -> Mapping[str, int]:
    told = publication.manifest.extra.get(DEFINITIONS)
    if told is not None:
        return from_text(told)
    held = {one.name for one in BESIDE_CARDS if one.table in publication.tables}
    if VALUES in publication.tables:
        with publication.explained_damage():
            rows = answering.answer("waarden", ((VALUES, (publication.table_path(VALUES),)),))
        held.update(metric for metric, *_ in rows)
    return dict.fromkeys(held, FIRST_VERSION)
