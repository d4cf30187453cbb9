"""The previous meeting with a provider, as the journal knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from hbh_metrics.answers.attention import written_by
from hbh_metrics.answers.view import View
from hbh_metrics.followup import Event, Kind, in_force

_HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Meeting:
    """One meeting: the day, the publication that was on the table, who were there and what was noted."""

    day: date
    publicatie: str
    present: str
    note: str


def previous(view: View, events: Sequence[Event]) -> Meeting | None:
    """Return the last meeting with the chosen provider that looked at an older publication than this one; None when there was none."""
    now = view.door.publication.id
    found = [
        event
        for event in in_force(written_by(view, events))
        if event.soort is Kind.OVERLEG
        and event.aanbieder_id == view.chosen.aanbieder_id
        and event.publicatie != now
        and event.tijdstip is not None
    ]
    if not found:
        return None
    last = found[-1]
    assert last.tijdstip is not None  # noqa: S101 - chosen above
    return Meeting(last.tijdstip.astimezone(_HERE).date(), last.publicatie, last.aanwezig or "", last.tekst)
