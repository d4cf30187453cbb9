"""Tevredenheid: what it says before and after the last survey, without any, for a provider, and with few people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.records import TOTAL
from tests.findings.desk_world import QUESTIONS, TZORG, VIVA, Numbers, World, publish, shares
from tests.pages.screens import charts, headings, open_screen, said

START: dict[tuple[str, str, str | None], Numbers] = {
    ("tevredenheid_nul", TOTAL, None): (8.4, None, None, 183),
    ("tevredenheid_nul", TZORG, None): (8.5, None, None, 57),
    ("respons_nul", TOTAL, None): (52.6, 184.0, 350.0, 184),
}
END: dict[tuple[str, str, str | None], Numbers] = {
    ("tevredenheid_eind", TOTAL, None): (8.1, None, None, 195),
    ("tevredenheid_verschil", TOTAL, None): (-0.05, None, None, 120),
    ("tevredenheid_verschil_laag", TOTAL, None): (-0.2, None, None, 120),
    ("tevredenheid_verschil_hoog", TOTAL, None): (0.1, None, None, 120),
}


def test_before_the_last_survey_there_is_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = shares("antwoorden", {f"V01|NUL|{score}": 18 for score in range(1, 11)}, period_id=None)
    publish(tmp_path, World(other=START, questions=QUESTIONS, shares=answers))
    at = open_screen(monkeypatch, tmp_path, "tevredenheid")
    change, answered, response, missing = headings(at)
    assert change == "Of cliënten iets merken, is nog niet te zeggen: de eindmeting is er nog niet."
    assert answered.startswith(
        "Bij ‘Welk rapportcijfer geeft u de hulp?’ antwoordde in de nulmeting 50% een 5 of lager"
    )
    assert response == "184 van de 350 gevraagde cliënten vulden de nulmeting in (53%)."
    assert missing.endswith("de eindmeting is er nog niet.")
    assert len(charts(at)) == 3
    assert not at.exception


def test_after_it_the_change_has_its_range_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stayed = shares(
        "nulmeting", {"BLIJVER": 120, "VERTROKKEN": 63}, period_id=None, means={"BLIJVER": 8.5, "VERTROKKEN": 7.9}
    )
    publish(tmp_path, World(peildatum=date(2015, 1, 9), other=START | END, shares=stayed))
    at = open_screen(monkeypatch, tmp_path, "tevredenheid")
    assert headings(at)[0] == (
        "Cliënten zijn niet aantoonbaar meer of minder tevreden: bij dezelfde 120 cliënten ligt het cijfer tussen 0,2 lager en 0,1 hoger."
    )
    assert "kan daardoor te gunstig zijn" in said(at)
    assert not at.exception


def test_one_provider_without_answers_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(other=START))
    at = open_screen(monkeypatch, tmp_path, "tevredenheid", aanbieder=VIVA)
    assert headings(at)[0].startswith("Of cliënten van Viva! Zorggroep iets merken, is nog niet te zeggen")
    assert not at.exception


def test_without_any_survey_each_part_says_who_delivers_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(clients={VIVA: 7}))
    text = said(open_screen(monkeypatch, tmp_path, "tevredenheid"))
    assert "(de gemeente levert die met de tabel enquetescores)" in text
    assert "Welk deel van de cliënten antwoordde, is niet bekend" in text
    assert "antwoordden, is niet bekend: er zijn nog geen enquêtes geleverd" in text


def test_while_only_an_open_period_has_begun_it_still_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(peildatum=date(2014, 2, 10)))
    at = open_screen(monkeypatch, tmp_path, "tevredenheid")
    assert not at.exception
    assert not at.error


def test_an_empty_store_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Er is nog niets gepubliceerd." in said(open_screen(monkeypatch, tmp_path, "tevredenheid"))


def test_an_aanbieder_sees_its_own_clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(other=START))
    monkeypatch.setenv("HBH_DOELGROEP", f"aanbieder:{TZORG}")
    at = open_screen(monkeypatch, tmp_path, "tevredenheid", aanbieder=TZORG)
    assert "van T-Zorg" in headings(at)[0]
    assert "Viva" not in said(at)
    assert not at.exception


def test_it_is_not_for_the_wethouder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    assert headings(open_screen(monkeypatch, tmp_path, "tevredenheid")) == []
