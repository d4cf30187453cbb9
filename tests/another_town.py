"""A small delivery of another town, year, calendar and provider than the default project's, imported through the command line."""

from __future__ import annotations

from pathlib import Path

from hbh_metrics.cli.entry import main

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


def imported(root: Path) -> Path:
    """Return a data folder in `root` with the project of that town, into which its delivery was imported; the key is HBH_SLEUTEL's."""
    data, delivery = root / "data", root / "levering"
    data.mkdir()
    delivery.mkdir()
    (data / "project.toml").write_text(PROJECT, encoding="utf-8")
    for name, text in FILES.items():
        (delivery / f"{name}.csv").write_text(text, encoding="utf-8")
    assert main(["import", str(delivery), "--data", str(data), "--peildatum", "2026-02-28"]) == 0
    return data
