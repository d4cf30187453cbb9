"""Coverage of the hours and the status that follows from it, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 2, 23)
WEEK = timedelta(days=7)


def clients(count: int, *, with_hours: int, without_week_three: int = 0, provider: str = "VIVA") -> Tables:
    """A provider with `count` paid clients, of whom the first have weekly hours, and the very first none in week 3."""
    tables = Tables().add("aanbieders", *providers(provider)).add("tariefafspraken", agreement(provider))
    for number in range(count):
        row = assignment(f"T{number}", f"C{number}", provider, FIRST)
        tables.add("indicaties", row).add("periodebetalingen", payment(row, "201402", "220"))
        for week in range(4):
            if number < with_hours and not (week == 2 and number < without_week_three):
                tables.add("geleverde_uren", hours(row, FIRST + week * WEEK, "2.00"))
    return tables


def test_a_paid_client_without_any_hours_row_is_not_covered_but_one_with_zero_hours_is() -> None:
    tables = clients(4, with_hours=2)
    tables.add("geleverde_uren", hours(tables.rows["indicaties"][2], FIRST, "0", "ZIEKENHUIS"))

    row = metric_values(tables.derive(END), "urendekking")["urendekking", "VIVA", "201402"]

    assert row == {"waarde": 75, "teller": 3, "noemer": 4, "n": 4, "status": "onvolledig"}


def test_ninety_five_per_cent_is_enough_and_less_is_not() -> None:
    enough = metric_values(clients(20, with_hours=19).derive(END), "urendekking")["urendekking", "VIVA", "201402"]
    less = metric_values(clients(19, with_hours=18).derive(END), "urendekking")["urendekking", "VIVA", "201402"]

    assert (enough["waarde"], enough["status"]) == (95, "volledig")
    assert less["status"] == "onvolledig"


def test_one_forgotten_week_makes_the_period_incomplete() -> None:
    rows = metric_values(clients(10, with_hours=10, without_week_three=3).derive(END))

    assert rows["urendekking", "VIVA", "201402"]["waarde"] == 100
    assert rows["weekdekking", "VIVA", "201402"] == {
        "waarde": 70,
        "teller": 7,
        "noemer": 10,
        "n": 10,
        "status": "onvolledig",
    }
    assert rows["weekdekking", "TOTAAL", "201402"]["waarde"] == 70


def test_eighty_per_cent_of_the_worst_week_is_enough() -> None:
    row = metric_values(clients(10, with_hours=10, without_week_three=2).derive(END), "weekdekking")[
        "weekdekking", "VIVA", "201402"
    ]

    assert (row["waarde"], row["status"]) == (80, "volledig")


def test_weeks_with_fewer_than_ten_clients_or_not_yet_ended_say_nothing() -> None:
    few = metric_values(clients(9, with_hours=9, without_week_three=9).derive(END), "weekdekking")
    running = metric_values(clients(10, with_hours=10, without_week_three=10).derive(date(2014, 2, 15)), "weekdekking")

    assert few["weekdekking", "VIVA", "201402"]["waarde"] is None
    assert few["weekdekking", "VIVA", "201402"]["status"] == "volledig"
    assert running["weekdekking", "VIVA", "201402"]["waarde"] == 100
    assert running["weekdekking", "VIVA", "201402"]["status"] == "open"


def test_without_any_hours_the_coverage_is_zero_and_the_period_incomplete() -> None:
    tables = clients(10, with_hours=0)
    tables.delivered = {"aanbieders", "tariefafspraken", "indicaties", "periodebetalingen", "geleverde_uren"}

    rows = metric_values(tables.derive(END))

    assert rows["urendekking", "VIVA", "201402"]["waarde"] == 0
    assert rows["weekdekking", "VIVA", "201402"]["waarde"] == 0
    assert rows["urendekking", "VIVA", "201402"]["status"] == "onvolledig"


def test_hours_that_were_never_delivered_at_all_are_unknown_and_leave_the_period_incomplete() -> None:
    rows = metric_values(clients(2, with_hours=0).derive(END))

    assert rows["urendekking", "VIVA", "201402"] == {
        "waarde": None,
        "teller": None,
        "noemer": None,
        "n": 0,
        "status": "onvolledig",
    }
    assert rows["uren", "VIVA", "201402"]["waarde"] is None


def test_the_total_is_whole_when_every_provider_with_active_clients_is() -> None:
    tables = clients(2, with_hours=2).add("aanbieders", *providers("SHDH"))

    rows = metric_values(tables.derive(END), "clienten")

    assert rows["clienten", "SHDH", "201402"]["status"] == "geen_levering"
    assert rows["clienten", "TOTAAL", "201402"]["status"] == "volledig"


def test_a_period_is_open_until_its_last_day_has_been() -> None:
    tables = clients(2, with_hours=2)
    the_day_before = metric_values(tables.derive(date(2014, 2, 22)), "clienten", "uren", "betaald")
    on_the_day = metric_values(tables.derive(END), "clienten", "uren", "betaald")

    assert {row["status"] for row in the_day_before.values()} == {"open"}
    assert {row["status"] for row in on_the_day.values()} == {"volledig"}
