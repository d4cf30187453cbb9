"""Which metric values differ between two publications, of those that an audience sees in both, and because of which delivery."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hbh_metrics.door import answering
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.causes import REDEFINED, Cause, Causes
from hbh_metrics.door.definitions import redefined
from hbh_metrics.door.opening import open_door
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.compare import Change, Row, differences
from hbh_metrics.records import Measure

_VALUES = "meetwaarden"


@lru_cache(maxsize=64)
def changes_since(root: Path, audience: Audience, earlier: str, later: str) -> tuple[Change, ...]:
    """Return which metric values differ between two publications, of those that this audience sees in both.

    That a metric has another definition is told to all; which files are behind a change, an aanbieder is told of its own values and its
    own files, and the wethouder not. Raises UsageError for the beheerder, and when
    a publication is unknown, StoreError when it is damaged or holds no metric values.
    """
    audience.require_figures()
    store = Store(root)
    old, new = store.get(earlier), store.get(later)
    found = (
        differences(_values(old), _values(new))
        if audience.sees_everything
        else _seen_in_both(root, audience, earlier, later)
    )
    other = redefined(root, earlier, later)
    if audience.role is not Role.WETHOUDER:
        has_moved = old.manifest.peildatum != new.manifest.peildatum
        causes = Causes.between(_files(old, audience), _files(new, audience), has_moved=has_moved)
        found = tuple(
            _with_cause(change, causes.of(change)) if audience.aanbieder_id in (None, change.aanbieder_id) else change
            for change in found
        )
    return tuple(replace(change, oorzaak=REDEFINED) if change.maatstaf in other else change for change in found)


def _with_cause(change: Change, cause: Cause) -> Change:
    return replace(change, oorzaak=cause.words, bestanden=cause.files)


def _seen_in_both(root: Path, audience: Audience, earlier: str, later: str) -> tuple[Change, ...]:
    doors = [open_door(root, audience, publication_id) for publication_id in (earlier, later)]
    old, new = (door.protected_measures() if door else () for door in doors)
    hidden = {_row_of(row) for row in (*old, *new) if row.visibility.is_hidden}
    seen = [{_row_of(row): row.waarde for row in rows if _row_of(row) not in hidden} for rows in (old, new)]
    return differences(seen[0], seen[1])


def _row_of(row: Measure) -> Row:
    return row.maatstaf, row.aanbieder_id, row.periode_id


def _values(publication: Publication) -> dict[Row, float | None]:
    with publication.explained_damage():
        rows = answering.answer("waarden", ((_VALUES, (publication.table_path(_VALUES),)),))
    return {(metric, provider, period): value for metric, provider, period, value in rows}


def _files(publication: Publication, audience: Audience) -> tuple[answering.Row, ...]:
    return answering.ask(publication, "leveringen", "herkomst", eigen=audience.aanbieder_id)
