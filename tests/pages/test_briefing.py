"""Briefing wethouder: one finding at a time, without a provider's name, and the decision that is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.followup import Journal, Kind
from tests.answers.matters import FALLING, LOW_PLANS, WEEK
from tests.browser.screen import ENGLISH
from tests.pages.screens import charts, open_screen, said, status
from tests.small_store import NAMES, VIVA, Story, publish

STORY = Story(signals=(LOW_PLANS, FALLING, WEEK))
LAST = "5"


def test_the_first_screen_is_the_tariff_with_its_date_and_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "briefing")
    text = said(at)
    assert "Het tarief daalde 5,0 procentpunt, zoals afgesproken." in text
    assert "Stand van 20 juli 2014" in text
    assert "LINEAIR: 1% van het starttarief per periode" in text
    assert "1 van 5" in status(at)
    assert len(charts(at)) == 1


@pytest.mark.parametrize("place", range(1, 6))
def test_no_screen_names_a_provider_or_speaks_english(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "briefing", blad=str(place))
    text = said(at)
    assert not at.error
    assert not [name for name in NAMES.values() if name in text]
    assert not ENGLISH.search(text)
    assert f"{place} van 5" in status(at)
    assert text.count("Stand van 20 juli 2014") == 1


def test_what_asks_for_a_talk_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    text = said(open_screen(monkeypatch, tmp_path, "briefing", blad="4"))
    assert "Twee onderwerpen vragen om een gesprek met aanbieders." in text
    assert "bij een enkele aanbieder" in text


def test_without_a_subject_there_are_three_findings_and_the_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, replace(STORY, signals=()))
    assert "1 van 4" in status(open_screen(monkeypatch, tmp_path, "briefing"))


def test_the_buttons_go_from_screen_to_screen_and_stop_at_the_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "briefing")
    assert at.button(key="vorige").disabled
    for place in range(2, 6):
        at.button(key="volgende").click()
        at.run()
        assert f"{place} van 5" in status(at)
    assert at.button(key="volgende").disabled


@pytest.mark.parametrize("place", ["0", "9", "-1", "x", "²"])
def test_a_screen_that_is_not_there_is_the_first(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    assert "1 van 5" in status(open_screen(monkeypatch, tmp_path, "briefing", blad=place))


def test_the_decision_is_recorded_and_stands_on_the_last_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "briefing", blad=LAST)
    assert "Er is nog geen besluit gevraagd." in said(at)
    at.text_area[0].set_value("Verleng de proef met een jaar.")
    at.text_input[0].set_value("Els")
    next(button for button in at.button if button.label == "Leg vast").click()
    at.run()
    assert "Vastgelegd: het gevraagde besluit." in status(at)
    assert "Verleng de proef met een jaar." in said(at)
    (event,) = Journal(tmp_path).events()
    assert (event.soort, event.publicatie) == (Kind.BESLUIT_GEVRAAGD, publication.id)


def test_the_wethouder_reads_the_decision_and_cannot_change_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    at = open_screen(monkeypatch, tmp_path, "briefing", blad=LAST)
    assert "Gevraagd besluit" in said(at)
    assert not at.text_area


def test_a_provider_does_not_get_the_briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", f"aanbieder:{VIVA}")
    assert "niet voor u bedoeld" in said(open_screen(monkeypatch, tmp_path, "briefing"))


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(Story(), id="before there were signals"),
        pytest.param(Story(signals=(), clients={VIVA: 9}, agreements=()), id="one small provider without agreement"),
        pytest.param(Story(peildatum=date(2014, 2, 2), signals=()), id="an open period only"),
    ],
)
def test_little_data_still_gives_three_honest_sentences(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, story)
    for place in "123":
        at = open_screen(monkeypatch, tmp_path, "briefing", blad=place)
        assert not at.error
        assert not ENGLISH.search(said(at))


def test_an_empty_store_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Er is nog niets gepubliceerd." in said(open_screen(monkeypatch, tmp_path, "briefing"))
