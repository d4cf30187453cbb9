"""Aanbieder: the sheet of one provider, all of them beside each other, and what is said where there is nothing to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.browser.screen import ENGLISH
from tests.findings.matters import FALLING, TARIFFS, WEEK, WEEKS
from tests.pages.screens import charts, headings, open_screen, said, status
from tests.small_store import NAMES, SHDH, TZORG, VIVA, Story, agreement, publish

VALUES = {
    "clienten": 100.0,
    "urenindex": 96.0,
    "uren_per_client_week": 1.6,
    "instroom": 2.0,
    "uitstroom": 1.0,
    "plandekking": 98.0,
    "gespreksdekking": 99.0,
    "netwerkinzet": 45.0,
    "klachten_per_100": 1.0,
}
STORY = Story(
    signals=(FALLING, WEEK),
    weeks=WEEKS,
    more={(metric, VIVA, period): value for metric, value in VALUES.items() for period in ("201406", "201407")},
    overall={("tevredenheid_nul", VIVA): 8.1},
)


def test_the_sheet_tells_every_part_of_one_provider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "aanbieder", aanbieder=VIVA)
    assert status(at).startswith("Viva! Zorggroep, periode 7")
    assert headings(at) == [
        "Viva! Zorggroep hielp 100 cliënten in periode 7; het tarief staat op 95,0% van de start, zoals afgesproken, "
        "en de uren op 96% van wat dezelfde cliënten voorheen kregen.",
        "Bij Viva! Zorggroep vraagt één zaak om actie; daarnaast is er één vraag voor deze week.",
        "Van Viva! Zorggroep is nog geen week met uren compleet geleverd.",
        "Van Viva! Zorggroep zijn over periode 7 geen uren bekend; over de verdeling is niets te zeggen.",
        "Viva! Zorggroep kreeg er 2 cliënten bij in periode 7; er ging één weg.",
        "Bij Viva! Zorggroep heeft 98% van de cliënten een getekend plan en is met 99% een gesprek gevoerd (periode 7).",
        "Over Viva! Zorggroep kwamen geen klachten binnen in periode 7, en eerder ook niet.",
        "Of cliënten van Viva! Zorggroep iets merken, is nog niet te zeggen: de eindmeting is er nog niet.",
        "Van Viva! Zorggroep is nog niets geleverd.",
        "Van Viva! Zorggroep zijn geen brieven of folders aan cliënten bekend; de gemeente levert die met de tabel communicatie.",
        "Hoeveel huishoudelijke hulpen Viva! Zorggroep heeft, is niet bekend; de aanbieder levert dat met de tabel personeel.",
    ]
    assert not at.error


def test_the_key_figures_stand_beside_what_they_must_be_held_against(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    text = said(open_screen(monkeypatch, tmp_path, "aanbieder", aanbieder=VIVA))
    assert "Betaald tarief € 209,00 afgesproken € 209,00" in text
    assert "Uren per cliënt per week 1,60 in periode 6: 1,60" in text
    assert "Uren tegenover voorheen 96% uren dalen sneller dan het tarief: actie nodig" in text


def test_every_chart_says_its_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    alts = charts(open_screen(monkeypatch, tmp_path, "aanbieder", aanbieder=VIVA))
    assert any(alt.startswith("Viva! Zorggroep hielp 100 cliënten in periode 7") for alt in alts)
    assert all(alts)


def test_without_a_choice_all_providers_stand_beside_each_other_in_their_fixed_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, replace(STORY, extra_eur={(TZORG, "201407"): 1.0}, signals=TARIFFS))
    at = open_screen(monkeypatch, tmp_path, "aanbieder")
    assert headings(at) == [
        "In periode 7 kregen 2 van de 3 aanbieders het afgesproken tarief.",
        "Kies een aanbieder voor het hele blad.",
        "Van alle aanbieders zijn geen brieven of folders aan cliënten bekend; de gemeente levert die met de tabel communicatie.",
    ]
    links = [link.proto for link in at.get("page_link") if "aanbieder=" in link.proto.query_string]
    assert [link.label for link in links][-3:] == ["SHDH", "T-Zorg", "Viva! Zorggroep"]
    at.session_state["aanbieders-naast-elkaar_cijfers"] = True
    at.run()
    assert "T-Zorg € 191,00 € 190,00 volledig" in said(at)


def test_a_provider_without_data_says_what_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = {(SHDH, period.id): "geen_levering" for period in STORY.begun}
    publish(tmp_path, replace(STORY, status=silent))
    at = open_screen(monkeypatch, tmp_path, "aanbieder", aanbieder=SHDH, periode="201407")
    assert headings(at)[0] == "Over periode 7 heeft SHDH nog geen betalingen geleverd."
    assert "Van SHDH is nog geen week met uren compleet geleverd." in headings(at)
    assert "Van SHDH is voor periode 7 niet bekend hoeveel cliënten een plan hebben." in headings(at)
    assert not at.error


def test_an_open_period_only_gives_no_numbers_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(peildatum=date(2014, 2, 10), signals=()))
    at = open_screen(monkeypatch, tmp_path, "aanbieder", aanbieder=VIVA)
    assert headings(at)[0] == (
        "Periode 2 loopt nog tot en met 23 februari 2014; de cijfers van Viva! Zorggroep volgen daarna."
    )
    assert not at.error


def test_an_empty_store_says_who_publishes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "aanbieder")
    assert "Er is nog niets gepubliceerd." in said(at)


FIVE = {VIVA: 100, TZORG: 60, SHDH: 40, "AXXICOM": 50, "AMSTELRING": 70}


def test_a_provider_sees_its_own_sheet_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, replace(STORY, agreements=tuple(agreement(who) for who in FIVE), clients=FIVE))
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:VIVA")
    at = open_screen(monkeypatch, tmp_path, "aanbieder", aanbieder=TZORG)
    assert status(at).startswith("Viva! Zorggroep, periode 7")
    assert headings(at)[0].startswith("Viva! Zorggroep hielp")
    others = [name for who, name in NAMES.items() if who != VIVA]
    assert not [name for name in others if name in " ".join([said(at), *charts(at)])]
    assert not at.error


def test_a_group_figure_that_is_hidden_is_called_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    totals = {(metric, "TOTAAL", "201407"): value for metric, value in VALUES.items()}
    publish(tmp_path, replace(STORY, more={**STORY.more, **totals}))
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:VIVA")
    at = open_screen(monkeypatch, tmp_path, "aanbieder")
    assert "Van alle aanbieders samen is afgeschermd: ‘" in said(at)
    assert "alle aanbieders: 1,0" not in said(at)
    assert not at.error


def test_the_wethouder_has_no_sheet_of_a_single_provider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    at = open_screen(monkeypatch, tmp_path, "begrippen")
    at.switch_page("pages/aanbieder.py").run()
    assert "Dit scherm is niet voor u bedoeld." in said(at)


def test_the_screen_is_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    found = ENGLISH.findall(said(open_screen(monkeypatch, tmp_path, "aanbieder", aanbieder=VIVA)))
    assert found == []
