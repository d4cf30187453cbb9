"""Kosten en besparing: what it says with data, without, with one provider, and while only an open period has begun."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.records import TOTAL
from tests.findings.desk_world import SHDH, VIVA, Numbers, World, booked, publish
from tests.pages.screens import charts, headings, open_screen, said

UNKNOWN: Numbers = (None, None, None, 0)


def test_the_figure_that_counts_comes_first_and_the_others_are_named_for_what_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, World(spendings=booked("201403", "100", "50")))
    at = open_screen(monkeypatch, tmp_path, "kosten", periode="201404")
    text = said(at)
    assert "Dit telt: tegenover dezelfde cliënten voorheen € 1.800 meer" in text
    assert "Op papier: tegenover het starttarief € 1.200 minder" in text
    assert "Rekenen met de indicatie 75% geleverd" in text
    first, per_provider, at_the_end, bridge, over_time, share, spent = headings(at)
    assert first.startswith("Tot en met periode 4 kostte het experiment € 1.800 (1,5%) meer")
    assert per_provider.startswith("Bij 3 van de 3 aanbieders")
    assert at_the_end.startswith("Waar het experiment in euro's en uren uitkomt, is nog niet te zeggen")
    assert bridge.startswith("In periode 4 is € 39.200 betaald, € 400 minder dan in periode 3")
    assert over_time.startswith("Tussen periode 2 en periode 7 daalde het bedrag per periode met € 2.000")
    assert share.startswith("Op 20 april 2014 deed 10,0% van alle cliënten mee")
    assert spent == "Tot en met periode 3 is € 100 gereserveerd en € 50 besteed."
    assert len(charts(at)) == 9
    assert not at.error
    assert not at.exception


def test_one_provider_is_told_alone_with_the_others_behind_a_click(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, World(clients={VIVA: 7, SHDH: 40}))
    at = open_screen(monkeypatch, tmp_path, "kosten", aanbieder=VIVA, periode="201404")
    assert headings(at)[0].startswith("Tot en met periode 4 kostte de hulp van Viva! Zorggroep € 63 (1,5%) meer")
    assert "Let op, een klein aantal: dit gaat over 7 cliënten." in said(at)
    assert not at.exception


def test_a_store_with_one_provider_needs_no_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(clients={VIVA: 100}))
    at = open_screen(monkeypatch, tmp_path, "kosten", periode="201404")
    assert headings(at)[1].startswith("Bij Viva! Zorggroep kostten dezelfde cliënten tot en met periode 4 meer dan")
    assert not at.exception


def test_a_provider_without_payments_is_unknown_and_never_zero(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(status={(SHDH, period.id): "geen_levering" for period in World().begun}))
    at = open_screen(monkeypatch, tmp_path, "kosten", aanbieder=SHDH, periode="201404")
    assert headings(at)[0] == (
        "Of de hulp van SHDH extra geld kost, is nog niet te zeggen: er zijn nog geen betalingen van SHDH geleverd."
    )
    assert "€ 0" not in said(at)
    assert not at.exception


def test_without_references_and_bookings_each_says_who_delivers_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("kosten_tov_referentie", "kosten_tov_referentie_cum", "kosten_tov_referentie_cum_pct")
    other: dict[tuple[str, str, str | None], Numbers] = {
        (name, who, period.id): UNKNOWN for name in names for who in (VIVA, TOTAL) for period in World().begun
    }
    publish(tmp_path, World(clients={VIVA: 100}, other=other))
    text = said(open_screen(monkeypatch, tmp_path, "kosten", periode="201404"))
    assert "de gemeente levert dat met de tabel referentie" in text
    assert "Dat zegt niet of het geld bespaart" in text
    assert "De gemeente levert die met de tabel bestemmingen." in text


def test_while_only_an_open_period_has_begun_nothing_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, World(peildatum=date(2014, 2, 10)))
    at = open_screen(monkeypatch, tmp_path, "kosten")
    assert headings(at)[0] == "Periode 2 loopt nog; of het extra geld kost is daarna te zeggen."
    assert "loopt nog; wat er is betaald is daarna te geven" in said(at)
    assert not at.exception


def test_a_publication_without_these_metrics_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("kosten_tov_referentie_cum", "besparing_starttarief", "volume_effect", "prijs_effect", "aandeel_bestand")
    publish(tmp_path, World(without=frozenset(names)))
    at = open_screen(monkeypatch, tmp_path, "kosten")
    assert not at.exception
    assert not at.error


def test_an_empty_store_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "kosten")
    assert "Er is nog niets gepubliceerd." in said(at)
    assert not at.exception


@pytest.mark.parametrize("who", ["aanbieder:VIVA", "wethouder"])
def test_it_is_not_shown_to_who_it_is_not_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    publish(tmp_path)
    monkeypatch.setenv("HBH_DOELGROEP", who)
    at = open_screen(monkeypatch, tmp_path, "kosten")
    assert "Dit scherm is niet voor u bedoeld." in said(at)
    assert headings(at) == []
