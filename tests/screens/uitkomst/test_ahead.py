"""The page about the year after: what is known, what is assumed and what would have to be true, on the mini-stad."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.exploration.assumptions import AssumptionSet, Range, Window
from hbh_metrics.exploration.city import Contract
from hbh_metrics.findings.next_year import conditions_table
from hbh_metrics.screens.uitkomst.ahead import ahead, rests_on
from tests.exploration.mini_city import PEILDATUM, publish, tables

SET = AssumptionSet({"effect_uren_pct": Range(-13.81, -11.19, -8.49)}, Window.ALL)


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Door:
    """The mini-stad for the programmamanager."""
    root: Path = tmp_path_factory.mktemp("vooruit")
    return Door(publish(tables(), PEILDATUM, root), Audience.PROGRAMMAMANAGER)


def test_each_way_of_paying_has_its_cost_the_assumption_it_hangs_on_and_what_that_would_have_to_be(door: Door) -> None:
    told = ahead(door.explored(SET))
    costs = {row[0].text: [cell.text for cell in row[1:]] for row in told.tables[0].rows}
    assert costs["Per uur, zoals het was"] == ["€\xa08.130", "dit is de vergelijking", ""]
    assert costs["Budget per cliënt"][1:] == ["0,0% tot 20,0% minder", "Korting op het budget per cliënt"]
    assert costs["Vast bedrag voor alle cliënten"][0] == "–"
    assert "Budget per cliënt: korting op het budget per cliënt, 10% (0% tot 20%). Voor 32%: 32%." in told.points
    assert "Hoeveel de uren veranderen, is hier ingevuld en niet gemeten." in told.paragraphs[1]
    assert told.chart is not None


def test_the_appendix_has_every_assumption_that_a_cost_reads_and_no_more(door: Door) -> None:
    assumed, asked = rests_on(door.explored(SET)).tables
    names = [row[0].text for row in assumed.rows]
    assert "Welk deel bij een algemene voorziening in maatwerk blijft" in names
    assert not {"Loon per uur", "Medewerkers die uit zichzelf vertrekken"} & set(names)
    wanted = {(row[0].text, row[1].text): row[3].text for row in asked.rows}
    assert wanted["Budget per cliënt", "Korting op het budget per cliënt"] == "25%"
    assert not [name for name, _ in wanted if name == "Per uur, zoals het was"]


def test_without_an_effect_the_page_says_what_it_waits_for(door: Door) -> None:
    found = door.explored(AssumptionSet())
    assert "nog geen uitspraak mogelijk: wacht op drie volledige perioden" in ahead(found).paragraphs[1]


def test_what_is_kept_from_a_reader_is_not_said_to_wait_for_a_delivery(door: Door) -> None:
    found = Door(door.publication, Audience.named("wethouder")).explored(SET)
    assert ahead(found).paragraphs[1] == "Wat wij weten. Dit staat hier niet: het gaat over te weinig cliënten."


def test_a_cost_that_is_drawn_stands_in_the_table_too_where_what_it_cost_before_is_kept_back(door: Door) -> None:
    found = door.explored(SET)
    kept = {
        (contract, name): row.kept_back()
        for (contract, name), row in found.rows.items()
        if contract == Contract.UREN_VOORHEEN.value or name == "verschil_voorheen_pct"
    }
    told = ahead(replace(found, rows={**found.rows, **kept}))
    costs = {row[0].text: [cell.text for cell in row[1:3]] for row in told.tables[0].rows}
    assert costs["Per uur, zoals het was"] == [".", ""]
    assert costs["Periodetarief, zoals nu"] == ["€\xa07.310", "."]


def test_what_is_needed_to_stay_as_dear_as_before_is_told_as_what_stands_beside_it(door: Door) -> None:
    found = door.explored(AssumptionSet({**SET.typed, "uurtarief_eur": Range(21, 22.64, 24)}, Window.ALL))
    rows = {
        (row[0].text, row[1].text): [cell.text for cell in row[2:4]]
        for row in conditions_table(found, (0,), with_all=True).rows
    }
    assert rows["Per uur, zoals het was", "Prijs van een uur hulp in 2015"] == ["€\xa022,64", "€\xa022,64"]
