"""Aanbiedersoverleg: one provider at a time, nobody else to be recognised, and decisions typed in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics.followup import Journal, Kind
from tests.browser.screen import ENGLISH
from tests.findings.matters import FALLING, LOW_PLANS, WEEKS
from tests.pages.screens import headings, open_screen, said, status
from tests.small_store import NAMES, TZORG, VIVA, Story, publish

STORY = Story(signals=(LOW_PLANS, FALLING), weeks=WEEKS)


def _press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    return at.run()


def test_the_table_goes_round_all_providers_and_only_the_one_at_it_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg")
    seen = []
    for _ in STORY.clients:
        seen.append(at.title[0].value.removeprefix("Aanbiedersoverleg: "))
        text = said(at)
        assert not at.error
        assert f"{seen[-1]}, periode 7" in status(at)
        assert [name for name in NAMES.values() if name != seen[-1] and name in text] == []
        at.button(key="volgende").click()
        at.run()
    assert seen[0] == "SHDH", "the first when none is asked"
    assert sorted(seen) == sorted(NAMES.values())
    at.button(key="vorige").click()
    at.run()
    assert at.title[0].value == f"Aanbiedersoverleg: {seen[-1]}"
    assert "Viva! Zorggroep: uren dalen sneller dan het tarief" in said(at)


def test_the_period_and_the_publication_of_the_address_are_on_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, replace(STORY, peildatum=date(2014, 7, 14)))
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA, periode="201405", stand=first.id)
    assert "Viva! Zorggroep, periode 5 (21 april t/m 18 mei 2014), stand van 14 juli 2014" in status(at)
    assert "Vastleggen kan bij de nieuwste stand." in said(at)
    assert not at.text_area


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
    text = said(open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA))
    assert "Toen: overleg van" in text
    assert "met Els en Jan. Besproken: Uren besproken." in text
    assert "Uren besproken." not in said(open_screen(monkeypatch, tmp_path, "overleg", aanbieder=TZORG))


def test_a_meeting_recorded_by_mistake_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    for field in at.text_input:
        field.set_value({"Wie waren erbij?": "Els en Jan", "Uw naam": "Els"}[field.label])
    _press(at, "Leg het overleg vast")
    _press(at, "Draai het laatst vastgelegde overleg terug")
    assert "Teruggedraaid: het overleg." in status(at)
    assert "Er is nog geen overleg met deze aanbieder vastgelegd." in said(at)
    assert [event.soort for event in Journal(tmp_path).events()] == [Kind.OVERLEG, Kind.TERUGGEDRAAID]


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


def test_the_meeting_is_led_by_the_programmamanager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:VIVA")
    at = open_screen(monkeypatch, tmp_path, "overleg")
    assert "niet voor u bedoeld" in said(at)
    assert not at.title
