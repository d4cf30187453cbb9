"""The publications up to the one that is looked at, for what follows from one after the other: whether an agreement helped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hbh_metrics.door import opening
from hbh_metrics.door.door import Door
from hbh_metrics.findings.attention.matters import needs_history
from hbh_metrics.findings.view import View
from hbh_metrics.followup import Event


def doors(root: Path, view: View, known: Sequence[Event]) -> tuple[Door, ...]:
    """Return the publications up to the one on screen, old to new, when there is an agreement whose effect follows from them."""
    if not needs_history(known):
        return ()
    last, audience = view.door.publication.manifest.number, view.door.audience
    found = (
        opening.open_door(root, audience, publication.id)
        for publication in reversed(opening.publications(root, audience))
        if publication.manifest.number <= last
    )
    return tuple(door for door in found if door is not None)
