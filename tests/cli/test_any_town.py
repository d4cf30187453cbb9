"""Another town, year, calendar and provider than the default project's, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.project import DEFAULT, current
from hbh_metrics.publications import Store

PROJECT = """
[project]
gemeente = "Emmen"
naam = "Proef"
begin = 2026-01-01
einde = 2026-12-31
kalender = "MAAND"
[aanbieders.AA]
namen = ["Zorg A", "Zorg A bv"]
"""
FILES = {
    "aanbieders": "aanbieder_id;naam;contract_van;contract_tot\nAA;Zorg A;;\n",
    "tariefafspraken": (
        "aanbieder_id;versie;vanaf_periode;starttarief_eur;basistarief_uur_eur;afbouw_pct;afbouw_methode;eerste_verlaging;"
        "gebroken_periode;vastgesteld_op;toelichting;kalender;index_loon_deel\n"
        "Zorg A bv;1;2026-01;220,00;21,00;;INDEX;;DAGEN_28;01-12-2025;;MAAND;0,90\n"
    ),
    "bestedingsruimte": "aanbieder_id;jaar;versie;bedrag_eur;vastgesteld_op\nAA;2026;1;300,00;01-12-2025\n",
    "indicaties": (
        "toewijzing_nummer;client_sleutel;aanbieder_id;groep;categorie;klasse;uren_week;besluitdatum;ingangsdatum;einddatum;"
        "start_levering;reden_beeindiging;leeftijdsklasse\nT1;C1;AA;EXPERIMENT;1;2;2,50;;01-01-2026;;;;\n"
    ),
    "periodebetalingen": (
        "aanbieder_id;prestatie_referentie;vorige_referentie;client_sleutel;toewijzing_nummer;periode_id;grondslag;debet_credit;"
        "aantal;tarief_eur;bedrag_eur;factuurdatum;boekdatum\nAA;P1;;C1;T1;01/2026;PERIODETARIEF;D;1;220,00;220,00;03-02-2026;\n"
    ),
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the project of another town, into which its first delivery was imported."""
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    root, delivery = tmp_path / "data", tmp_path / "levering"
    root.mkdir()
    delivery.mkdir()
    (root / "project.toml").write_text(PROJECT, encoding="utf-8")
    for name, text in FILES.items():
        (delivery / f"{name}.csv").write_text(text, encoding="utf-8")
    assert main(["import", str(delivery), "--data", str(root), "--peildatum", "2026-02-28"]) == 0
    return root


def test_another_town_is_imported_and_told_in_its_own_months(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["signals", "--data", str(data), "--format", "json"]) == 0
    told = {row["signaal"]: row for row in json.loads(capsys.readouterr().out)}
    assert (
        told["S22"]["uitleg"]
        .replace("\u00a0", " ")
        .startswith("Tot en met januari 2026 is van Zorg A 73,3% van de ruimte")
    )
    assert main(["metrics", "--data", str(data), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["periode_id"] for row in rows if row["maatstaf"] == "afgesproken_tarief"} == {"202601", "202602"}
    assert {row["waarde"] for row in rows if row["maatstaf"] == "betaald" and row["periode_id"] == "202601"} == {220.0}
    publication = Store(data).current()
    assert publication is not None
    assert publication.manifest.project.town == "Emmen"
    assert current() is DEFAULT


def test_a_folder_never_mixes_two_calendars(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "project.toml").unlink()
    before = Store(data).current()
    assert main(["check", str(tmp_path / "levering"), "--data", str(data)]) == 1
    assert main(["import", str(tmp_path / "levering"), "--data", str(data)]) == 1
    assert "R02" in capsys.readouterr().out
    assert Store(data).current() == before
