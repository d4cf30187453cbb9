"""Which metrics mean something else in one publication than in another, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from hbh_metrics.door import answering
from hbh_metrics.metrics import definitions
from hbh_metrics.publications import Publication, Store

VALUES = "meetwaarden"


@lru_cache(maxsize=64)
def redefined(root: Path, earlier: str, later: str) -> Mapping[str, date]:
    """Return the metrics that both publications have under another definition, each with the day of the first one that has the new.

    A publication that says nothing of definitions has the first of every metric that it holds. Raises UsageError when a publication is
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
    told = publication.manifest.extra.get(definitions.DEFINITIONS)
    if told is not None:
        return definitions.from_text(told)
    if VALUES not in publication.tables:
        return {}
    with publication.explained_damage():
        rows = answering.answer("waarden", ((VALUES, (publication.table_path(VALUES),)),))
    return dict.fromkeys((metric for metric, *_ in rows), definitions.FIRST_VERSION)
