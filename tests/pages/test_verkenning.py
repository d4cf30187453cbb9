"""Verkenning: what it says of a small city, what a link and a wrong link do, and how a set is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hbh_metrics.exploration.assumptions import Window
from hbh_metrics.followup import Journal, Kind
from tests.exploration.mini_city import PEILDATUM, publish, tables
from tests.pages.screens import headings, open_screen, said

SET = "effect_uren_pct:-13.81:-11.19:-8.49"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the mini-stad; nothing is written in it but a kept set."""
    root = tmp_path_factory.mktemp("verkenning")
    publish(tables(), PEILDATUM, root)
    return root


def test_without_enough_data_every_tile_says_what_it_waits_for(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, data, "verkenning")
    assert not at.exception
    assert len(headings(at)) == 9
    text = said(at)
    assert "Alle aannamen staan op de standaard." in text
    assert "nog geen uitspraak mogelijk: wacht op drie volledige perioden" in text
    assert "nog geen uitspraak mogelijk: vul het budget van 2014 in" in text
    assert "de aanbieder (TSN) noemt nog geen resultaten" in text
    labels = {box.label for box in at.selectbox}
    assert "Stand van" in labels
    assert not {"Aanbieder", "Periode"} & labels, "this screen is about everybody and the whole experiment"


def test_a_link_carries_the_set_and_says_what_differs(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, data, "verkenning", aannamen=SET, venster="ALLES")
    text = said(at)
    assert "Anders dan de standaard: effect op de uren per cliënt -11,19% (-13,81% tot -8,49%)" in text
    assert "gerekend over alle volledige perioden" in text
    assert (
        headings(at)[1] == "Onder het periodetarief kostten dezelfde cliënten netto € 6 meer dan per uur zoals het was."
    )
    at.button("verkenning_standaard").click().run()
    assert "Alle aannamen staan op de standaard." in said(at)
    assert "aannamen" not in at.query_params
    at.button("verkenning_standaard").click().run()
    assert "Alle aannamen staan op de standaard." in said(at), (
        "the button stays: who pressed it by keyboard keeps the place"
    )


def test_a_wrong_link_is_told_and_the_standard_stands(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, data, "verkenning", aannamen="loon_uur_eur:1:2:900,verzonnen:1:2:3")
    told = at.error[0].value.replace("\\", "")
    assert "[verzonnen]: deze aanname bestaat niet" in told
    assert "[loon_uur_eur] hoog: 900 kan niet" in told
    assert len(headings(at)) == 9


def test_a_number_that_is_filled_in_counts_at_once(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, data, "verkenning")
    at.selectbox("verkenning_aanname").set_value("aandeel_vangnet_pct").run()
    middle = next(field for field in at.number_input if field.label == "Midden (%)")
    middle.set_value(40.0).run()
    assert not at.exception
    assert "welk deel bij een algemene voorziening in maatwerk blijft 40% (15% tot 60%), gewijzigd van 30%" in said(at)
    assert at.query_params["aannamen"] == "aandeel_vangnet_pct:15:40:60"


def test_a_field_stays_the_same_one_over_changes_and_follows_the_standard(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field or a choice that became another one with each change lost the place, and the next number that was typed."""
    at = open_screen(monkeypatch, data, "verkenning")
    at.selectbox("verkenning_aanname").set_value("aandeel_vangnet_pct").run()
    options = at.selectbox("verkenning_aanname").options
    for value in (40.0, 41.0):
        at.number_input("verkenning_aandeel_vangnet_pct_Midden").set_value(value).run()
        assert at.query_params["aannamen"] == f"aandeel_vangnet_pct:15:{value:.0f}:60"
        assert at.selectbox("verkenning_aanname").options == options
    at.radio("verkenning_venster").set_value(Window.ALL).run()
    assert (at.query_params["venster"], at.query_params["aannamen"]) == ("ALLES", "aandeel_vangnet_pct:15:41:60")
    at.button("verkenning_standaard").click().run()
    assert at.number_input("verkenning_aandeel_vangnet_pct_Midden").value == 30.0
    assert at.radio("verkenning_venster").value is Window.LAST_3
    assert "Alle aannamen staan op de standaard." in said(at)


def test_the_wethouder_sees_no_provider_and_no_margin(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    at = open_screen(monkeypatch, data, "verkenning", aannamen=SET, venster="ALLES")
    assert not at.exception
    text = said(at)
    assert "VIVA" not in text
    assert "Marge aanbieder" not in text
    assert "Valt een aanbieder weg" not in text


def test_a_named_set_is_kept_in_the_journal_and_can_be_shown_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, data, "verkenning", aannamen=SET, venster="ALLES")
    at.session_state["verkenning_bewaren"] = True
    at.run()
    at.text_input("verkenning_0_naam").set_value("Els")
    at.button("verkenning_bewaar").click().run()
    assert [one.value for one in at.error] == ["Geef de set eerst een naam; er is nog niets bewaard."]
    assert Journal(data).events() == ()
    at.text_input("verkenning_0_naam_set").set_value("ruim vangnet")
    at.button("verkenning_bewaar").click().run()
    (kept,) = Journal(data).events()
    assert (kept.soort, kept.auteur) == (Kind.AANNAMESET, "Els")
    assert kept.tekst.splitlines() == ["ruim vangnet", "venster=ALLES", f"aannamen={SET}"]
    again = open_screen(monkeypatch, data, "verkenning")
    again.button(f"set_{kept.kenmerk}").click().run()
    assert "Anders dan de standaard: effect op de uren" in said(again)
    assert "Set ‘ruim vangnet’, door Els, " in said(again)
    assert "■ gewijzigd van leeg naar -11,19% (-13,81% tot -8,49%), door Els, " in said(again)


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ({"has_reference": False}, "lever de tabel referentie"),
        ({"people": 1}, "per klasse zijn er te weinig cliënten met een referentie"),
    ],
)
def test_a_missing_table_and_one_client_are_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: dict[str, Any], told: str
) -> None:
    publish(tables(**lacking), PEILDATUM, tmp_path)
    at = open_screen(monkeypatch, tmp_path, "verkenning")
    assert not at.exception
    assert told in said(at)


def test_a_wrong_file_in_the_data_folder_is_told_and_the_standard_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tables(), PEILDATUM, tmp_path)
    (tmp_path / "aannamen.toml").write_text("[verloop_pct]\nlaag = 900\n", encoding="utf-8")
    at = open_screen(monkeypatch, tmp_path, "verkenning")
    assert "[verloop_pct] laag: 900 kan niet" in at.error[0].value.replace("\\", "")
    assert len(headings(at)) == 9


def test_transition_money_for_individual_help_is_refused_where_one_would_switch_it_on(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(monkeypatch, data, "verkenning")
    at.selectbox("verkenning_aanname").set_value("overgangsgeld_deel").run()
    at.toggle("verkenning_overgangsgeld").set_value(True).run()
    assert "nooit voor maatwerk zelf. Er is niets veranderd." in at.error[0].value
    assert "aannamen" not in at.query_params
