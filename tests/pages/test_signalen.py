"""Bijsturing: what it says with signals, without, for one provider and an old publication; and recording what is done about them."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics.followup import Event, Journal, Kind
from hbh_metrics.followup.journal import FILE
from tests.browser.screen import ENGLISH
from tests.findings.matters import EVERY, FALLING, LOW_PLANS, TARIFFS, WEEK, WEEKS
from tests.followup.journals import agreement
from tests.pages.screens import charts, headings, open_screen, said, status
from tests.small_store import TZORG, VIVA, Story, publish

STORY = Story(signals=(*TARIFFS, LOW_PLANS, FALLING, WEEK), weeks=WEEKS)
FALLING_AT_VIVA = "S04_VIVA"


def _record(at: AppTest, kind: Kind, text: str, name: str = "Els", owner: str = "") -> AppTest:
    """Fill in and send the form about falling hours at Viva."""
    at.session_state[f"vastleggen_{FALLING_AT_VIVA}"] = True
    at.run()
    choice = next(box for box in at.radio if box.label == "Wat legt u vast?")
    choice.set_value(kind).run()
    at.text_area[0].set_value(text)
    for field in at.text_input:
        if field.label == "Uw naam":
            field.set_value(name)
        if field.label == "Wie doet het?":
            field.set_value(owner)
    next(button for button in at.button if button.label == "Leg vast").click()
    return at.run()


def _card(at: AppTest, title: str) -> str:
    """Return what the html of the card with that title says."""
    bodies = [element.proto.body for element in at.get("html") if title in element.proto.body]
    return re.sub(r"<[^>]+>|\s+", " ", bodies[0])


def test_the_screen_counts_explains_and_keeps_the_levels_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "signalen")
    assert headings(at) == [
        "2 zaken vragen om actie en één zaak vraagt om aandacht; daarnaast is er één vraag voor deze week.",
        "■ 2 feiten",
        "▲ Eén signaal",
        "? Eén vraag",
    ]
    text = said(at)
    for level in (
        "Een feit is nageteld",
        "Een signaal is een verandering over hele perioden",
        "Een vraag gaat over één week",
    ):
        assert level in text
    assert "Ook als er niets aan de hand is, zijn er vragen" in text
    assert "T-Zorg: tarief wijkt af van de afspraak" in text
    assert "Hetzelfde was er in periode 3." in text
    assert "Cliënten 100 Sinds periode 6; aandacht sinds periode 5 Drempel 85%" in text
    assert "Vraag: Bij welke cliënten zijn de uren gedaald, en is dat met hen afgesproken?" in text
    assert "Kan ook onschuldig zijn:" in text
    assert not at.error


def test_every_chart_tells_the_sentence_of_its_signal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, replace(STORY, more={("plandekking", TZORG, "201407"): 93.0}))
    alts = charts(open_screen(monkeypatch, tmp_path, "signalen"))
    assert len(alts) == 2
    assert all(alt.endswith(".") and " n = " in alt for alt in alts)


def test_without_signals_the_screen_has_good_news_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(signals=()))
    at = open_screen(monkeypatch, tmp_path, "signalen")
    assert headings(at)[0] == "Goed nieuws: er staat nu geen signaal open."
    assert headings(at)[1:] == ["■ Geen feiten", "▲ Geen signalen", "? Geen vragen"]
    assert "Beoordeeld tot en met periode 7." in said(at)
    assert not at.error


def test_an_open_period_alone_is_no_good_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(signals=(), peildatum=date(2014, 2, 10)))
    at = open_screen(monkeypatch, tmp_path, "signalen")
    assert headings(at)[0] == "Er is nog niets te beoordelen."
    assert "Er is nog geen periode volledig geleverd." in said(at)


def test_a_publication_from_before_there_were_signals_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story())
    at = open_screen(monkeypatch, tmp_path, "signalen")
    assert "Voor deze stand zijn nog geen signalen bepaald." in said(at)
    assert "Goed nieuws" not in said(at)


def test_an_empty_store_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "signalen")
    assert "Er is nog niets gepubliceerd." in said(at)
    assert not at.error


def test_one_provider_has_its_own_signals_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "signalen", aanbieder=TZORG)
    assert headings(at)[0] == "Bij T-Zorg vraagt één zaak om actie en één zaak vraagt om aandacht."
    assert "Viva! Zorggroep:" not in said(at)


def test_filters_come_from_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "signalen", niveau="signaal")
    assert headings(at)[1:] == ["▲ Eén signaal"]
    at.selectbox(key="niveau").select("alle niveaus").run()
    at.selectbox(key="ernst").select("actie nodig").run()
    assert "T-Zorg: plan ontbreekt" not in said(at)
    assert "Door uw keuze staan 2 zaken hier niet." in said(at)


KINDS = [
    (Kind.BESPROKEN, "", "Vastgelegd: besproken.", "besproken, nog niets afgesproken", "Besproken: Uren gezien."),
    (Kind.AFSPRAAK, "Piet", "Vastgelegd: de afspraak.", "afspraak loopt, uiterlijk 10 augustus 2014", "Afspraak: Uren gezien. (Piet"),
    (Kind.UITGESTELD, "", "Vastgelegd: uitgesteld.", "uitgesteld tot 10 augustus 2014", "Uitgesteld tot 10 augustus 2014: Uren"),
    (Kind.AFGEHANDELD, "", "Vastgelegd: afgehandeld.", "afgehandeld", "Afgehandeld: Uren gezien."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "owner", "confirmed", "stands", "history"), KINDS)
def test_what_people_do_is_recorded_confirmed_and_shown(
    kind: Kind, owner: str, confirmed: str, stands: str, history: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "signalen", aanbieder=VIVA, niveau="signaal")
    _record(at, kind, " Uren gezien.\x07 ", owner=owner)
    assert confirmed in status(at)
    assert stands in _card(at, "Viva! Zorggroep: uren dalen")
    assert history in said(at)
    (written,) = Journal(tmp_path).events()
    assert (written.soort, written.tekst, written.auteur, written.eigenaar) == (
        kind,
        "Uren gezien.",
        "Els",
        owner or None,
    )
    assert (written.signaal, written.aanbieder_id, written.periode_id) == ("S04", VIVA, "201407")
    assert (written.waarde, written.publicatie) == (80.0, publication.id)
    assert written.datum == (date(2014, 8, 10) if kind in (Kind.AFSPRAAK, Kind.UITGESTELD) else None)
    assert at.text_area[0].value == "", "the form begins again"
    assert "Vastgelegd" not in status(at.run()), "it is confirmed once"


def test_what_was_recorded_is_taken_back_by_a_new_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = _record(open_screen(monkeypatch, tmp_path, "signalen"), Kind.AFGEHANDELD, "Verklaard.")
    next(button for button in at.button if button.label.startswith("Draai terug")).click()
    at.run()
    assert "Teruggedraaid." in status(at)
    assert "nog niet opgepakt" in _card(at, "Viva! Zorggroep: uren dalen")
    assert "Afgehandeld: Verklaard. Els" in said(at), "it stays in the history"
    assert [event.soort for event in Journal(tmp_path).events()] == [Kind.AFGEHANDELD, Kind.TERUGGEDRAAID]
    assert not [button for button in at.button if button.label.startswith("Draai terug")]


WRONG = [
    (Kind.BESPROKEN, "", "Els", "Vul in wat er is besproken."),
    (Kind.BESPROKEN, "Gebeld.", " ", "Vul uw naam in."),
    (Kind.AFSPRAAK, "Aanvullen", "Els", "Vul in wie het doet."),
    (Kind.BESPROKEN, "Mevrouw 123456782 belde", "Els", "bevat een getal dat op een BSN lijkt"),
]


def test_what_is_wrong_is_told_and_what_was_typed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "signalen", aanbieder=VIVA, niveau="signaal")
    for kind, text, name, told in WRONG:
        _record(at, kind, text, name)
        assert told in at.error[0].value
        assert at.text_area[0].value == text
    assert Journal(tmp_path).events() == ()


def test_who_is_logged_in_writes_under_that_name_and_types_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "signalen", aanbieder=VIVA, niveau="signaal")
    at.user = {"is_logged_in": True, "iat": time.time(), "name": "Els de Vries", "doelgroep": "programmamanager"}
    at.run()
    _record(at, Kind.BESPROKEN, "Gebeld.")
    assert [event.auteur for event in Journal(tmp_path).events()] == ["Els de Vries"]
    assert "U legt dit vast als Els de Vries." in said(at)
    assert "Uw naam" not in [field.label for field in at.text_input]


def test_markup_in_a_note_is_shown_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = _record(open_screen(monkeypatch, tmp_path, "signalen"), Kind.BESPROKEN, "<img src=x onerror=alert(1)> **vet**")
    assert "<img src=x" not in " ".join(element.proto.body for element in at.get("html"))
    assert any("&lt;img src=x" in element.proto.body for element in at.get("html"))


def test_a_journal_that_cannot_be_read_is_told_and_the_signals_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    (tmp_path / FILE).write_text("geen database", encoding="utf-8")
    at = open_screen(monkeypatch, tmp_path, "signalen")
    assert "De opvolging kan nu niet worden gelezen; de signalen zelf wel." in at.warning[0].value
    assert "T-Zorg: tarief wijkt af van de afspraak" in said(at)
    assert not at.exception


def test_an_older_publication_shows_its_signals_and_takes_no_new_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, STORY)
    publish(tmp_path, Story(signals=(), peildatum=date(2014, 8, 17)))
    at = open_screen(monkeypatch, tmp_path, "signalen", stand=first.id)
    assert "Viva! Zorggroep: uren dalen sneller dan het tarief" in said(at)
    assert "Vastleggen kan bij de nieuwste stand." in said(at)
    assert "Vastleggen wat u doet" not in [part.label for part in at.expander]


def test_a_signal_that_stopped_stays_with_what_the_agreement_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, STORY)
    made = agreement(
        signaal="S04", aanbieder_id=VIVA, periode_id="201407", publicatie=first.id, datum=date(2014, 7, 13)
    )
    Journal(tmp_path).add(made)
    publish(tmp_path, Story(signals=(), peildatum=date(2014, 8, 17)))
    at = open_screen(monkeypatch, tmp_path, "signalen")
    assert headings(at)[0].startswith("Goed nieuws")
    assert headings(at)[-1] == "Gestopt: één signaal waar iets mee is gedaan, is er niet meer."
    assert "Geholpen: in periode 8 was het signaal weg (toen 80,0%)." in said(at)


def test_a_provider_reads_its_own_agreements_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = publish(tmp_path, STORY).id
    about = {"signaal": "S04", "aanbieder_id": VIVA, "periode_id": "201407", "publicatie": stand}
    Journal(tmp_path).add(agreement(**about))
    Journal(tmp_path).add(agreement(soort=Kind.BESPROKEN, tekst="intern", eigenaar=None, datum=None, **about))
    monkeypatch.setenv("HBH_DOELGROEP", f"aanbieder:{VIVA}")
    at = open_screen(monkeypatch, tmp_path, "signalen")
    text = said(at)
    assert "Afspraak: Uren aanvullen" in text
    assert "intern" not in text
    assert "T-Zorg" not in text
    assert "Vastleggen wat u doet" not in [part.label for part in at.expander]


def test_everything_that_opens_is_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hbh_metrics.ui.html.style", lambda: None)
    publish(tmp_path, Story(signals=EVERY, weeks=WEEKS))
    at = _record(open_screen(monkeypatch, tmp_path, "signalen"), Kind.AFSPRAAK, "Uren aanvullen", owner="Piet")
    for key in (
        "signalen_tabel",
        *(f"uitleg_{card}" for card in ("S01_TZORG", "S16_TZORG", "S13_VIVA", "S21_VIVA", "S09_VIVA")),
    ):
        at.session_state[key] = True
    at.run()
    assert "Aandacht als" in said(at)
    assert ENGLISH.findall(said(at)) == []
    assert not at.error
    assert not at.exception


def test_two_people_see_what_the_other_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    els, piet = (open_screen(monkeypatch, tmp_path, "signalen") for _ in range(2))
    _record(els, Kind.BESPROKEN, "Gebeld.", "Els")
    _record(piet, Kind.AFSPRAAK, "Aanvullen", "Piet", owner="Viva")
    authors: list[Event] = list(Journal(tmp_path).events())
    assert [event.auteur for event in authors] == ["Els", "Piet"]
    assert "Besproken: Gebeld." in said(piet)
    assert "Afspraak: Aanvullen" in said(els.run())


def test_a_list_that_does_not_follow_the_chosen_period_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(signals=()))
    words = "Deze lijst hoort bij de stand en niet bij periode 4; wat er toen speelde, ziet u door bij ‘Stand van’"
    assert words in said(open_screen(monkeypatch, tmp_path, "signalen", periode="201404")).replace("\u00a0", " ")
    assert "Deze lijst hoort bij de stand" not in said(open_screen(monkeypatch, tmp_path, "signalen"))
