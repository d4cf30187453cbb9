"""What changed between two publications, told in the unit of each metric."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.publications import Publication
from hbh_metrics.publications.compare import Change
from hbh_metrics.screens.gegevens import changed
from tests.small_store import SHDH, TZORG, Story, publish

Soort = Literal["nieuw", "vervallen", "gewijzigd"]


def change(
    oud: float | None, nieuw: float | None, soort: Soort = "gewijzigd", metric: str = "betaald_tarief", who: str = TZORG
) -> Change:
    return Change(metric, who, "201403", soort, oud, nieuw)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Publication, Publication]:
    return publish(tmp_path), publish(tmp_path, Story(peildatum=date(2014, 8, 15)))


@pytest.fixture
def view(tmp_path: Path, pair: tuple[Publication, Publication]) -> View:
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER, pair[1].id)
    assert door is not None
    return View(door, door.providers(), ALL_PROVIDERS, "201407")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([], "is geen enkele waarde veranderd."),
        ([change(1.0, 2.0)], "is 1 waarde gewijzigd."),
        ([change(1.0, 2.0), change(2.0, 3.0)], "zijn 2 waarden gewijzigd."),
        (
            [
                change(1.0, 2.0),
                change(None, 2.0),
                change(3.0, None),
                change(None, 4.0, "nieuw"),
                change(5.0, None, "vervallen"),
            ],
            "zijn 1 waarde gewijzigd, 1 waarde niet meer bekend, 1 waarde vervallen, 1 waarde voor het eerst bekend en 1 waarde nieuw.",
        ),
    ],
)
def test_a_headline_counts_what_happened(
    pair: tuple[Publication, Publication], changes: list[Change], told: str
) -> None:
    said = changed.headline(changes, *pair).replace("\u00a0", " ")
    assert said == f"Tussen de stand van 20 juli 2014 en die van 15 augustus 2014 {told}"


def test_only_what_was_known_before_is_listed_in_the_unit_of_its_metric(view: View) -> None:
    changes = [
        change(198.0, 200.0),
        change(None, 200.0),
        change(1.0, None, "vervallen", "clienten"),
        change(10.0, 12.5, metric="afwijking_tarief"),
        change(349.0, 351.0, metric="clienten"),
        change(10.7, 11.0, metric="clientperioden"),
    ]
    rows = {
        row[0].text + row[5].text: (row[3].text.replace("\u00a0", " "), row[4].text.replace("\u00a0", " "))
        for row in changed.table(view, changes).rows
    }
    assert rows == {
        "Betaald tariefgewijzigd": ("€ 198,00", "€ 200,00"),
        "Cliëntenvervallen": ("1", "–"),
        "Afwijking van het afgesproken tariefgewijzigd": ("+10,0%", "+12,5%"),
        "Cliëntengewijzigd": ("349", "351"),
        "Cliëntperiodengewijzigd": ("10,70", "11,00"),
    }


def test_one_provider_sees_its_own_changes_and_those_of_the_total(view: View) -> None:
    of_tzorg = View(
        view.door, view.providers, next(who for who in view.providers if who.aanbieder_id == TZORG), "201407"
    )
    changes = [change(1.0, 2.0), change(1.0, 2.0, who=SHDH), change(1.0, 2.0, who="TOTAAL")]
    assert [row.aanbieder_id for row in changed.seen_by(of_tzorg, changes)] == [TZORG, "TOTAAL"]
    assert len(changed.seen_by(view, changes)) == 3


def test_what_changed_is_counted_per_metric_the_figures_of_the_agreements_first() -> None:
    changes = [
        replace(
            change(1.0, 2.0, metric="correctiedruk"),
            oorzaak="levering",
            bestanden=("0008 a.csv", "0009 b.csv", "0009 c.csv"),
        ),
        change(None, 3.0, metric="clienten"),
        replace(change(1.0, 2.0), oorzaak="peildatum verschoven"),
        replace(change(1.0, None, who=SHDH), oorzaak="levering", bestanden=("0009 b.csv",)),
        change(3.0, None, "vervallen"),
    ]
    assert [[cell.text.replace("\u00a0", " ") for cell in row] for row in changed.summary(changes).rows] == [
        ["Betaald tarief", "1", "2", "0", "b.csv (nr. 9) en peildatum verschoven"],
        ["Cliënten", "0", "0", "1", ""],
        ["Teruggeboekt deel", "1", "0", "0", "a.csv (nr. 8), b.csv (nr. 9) en nog 1 bestand"],
    ]
