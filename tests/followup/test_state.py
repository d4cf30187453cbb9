"""Where a signal stands follows from its events, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from hbh_metrics.followup import Event, Kind, Status, agreements, in_force, state
from tests.followup.journals import agreement, note

BEFORE, ON, AFTER = date(2014, 6, 14), date(2014, 6, 15), date(2014, 6, 16)
NOTE, AGREED = note(kenmerk="besproken"), agreement(kenmerk="afspraak")
LATER = replace(NOTE, soort=Kind.UITGESTELD, datum=ON, kenmerk="uitstel")
DONE = replace(NOTE, soort=Kind.AFGEHANDELD, kenmerk="klaar")


def _undo(event: Event) -> Event:
    return replace(NOTE, soort=Kind.TERUGGEDRAAID, verwijst_naar=event.kenmerk, kenmerk=f"terug {event.kenmerk}")


def _numbered(*events: Event) -> tuple[Event, ...]:
    return tuple(replace(event, volgnummer=number) for number, event in enumerate(events, start=1))


CASES: list[tuple[Sequence[Event], date, Status]] = [
    ([], ON, Status.NEW),
    ([NOTE], ON, Status.DISCUSSED),
    ([NOTE, AGREED], BEFORE, Status.AGREED),
    ([NOTE, AGREED], ON, Status.AGREED),
    ([NOTE, AGREED], AFTER, Status.DUE),
    ([AGREED, NOTE], BEFORE, Status.AGREED),
    ([AGREED, LATER], ON, Status.POSTPONED),
    ([LATER], AFTER, Status.POSTPONEMENT_OVER),
    ([LATER, AGREED], BEFORE, Status.AGREED),
    ([AGREED, DONE], AFTER, Status.CLOSED),
    ([DONE, NOTE], AFTER, Status.CLOSED),
    ([DONE, AGREED], BEFORE, Status.AGREED),
    ([AGREED, DONE, _undo(DONE)], BEFORE, Status.AGREED),
    ([NOTE, _undo(NOTE)], ON, Status.NEW),
    ([AGREED, _undo(AGREED), LATER, _undo(LATER)], ON, Status.NEW),
]


@pytest.mark.parametrize(("events", "today", "expected"), CASES)
def test_the_last_decision_that_was_not_taken_back_says_where_a_signal_stands(
    events: Sequence[Event], today: date, expected: Status
) -> None:
    assert state(_numbered(*events), today).status is expected
    assert state(tuple(reversed(_numbered(*events))), today).status is expected, "in whatever order they are read"


def test_the_deciding_event_is_told() -> None:
    found = state(_numbered(NOTE, AGREED, replace(NOTE, kenmerk="nog een")), BEFORE)
    assert found.event is not None
    assert found.event.kenmerk == "afspraak"
    assert state((), BEFORE).event is None


@pytest.mark.parametrize(
    ("period", "expected"), [("201405", Status.CLOSED), ("201406", Status.CLOSED), ("201407", Status.REOPENED)]
)
def test_closing_holds_for_the_period_that_it_was_about(period: str, expected: Status) -> None:
    assert state(_numbered(DONE), AFTER, period).status is expected


def test_an_agreement_and_a_postponement_hold_in_later_periods_too() -> None:
    assert state(_numbered(AGREED), BEFORE, "201409").status is Status.AGREED
    assert state(_numbered(LATER), ON, "201409").status is Status.POSTPONED


def test_only_what_is_settled_or_put_off_asks_for_nothing() -> None:
    assert {status for status in Status if not status.is_open} == {Status.POSTPONED, Status.CLOSED}


def test_what_was_taken_back_is_no_agreement_any_more() -> None:
    second = replace(AGREED, kenmerk="tweede")
    events = _numbered(AGREED, second, _undo(AGREED))
    assert [event.kenmerk for event in agreements(events)] == ["tweede"]
    assert [event.kenmerk for event in in_force(events)] == ["tweede"]


def test_a_correction_holds_in_place_of_what_it_corrects_and_taking_it_back_brings_that_back() -> None:
    first, better, best = (agreement(kenmerk=name, tekst=name) for name in ("eerste", "tweede", "derde"))
    better, best = replace(better, verwijst_naar="eerste"), replace(best, verwijst_naar="tweede")
    assert [one.kenmerk for one in in_force(_numbered(first, better))] == ["tweede"]
    assert [one.kenmerk for one in in_force(_numbered(first, better, best))] == ["derde"]
    assert [one.kenmerk for one in in_force(_numbered(first, better, best, _undo(best)))] == ["tweede"]
    assert [one.kenmerk for one in in_force(_numbered(first, better, _undo(better)))] == ["eerste"]


def test_closing_an_agreement_corrects_nothing() -> None:
    closing = replace(DONE, verwijst_naar=AGREED.kenmerk)
    assert [one.kenmerk for one in in_force(_numbered(AGREED, closing))] == ["afspraak", "klaar"]
