"""Actielijst: every agreement, one made without a signal, a day in the past asked back, and a correction that stays visible."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics.followup import Journal, Kind
from tests.browser.screen import ENGLISH
from tests.findings.matters import FALLING, LOW_PLANS, TARIFFS
from tests.followup.journals import agreement
from tests.pages.screens import headings, open_screen, said
from tests.small_store import TZORG, VIVA, Story, publish

STORY = Story(signals=(*TARIFFS, LOW_PLANS, FALLING))
FORM = "acties_nieuw_0"


@pytest.fixture
def stand(tmp_path: Path) -> str:
    return publish(tmp_path, STORY).id


def _fill(at: AppTest, day: date) -> None:
    at.text_area(key=f"{FORM}_tekst").set_value("Rooster sturen")
    at.text_input(key=f"{FORM}_eigenaar").set_value("Piet")
    at.text_input(key=f"{FORM}_naam").set_value("Els")
    at.date_input(key=f"{FORM}_datum").set_value(day)
    at.selectbox(key=f"{FORM}_wie").select_index(2)


def _send(at: AppTest, label: str) -> None:
    next(button for button in at.button if button.label == label).click().run()


def test_without_agreements_the_screen_says_so_and_offers_to_make_one(
    tmp_path: Path, stand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(monkeypatch, tmp_path, "acties")
    assert headings(at) == ["Er zijn nog geen afspraken vastgelegd.", "Een afspraak maken zonder signaal"]
    assert stand
    assert not at.error


def test_every_agreement_stands_in_the_list_with_who_when_and_whether_it_helped(
    tmp_path: Path, stand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Journal(tmp_path).add(agreement(signaal="S04", aanbieder_id=VIVA, periode_id="201407", publicatie=stand))
    Journal(tmp_path).add(
        agreement(
            signaal=None, periode_id=None, aanbieder_id=TZORG, publicatie=stand, tekst="Bellen", datum=date(2014, 8, 1)
        )
    )
    at = open_screen(monkeypatch, tmp_path, "acties")
    text = said(at)
    assert headings(at)[0] == "Er zijn 2 afspraken op 20 juli 2014: van één is de datum voorbij en één loopt nog."
    assert "15 jun 2014 Piet Uren aanvullen Viva! Zorggroep Uren dalen sneller dan het tarief ! datum voorbij" in text
    assert "1 aug 2014 Piet Bellen T-Zorg zonder signaal ○ loopt niet te meten" in text
    assert ENGLISH.findall(text) == []


def test_an_agreement_without_a_signal_is_made_and_a_day_in_the_past_is_asked_back(
    tmp_path: Path, stand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(monkeypatch, tmp_path, "acties")
    _fill(at, date(2014, 7, 1))
    _send(at, "Leg de afspraak vast")
    assert Journal(tmp_path).events() == ()
    assert "1 juli 2014 ligt vóór de stand van 20 juli 2014. Klopt die datum?" in at.warning[0].value.replace(
        "\u00a0", " "
    )
    at.checkbox(key=f"{FORM}_klopt").check()
    _send(at, "Leg de afspraak vast")
    (event,) = Journal(tmp_path).events()
    assert (event.soort, event.signaal, event.periode_id) == (Kind.AFSPRAAK, None, None)
    assert (event.tekst, event.eigenaar, event.auteur, event.datum) == (
        "Rooster sturen",
        "Piet",
        "Els",
        date(2014, 7, 1),
    )
    assert event.publicatie == stand


def test_a_correction_is_a_new_event_and_what_stood_there_stays_visible(
    tmp_path: Path, stand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Journal(tmp_path).add(
        agreement(signaal=None, periode_id=None, aanbieder_id=TZORG, publicatie=stand, datum=date(2014, 8, 1))
    )
    at = open_screen(monkeypatch, tmp_path, "acties")
    at.radio(key=f"acties_bijwerken_{first.kenmerk}_0_wat").set_value("Verbeteren").run()
    key = f"acties_bijwerken_verbeter_{first.kenmerk}_0"
    at.text_area(key=f"{key}_tekst").set_value("Uren en plannen aanvullen")
    at.text_input(key=f"{key}_naam").set_value("Jan")
    _send(at, "Leg de verbetering vast")
    one, two = Journal(tmp_path).events()
    assert (two.verwijst_naar, two.auteur, two.datum, two.soort) == (one.kenmerk, "Jan", one.datum, Kind.AFSPRAAK)
    assert headings(at)[0].startswith("Er is 1")
    assert "Uren en plannen aanvullen" in said(at)
    assert "Wat is verbeterd of teruggedraaid" in [part.label for part in at.expander]


def test_an_agreement_is_closed_with_why(tmp_path: Path, stand: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Journal(tmp_path).add(
        agreement(signaal=None, periode_id=None, aanbieder_id=TZORG, publicatie=stand, datum=date(2014, 8, 1))
    )
    at = open_screen(monkeypatch, tmp_path, "acties")
    key = f"acties_bijwerken_{first.kenmerk}_0"
    at.text_area(key=f"{key}_waarom").set_value("Rooster is er")
    at.text_input(key=f"{key}_naam").set_value("Jan")
    _send(at, "Handel de afspraak af")
    assert "één is afgehandeld" in headings(at)[0].replace("\u00a0", " ")
    assert "✓ afgehandeld: Rooster is er" in said(at)
    at.toggle(key="open").set_value(True).run()
    assert "Door uw keuze staat er één hier niet." in said(at)


def test_who_reads_an_older_publication_writes_nothing(
    tmp_path: Path, stand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, Story(signals=(), peildatum=date(2014, 8, 17)))
    at = open_screen(monkeypatch, tmp_path, "acties", stand=stand)
    assert "Vastleggen kan bij de nieuwste stand." in said(at)
    assert not at.text_area
