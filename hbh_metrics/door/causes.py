"""Why a metric value differs between two publications: the delivered files that are behind one of them and not behind the other.

A file can explain a value when it speaks of its provider and its period, and belongs to a table on which the metric rests. A table that
has no periods can explain any; its files are named only where no file speaks of the period itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hbh_metrics.door.answering import Row
from hbh_metrics.door.links import GROUP_OF
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.metrics.privacy import Group
from hbh_metrics.publications.compare import Change
from hbh_metrics.records import TOTAL

DELIVERY, MOVED, RECOMPUTED, REDEFINED = "levering", "peildatum verschoven", "herberekend", "andere definitie"
_LOOKS_BACK = (Group.RUNNING, Group.CHANGES)
"""Metrics that also take up what was delivered about earlier periods."""


@dataclass(frozen=True)
class Cause:
    """Why a value differs, in words, with the files behind it: the number of the publication that took it up, and its name."""

    words: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Part:
    """What one file says of one provider (None: none in particular) and period (None: none)."""

    file: str
    aanbieder_id: str | None
    periode_id: str | None


@dataclass
class Causes:
    """Looks up what is behind a change; remembers what it found."""

    parts: dict[str, list[_Part]]
    without_delivery: Cause
    _found: dict[tuple[object, ...], Cause] = field(default_factory=dict)

    @classmethod
    def between(cls, old: Iterable[Row], new: Iterable[Row], *, has_moved: bool) -> Causes:
        """Make it from what the files behind two publications speak of (question `leveringen`)."""
        parts: dict[str, list[_Part]] = defaultdict(list)
        for publication, file, _, table, provider, period in sorted(set(old) ^ set(new), key=str):
            parts[table].append(_Part(f"{publication} {file}", provider, period))
        return cls(parts, Cause(MOVED if has_moved else RECOMPUTED))

    def of(self, change: Change) -> Cause:
        """Return the cause of a change."""
        card = CARD_BY_NAME.get(change.maatstaf)
        tables = card.tables if card else ()
        looks_back = GROUP_OF.get(change.maatstaf) in _LOOKS_BACK
        asked = (tables, change.aanbieder_id, change.periode_id, looks_back)
        if asked not in self._found:
            self._found[asked] = self._look_up(*asked)
        return self._found[asked]

    def _look_up(self, tables: tuple[str, ...], provider: str, period: str | None, looks_back: bool) -> Cause:
        of_provider = [
            part
            for table in tables
            for part in self.parts.get(table, ())
            if provider == TOTAL or part.aanbieder_id in (None, provider)
        ]
        of_period = [
            part
            for part in of_provider
            if part.periode_id is not None
            and (period is None or part.periode_id == period or (looks_back and part.periode_id < period))
        ]
        files = dict.fromkeys(
            part.file for part in of_period or [part for part in of_provider if part.periode_id is None]
        )
        return Cause(DELIVERY, tuple(files)) if files else self.without_delivery
