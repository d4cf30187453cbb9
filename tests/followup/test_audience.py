"""The journal's free texts are read by those who may, and written by the programmamanager."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.door.audience import Audience
from hbh_metrics.followup import Event, Kind, may_write, seen_by
from tests.followup.journals import agreement, note

NOTE, AGREED, OTHERS = note(kenmerk="a"), agreement(kenmerk="b"), agreement(kenmerk="c", aanbieder_id="VIVA")
MEETING = Event(Kind.OVERLEG, "Els", "0001", aanbieder_id="TZORG", aanwezig="Els", kenmerk="d")
DECISION = Event(Kind.BESLUIT_GEVRAAGD, "Els", "0001", tekst="Instemmen", kenmerk="e")
EVENTS = (NOTE, AGREED, OTHERS, MEETING, DECISION)


def _keys(audience: Audience, *events: Event) -> str:
    return "".join(event.kenmerk for event in seen_by(audience, events or EVENTS))


def test_the_programmamanager_reads_everything_and_alone_writes() -> None:
    assert _keys(Audience.PROGRAMMAMANAGER) == "abcde"
    assert may_write(Audience.PROGRAMMAMANAGER)
    assert not may_write(Audience.WETHOUDER)
    assert not may_write(Audience.aanbieder("TZORG"))


def test_a_provider_reads_its_own_agreements_and_meetings_and_no_notes() -> None:
    assert _keys(Audience.aanbieder("TZORG")) == "bd"


def test_the_wethouder_reads_the_decisions_that_are_asked() -> None:
    assert _keys(Audience.WETHOUDER) == "e"


def test_what_was_taken_back_is_not_shown_to_others() -> None:
    undone = replace(AGREED, soort=Kind.TERUGGEDRAAID, verwijst_naar="b", kenmerk="f")
    assert _keys(Audience.aanbieder("TZORG"), *EVENTS, undone) == "d"
    assert _keys(Audience.PROGRAMMAMANAGER, *EVENTS, undone) == "abcdef"
