"""R26, R27 and R30: what can be read and means something else; each at its bound, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.contract.held_and_delivered import World

MONDAY = date(2014, 2, 3)


def _seen(world: World, rule: str) -> list[tuple[int | None, int | None, str, str | None]]:
    return [(*finding.place, finding.ernst) for finding in world.findings(rule)]


@pytest.mark.parametrize(
    ("column", "value"),
    [("koppel_id", "ander"), ("meting", "EIND"), ("groep", "VERGELIJKING"), ("invuldatum", date(2014, 2, 11))],
)
def test_r26_finds_a_form_whose_rows_contradict_each_other_in_any_column(column: str, value: str | date) -> None:
    world = World()
    world.deliver("enquetescores", vraag_code="V01")
    number, row = world.deliver("enquetescores", vraag_code="V02", **{column: value})

    assert (number, row, column, "F") in _seen(world, "R26")


def test_r26_leaves_a_null_link_beside_a_filled_one_and_a_person_in_both_measurements_alone() -> None:
    world = World()
    world.deliver("enquetescores", vraag_code="V01")
    world.deliver("enquetescores", vraag_code="V02", koppel_id=None)
    world.deliver("enquetescores", respons_id="R9", meting="EIND", aanbieder_id="TZORG", invuldatum=date(2014, 11, 3))

    assert _seen(world, "R26") == []


def test_r26_tells_links_numbered_per_provider_once_per_file_and_measurement() -> None:
    world = World()
    for number in range(3):
        for provider in ("VIVA", "TZORG"):
            world.deliver(
                "enquetescores", respons_id=f"{provider}{number}", koppel_id=f"K{number}", aanbieder_id=provider
            )

    (finding,) = world.findings("R26")

    assert (*finding.place, finding.ernst, finding.waarde) == (1, 2, "koppel_id", "F", None)
    assert finding.melding.startswith("3 koppelingen staan in de nulmeting bij meer dan één aanbieder")


@pytest.mark.parametrize(("was_so_before", "severity"), [(False, "F"), (True, "W")])
def test_r26_refuses_no_delivery_for_links_that_we_held_so_already(was_so_before: bool, severity: str) -> None:
    world = World()
    world.hold("enquetescores", respons_id="R7", aanbieder_id="TZORG")
    if was_so_before:
        world.replace("enquetescores")
    world.deliver("enquetescores")

    (finding,) = world.findings("R26")

    assert finding.ernst == severity
    assert ("zou nu niet meer worden aangenomen" in finding.melding) == was_so_before


def test_r26_warns_of_each_person_with_two_forms_and_names_the_last() -> None:
    world = World()
    world.deliver("enquetescores", respons_id="R2", invuldatum=date(2014, 2, 12))
    world.deliver("enquetescores", respons_id="R1", invuldatum=date(2014, 2, 10))

    (finding,) = world.findings("R26")

    assert (finding.place, finding.ernst) == ((1, 2, "koppel_id"), "W")
    assert "2 formulieren in de nulmeting. Het laatste telt: formulier R2 van 12-02-2014." in finding.melding


@pytest.mark.parametrize(
    ("meting", "day", "inside"),
    [
        ("NUL", date(2014, 1, 26), False),
        ("NUL", date(2014, 1, 27), True),
        ("NUL", date(2014, 3, 23), True),
        ("NUL", date(2014, 3, 24), False),
        ("EIND", date(2014, 9, 7), False),
        ("EIND", date(2014, 10, 5), False),
        ("EIND", date(2014, 10, 6), True),
        ("EIND", date(2015, 3, 1), True),
        ("EIND", date(2015, 3, 2), False),
    ],
)
def test_r27_counts_the_first_and_the_last_day_of_a_window_as_inside(meting: str, day: date, inside: bool) -> None:
    world = World()
    place = world.deliver("enquetescores", meting=meting, invuldatum=day)

    assert world.places("R27") == ([] if inside else [(*place, "invuldatum")])


def test_r27_is_one_finding_per_file_and_measurement_with_the_number_of_forms() -> None:
    world = World()
    for form in ("R1", "R1", "R2"):
        world.deliver("enquetescores", respons_id=form, vraag_code=form, invuldatum=date(2014, 4, 1))
    world.deliver("enquetescores", respons_id="R3", meting="EIND", invuldatum=date(2014, 4, 1))
    world.hold("enquetescores", respons_id="R4", invuldatum=date(2014, 4, 1))

    assert [(one.rij, one.melding.split(" is ")[0].split(" zijn ")[0]) for one in world.findings("R27")] == [
        (2, "2 formulieren van de nulmeting"),
        (5, "1 formulier van de eindmeting"),
    ]


@pytest.mark.parametrize(
    ("off", "tariff", "amount", "columns"),
    [
        (9, "22000.00", "22000.00", ["tarief_eur"]),
        (8, "22000.00", "22000.00", []),
        (10, "24200.00", "24200.00", ["tarief_eur"]),
        (10, "19800.00", "19800.00", ["tarief_eur"]),
        (10, "24200.01", "24200.01", []),
        (10, "19799.99", "19799.99", []),
        (10, "220.00", "22000.00", ["bedrag_eur"]),
        (10, "2200.00", "2200.00", []),
    ],
)
def test_r30_finds_cents_from_nine_of_ten_rows_within_a_tenth_of_100_times_the_agreed_tariff(
    off: int, tariff: str, amount: str, columns: list[str]
) -> None:
    world = World()
    world.hold("tariefafspraken")
    for number in range(10):
        is_off = number < off
        world.deliver(
            "periodebetalingen", prestatie_referentie=f"P{number}",
            tarief_eur=Decimal(tariff if is_off else "220.00"), bedrag_eur=Decimal(amount if is_off else "220.00"),
        )  # fmt: skip

    assert world.places("R30") == [(1, None, column) for column in columns]


def test_r30_judges_payments_per_provider_and_wants_ten_rows() -> None:
    world = World()
    world.hold("tariefafspraken")
    world.hold("tariefafspraken", aanbieder_id="TZORG")
    for number in range(19):
        provider = "VIVA" if number < 10 else "TZORG"
        world.deliver(
            "periodebetalingen", prestatie_referentie=f"P{number}", aanbieder_id=provider,
            tarief_eur=Decimal(22000), bedrag_eur=Decimal(22000),
        )  # fmt: skip

    assert [finding.aanbieder_id for finding in world.findings("R30")] == ["VIVA"]


@pytest.mark.parametrize(("is_changed", "expected"), [(True, ["tarief_eur"]), (False, [])])
def test_r30_sees_cents_also_in_lines_that_we_hold_in_euros_and_leaves_alone_what_we_hold_as_it_came(
    is_changed: bool, expected: list[str]
) -> None:
    world = World()
    world.hold("tariefafspraken")
    for number in range(10):
        cents = {"tarief_eur": Decimal(22000), "bedrag_eur": Decimal(22000)}
        world.replace("periodebetalingen", prestatie_referentie=f"P{number}", **({} if is_changed else cents))
        world.deliver("periodebetalingen", prestatie_referentie=f"P{number}", **cents)

    assert [finding.kolom for finding in world.findings("R30")] == expected


@pytest.mark.parametrize(("rows", "columns"), [(5, ["basistarief_uur_eur", "starttarief_eur"]), (4, [])])
def test_r30_holds_five_tariffs_against_the_last_ones_held(rows: int, columns: list[str]) -> None:
    world = World()
    for number in range(rows):
        world.replace("tariefafspraken", aanbieder_id=f"A{number}")
        world.deliver(
            "tariefafspraken", aanbieder_id=f"A{number}", starttarief_eur=Decimal(22000), basistarief_uur_eur=Decimal(2100)
        )  # fmt: skip

    assert world.places("R30") == [(1, None, column) for column in columns]


@pytest.mark.parametrize(
    ("hours", "week", "word"),
    [
        ("50.00", "2.50", "minuten"),
        ("49.99", "2.50", None),
        ("0.25", "3.00", "delen van een dag"),
        ("0.26", "3.00", None),
        ("60.01", None, "minuten"),
        ("60.00", None, None),
        ("0.10", None, None),
    ],
)
def test_r30_finds_minutes_and_parts_of_days_by_the_median_week_against_what_is_indicated(
    hours: str, week: str | None, word: str | None
) -> None:
    world = World()
    if week:
        world.hold("indicaties", uren_week=Decimal(week))
    for number in range(10):
        world.deliver("geleverde_uren", datum=MONDAY + timedelta(weeks=number), uren=Decimal(hours))

    found = world.findings("R30")

    assert [finding.place for finding in found] == ([(1, None, "uren")] if word else [])
    assert all(word is not None and word in finding.melding for finding in found)


@pytest.mark.parametrize(("small", "whole", "found"), [(19, 1, False), (20, 0, True), (38, 2, False), (39, 2, True)])
def test_r30_sees_no_parts_of_days_where_one_row_in_twenty_is_above_an_hour(
    small: int, whole: int, found: bool
) -> None:
    world = World()
    world.hold("indicaties", uren_week=Decimal("3.00"))
    for number in range(small + whole):
        hours = Decimal("0.20") if number < small else Decimal("1.01")
        world.deliver("geleverde_uren", datum=MONDAY + timedelta(weeks=number), uren=hours)

    assert bool(world.places("R30")) is found


def test_r30_leaves_nine_rows_and_weeks_without_help_alone() -> None:
    world = World()
    world.hold("indicaties", uren_week=Decimal("3.00"))
    for number in range(9):
        world.deliver("geleverde_uren", datum=MONDAY + timedelta(weeks=number), uren=Decimal("0.10"))
    for number in range(9, 30):
        world.deliver("geleverde_uren", datum=MONDAY + timedelta(weeks=number), uren=Decimal(0))

    assert world.places("R30") == []
