"""Aanbiedersoverleg: one provider at a time, nobody else to be recognised, and decisions typed in place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics.followup import Event, Journal, Kind
from hbh_metrics.publications import Store
from tests.browser.screen import ENGLISH
from tests.findings.matters import FALLING, LOW_PLANS, WEEKS
from tests.followup.journals import agreement
from tests.pages.screens import headings, open_screen, said, status
from tests.small_store import NAMES, SHDH, TZORG, VIVA, Story, publish

STORY = Story(signals=(LOW_PLANS, FALLING), weeks=WEEKS)


def _press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    return at.run()


def test_the_table_goes_round_all_providers_and_only_the_one_at_it_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    assert "Viva! Zorggroep: uren dalen sneller dan het tarief" in said(at)
    seen = []
    for _ in STORY.clients:
        seen.append(at.title[0].value.removeprefix("Aanbiedersoverleg: "))
        text = said(at)
        assert not at.error
        assert f"{seen[-1]}, periode 7" in status(at)
        assert [name for name in NAMES.values() if name != seen[-1] and name in text] == []
        at.button(key="volgende").click()
        at.run()
    assert seen[0] == NAMES[VIVA]
    assert sorted(seen) == sorted(NAMES.values())
    at.button(key="vorige").click()
    at.run()
    assert at.title[0].value == f"Aanbiedersoverleg: {seen[-1]}"


def test_without_a_provider_it_opens_with_the_agenda_who_needs_most_talk_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = publish(tmp_path, STORY)
    Journal(tmp_path).add(
        agreement(signaal=None, periode_id=None, aanbieder_id=SHDH, publicatie=stand.id, datum=date(2014, 7, 22))
    )
    at = open_screen(monkeypatch, tmp_path, "overleg")
    assert at.title[0].value == "Aanbiedersoverleg: agenda"
    links = [link.proto for link in at.get("page_link") if link.proto.page == "overleg"]
    asked = [re.search(r"aanbieder=(\w+)", link.query_string) for link in links]
    assert [found[1] for found in asked if found] == [VIVA, SHDH, TZORG]
    text = said(at)
    assert "1 zaak vraagt om actie" in text.replace("\u00a0", " ")
    assert "1 afspraak loopt binnen een week af" in text.replace("\u00a0", " ")
    assert headings(at) == ["Met alle 3 aanbieders is er iets te bespreken; wie het meest vraagt, staat bovenaan."]
    assert not ENGLISH.search(text)


def test_the_agenda_asks_of_a_provider_what_its_sheet_asks_also_of_what_only_the_town_knows_to_be_postponed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = publish(tmp_path, replace(STORY, signals=(FALLING,)))
    until = date(2014, 12, 1)
    Journal(tmp_path).add(
        Event(Kind.UITGESTELD, "Els", stand.id, "S04", VIVA, "201407", "De directie is met verlof.", datum=until)
    )
    agenda = said(open_screen(monkeypatch, tmp_path, "overleg")).replace("\u00a0", " ")
    sheet = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    assert "1 zaak vraagt om actie" in agenda
    assert headings(sheet)[0] == "Bij Viva! Zorggroep vraagt één zaak om actie."
    assert "verlof" not in agenda + said(sheet)


def test_the_first_signal_and_the_field_for_a_decision_stand_before_the_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    key = f"opvolging_S04_{VIVA}_0"
    assert at.radio(key=f"{key}_soort").value is Kind.AFSPRAAK
    at.text_area(key=f"{key}_tekst").set_value("Alle cliënten bellen")
    at.text_input(key=f"{key}_eigenaar").set_value("Jan")
    at.text_input(key=f"{key}_naam").set_value("Els")
    _press(at, "Leg vast")
    names = [field.value for field in at.text_input if field.label == "Uw naam"]
    assert names
    assert set(names) == {"Els"}, "who told their name in one form does not have to in another"
    (event,) = Journal(tmp_path).events()
    assert (event.soort, event.signaal, event.aanbieder_id, event.publicatie) == (Kind.AFSPRAAK, "S04", VIVA, stand.id)
    assert "Alle cliënten bellen Jan" in said(at)


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
        field.set_value({"Wie waren erbij?": "Els en Jan", "Uw naam": "Els", "Wie doet het?": ""}[field.label])
    next(area for area in at.text_area if area.label == "Wat is er verder besproken?").set_value("Uren besproken.")
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


@pytest.mark.parametrize("slug", ["overleg", "acties", "signalen", "uitkomst"])
def test_events_about_publications_that_are_not_there_stop_no_screen_and_are_told(
    slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    for stand in ("vorige week", "0001-2014-07-20-000000"):
        Journal(tmp_path).add(agreement(aanbieder_id=VIVA, publicatie=stand))
        Journal(tmp_path).add(Event(Kind.OVERLEG, "Els", stand, aanbieder_id=VIVA, aanwezig="Jan", tekst="Druk"))
    at = open_screen(monkeypatch, tmp_path, slug, aanbieder=VIVA)
    assert not at.error
    assert not at.exception
    assert "nr. 2: publicatie 'vorige week'" in at.warning[0].value


def test_where_the_stand_before_is_no_longer_kept_the_meeting_goes_on_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, STORY)
    publish(tmp_path, STORY)
    store = Store(tmp_path)
    with store.lock():
        store.prune([first], [])
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    assert not at.error
    assert at.title[0].value == "Aanbiedersoverleg: Viva! Zorggroep"


def test_a_meeting_recorded_by_mistake_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)
    for field in at.text_input:
        field.set_value({"Wie waren erbij?": "Els en Jan", "Uw naam": "Els", "Wie doet het?": ""}[field.label])
    _press(at, "Leg het overleg vast")
    _press(at, "Draai het laatst vastgelegde overleg terug")
    assert "Teruggedraaid: het overleg." in status(at)
    assert "Er is nog geen overleg met deze aanbieder vastgelegd." in said(at)
    assert [event.soort for event in Journal(tmp_path).events()] == [Kind.OVERLEG, Kind.TERUGGEDRAAID]


def test_who_wrote_nothing_yet_in_this_visit_is_asked_who_it_is_once_something_is_to_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = publish(tmp_path, STORY)
    Journal(tmp_path).add(agreement(signaal="S04", periode_id="201407", aanbieder_id=VIVA, publicatie=stand.id))
    at = open_screen(monkeypatch, tmp_path, "overleg", aanbieder=VIVA)

    def asked() -> list[str]:
        return [field.key or "" for field in at.text_input if field.label == "Uw naam"]

    before = asked()
    next(button for button in at.button if button.label.startswith("Draai terug: ")).click()
    at.run()
    assert len(Journal(tmp_path).events()) == 1
    (new,) = set(asked()) - set(before)
    at.text_input(key=new).set_value("Piet")
    _press(at, "Draai het terug")
    assert "Teruggedraaid." in status(at)
    assert [(event.soort, event.auteur) for event in Journal(tmp_path).events()][1:] == [(Kind.TERUGGEDRAAID, "Piet")]


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
    assert [element.value for element in at.title] == ["Aanbiedersoverleg"]
    assert "Er is nog niets gepubliceerd." in said(at)
    assert not at.error


@pytest.mark.parametrize(("screen", "title"), [("overleg", "Aanbiedersoverleg"), ("briefing", "Briefing wethouder")])
def test_a_room_at_a_stand_of_before_the_experiment_has_its_title_and_can_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str, title: str
) -> None:
    first = publish(tmp_path, replace(STORY, peildatum=date(2014, 1, 20)))
    newest = publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, screen, stand=first.id)
    assert [element.value for element in at.title] == [title]
    (box,) = at.selectbox
    box.select(newest.id).run()
    assert "is nog geen periode" not in said(at)


def test_the_meeting_is_led_by_the_programmamanager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:VIVA")
    at = open_screen(monkeypatch, tmp_path, "overleg")
    assert "niet voor u bedoeld" in said(at)
    assert not at.title
