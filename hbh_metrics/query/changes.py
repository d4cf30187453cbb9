"""Which metric values differ between two publications, of those that an audience sees in both."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from hbh_metrics.disclosure import Audience
from hbh_metrics.publications import Store
from hbh_metrics.publications.compare import Change, compare, differences
from hbh_metrics.query.opening import open_door
from hbh_metrics.records import Measure


@lru_cache(maxsize=64)
def changes(root: Path, audience: Audience, earlier: str, later: str) -> tuple[Change, ...]:
    """Return which metric values differ between two publications, of those that this audience sees in both."""
    if audience.sees_everything:
        return tuple(compare(Store(root), earlier, later))
    doors = [open_door(root, audience, publication_id) for publication_id in (earlier, later)]
    old, new = (door.protected_measures() if door else () for door in doors)
    hidden = {_row_of(row) for row in (*old, *new) if row.visibility.is_hidden}
    seen = [{_row_of(row): row.waarde for row in rows if _row_of(row) not in hidden} for rows in (old, new)]
    return differences(seen[0], seen[1])


def _row_of(row: Measure) -> tuple[str, str, str | None]:
    return row.maatstaf, row.aanbieder_id, row.periode_id
