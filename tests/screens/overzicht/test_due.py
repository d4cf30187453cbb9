"""What is due this week: agreements, deliveries and letters whose day falls within seven days, and agreements past theirs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.findings.agreements_made import made
from hbh_metrics.findings.completeness import NOT_DUE
from hbh_metrics.findings.figure import Table
from hbh_metrics.records import Communication, Completeness
from hbh_metrics.screens.overzicht import due
from tests.findings.matters import view_of
from tests.followup.journals import agreement
from tests.small_store import VIVA, Story, publish

STAND = date(2014, 7, 20)


def rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text.replace("\u00a0", " ") for cell in row) for row in table.rows]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("week")
    publish(root, Story(peildatum=STAND, signals=()))
    return root


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2014, 7, 1), [("1 jul 2014 (voorbij)", "Jan")]),
        (date(2014, 7, 20), [("20 jul 2014", "Jan")]),
        (date(2014, 7, 27), [("27 jul 2014", "Jan")]),
        (date(2014, 7, 28), []),
    ],
)
def test_an_agreement_is_due_when_its_day_has_passed_or_falls_within_a_week(
    folder: Path, day: date, shown: list[tuple[str, str]]
) -> None:
    view = view_of(folder)
    event = agreement(datum=day, eigenaar="Jan", publicatie=view.door.publication.id, aanbieder_id=VIVA)
    found = due.answer(view, made(view, [event]), (), ())
    assert [row[:2] for row in rows(found.table)] == shown


def test_deliveries_and_letters_are_due_on_the_tenth_working_day(folder: Path) -> None:
    view = view_of(folder)
    delivered = [
        Completeness("geleverde_uren", VIVA, "201407", NOT_DUE, 0, None),
        Completeness("geleverde_uren", VIVA, "201408", NOT_DUE, 0, None),
    ]
    letters = [
        Communication("U1", VIVA, "BRIEF", date(2014, 7, 9), None, "OPEN"),
        Communication("U2", VIVA, "BRIEF", date(2014, 7, 9), date(2014, 7, 11), "AKKOORD"),
        Communication("U3", VIVA, "BRIEF", date(2014, 7, 18), None, "OPEN"),
    ]
    found = due.answer(view, (), delivered, letters)
    assert rows(found.table) == [
        ("23 jul 2014", "De gemeente", "Oordeel over 1 brief of folder", "Viva! Zorggroep"),
        ("25 jul 2014", "Viva! Zorggroep", "Geleverde uren over periode 7", "Viva! Zorggroep"),
    ]
    assert found.headline.replace("\u00a0", " ") == (
        "Tot en met 27 juli 2014 is er 2 keer iets te leveren of te beoordelen (de gemeente en Viva! Zorggroep)."
    )


def test_the_sentence_counts_what_is_past_and_what_comes() -> None:
    past = due.Due(date(2014, 7, 18), "Els", "x", "T-Zorg", is_agreement=True)
    coming = due.Due(date(2014, 7, 22), "Jan", "x", "T-Zorg", is_agreement=True)
    assert due.headline([], STAND) == "Tot en met 27 juli 2014 loopt er niets af."
    assert due.headline([past, coming], STAND).replace("\u00a0", " ") == (
        "Van 1 afspraak op de actielijst is de datum voorbij (Els); tot en met 27 juli 2014 loopt er nog 1 af (Jan)."
    )
