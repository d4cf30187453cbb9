"""Aanbiedersoverleg: one provider at a time, nobody else to be recognised, and decisions typed in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics.followup import Journal, Kind
from tests.answers.matters import FALLING, LOW_PLANS, WEEKS
from tests.browser.screen import ENGLISH
from tests.pages.screens import headings, open_screen, said, status
from tests.small_store import NAMES, SHDH, TZORG, VIVA, Story, publish

STORY = Story(signals=(LOW_PLANS, FALLING), weeks=WEEKS)


def _press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    return at.run()


def test_the_first_provider_is_on_when_none_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg")
    assert [title.value for title in at.title] == ["Aanbiedersoverleg: SHDH"]
    assert "SHDH, periode 7" in status(at)
    assert not at.error


def test_only_the_provider_at_the_table_can_be_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    text = said(at)
    assert "Viva! Zorggroep: uren dalen sneller dan het tarief" in text
    assert NAMES[TZORG] not in text
    assert NAMES[SHDH] not in text


def test_the_buttons_go_round_all_providers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    seen = []
    for _ in STORY.clients:
        at.button(key="volgende").click()
        at.run()
        seen.append(at.title[0].value.removeprefix("Aanbiedersoverleg: "))
    assert sorted(seen) == sorted(NAMES.values())
    at.button(key="vorige").click()
    at.run()
    assert at.title[0].value == f"Aanbiedersoverleg: {seen[-2]}"


def test_without_a_new_period_it_says_since_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, replace(STORY, peildatum=date(2014, 7, 14)))
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    assert "Er is geen nieuwe periode sinds periode 7 (16 juni t/m 13 juli 2014)." in headings(at)


def test_a_meeting_is_recorded_and_is_the_previous_one_for_the_next_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, replace(STORY, peildatum=date(2014, 7, 14)))
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    for field in at.text_input:
        field.set_value({"Wie waren erbij?": "Els en Jan", "Uw naam": "Els"}[field.label])
    at.text_area[0].set_value("Uren besproken.")
    _press(at, "Leg het overleg vast")
    assert "Vastgelegd: het overleg." in status(at)
    (event,) = Journal(tmp_path).events()
    assert (event.soort, event.aanbieder_id, event.publicatie) == (Kind.OVERLEG, VIVA, first.id)
    assert (event.aanwezig, event.tekst, event.auteur) == ("Els en Jan", "Uren besproken.", "Els")
    publish(tmp_path, STORY)
    assert "Toen: overleg van" in said(open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA))


def test_a_meeting_without_names_is_not_recorded_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    _press(at, "Leg het overleg vast")
    assert "wie erbij waren" in at.error[0].value
    assert Journal(tmp_path).events() == ()


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(Story(), id="before there were signals"),
        pytest.param(Story(signals=(), clients={VIVA: 9}, agreements=()), id="one small provider without agreement"),
        pytest.param(Story(peildatum=date(2014, 2, 2), signals=()), id="an open period only"),
        pytest.param(
            Story(signals=(), status={(VIVA, "201407"): "geen_levering", (VIVA, "201406"): "geen_levering"}),
            id="a provider without data",
        ),
    ],
)
def test_little_data_is_told_in_dutch_without_an_error(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, story)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    assert not at.error
    assert at.title
    assert not ENGLISH.search(said(at))


def test_an_empty_store_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "overleg")
    assert "Er is nog niets gepubliceerd." in said(at)
    assert not at.error


@pytest.mark.parametrize("audience", ["wethouder", "aanbieder:VIVA"])
def test_the_meeting_is_led_by_the_programmamanager(
    audience: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", audience)
    at = open_screen(monkeypatch, tmp_path, "overleg")
    assert "niet voor u bedoeld" in said(at)
    assert not at.title
