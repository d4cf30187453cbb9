"""Cliënten en uren: what it says with data, without, with one provider, for a provider, and while only an open period has begun."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.records import TOTAL
from tests.findings.desk_world import SHDH, TZORG, VIVA, Numbers, World, publish, shares
from tests.pages.screens import charts, headings, open_screen, said

UNKNOWN: Numbers = (None, None, None, 0)
HOURS = (
    "uren_per_client_week",
    "uren_mediaan",
    "uren_p10",
    "uren_p90",
    "urenindex",
    "urenindex_vergelijkbaar",
    "urenindex_vergelijkbaar_laag",
    "urenindex_vergelijkbaar_hoog",
    "verzilvering",
    "aandeel_sterke_daling",
    "aandeel_onder_klasse",
    "aandeel_boven_klasse",
    "betaald_zonder_uren",
    "betaald_zonder_uren_onverklaard",
)


def test_every_finding_stands_with_its_chart_and_its_caption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spread = shares("uren_tov_referentie", {"<50": 5, "50-70": 15, "70-90": 30, "90-110": 140, ">110": 10})
    mix = [
        shares(name, {"1": 40, "2": 60}, group=group)
        for name in ("klasse",)
        for group in ("EXPERIMENT", "VERGELIJKING")
    ]
    ages = [shares("leeftijd", {"<65": 40, "85+": 60}, group=group) for group in ("EXPERIMENT", "VERGELIJKING")]
    publish(tmp_path, World(shares=(*spread, *(row for part in (*mix, *ages) for row in part))))
    at = open_screen(monkeypatch, tmp_path, "clienten")
    pace, hours, split, falls, bounds, paid, likeness, effect = headings(at)
    assert pace.startswith(
        "In periode 7 in totaal: de uren volgen het tarief, na afronding gelijk, en dat kan toeval zijn (tussen 2,0"
    )
    assert hours.startswith("In periode 7 kregen cliënten gemiddeld 1,80 uur hulp per week")
    assert split.startswith("In periode 7 kreeg 10% van de cliënten minder dan 70%")
    assert falls.startswith("In periode 7 kreeg 10,0% van de cliënten (20 van de 200)")
    assert bounds.startswith("In periode 7 kreeg 30,0% van de cliënten minder uren dan bij hun klasse hoort")
    assert paid.startswith("In periode 7 is voor 10 cliënten betaald terwijl er geen uren zijn geleverd")
    assert likeness.startswith("In periode 7 lijkt de groep op de vergelijkingsgroep")
    assert effect.startswith(
        "Of het experiment de uren veranderde, is nog niet te zeggen: daarvoor zijn drie volledige perioden nodig"
    )
    assert len(charts(at)) == 11
    assert "n = 200 in periode 7" in said(at)
    assert not at.error
    assert not at.exception


def test_a_period_with_fewer_working_days_says_so_at_every_figure_on_hours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path)
    text = said(open_screen(monkeypatch, tmp_path, "clienten", periode="201406"))
    assert text.count("Periode 6 had 18 werkdagen, de meeste perioden 20") == 5


def test_a_provider_without_hours_is_unknown_and_never_zero(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(other={(name, SHDH, period.id): UNKNOWN for name in HOURS for period in World().begun}))
    at = open_screen(monkeypatch, tmp_path, "clienten", aanbieder=SHDH)
    assert all("SHDH" in heading and "niet bekend" in heading for heading in headings(at)[:2])
    assert "0,00 uur" not in said(at)
    assert not at.exception


def test_a_store_with_one_small_provider_marks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(clients={VIVA: 7}))
    at = open_screen(monkeypatch, tmp_path, "clienten")
    assert "Let op, een klein aantal: dit gaat over 7 cliënten." in said(at)
    assert not at.exception


def test_while_only_an_open_period_has_begun_nothing_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(peildatum=date(2014, 2, 10)))
    at = open_screen(monkeypatch, tmp_path, "clienten")
    assert headings(at)[0] == (
        "In periode 2 in totaal: nog geen uitspraak of de uren sneller dalen dan het tarief, want de periode loopt nog."
    )
    assert not at.exception


def test_a_publication_without_these_metrics_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, World(without=frozenset(HOURS)))
    at = open_screen(monkeypatch, tmp_path, "clienten")
    assert not at.exception
    assert not at.error


def test_an_empty_store_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Er is nog niets gepubliceerd." in said(open_screen(monkeypatch, tmp_path, "clienten"))


def test_an_aanbieder_sees_itself_and_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    monkeypatch.setenv("HBH_DOELGROEP", f"aanbieder:{TZORG}")
    at = open_screen(monkeypatch, tmp_path, "clienten", aanbieder=TZORG)
    text = said(at)
    assert "T-Zorg" in text
    assert "SHDH" not in text
    assert "Viva" not in text
    assert not at.exception


def test_it_is_not_for_the_wethouder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    assert headings(open_screen(monkeypatch, tmp_path, "clienten")) == []


def test_a_long_table_without_a_chart_waits_until_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = (TOTAL, VIVA, TZORG, SHDH)
    unknown: dict[tuple[str, str, str | None], Numbers] = {
        (name, who, period.id): UNKNOWN for name in HOURS for who in everyone for period in World().begun
    }
    publish(tmp_path, World(other=unknown))
    at = open_screen(monkeypatch, tmp_path, "clienten")
    assert "Alle aanbieders periode 2 – – –" not in said(at)
    at.session_state["klasse_cijfers"] = True
    at.run()
    assert "Alle aanbieders periode 2 – – –" in said(at)
