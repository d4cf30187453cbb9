"""Voortgang afbouw: what it says with data, without, with one provider, and while a period is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.agreements import Method
from tests.pages.screens import charts, headings, open_screen, said, status
from tests.small_store import SHDH, TZORG, VIVA, Story, agreement, publish

STORY = Story(extra_eur={(TZORG, "201407"): 1.23})


def test_the_last_whole_period_is_shown_first_with_its_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path)
    assert status(at) == (
        "Alle aanbieders, periode 7 (16 juni t/m 13 juli 2014), stand van 20 juli 2014. Deze periode is volledig."
    )
    fall, tariff, end = headings(at)
    assert (
        fall
        == "Tot en met periode 7 daalde het tarief gemiddeld 4,8 procentpunt; afgesproken was een daling van 5,0 procentpunt."
    )
    assert tariff == "In periode 7 kregen 2 van de 3 aanbieders het afgesproken tarief."
    assert end.startswith("In drie rekensommen (wat als) komt het gemiddelde tarief in periode 13 uit tussen 89,0% en")
    assert "T-Zorg kreeg € 1,23 per cliënt meer." in said(at)
    population = "cliënten in het experiment voor wie is betaald, n = 200 in periode 7 · periode 2 t/m 8"
    assert f"{population} · bron: tariefafspraken, indicaties en periodebetalingen" in said(at)
    assert not at.error


def test_the_reading_of_the_agreement_is_printed_with_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    assert (
        "Lezing van de afspraak: lineair: 1% van het starttarief per periode, eerste verlaging in periode 3."
        in said(open_screen(monkeypatch, tmp_path))
    )


def test_every_chart_says_its_finding_to_who_cannot_see_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    alts = charts(open_screen(monkeypatch, tmp_path))
    assert len(alts) == 6
    assert alts[0].startswith("Tot en met periode 7 daalde het tarief")
    assert (
        "T-Zorg kreeg in periode 7 € 191,23 per cliënt: € 1,23 (0,6%) meer dan het afgesproken tarief van € 190,00."
        in alts
    )


def test_another_reading_is_one_click_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path)
    assert "Samengesteld" not in said(at)
    at.session_state["lezingen_open"] = True
    at.run()
    assert "Naar gelang de lezing eindigt het afgesproken tarief tussen 89,0% en 99,0% van het starttarief." in said(at)
    assert "SHDH € 178,00 (89,00%)* € 179,07 (89,54%) € 198,00 (99,00%)" in said(at)


def test_the_numbers_behind_a_chart_are_one_click_away_with_the_definition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path)
    assert "€ 209,00" not in said(at)
    at.session_state["tarief-en-pad_cijfers"] = True
    at.run()
    assert "Viva! Zorggroep periode 7 € 209,00 € 209,00 0,0% 95,0% 100 volledig" in said(at)
    assert "Betaald tarief. Het betaalde bedrag gedeeld door de betaalde cliëntperioden." in said(at).replace("**", "")
    assert [button.proto.label for button in at.get("download_button")] == [
        "Download als CSV",
        "Download als Excel",
        "De tabellen van dit scherm als één Excel-bestand",
        "Alle cijfers van deze stand als één Excel-bestand",
    ]


def test_one_provider_is_shown_large_and_the_others_stay_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, aanbieder=TZORG)
    assert status(at).startswith("T-Zorg, periode 7")
    assert headings(at)[0].startswith("Tot en met periode 7 daalde het tarief van T-Zorg 4,4 procentpunt")
    assert len(charts(at)) == 3
    assert "Viva! Zorggroep kreeg" not in said(at)


def test_an_open_period_gets_no_judgement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, periode="201408")
    assert "Deze periode loopt nog, tot en met 10 augustus 2014." in status(at)
    assert headings(at)[0] == "Periode 8 loopt nog tot en met 10 augustus 2014; de afbouw is daarna te geven."
    assert "op schema" not in " ".join(headings(at))
    assert any(link.proto.label.startswith("Naar de laatste hele periode") for link in at.get("page_link"))


def test_with_only_an_open_period_the_screen_says_when_there_will_be_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, replace(STORY, peildatum=date(2014, 2, 10)))
    at = open_screen(monkeypatch, tmp_path)
    assert "periode 2" in status(at)
    assert "Wat als, voor periode 13, kan nog niet" in " ".join(headings(at))
    assert not at.error


def test_a_provider_that_delivered_nothing_is_named_and_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = {
        (SHDH, period): "geen_levering" for period in ("201402", "201403", "201404", "201405", "201406", "201407")
    }
    publish(tmp_path, replace(STORY, status=missing))
    everyone = open_screen(monkeypatch, tmp_path, periode="201407")
    assert headings(everyone)[0] == "Het totaal over periode 7 is nog niet te geven."
    assert "Van SHDH is nog geen betaling geleverd." in said(everyone)
    alone = open_screen(monkeypatch, tmp_path, aanbieder=SHDH, periode="201407")
    assert headings(alone)[1] == (
        "Over periode 7 is van SHDH nog geen betaling geleverd, dus het betaalde tarief is niet bekend."
    )
    assert "€ 0,00" not in said(alone)


def test_a_store_with_one_provider_needs_no_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(agreements=(agreement(VIVA),), clients={VIVA: 7}))
    at = open_screen(monkeypatch, tmp_path)
    assert headings(at)[1] == "In periode 7 kreeg de enige aanbieder met volledige gegevens het afgesproken tarief."
    assert "Klein aantal in periode 7: Viva! Zorggroep (7 cliënten)." in said(at)


def test_a_provider_without_an_agreement_has_no_path_to_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(agreements=(agreement(VIVA),), clients={VIVA: 50, SHDH: 20}))
    at = open_screen(monkeypatch, tmp_path, aanbieder=SHDH)
    assert "Voor SHDH geldt in periode 7 nog geen tariefafspraak" in said(at)
    assert not at.error


def test_different_readings_name_who_they_hold_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agreements = (agreement(VIVA), agreement(SHDH, method=Method.EENMALIG))
    publish(tmp_path, Story(agreements=agreements, clients={VIVA: 50, SHDH: 20}))
    text = said(open_screen(monkeypatch, tmp_path))
    assert "lineair: 1% van het starttarief per periode, eerste verlaging in periode 3 (Viva! Zorggroep)" in text
    assert "eenmalig: één keer 1%, in periode 3 (SHDH)" in text


def test_an_empty_store_says_what_is_missing_and_who_delivers_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(monkeypatch, tmp_path)
    assert "Er is nog niets gepubliceerd." in said(at)
    assert "gegevensbeheerder" in said(at)
    assert not charts(at)
    assert not at.error


def test_before_the_experiment_there_is_no_period_to_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, replace(STORY, peildatum=date(2014, 1, 20)))
    text = said(open_screen(monkeypatch, tmp_path))
    assert "In de stand van 20 januari 2014 is nog geen periode van het experiment begonnen." in text


def test_an_old_stand_of_before_the_experiment_names_its_own_day_and_can_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path, replace(STORY, peildatum=date(2014, 1, 20)))
    newest = publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, stand=first.id)
    assert "In de stand van 20 januari 2014 is nog geen periode" in said(at)
    (box,) = at.selectbox
    assert box.label == "Stand van"
    box.select(newest.id).run()
    assert "is nog geen periode" not in said(at)
    assert [box.label for box in at.selectbox] == ["Aanbieder", "Periode", "Stand van"]


def test_a_damaged_publication_is_told_in_dutch_and_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = publish(tmp_path, STORY).folder / "manifest.json"
    manifest.chmod(0o644)
    manifest.write_text("{}", encoding="utf-8")
    at = open_screen(monkeypatch, tmp_path)
    assert "is beschadigd" in at.error[0].value
    assert not at.exception


def test_a_bug_is_told_in_a_neutral_sentence_and_kept_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setattr("hbh_metrics.screens.afbouw.progress.answer", lambda view: view.bestaat_niet)
    at = open_screen(monkeypatch, tmp_path)
    assert "kan nu niet worden getoond" in at.error[0].value
    assert "bestaat_niet" not in said(at)
    assert not at.exception
    assert "AttributeError" in caplog.text
