"""What messages ask of the contract: hours known per period, payments for a group, tariffs per minute, and no hours indicated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hbh_metrics.citizen_number import passes_eleven_test
from tests.contract.held_and_delivered import Value, World
from tests.intake.deliveries import Cells, tidy
from tests.intake.publishing import Office, rows_of

PERIOD_ROW: dict[str, Value] = {"korrel": "PERIODE", "datum": date(2014, 1, 27)}
"""A row of hours for the whole of period 201402: 27 January to 23 February 2014, four weeks."""


@pytest.mark.parametrize(
    ("first", "last", "is_found"),
    [
        (date(2014, 2, 23), None, False),
        (date(2014, 2, 24), None, True),
        (date(2013, 1, 1), date(2014, 1, 27), False),
        (date(2013, 1, 1), date(2014, 1, 26), True),
    ],
)
def test_r13_asks_of_hours_of_a_period_whether_it_overlaps_the_assignment(
    first: date, last: date | None, is_found: bool
) -> None:
    world = World()
    world.hold("indicaties", ingangsdatum=first, einddatum=last)
    place = world.deliver("geleverde_uren", **PERIOD_ROW)

    assert world.places("R13") == ([(*place, "datum")] if is_found else [])


@pytest.mark.parametrize(
    ("indicated", "hours", "is_found"),
    [
        ("2.50", "15.00", False),
        ("2.50", "15.01", True),
        ("0.50", "12.00", False),
        ("0.50", "12.01", True),
        (None, "160.00", False),
        (None, "160.01", True),
    ],
)
def test_r15_divides_hours_of_a_period_by_its_four_weeks(indicated: str | None, hours: str, is_found: bool) -> None:
    world = World()
    world.hold("indicaties", uren_week=None if indicated is None else Decimal(indicated))
    place = world.deliver("geleverde_uren", **PERIOD_ROW, uren=Decimal(hours))

    assert world.places("R15") == ([(*place, "uren")] if is_found else [])


def test_r15_calls_more_than_60_hours_a_week_of_a_whole_period_minutes_and_adds_what_is_not() -> None:
    world = World()
    world.hold("indicaties")
    minutes = world.deliver("geleverde_uren", **PERIOD_ROW, uren=Decimal("600.00"))
    world.hold("indicaties", toewijzing_nummer="T2")
    world.deliver("geleverde_uren", **PERIOD_ROW, toewijzing_nummer="T2", uren=Decimal("10.00"))
    last = world.deliver(
        "geleverde_uren", korrel="PERIODE", datum=date(2014, 2, 3), toewijzing_nummer="T2", uren=Decimal("6.00")
    )

    assert world.places("R15") == [(*minutes, "uren"), (*last, "uren")]
    assert "dat is 4,00 uur per week, terwijl 2,50 uur is geïndiceerd" in world.findings("R15")[1].melding


def test_r30_takes_hours_of_a_whole_period_for_those_of_a_week_in_it() -> None:
    world = World()
    for number in range(10):
        world.hold("indicaties", toewijzing_nummer=f"P{number}")
        world.deliver("geleverde_uren", **PERIOD_ROW, toewijzing_nummer=f"P{number}", uren=Decimal("190.00"))

    assert world.places("R30") == []

    for number in range(10):
        world.deliver(
            "geleverde_uren", korrel="PERIODE", datum=date(2014, 2, 24), toewijzing_nummer=f"P{number}", uren=Decimal("220.00")
        )  # fmt: skip

    assert len(world.places("R30")) == 1


def test_a_payment_for_a_group_has_no_client_and_every_other_payment_has_one() -> None:
    world = World()
    world.hold("indicaties")
    world.deliver(
        "periodebetalingen", prestatie_referentie="G1", grondslag="TAAK", client_sleutel=None, toewijzing_nummer=None
    )
    named = world.deliver("periodebetalingen", prestatie_referentie="G2", grondslag="TAAK")
    twice = world.deliver(
        "periodebetalingen", prestatie_referentie="G3", grondslag="TAAK", client_sleutel=None, toewijzing_nummer=None,
        aantal=Decimal(2),
    )  # fmt: skip
    bare = world.deliver("periodebetalingen", prestatie_referentie="P2", client_sleutel=None, toewijzing_nummer=None)

    assert world.places("R03") == [
        (*named, "toewijzing_nummer"),
        (*twice, "aantal"),
        (*bare, "client_sleutel"),
        (*bare, "toewijzing_nummer"),
    ]


TIDY = tidy()


def test_a_tariff_per_minute_keeps_four_decimals_and_a_long_count_of_hours_fits(empty_office: Office) -> None:
    payments = TIDY["periodebetalingen"]
    cells = {"grondslag": "UREN", "aantal": "120,25", "tarief_eur": "33,1234", "bedrag_eur": "3983,09"}
    for name, cell in cells.items():
        payments = payments.with_cell(0, name, cell)

    outcome = empty_office.deliver(
        {f"{name}.csv": file for name, file in (TIDY | {"periodebetalingen": payments}).items()}
    )

    assert outcome.publication is not None, [finding.sentence for finding in outcome.report.findings]
    rows = rows_of(outcome.publication, "periodebetalingen", "aantal, tarief_eur, bedrag_eur")
    assert (Decimal("120.2500"), Decimal("33.1234"), Decimal("3983.09")) in rows


def test_no_hours_indicated_is_an_empty_cell_and_no_finding(empty_office: Office) -> None:
    empty = TIDY["indicaties"].with_cell(0, "uren_week", "")

    outcome = empty_office.deliver({f"{name}.csv": file for name, file in (TIDY | {"indicaties": empty}).items()})

    assert outcome.publication is not None, [finding.sentence for finding in outcome.report.findings]
    assert (None,) in rows_of(outcome.publication, "indicaties", "uren_week")


def test_an_assignment_may_stand_for_its_client_in_a_reference(empty_office: Office) -> None:
    first = TIDY["indicaties"].rows[0]
    number = first[TIDY["indicaties"].header.index("toewijzing_nummer")]
    header = ["toewijzing_nummer", "bedrag_per_periode_eur", "uren_per_periode", "perioden"]
    reference = Cells(header, [[number, "200,00", "8,00", "12"]])

    outcome = empty_office.deliver({f"{name}.csv": file for name, file in (TIDY | {"referentie": reference}).items()})

    assert outcome.publication is not None, [finding.sentence for finding in outcome.report.findings]
    (client,) = rows_of(outcome.publication, "referentie", "client_sleutel")
    where = rows_of(outcome.publication, "indicaties", "toewijzing_nummer, client_sleutel")
    assert (number, *client) in where
    assert ("referentie", "1 van 1") in outcome.report.known_clients


def test_codes_of_organisations_are_no_citizen_numbers_and_other_columns_still_are(empty_office: Office) -> None:
    numbers = [f"{number:08d}" for number in range(10_000_000, 10_001_000) if passes_eleven_test(f"{number:08d}")][:6]
    provider = TIDY["aanbieders"].rows[0][0]
    codes = Cells(["agb_code", "aanbieder_id"], [[number, provider] for number in numbers])

    outcome = empty_office.check({f"{name}.csv": file for name, file in (TIDY | {"agb": codes}).items()})

    assert not outcome.report.is_refused, [finding.sentence for finding in outcome.report.findings]
