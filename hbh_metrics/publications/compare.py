"""Says which metric values differ between two publications ("gewijzigd sinds")."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Change:
    """One metric value that differs; a value is None where it is unknown or where that publication has no such row.

    `soort` is `nieuw` (only the later publication has the row), `vervallen` (only the earlier one) or `gewijzigd`. `periode_id` is None for
    metrics without a period. The unit is that of the metric. `oorzaak` says in words why it differs, `bestanden` which delivered files
    can be behind it, each with the number of the publication that took it up; both are empty where that is not known.
    """

    maatstaf: str
    aanbieder_id: str
    periode_id: str | None
    soort: Literal["nieuw", "vervallen", "gewijzigd"]
    oud: float | None
    nieuw: float | None
    oorzaak: str = ""
    bestanden: tuple[str, ...] = ()


Row = tuple[str, str, str | None]
"""A metric, a provider and a period."""

_ROUNDING = 1e-9


def differences(old: Mapping[Row, float | None], new: Mapping[Row, float | None]) -> tuple[Change, ...]:
    """Return what differs between two publications, or what someone may see of them, by metric, provider and period.

    Differences below a billionth are the computer's rounding and do not count; a new row without a value is no change.
    """
    rows = sorted(old.keys() | new.keys(), key=lambda row: (row[0], row[1], row[2] or ""))
    return tuple(
        Change(
            *row,
            "nieuw" if row not in old else "vervallen" if row not in new else "gewijzigd",
            old.get(row),
            new.get(row),
        )
        for row in rows
        if _differs(old.get(row), new.get(row))
    )


def _differs(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return old is not new
    return not math.isclose(old, new, rel_tol=_ROUNDING, abs_tol=0.0)
