"""Tells what became of the numbers when a publication was made anew with today's definitions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.migrating import migrate
from hbh_metrics.project import in_force
from hbh_metrics.publications import Store


def migrated(data: Path) -> str:
    """Make the current publication anew and return in Dutch what that changed, and why.

    Raises StoreError and UsageError as `migrate` does; the publication before is then still current.
    """
    before, after = migrate(Store(data))
    with in_force(after.manifest.project):
        changes = changes_since(data, Audience.PROGRAMMAMANAGER, before.id, after.id)
    found = Counter(change.maatstaf for change in changes)
    head = (
        f"Publicatie {after.id} is gemaakt uit de gegevens van {before.id}, met de definities van nu. "
        f"Publicatie {before.id} blijft staan zoals zij was.\n"
    )
    if not found:
        return f"{head}Alle cijfers zijn dezelfde.\n"
    lines = [
        f"- {CARD_BY_NAME[name].title if name in CARD_BY_NAME else name} ({name}): {dutch.count(times, 'waarde', 'waarden')}\n"
        for name, times in sorted(found.items())
    ]
    return (
        f"{head}Nieuw of anders, door een andere definitie en niet door andere gegevens:\n{''.join(lines)}"
        f"Bekijk elk verschil met: python -m hbh_metrics compare {before.id} {after.id}\n"
    )
