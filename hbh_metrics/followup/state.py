"""Where a signal stands in its follow-up, as it follows from the events: a pure function, so that nothing can be out of step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from hbh_metrics import calendar
from hbh_metrics.followup.events import ABOUT_AN_EVENT, Event, Kind


class Status(Enum):
    """Where a signal stands: what a screen calls it, and whether something is still asked of someone."""

    NEW = ("nog niet opgepakt", True)
    DISCUSSED = ("besproken, nog niets afgesproken", True)
    AGREED = ("afspraak loopt", True)
    DUE = ("afspraak is verlopen", True)
    POSTPONED = ("uitgesteld", False)
    POSTPONEMENT_OVER = ("uitstel is voorbij", True)
    CLOSED = ("afgehandeld", False)
    REOPENED = ("afgehandeld, maar het signaal houdt aan", True)

    def __init__(self, words: str, is_open: bool) -> None:
        self.words = words
        self.is_open = is_open


@dataclass(frozen=True)
class FollowUpState:
    """The status of a signal, and the event that decided it (None when nothing was written)."""

    status: Status
    event: Event | None = None


_DECIDING = (Kind.AFSPRAAK, Kind.UITGESTELD, Kind.AFGEHANDELD)


def in_force(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events that hold, in the order in which they were written, without the taking back and the blanking themselves.

    What was taken back holds no more, nor what was corrected: then its correction does, unless that was taken back in its turn.
    """
    undone = {event.verwijst_naar for event in events if event.soort is Kind.TERUGGEDRAAID}
    kept = [event for event in events if event.soort not in ABOUT_AN_EVENT and event.kenmerk not in undone]
    replaced = set(corrections(kept))
    return tuple(sorted((one for one in kept if one.kenmerk not in replaced), key=lambda event: event.volgnummer or 0))


def corrections(events: Sequence[Event]) -> dict[str, Event]:
    """Return the correction of each corrected event, by the `kenmerk` of what it corrects: an event of the same kind that names it."""
    kinds = {event.kenmerk: event.soort for event in events}
    return {
        event.verwijst_naar: event
        for event in events
        if event.verwijst_naar and kinds.get(event.verwijst_naar) is event.soort
    }


def agreements(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the agreements in force, in the order in which they were made."""
    return tuple(event for event in in_force(events) if event.soort is Kind.AFSPRAAK)


def promised(events: Sequence[Event]) -> dict[tuple[str, str], date]:
    """Return by when something is promised about each signal and provider: the last day of an agreement that was not closed since.

    Only the day: what was agreed is free text, and not for everybody.
    """
    found: dict[tuple[str, str], date] = {}
    for event in in_force(events):
        key = (event.signaal or "", event.aanbieder_id or "")
        if event.soort is Kind.AFSPRAAK and event.signaal and event.datum:
            found[key] = event.datum
        elif event.soort is Kind.AFGEHANDELD:
            found.pop(key, None)
    return found


def state(events: Sequence[Event], today: date, periode_id: str | None = None) -> FollowUpState:
    """Return where a signal stands on the day `today` by the events about it.

    The last agreement, postponement or closing decides; a note only when there is none of those. An agreement and a postponement hold up to
    and including their date. Closing holds for the period that it was about: a signal that is still there in the later `periode_id` is open
    again.
    """
    valid = in_force(events)
    deciding = [event for event in valid if event.soort in _DECIDING]
    if not deciding:
        discussed = [event for event in valid if event.soort is Kind.BESPROKEN]
        return FollowUpState(Status.DISCUSSED, discussed[-1]) if discussed else FollowUpState(Status.NEW)
    last = deciding[-1]
    is_over = last.datum is not None and last.datum < today
    if last.soort is Kind.AFSPRAAK:
        return FollowUpState(Status.DUE if is_over else Status.AGREED, last)
    if last.soort is Kind.UITGESTELD:
        return FollowUpState(Status.POSTPONEMENT_OVER if is_over else Status.POSTPONED, last)
    return FollowUpState(Status.REOPENED if _is_later(periode_id, last.periode_id) else Status.CLOSED, last)


def _is_later(periode_id: str | None, other: str | None) -> bool:
    if periode_id is None or other is None:
        return False
    return calendar.period_number(periode_id) > calendar.period_number(other)
