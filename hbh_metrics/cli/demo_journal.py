"""Writes the journal of the demo: what its story tells of talks and agreements, each in the stand that people then looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from hbh_metrics.demo.talks import Talk
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import open_door
from hbh_metrics.followup import Event, Journal, Kind
from hbh_metrics.publications import Publication, Store

AUTHOR = "programmamanager"
_AT = time(10, 30, tzinfo=UTC)


def write_journal(data: Path, talks: Sequence[Talk]) -> int:
    """Add the talks to the journal in `data` and return how many; what no signal asked for at the time is left out."""
    publications = Store(data).list()
    added = 0
    for number, talk in enumerate(talks, start=1):
        event = _event(data, publications, talk, f"demo{number:04d}")
        if event is not None:
            Journal(data, now=partial(datetime.combine, talk.on, _AT)).add(event)
            added += 1
    return added


def _event(data: Path, publications: Sequence[Publication], talk: Talk, name: str) -> Event | None:
    """Return the event as it was recorded that day, or None when there was no such stand, or no such signal in it."""
    seen = [publication.id for publication in publications if publication.manifest.peildatum <= talk.on]
    door = open_door(data, Audience.PROGRAMMAMANAGER, seen[-1]) if seen else None
    if door is None:
        return None
    found = [row for row in door.signals() if (row.signaal, row.aanbieder_id) == (talk.signal, talk.provider_id)]
    if talk.signal and not found:
        return None
    latest = max(found, key=lambda row: row.periode_id or "", default=None)
    return Event(
        Kind(talk.kind),
        AUTHOR,
        door.publication.id,
        talk.signal,
        talk.provider_id,
        None if latest is None else latest.periode_id,
        talk.text,
        talk.owner,
        talk.due,
        talk.present,
        None if latest is None else latest.waarde,
        kenmerk=name,
    )
