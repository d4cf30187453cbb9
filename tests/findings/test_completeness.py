"""What is said of what came and what did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.findings import completeness, owed
from hbh_metrics.findings.delivery_findings import RefusedDelivery
from hbh_metrics.findings.owed import Debt
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.records import TOTAL, Completeness, DeliveryFinding
from tests.small_store import SHDH, TZORG, VIVA, Story, publish


def view_of(root: Path, story: Story, who: str = TOTAL, periode_id: str = "201407") -> View:
    publish(root, story)
    door = opening.open_door(root, Audience.PROGRAMMAMANAGER)
    assert door is not None
    chosen = next((provider for provider in door.providers() if provider.aanbieder_id == who), ALL_PROVIDERS)
    return View(door, door.providers(), chosen, periode_id)


@pytest.mark.parametrize(
    ("statuses", "who", "sentence"),
    [
        ({}, TOTAL, "Over periode 7 zijn alle uren en betalingen geleverd."),
        ({TZORG: "geen_levering"}, TOTAL, "Over periode 7 is niet alles geleverd: van T-Zorg ontbreken gegevens."),
        ({TZORG: "geen_levering"}, SHDH, "Over periode 7 zijn alle uren en betalingen geleverd."),
        ({TZORG: "onvolledig"}, TZORG, "Over periode 7 is niet alles geleverd: van T-Zorg zijn ze onvolledig."),
        (
            {TZORG: "onvolledig", SHDH: "geen_levering", VIVA: "geen_levering"},
            TOTAL,
            "Over periode 7 is niet alles geleverd: van SHDH en Viva! Zorggroep ontbreken gegevens "
            "en van T-Zorg zijn ze onvolledig.",
        ),
    ],
)
def test_a_headline_names_who_is_missing(tmp_path: Path, statuses: dict[str, str], who: str, sentence: str) -> None:
    story = Story(status={(name, "201407"): status for name, status in statuses.items()})
    view = view_of(tmp_path, story, who)
    assert completeness.headline(view, completeness.rows(view)).replace("\u00a0", " ") == sentence


def test_a_period_that_is_not_due_is_not_missing(tmp_path: Path) -> None:
    view = view_of(tmp_path, Story(), periode_id="201408")
    assert (
        completeness.headline(view, completeness.rows(view)).replace("\u00a0", " ")
        == "Over periode 8 hoeft nog niet alles er te zijn: SHDH, T-Zorg en Viva! Zorggroep hebben nog tijd."
    )


@pytest.mark.parametrize(
    ("debts", "sentence"),
    [
        ([], "Niemand hoeft nog iets te leveren of aan te vullen."),
        (
            [Debt("T-Zorg", "Geleverde uren", "201407", "niet geleverd", date(2014, 7, 25))],
            "T-Zorg moet nog 1 levering doen of aanvullen; de oudste had er op 25 juli 2014 moeten zijn.",
        ),
        (
            [Debt("de gemeente", "Vragen", None, "niet geleverd", None)],
            "De gemeente moet nog 1 levering doen of aanvullen; er is niets te laat.",
        ),
        (
            [
                Debt("T-Zorg", "Geleverde uren", "201406", "onvolledig", date(2014, 6, 27)),
                Debt("SHDH", "Geleverde uren", "201407", "niet geleverd", date(2014, 7, 25)),
            ],
            "T-Zorg en SHDH moeten nog 2 leveringen doen of aanvullen; de oudste had er op 27 juni 2014 moeten zijn.",
        ),
    ],
)
def test_a_headline_names_who_owes_what(debts: list[Debt], sentence: str) -> None:
    assert owed.headline(debts).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("of", "source"),
    [
        ((VIVA, TZORG, SHDH), "Enquêtescores"),
        ((TZORG, SHDH), "Enquêtescores van T-Zorg en SHDH"),
    ],
)
def test_a_missing_survey_is_owed_once_and_by_the_city_that_delivers_it(
    tmp_path: Path, of: tuple[str, ...], source: str
) -> None:
    view = view_of(tmp_path, Story())
    found = [Completeness("enquetescores", who, None, "niet geleverd", 0, None) for who in of]
    plans = Completeness("ondersteuningsplannen", TZORG, None, "niet geleverd", 0, None)
    assert [(debt.naam, debt.bron) for debt in owed.debts(view, [*found, plans])] == [
        ("T-Zorg", "Ondersteuningsplannen"),
        ("de gemeente", source),
    ]


def test_what_has_no_day_is_still_to_come_and_was_not_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = (Completeness("personeel", TZORG, None, "niet geleverd", 0, None),)
    view = view_of(tmp_path, Story())
    monkeypatch.setattr(Door, "completeness", lambda _: stored)
    found = completeness.rows(view)
    assert {row.bron: row.status for row in found} == {"personeel": completeness.UNDATED}
    assert [(debt.status, debt.due) for debt in owed.debts(view, found)] == [(completeness.UNDATED, None)]


def test_every_status_of_the_store_has_a_shape_of_its_own_and_a_meaning() -> None:
    assert len(set(completeness.SHAPES.values())) == len(completeness.SHAPES)
    assert completeness.SHAPES.keys() == completeness.MEANINGS.keys()
    assert all(meaning in completeness.legend() for meaning in completeness.MEANINGS.values())


def test_a_source_without_periods_stands_apart_with_the_city(tmp_path: Path) -> None:
    view = view_of(tmp_path, Story())
    table = completeness.other_sources(view, completeness.rows(view))
    assert [column.name for column in table.columns] == ["Bron", "SHDH", "T-Zorg", "Viva! Zorggroep", "Gemeente"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Aanbieders", "", "", "", "● geleverd"],
        ["Tariefafspraken", "● geleverd", "● geleverd", "● geleverd", ""],
    ]


FAULT = DeliveryFinding("R03", "F", "periodebetalingen_tzorg.csv", 12, "aantal", "x", "1", "is geen getal.", TZORG)


@pytest.mark.parametrize(
    ("finding", "peildatum", "status"),
    [
        (FAULT, date(2014, 8, 1), "afgekeurd"),
        (FAULT, date(2014, 7, 1), "niet geleverd"),
        (replace(FAULT, ernst="W"), date(2014, 8, 1), "niet geleverd"),
        (replace(FAULT, aanbieder_id=SHDH), date(2014, 8, 1), "niet geleverd"),
        (replace(FAULT, bestand="geleverde_uren_tzorg.csv"), date(2014, 8, 1), "niet geleverd"),
    ],
    ids=["refused since", "the period was not over", "only a warning", "of another provider", "another source"],
)
def test_what_was_sent_and_refused_is_not_called_undelivered(
    tmp_path: Path, finding: DeliveryFinding, peildatum: date, status: str
) -> None:
    view = view_of(tmp_path, Story(status={(TZORG, "201407"): "geen_levering"}))
    tables = {"periodebetalingen_tzorg.csv": "periodebetalingen", "geleverde_uren_tzorg.csv": "geleverde_uren"}
    refused = RefusedDelivery(datetime(2014, 8, 2, tzinfo=UTC), "juli", peildatum, (finding,), tables)
    rows = {(row.bron, row.aanbieder_id, row.periode_id): row.status for row in completeness.rows(view, (refused,))}
    assert rows["periodebetalingen", TZORG, "201407"] == status
    assert rows["periodebetalingen", TZORG, "201406"] == "geleverd"
