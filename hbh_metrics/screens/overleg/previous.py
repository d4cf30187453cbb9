"""The meetings with a provider, as the journal knows them: the one before these figures, and the last that was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from hbh_metrics import dutch
from hbh_metrics.findings.attention.matters import written_by
from hbh_metrics.findings.view import View
from hbh_metrics.followup import Event, Kind, in_force

_HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Meeting:
    """One meeting: the day, the publication that was on the table, who were there and what was noted; `kenmerk` is its event's."""

    day: date
    publicatie: str
    present: str
    note: str
    kenmerk: str


def previous(view: View, events: Sequence[Event]) -> Meeting | None:
    """Return the last meeting with the chosen provider that looked at an older publication than this one; None when there was none."""
    now = view.door.publication.id
    return next((held for held in reversed(_held(view, events)) if held.publicatie != now), None)


def last(view: View, events: Sequence[Event]) -> Meeting | None:
    """Return the last meeting with the chosen provider over this publication or an older one; None when there was none."""
    return next(iter(reversed(_held(view, events))), None)


def said(held: Meeting | None) -> str:
    """Return when the last meeting was, who were there and what was noted."""
    if held is None:
        return "Er is nog geen overleg met deze aanbieder vastgelegd."
    note = f" Besproken: {held.note}" if held.note else ""
    return f"Het laatste overleg was op {dutch.day_in_full(held.day)}, met {held.present}.{note}"


def _held(view: View, events: Sequence[Event]) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            event.tijdstip.astimezone(_HERE).date(), event.publicatie, event.aanwezig or "", event.tekst, event.kenmerk
        )
        for event in in_force(written_by(view, events))
        if event.soort is Kind.OVERLEG and event.aanbieder_id == view.chosen.aanbieder_id and event.tijdstip is not None
    )
