"""The passport of a number: what it means, the question that gives exactly it, the files that it rests on, and what is kept from whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.findings import passport
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.publications.asking import ask
from hbh_metrics.records import TOTAL, NumberId
from hbh_metrics.ui import html
from tests.pages.screens import open_screen, said
from tests.small_store import TZORG, VIVA, Story, publish

TARIFF = NumberId("betaald_tarief", VIVA, "201404")
_AT = "begrippen?van=afbouw"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("paspoort")
    publish(root, Story())
    return root


def door_of(world: Path, audience: Audience = Audience.PROGRAMMAMANAGER) -> Door:
    door = opening.open_door(world, audience)
    assert door is not None
    return door


def test_the_question_gives_exactly_the_number_in_the_publication(world: Path) -> None:
    door = door_of(world)
    (one,) = passport.passports(door, [TARIFF])
    (measure,) = [row for row in door.measures("betaald_tarief") if row.number() == TARIFF]
    names, rows = ask(door.publication, one.question)
    assert dict(zip(names, rows[0], strict=True))["waarde"] == measure.waarde
    assert len(rows) == 1
    assert one.title.startswith("Betaald tarief, Viva! Zorggroep, periode\u00a04 (")
    assert one.row.rows[0][1].value == measure.waarde
    assert one.publication == door.publication.id


def test_a_number_without_a_period_and_a_name_with_a_quote_are_asked_as_they_are(world: Path) -> None:
    (one,) = passport.passports(door_of(world), [NumberId("betaald_tarief", TOTAL, "201404", "n")])
    assert "aanbieder_id = 'TOTAAL'" in one.question
    assert passport.passports(door_of(world), [NumberId("betaald_tarief", "x' or true --", "201404")]) == ()


def test_who_may_ask_nothing_gets_the_number_as_it_is_made_for_them(world: Path) -> None:
    (own,) = passport.passports(door_of(world, Audience.aanbieder(VIVA)), [TARIFF])
    assert own.question == ""
    assert passport.passports(door_of(world, Audience.aanbieder(TZORG)), [TARIFF]) == ()
    assert passport.passports(door_of(world, Audience.WETHOUDER), [TARIFF]) == ()
    assert passport.passports(door_of(world, Audience.BEHEERDER), [TARIFF]) == ()
    (rounded,) = passport.passports(door_of(world, Audience.WETHOUDER), [NumberId("betaald_tarief", TOTAL, "201404")])
    assert rounded.files.rows == ()


def test_a_number_is_named_in_an_address_and_read_again() -> None:
    numbers = (TARIFF, NumberId("tevredenheid_nul", TOTAL, None), NumberId("plandekking", TZORG, "201405", "noemer"))
    assert passport.read(passport.named(numbers)) == numbers
    assert passport.read("onzin,a~b,~~,betaald_tarief~VIVA~201404~wachtwoord") == ()


def test_a_cell_with_a_number_is_a_link_to_its_passport_and_another_cell_is_not() -> None:
    cells = (Cell("Viva"), Cell("€ 1 & meer", 1, origin=(TARIFF,)), Cell("–"))
    table = Table("Tarief", (Column("Wie"), Column("Tarief", is_number=True), Column("Meer")), (cells,))
    linked = html.table_text(table, at=_AT)
    assert linked.count("<a ") == 1
    assert 'href="begrippen?van=afbouw&amp;cijfer=betaald_tarief~VIVA~201404"' in linked
    assert "€ 1 &amp; meer</a>" in linked
    assert "<a " not in html.table_text(table)


def test_the_passport_is_shown_with_the_way_back_and_an_unknown_number_is_told(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(
        monkeypatch, world, "begrippen", cijfer=passport.named([TARIFF]), van="afbouw", figuur="pad", aanbieder=VIVA
    )
    assert at.title[0].value == "Paspoort van een cijfer"
    assert "Het betaalde bedrag gedeeld door de betaalde cliëntperioden." in said(at)
    assert any('href="afbouw?aanbieder=VIVA#tegel_pad"' in element.proto.body for element in at.get("html"))
    assert "maatstaf = 'betaald_tarief'" in at.code[0].value
    unknown = open_screen(monkeypatch, world, "begrippen", cijfer="weg~VIVA~201404")
    assert "Dit cijfer is er niet in deze stand." in said(unknown)


def test_a_screen_links_its_numbers_and_the_shared_screen_of_a_meeting_does_not(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def links(slug: str) -> int:
        at = open_screen(monkeypatch, world, slug, aanbieder=VIVA)
        return sum(element.proto.body.count('class="hbh-cijfer"') for element in at.get("html"))

    assert links("aanbieder") > 0
    assert links("overleg") == 0
