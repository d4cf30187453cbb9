"""The demo's journal says only what people could have said: about a signal that stood in the stand of that day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hbh_metrics.cli.demo_journal import write_journal
from hbh_metrics.demo import STORY_BY_NAME
from hbh_metrics.demo.providers import PROVIDERS
from hbh_metrics.demo.talks import TALKS
from hbh_metrics.followup import Journal, Kind
from hbh_metrics.signals import CARD_BY_ID, Level, Severity, Signal
from tests.small_store import SHDH, VIVA, Story, publish

OVERPAID = Signal("S01", Level.FACT, Severity.ACTION, SHDH, "201404", 159.36, 0.01, 48, "201403", "201403")


def test_every_talk_is_about_something_that_there_is_in_order_of_time() -> None:
    for story, talks in TALKS.items():
        assert story in STORY_BY_NAME
        assert [talk.on for talk in talks] == sorted(talk.on for talk in talks)
        for talk in talks:
            assert talk.provider_id in {provider.id for provider in PROVIDERS}
            assert (talk.signal is None) == (Kind(talk.kind) is Kind.OVERLEG)
            assert talk.signal is None or talk.signal in CARD_BY_ID
            assert talk.due is None or talk.due > talk.on


def test_what_no_signal_asked_for_is_left_out_and_the_rest_is_of_the_stand_of_its_day(tmp_path: Path) -> None:
    publication = publish(tmp_path, Story(peildatum=date(2014, 5, 2), signals=(OVERPAID,)))

    added = write_journal(tmp_path, TALKS["mengeling"])

    events = Journal(tmp_path).events()
    assert added == len(events)
    assert {event.publicatie for event in events} == {publication.id}
    assert {(event.signaal, event.aanbieder_id) for event in events} == {("S01", SHDH), (None, VIVA)}
    first = events[0]
    assert (first.soort, first.periode_id, first.waarde) == (Kind.AFSPRAAK, "201404", 159.36)
    assert first.tijdstip is not None
    assert first.tijdstip.date() == date(2014, 5, 8), "the talk of before this stand is left out"


def test_a_story_without_talks_leaves_no_journal(tmp_path: Path) -> None:
    publish(tmp_path)
    assert write_journal(tmp_path, ()) == 0
    assert not Journal(tmp_path).path.exists()
