"""Overzicht: how every agreement stands, what asks for attention, what is missing and what is new; with data, without, and in between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.screens.overzicht.agreement_rules import AGREEMENTS
from hbh_metrics.screens.overzicht.matrix import NOT_APART
from tests.browser.screen import ENGLISH
from tests.findings.matters import FALLING, LOW_PLANS, TARIFFS, WEEK, WEEKS
from tests.pages.screens import headings, open_screen, said, status
from tests.small_store import SHDH, TZORG, VIVA, Story, publish

STORY = Story(signals=(*TARIFFS, LOW_PLANS, FALLING, WEEK), weeks=WEEKS)


def test_the_screen_opens_with_the_agreements_and_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overzicht")
    agreements, since, due, missing, rows = headings(at)
    assert agreements == (
        "Van de 10 afspraken van het experiment loopt er één op schema; "
        "3 zijn niet op schema, één vraagt aandacht en 5 zijn nog niet te beoordelen."
    )
    assert rows == "De afspraken één voor één, met het cijfer erachter"
    assert due == "Tot en met 27 juli 2014 loopt er niets af."
    assert "2 zaken vragen om actie en één zaak vraagt om aandacht" in said(at)
    assert missing == "Er ontbreekt niets: niemand hoeft nog gegevens te leveren of aan te vullen."
    assert since == "Dit is de eerste stand; er is nog geen vorige om mee te vergelijken."
    assert "Niet op schema: uren per cliënt (A5), tarief (A1) en bijsturing (A9)." in said(at)
    assert not at.error


def test_every_agreement_has_a_row_with_its_status_and_a_link_that_keeps_what_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overzicht", aanbieder=TZORG)
    text = said(at)
    for agreement in AGREEMENTS:
        assert f"{agreement.number} {agreement.title}" in text
    assert "A1 Het periodetarief daalt 1% per periode ✗ niet op schema sinds periode 6" in text
    links = [link.proto for link in at.get("page_link") if link.proto.page == "afbouw"]
    assert len(links) == 3
    assert all("aanbieder=TZORG" in link.query_string for link in links)


def test_one_provider_is_named_and_linked_to_its_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overzicht", aanbieder=VIVA)
    assert status(at).startswith("Viva! Zorggroep, periode 7")
    assert headings(at)[0].startswith("Viva! Zorggroep: van de 10 afspraken van het experiment lopen er 2 op schema")
    assert "Naar het blad van Viva! Zorggroep" in [link.proto.label for link in at.get("page_link")]
    assert "T-Zorg:" not in said(at)


def test_what_is_missing_says_who_owes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, replace(STORY, status={(TZORG, "201407"): "geen_levering"}, peildatum=date(2014, 8, 1)))
    at = open_screen(monkeypatch, tmp_path, "overzicht", periode="201407")
    assert "Er ontbreken gegevens van T-Zorg, het oudste sinds 25 juli 2014." in headings(at)
    assert "T-Zorg Periodebetalingen over periode 7 (niet geleverd) 25 jul 2014 5" in said(at)
    assert "Van T-Zorg is nog geen betaling geleverd." in said(at)


def test_what_is_new_since_the_previous_publication_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, replace(STORY, peildatum=date(2014, 6, 22), signals=()))
    publish(tmp_path, replace(STORY, extra_eur={(SHDH, "201403"): 2.0}))
    at = open_screen(monkeypatch, tmp_path, "overzicht")
    assert headings(at)[1] == (
        "Sinds de vorige stand, van 22 juni 2014, is periode 7 erbij gekomen; cijfers over eerdere perioden zijn gecorrigeerd."
    )
    assert "Betaald tarief SHDH periode 3 € 198,00 € 200,00" in said(at)


def test_an_open_period_only_gives_no_judgement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(peildatum=date(2014, 2, 10), signals=()))
    at = open_screen(monkeypatch, tmp_path, "overzicht")
    assert headings(at)[0] == "Over de afspraken is nog niets te zeggen: er zijn nog te weinig gegevens."
    assert "niet op schema" not in said(at)
    assert not at.error


def test_a_publication_of_before_the_signals_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_screen(monkeypatch, tmp_path, "overzicht")
    assert "Voor deze stand zijn nog geen signalen bepaald." in said(at)
    assert not at.error


def test_an_empty_store_says_who_publishes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "overzicht")
    assert "Er is nog niets gepubliceerd." in said(at)
    assert not at.header


@pytest.mark.parametrize("audience", ["aanbieder:VIVA", "wethouder"])
def test_who_may_not_see_the_overview_is_sent_on_from_it(
    audience: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", audience)
    at = open_screen(monkeypatch, tmp_path, "overzicht")
    assert "afspraken is het op schema" not in said(at)
    assert "Overzicht" not in [title.value for title in at.title]
    assert not at.error


def test_the_screen_is_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    found = ENGLISH.findall(said(open_screen(monkeypatch, tmp_path, "overzicht")))
    assert found == []


def test_the_matrix_has_a_square_for_every_agreement_and_provider_that_leads_to_its_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "overzicht")
    (matrix,) = [element.value for element in at.markdown if "hbh-rooster" in element.value]
    order = re.findall(r'<th scope="row">([^<]+)</th>', matrix)
    assert order[0] == "Alle samen"
    assert set(order[1:]) == {"SHDH", "T-Zorg", "Viva! Zorggroep"}
    assert order[1] == "T-Zorg", "the worst stands first"
    squares = re.findall(r"<td .*?</td>", matrix)
    assert len(squares) == len(order) * len(AGREEMENTS)
    codes = {
        "Alle samen": "",
        "SHDH": "?aanbieder=SHDH",
        "T-Zorg": "?aanbieder=TZORG",
        "Viva! Zorggroep": "?aanbieder=VIVA",
    }
    rows = [(who, agreement) for who in order for agreement in AGREEMENTS]
    for square, (who, agreement) in zip(squares, rows, strict=True):
        slug = "aanbieder" if agreement.number == "A12" and codes[who] else agreement.screen
        assert f'<a href="{slug}{codes[who]}"' in square or NOT_APART in square, (who, agreement.number)
    assert "niet op schema" in matrix
    assert "sinds periode 6" in said(at)
