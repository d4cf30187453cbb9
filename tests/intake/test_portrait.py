"""What a delivery's portrait says: how much came beside the time before, and one sentence where something is off."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from hbh_metrics.intake.portrait import Compared, Portrait, remarkable
from tests.intake.deliveries import Cells, tidy
from tests.intake.publishing import Office

BEFORE = Portrait(
    "uren.csv", "geleverde_uren", "VIVA", 80, "201402", "201405", 20, Decimal("180.00"), None, 2.25, 100.0
)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, None),
        ({"uren_per_client_week": 135.0}, "60 keer die van de vorige keer: dat kunnen minuten zijn"),
        ({"uren_per_client_week": 2.25 * 24 * 1.09}, "24 keer"),
        ({"uren_per_client_week": 2.25 * 24 * 1.11}, None),
        ({"uren_per_client_week": 0.09375}, "een 24e van die van de vorige keer"),
        ({"bedrag_per_client_eur": 10_000.0}, "100 keer die van de vorige keer: dat kunnen centen zijn"),
        ({"bedrag_per_client_eur": 100_000.0}, "1000 keer"),
        ({"bedrag_per_client_eur": 200.0}, None),
        ({"bedrag_per_client_eur": None}, None),
        ({"laatste_periode": "201505"}, "tot en met 201505, de vorige keer tot en met 201405"),
        ({"laatste_periode": "201305"}, "tot en met 201305"),
        ({"laatste_periode": "201501"}, None),
        ({"clienten": 10}, "Het gaat over 10 cliënten, de vorige keer over 20"),
        ({"clienten": 11}, None),
        ({"clienten": 40}, "Het gaat over 40 cliënten"),
    ],
)
def test_one_sentence_tells_a_factor_a_year_or_a_scope_that_is_off(
    change: dict[str, object], words: str | None
) -> None:
    sentence = remarkable(replace(BEFORE, **change), BEFORE)  # type: ignore[arg-type]

    assert (sentence is None) == (words is None)
    assert words is None or words in (sentence or "")


def test_the_first_portrait_of_a_source_is_held_against_nothing() -> None:
    assert remarkable(BEFORE, None) is None
    assert "vorige keer" not in Compared(BEFORE, None).sentence


def test_a_report_tells_what_came_and_a_publication_keeps_it_beside_the_time_before(office: Office) -> None:
    hours = tidy()["geleverde_uren"]
    mine = Cells(hours.header, [row for row in hours.rows if "VIVA" in row])

    outcome = office.deliver({"geleverde_uren_viva.csv": mine})

    (one,) = outcome.report.portraits
    assert one.before is not None
    assert (one.now.rijen, one.now.eerste_periode, one.now.laatste_periode, one.now.clienten) == (
        80,
        "201402",
        "201405",
        5,
    )
    assert (one.now.uren, one.now.uren_per_client_week, one.now.opvallend) == (Decimal("180.00"), 2.25, None)
    assert replace(one.before, bestand="", opvallend=None) == replace(one.now, bestand="")
    kept = office.rows("portret", "publicatie, tabel, aanbieder_id, rijen")
    assert ("0001", "geleverde_uren", "VIVA", 80) in kept
    assert kept[-1] == ("0002", "geleverde_uren", "VIVA", 80)


def test_a_refused_delivery_keeps_its_portrait_in_its_report(office: Office) -> None:
    letters = tidy()["communicatie"].with_cell(0, "oordeel", "misschien")

    assert office.deliver({"communicatie.csv": letters}).report.is_refused

    (refusal,) = office.store.refusals()
    portraits = refusal.verslag["portret"]
    assert isinstance(portraits, list)
    assert [(one["tabel"], one["aanbieder_id"], one["rijen"]) for one in portraits] == [
        ("communicatie", "AMSTELRING", 1), ("communicatie", "TZORG", 1), ("communicatie", "VIVA", 1),
    ]  # fmt: skip


def test_the_share_of_keys_known_stands_beside_the_table_that_names_clients(office: Office) -> None:
    few = Cells(tidy()["referentie"].header, [["C000001", "210,40", "10,25", "12"], ["X", "210,40", "10,25", "12"]])

    report = office.check({"referentie.csv": few}).report

    assert [(one.now.tabel, one.now.sleutels_bekend) for one in report.portraits] == [("referentie", "1 van 2")]
    assert [(finding.regel, finding.ernst) for finding in report.findings if finding.regel == "R28"] == [("R28", "W")]
