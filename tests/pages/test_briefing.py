"""Briefing wethouder: one finding at a time, without a provider's name, and the decision that is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics.followup import Journal, Kind
from tests.browser.screen import ENGLISH
from tests.findings.matters import FALLING, LOW_PLANS, WEEK
from tests.followup.journals import agreement
from tests.pages.screens import charts, open_screen, said, status
from tests.small_store import NAMES, VIVA, Story, publish

STORY = Story(signals=(LOW_PLANS, FALLING, WEEK))
LAST = "6"


def _press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    return at.run()


def test_from_the_first_screen_to_the_last_no_provider_is_named_and_each_says_of_when_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "briefing")
    assert "Het tarief is 5% lager dan bij de start, zoals afgesproken." in said(at)
    assert len(charts(at)) == 1
    drawing = next(element.value for element in at.markdown if "<svg" in element.value)
    assert set(re.findall(r"Periode\s(\d+):", drawing)) == {"2", "3", "4", "5", "6", "7"}, "8 still runs"
    assert at.button(key="vorige").disabled
    assert at.button(key="eerste").disabled
    seen = []
    for place in range(1, 7):
        text = said(at)
        seen.append(text)
        assert not at.error
        assert f"{place} van 6" in status(at)
        assert [name for name in NAMES.values() if name in text] == []
        assert not ENGLISH.search(text)
        assert text.count("Stand van 20 juli 2014") == 1
        assert "elke periode 1% van het starttarief" in text
        if place < 6:
            at.button(key="volgende").click()
            at.run()
    assert "Twee onderwerpen vragen om een gesprek." in seen[3]
    assert "bij een enkele aanbieder" in seen[3]
    assert "Gaat het zo door, dan is het tarief in periode 13 11% lager dan bij de start, zoals afgesproken." in seen[4]
    assert "Gevraagd besluit" in seen[5]
    assert at.button(key="volgende").disabled
    for is_no_screen in ("0", "9", "²"):
        at.query_params["blad"] = is_no_screen
        assert "1 van 6" in status(at.run())
    at.button(key="laatste").click()
    assert "6 van 6" in status(at.run())
    at.button(key="eerste").click()
    assert "1 van 6" in status(at.run())


def test_without_a_subject_there_are_three_findings_and_the_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, replace(STORY, signals=()))
    assert "1 van 5" in status(open_screen(monkeypatch, tmp_path, "briefing"))


def test_satisfaction_stands_before_the_costs_once_it_can_be_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overall = {
        ("tevredenheid_nul", "TOTAAL"): 7.8,
        ("tevredenheid_eind", "TOTAAL"): 7.2,
        ("tevredenheid_verschil", "TOTAAL"): -0.6,
        ("tevredenheid_verschil_laag", "TOTAAL"): -0.9,
        ("tevredenheid_verschil_hoog", "TOTAAL"): -0.3,
    }
    publish(tmp_path, replace(STORY, clients={**STORY.clients, "TOTAAL": 150}, overall=overall, signals=()))
    at = open_screen(monkeypatch, tmp_path, "briefing", blad="3")
    assert "3 van 6" in status(at)
    assert "Cliënten zijn minder tevreden dan aan het begin" in said(at)
    assert len(charts(at)) == 1


def test_the_decision_is_recorded_changed_and_taken_back_and_the_next_briefing_begins_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "briefing", blad=LAST, voorbereiden="ja")
    assert "Er is nog geen besluit gevraagd." in said(at)
    assert at.text_area[0].value == ""
    at.text_area[0].set_value("Verleng de proef met een jaar.")
    at.text_input[0].set_value("Els")
    _press(at, "Leg vast")
    assert "Vastgelegd: het gevraagde besluit." in status(at)
    assert "Verleng de proef met een jaar." in said(at)
    at.text_area[0].set_value("Stop de proef.")
    _press(at, "Leg vast")
    assert "Stop de proef." in said(at)
    _press(at, "Draai terug")
    assert "Verleng de proef met een jaar." in said(at)
    assert "Stop de proef." not in said(at)
    events = Journal(tmp_path).events()
    assert [event.soort for event in events] == [Kind.BESLUIT_GEVRAAGD, Kind.BESLUIT_GEVRAAGD, Kind.TERUGGEDRAAID]
    assert {event.publicatie for event in events} == {publication.id}
    assert {event.auteur for event in events} == {"Els"}

    publish(tmp_path, replace(STORY, peildatum=date(2014, 8, 17)))
    at = open_screen(monkeypatch, tmp_path, "briefing", blad=LAST, voorbereiden="ja")
    assert "Er is nog geen besluit gevraagd." in said(at)
    assert at.text_area[0].value == "Verleng de proef met een jaar."

    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    at = open_screen(monkeypatch, tmp_path, "briefing", blad=LAST, stand=publication.id, voorbereiden="ja")
    assert "Verleng de proef met een jaar." in said(at)
    assert not at.text_area
    assert [button.label for button in at.button if button.label == "Draai terug"] == []


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
    at = open_screen(monkeypatch, tmp_path, "briefing")
    for _ in range(3):
        assert not at.error
        assert not ENGLISH.search(said(at))
        at.button(key="volgende").click()
        at.run()
    if not at.button(key="laatste").disabled:
        at.button(key="laatste").click()
        at.run()
    assert "Gevraagd besluit" in said(at)


def test_an_empty_store_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Er is nog niets gepubliceerd." in said(open_screen(monkeypatch, tmp_path, "briefing"))


def test_nothing_is_edited_on_the_wall_until_it_is_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "briefing", blad=LAST)
    assert not at.text_area
    assert not at.expander
    assert not at.get("download_button")
    at.button(key="voorbereiden").click()
    at.run()
    assert at.text_area
    assert len(at.get("download_button")) == 2
    at.button(key="voorbereiden").click()
    at.run()
    assert not at.text_area


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2014, 8, 1), "ja, uiterlijk 1 aug 2014"), (date(2014, 7, 1), "ja, uiterlijk 1 jul 2014 (voorbij)")],
)
def test_what_was_agreed_stands_beside_a_subject_by_its_day_and_never_by_its_text_or_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date, told: str
) -> None:
    stand = publish(tmp_path, STORY)
    Journal(tmp_path).add(
        agreement(signaal="S04", aanbieder_id=VIVA, publicatie=stand.id, datum=day, tekst="Bellen met Jansen")
    )
    later = stand.id.replace("0001-", "0002-", 1)
    Journal(tmp_path).add(
        agreement(
            signaal="S04", aanbieder_id=VIVA, publicatie=later, datum=date(2014, 12, 1), tekst="Van na deze stand"
        )
    )
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    text = said(open_screen(monkeypatch, tmp_path, "briefing", blad="4")).replace("\u00a0", " ")
    assert (
        "bij een enkele aanbieder met ongeveer 60 cliënten" in text or "bij een enkele aanbieder met ongeveer" in text
    )
    assert told in text
    assert ("(voorbij)" in text) is ("(voorbij)" in told)
    assert "Jansen" not in text
    assert "Piet" not in text
    assert [name for name in NAMES.values() if name in text] == []
