"""Says which metric values differ between two publications ("gewijzigd sinds")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import duckdb

from hbh_metrics import sql
from hbh_metrics.publications.store import Store


@dataclass(frozen=True)
class Change:
    """One metric value that differs; a value is None where it is unknown or where that publication has no such row.

    `soort` is `nieuw` (only the later publication has the row), `vervallen` (only the earlier one) or `gewijzigd`. `periode_id` is None for
    metrics without a period. The unit is that of the metric.
    """

    maatstaf: str
    aanbieder_id: str
    periode_id: str | None
    soort: Literal["nieuw", "vervallen", "gewijzigd"]
    oud: float | None
    nieuw: float | None


def compare(store: Store, earlier: str, later: str) -> tuple[Change, ...]:
    """Return the metric values that differ from publication `earlier` to `later`, by metric, provider and period.

    Raises StoreError when either is unknown, damaged, or holds no metric values.
    """
    old, new = store.get(earlier), store.get(later)
    files = {"oud": str(old.table_path("meetwaarden")), "nieuw": str(new.table_path("meetwaarden"))}
    with duckdb.connect() as con, old.explained_damage(), new.explained_damage():
        rows = con.execute(sql.load(__file__, "gewijzigd"), files).fetchall()
    return tuple(Change(*row) for row in rows)
