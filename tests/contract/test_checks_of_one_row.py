"""R04, R05, R06 and R20's dates: what one row must be by itself, each with the row that just passes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.contract.held_and_delivered import World


def test_r04_finds_an_end_before_the_begin_and_says_where_and_what_to_do() -> None:
    world = World()
    world.deliver("indicaties", toewijzing_nummer="T1", ingangsdatum=date(2014, 2, 10), einddatum=date(2014, 2, 10))
    number, row = world.deliver(
        "indicaties", toewijzing_nummer="T2", ingangsdatum=date(2014, 2, 10), einddatum=date(2014, 2, 1)
    )
    world.deliver("indicaties", toewijzing_nummer="T3", ingangsdatum=date(2014, 2, 10), einddatum=None)

    (finding,) = world.findings("R04")

    assert finding.place == (number, row, "einddatum") == (1, 3, "einddatum")
    assert finding.waarde == "01-02-2014"
    assert finding.verwacht == "een datum op of na 10-02-2014"
    assert finding.melding == (
        "Einddatum 01-02-2014 ligt vóór ingangsdatum 10-02-2014. Verwacht een einddatum op of na de ingangsdatum."
        " Pas de cel aan en lever opnieuw aan."
    )
    assert finding.aanbieder_id == "VIVA"


def test_r04_says_nothing_of_a_date_that_could_not_be_read() -> None:
    world = World()
    world.deliver("indicaties", ingangsdatum=None, einddatum=date(2014, 2, 1))

    assert world.findings("R04") == []


@pytest.mark.parametrize(
    ("groep", "categorie", "ingangsdatum", "columns"),
    [
        ("EXPERIMENT", 1, date(2014, 12, 31), []),
        ("EXPERIMENT", 2, date(2014, 12, 31), ["categorie"]),
        ("EXPERIMENT", 1, date(2015, 1, 1), ["ingangsdatum"]),
        ("EXPERIMENT", 3, date(2015, 1, 1), ["categorie", "ingangsdatum"]),
        ("EXPERIMENT", None, None, []),
        ("EXPERIMENT", 1, date(2013, 1, 1), []),
        ("VERGELIJKING", 2, date(2015, 1, 1), []),
        ("VOORAF", 2, date(2015, 1, 1), []),
        (None, 2, date(2015, 1, 1), []),
    ],
)
def test_r05_asks_category_1_and_a_begin_within_the_experiment_of_its_clients_only(
    groep: str | None, categorie: int | None, ingangsdatum: date | None, columns: list[str]
) -> None:
    world = World()
    place = world.deliver("indicaties", groep=groep, categorie=categorie, ingangsdatum=ingangsdatum)

    assert world.places("R05") == [(*place, column) for column in columns]


def test_r05_leaves_what_was_held_alone() -> None:
    world = World()
    world.hold("indicaties", categorie=2)

    assert world.findings("R05") == []


@pytest.mark.parametrize(
    ("debet_credit", "aantal", "tarief", "bedrag", "expected"),
    [
        ("D", "1", "220.00", "220.00", []),
        ("D", "1", "220.00", "220.02", []),
        ("D", "1", "220.00", "219.98", []),
        ("D", "1", "220.00", "220.03", ["220,00"]),
        ("D", "1", "220.00", "219.97", ["220,00"]),
        ("D", "0.5357", "220.00", "117.85", []),
        ("D", "0.5357", "220.00", "117.87", []),
        ("D", "0.5357", "220.00", "117.88", ["117,85"]),
        ("D", "0.1071", "217.80", "23.34", []),
        ("D", "1", "10.00", "10.01", []),
        ("D", "1", "10.00", "10.02", ["10,00"]),
        ("D", "1", "0.00", "0.00", []),
        ("D", "1", "220.00", "-220.00", ["0,00 of meer"]),
        ("C", "1", "220.00", "-220.00", []),
        ("C", "1", "220.00", "-220.03", ["-220,00"]),
        ("C", "1", "220.00", "220.00", ["0,00 of minder"]),
        ("C", "1", "220.00", "100.00", ["-220,00", "0,00 of minder"]),
        ("C", "1", "0.00", "0.00", []),
        (None, "1", "220.00", "-220.00", []),
        ("D", None, "220.00", "1.00", []),
        ("D", "1", None, "1.00", []),
        ("D", "1", "220.00", None, []),
    ],
)
def test_r06_wants_the_amount_to_be_number_times_tariff_as_far_as_four_decimals_tell_with_the_right_sign(
    debet_credit: str | None, aantal: str | None, tarief: str | None, bedrag: str | None, expected: list[str]
) -> None:
    world = World()
    world.deliver(
        "periodebetalingen",
        debet_credit=debet_credit,
        aantal=aantal and Decimal(aantal),
        tarief_eur=tarief and Decimal(tarief),
        bedrag_eur=bedrag and Decimal(bedrag),
    )

    found = world.findings("R06")

    assert [finding.verwacht for finding in found] == expected
    assert {finding.place for finding in found} <= {(1, 2, "bedrag_eur")}


def test_r06_shows_the_sum_as_a_dutch_person_writes_it() -> None:
    world = World()
    world.deliver("periodebetalingen", aantal=Decimal("0.5000"), bedrag_eur=Decimal("120.00"))

    (finding,) = world.findings("R06")

    assert finding.waarde == "120,00"
    assert finding.melding == (
        "Het bedrag 120,00 is niet aantal maal tarief: 0,5 × 220,00 = 110,00."
        " Pas het aantal, het tarief of het bedrag aan en lever opnieuw aan."
    )


def test_r06_leaves_what_was_held_alone() -> None:
    world = World()
    world.hold("periodebetalingen", bedrag_eur=Decimal("1.00"))

    assert world.findings("R06") == []


@pytest.mark.parametrize(
    ("talk", "signed", "is_found"),
    [
        (date(2014, 2, 3), date(2014, 2, 2), True),
        (date(2014, 2, 3), date(2014, 2, 3), False),
        (date(2014, 2, 3), None, False),
        (None, date(2014, 2, 2), False),
    ],
)
def test_r20_finds_a_plan_that_was_signed_before_the_talk(
    talk: date | None, signed: date | None, is_found: bool
) -> None:
    world = World(peildatum=date(2014, 2, 14))
    place = world.deliver("ondersteuningsplannen", gesprek_datum=talk, ondertekend_datum=signed)
    world.hold("ondersteuningsplannen", plan_id="OP2", ondertekend_datum=date(2014, 1, 1))

    assert world.places("R20") == ([(*place, "ondertekend_datum")] if is_found else [])
