"""Gegevens: what came and what is missing, what was wrong with it, what was agreed, what changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics.intake.portrait import Portrait
from hbh_metrics.publications import Store
from tests.pages.screens import headings, open_screen, said
from tests.small_store import SHDH, TZORG, VIVA, Story, agreement, publish

FINDINGS = (
    ("R11", "W", "periodebetalingen_tzorg.csv", 3, "tarief_eur", "191,23", "190,00", "Het tarief wijkt af.", TZORG),
    ("R11", "W", "periodebetalingen_tzorg.csv", 4, "tarief_eur", "191,23", "190,00", "Het tarief wijkt af.", TZORG),
    ("R23", "W", "geleverde_uren_shdh.csv", 1, "Route", "Route", "", "De kolom kennen wij niet.", SHDH),
)
REFUSED = {
    "oordeel": "afgekeurd",
    "levering": "juni",
    "bevindingen": [
        {
            "regel": "R03",
            "ernst": "F",
            "bestand": "geleverde_uren_tzorg.csv",
            "rij": 12,
            "kolom": "uren",
            "waarde": "8,5u",
            "verwacht": "8,5",
            "melding": "'8,5u' is geen getal.",
            "aanbieder_id": TZORG,
        }
    ],
}


def open_part(monkeypatch: pytest.MonkeyPatch, data: Path, part: str, **url: str) -> AppTest:
    at = open_screen(monkeypatch, data, "gegevens", **url)
    at.session_state["deel"] = part
    at.run()
    assert not at.error
    return at


def test_what_came_is_a_shape_and_a_word_for_every_source_provider_and_period(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, Story(status={(TZORG, "201407"): "geen_levering", (SHDH, "201407"): "onvolledig"}))
    at = open_screen(monkeypatch, tmp_path, "gegevens", periode="201407")
    assert (
        headings(at)[0]
        == "Over periode 7 is niet alles geleverd: van T-Zorg ontbreken gegevens en van SHDH zijn ze onvolledig."
    )
    text = said(at)
    assert "T-Zorg ● geleverd ● geleverd ● geleverd ● geleverd ● geleverd ✕ niet geleverd ○ nog niet verwacht" in text
    assert "◐ onvolledig" in text


def test_who_owes_what_is_told_with_the_day_on_which_it_was_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, Story(peildatum=date(2014, 8, 1), status={(TZORG, "201407"): "geen_levering"}))
    at = open_screen(monkeypatch, tmp_path, "gegevens")
    assert (
        headings(at)[1] == "T-Zorg moet nog 1 levering doen of aanvullen; de oudste had er op 25 juli 2014 moeten zijn."
    )
    assert "T-Zorg Periodebetalingen periode 7 ✕ niet geleverd 25 jul 2014 5" in said(at)


def test_nobody_owes_anything_when_all_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_screen(monkeypatch, tmp_path, "gegevens")
    assert headings(at) == [
        "Over periode 7 zijn alle uren en betalingen geleverd.",
        "Niemand hoeft nog iets te leveren of aan te vullen.",
    ]


def test_warnings_are_counted_by_rule_with_a_file_and_a_letter_per_provider_to_send_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, Story(findings=FINDINGS))
    at = open_part(monkeypatch, tmp_path, "Bevindingen")
    assert headings(at)[0] == (
        "De levering van deze stand gaf 3 waarschuwingen; de meeste (2) tegen de regel ‘Het betaalde tarief is het afgesproken tarief’."
    )
    assert [button.proto.label for button in at.get("download_button")] == [
        "Download als CSV",
        "Download als Excel",
        "SHDH (1)",
        "Brief aan SHDH als PDF",
        "Brief aan SHDH als Excel",
        "T-Zorg (2)",
        "Brief aan T-Zorg als PDF",
        "Brief aan T-Zorg als Excel",
    ]


def test_a_provider_sees_only_what_it_can_repair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(findings=FINDINGS))
    at = open_part(monkeypatch, tmp_path, "Bevindingen", aanbieder=SHDH)
    assert headings(at)[0].startswith("De levering van deze stand gaf 1 waarschuwing aan SHDH, tegen de regel")
    assert "tarief wijkt af" not in said(at)


def test_a_refused_delivery_keeps_what_was_wrong_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    Store(tmp_path).keep_refusal(REFUSED)
    at = open_part(monkeypatch, tmp_path, "Bevindingen")
    assert headings(at) == [
        "De levering van deze stand gaf geen waarschuwingen.",
        "Er is 1 levering afgekeurd; daarvan is niets gepubliceerd.",
    ]
    assert "levering ‘juni’, 1 fout" in at.get("expander")[0].proto.label.replace("\u00a0", " ")
    at.session_state["afgekeurd_0"] = True
    at.run()
    assert "'8,5u' is geen getal." in said(at)
    assert "Brief aan T-Zorg als PDF" in [button.proto.label for button in at.get("download_button")]


def test_agreements_are_shown_with_their_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    amended = agreement(VIVA, "215.00", versie=2, vanaf="201406")
    publish(tmp_path, Story(agreements=(agreement(VIVA), amended), clients={VIVA: 50}))
    at = open_part(monkeypatch, tmp_path, "Afspraken en drempels")
    assert headings(at) == [
        "De tariefafspraak met Viva! Zorggroep is sinds de start gewijzigd.",
        "Bij deze stand zijn geen drempels bewaard.",
    ]
    assert "Viva! Zorggroep 2 periode 6 € 215,00 € 21,00 lineair: 1% van het starttarief per periode" in said(at)


def test_a_link_opens_the_part_that_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    assert headings(open_screen(monkeypatch, tmp_path, "gegevens", deel="Standen"))[-1] == "Er is 1 stand gepubliceerd."
    assert headings(open_screen(monkeypatch, tmp_path, "gegevens", deel="onzin"))[0].startswith("Over periode 7")


def test_a_publication_is_compared_with_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    publish(tmp_path, Story(extra_eur={(TZORG, "201403"): 2.0}))
    at = open_part(monkeypatch, tmp_path, "Standen")
    assert headings(at)[0].startswith("Tussen de stand van 20 juli 2014 en die van 20 juli 2014 zijn")
    assert "Betaald tarief T-Zorg periode 3 € 198,00 € 200,00 gewijzigd" in said(at)
    assert headings(at)[1] == "Er zijn 2 standen gepubliceerd."


def test_the_first_publication_has_nothing_to_be_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_part(monkeypatch, tmp_path, "Standen")
    assert headings(at)[0] == "Dit is de eerste stand: er is nog niets om mee te vergelijken."


def test_every_file_says_where_it_came_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_part(monkeypatch, tmp_path, "Herkomst")
    assert headings(at) == [
        "Deze stand rust op 1 geleverd bestand.",
        "Van deze stand is niet bewaard wat er in de bestanden stond.",
    ]
    assert "periodebetalingen_tzorg.csv Periodebetalingen T-Zorg periode 2 60 20 jul 2014, nr. 1 abababababab" in said(
        at
    )


def test_what_is_odd_in_a_file_stands_beside_its_numbers_and_a_provider_sees_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = Portrait(
        "uren.csv", "geleverde_uren", TZORG, 80, "201402", "201403", 20, None, None, 135.0, opvallend="60 keer zo veel."
    )
    publish(
        tmp_path, Story(portraits=(odd, Portrait("uren.csv", "geleverde_uren", VIVA, 12, uren_per_client_week=2.25)))
    )
    at = open_part(monkeypatch, tmp_path, "Herkomst")
    assert headings(at)[1] == "In de bestanden van deze stand valt 1 ding op naast de vorige levering."
    assert "uren.csv Geleverde uren T-Zorg periode 2 t/m 3 80" in said(at)
    assert "60 keer zo veel." in said(at)
    alone = open_part(monkeypatch, tmp_path, "Herkomst", aanbieder=VIVA)
    assert headings(alone)[1] == "In de bestanden van deze stand valt niets op naast de vorige levering."
    assert "60 keer" not in said(alone)


def test_an_empty_store_has_no_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "gegevens")
    assert "Er is nog niets gepubliceerd." in said(at)
    assert not at.header


def test_comparing_two_publications_says_which_metric_means_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, Story(peildatum=date(2014, 6, 22), definitions="betaald_tarief=1"))
    publish(tmp_path, Story(definitions="betaald_tarief=2"))
    at = open_part(monkeypatch, tmp_path, "Standen")
    assert "Andere definitie van ‘Betaald tarief’ sinds de stand van 20 juli 2014" in said(at)
