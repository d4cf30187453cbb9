"""Periods that are calendar months: what is counted per day, per week and per period, worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pytest

from hbh_metrics.project import DEFAULT, CalendarKind, in_force
from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

MONTHS = replace(DEFAULT, calendar=CalendarKind.MONTHS, begin=date(2026, 1, 1), end=date(2026, 12, 31))
PEILDATUM = date(2026, 4, 30)


@pytest.fixture(scope="module", name="con")
def _con() -> Iterator[duckdb.DuckDBPyConnection]:
    """One client all year with 3 hours every Monday, and one from 11 March on with 4 hours every Friday."""
    tables = Tables().add("aanbieders", *providers("VIVA"))
    tables.add("tariefafspraken", agreement("VIVA", vanaf_periode="202601", eerste_verlaging="202602"))
    steady = assignment("T1", "C1", "VIVA", date(2026, 1, 1))
    late = assignment("T2", "C2", "VIVA", date(2026, 3, 11))
    tables.add("indicaties", steady, late)
    for week in range(18):
        monday = date(2025, 12, 29) + timedelta(weeks=week)
        if monday <= PEILDATUM:
            tables.add("geleverde_uren", hours(steady, max(monday, date(2026, 1, 1)), "3"))
        if date(2026, 3, 11) <= monday + timedelta(days=4) <= PEILDATUM:
            tables.add("geleverde_uren", hours(late, monday + timedelta(days=4), "4"))
    before = {"bedrag_per_periode_eur": Decimal("160.00"), "uren_per_periode": Decimal("12.00"), "perioden": 6}
    tables.add("referentie", {"client_sleutel": "C1", **before}, {"client_sleutel": "C2", **before})
    for month, amount in (("202601", "220.00"), ("202602", "217.80"), ("202603", "215.60")):
        tables.add("periodebetalingen", payment(steady, month, amount))
    with in_force(MONTHS):
        con = tables.derive(PEILDATUM)
    yield con
    con.close()


def test_d13_the_cost_before_counts_by_the_days_of_the_month(con: duckdb.DuckDBPyConnection) -> None:
    found = metric_values(con, "referentiekosten")["referentiekosten", "VIVA", "202603"]["waarde"]
    assert found == pytest.approx(160 * 31 / 28)
    assert round(float(str(found)), 2) == 177.14


def test_a_month_has_its_own_days_and_steps(con: duckdb.DuckDBPyConnection) -> None:
    found = metric_values(
        con, "clientperioden", "afgesproken_tarief", "uren", "uren_per_client_week", "fte", "urenindex"
    )
    assert found["clientperioden", "VIVA", "202603"]["waarde"] == pytest.approx(1 + 21 / 31)
    assert [found["afgesproken_tarief", "VIVA", f"20260{month}"]["waarde"] for month in (1, 2, 3)] == [
        220.0,
        217.8,
        215.6,
    ]
    # Mondays of March 2026: 2, 9, 16, 23 and 30; Fridays from the 11th: 13, 20 and 27
    assert found["uren", "VIVA", "202603"]["waarde"] == 5 * 3 + 3 * 4
    assert found["uren_per_client_week", "VIVA", "202603"]["waarde"] == pytest.approx(27 / ((31 + 21) / 7))
    assert found["fte", "VIVA", "202603"]["waarde"] == pytest.approx(27 / (1600 / 12))
    assert found["urenindex", "VIVA", "202603"]["waarde"] == pytest.approx(100 * 27 / (12 * (31 + 21) / 28))
    assert {key[2] for key in found} == {"202601", "202602", "202603", "202604"}


def test_a_week_belongs_to_the_month_of_its_thursday_and_keeps_all_its_days_and_hours(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rows = con.execute(
        "select week_begin, periode_id, uren, actieve_dagen, clienten_hele_week from weekwaarden where soort = 'EXPERIMENT' order by 1"
    ).fetchall()
    found = {row[0]: row[1:] for row in rows}
    assert found[date(2025, 12, 29)] == ("202601", Decimal("3.00"), 4, 0)
    assert found[date(2026, 1, 5)] == ("202601", Decimal("3.00"), 7, 1)
    assert found[date(2026, 3, 9)] == ("202603", Decimal("7.00"), 7 + 5, 1)
    assert found[date(2026, 3, 30)] == ("202604", Decimal("7.00"), 14, 2)
    assert len(found) == 18


def test_the_coverage_by_week_looks_only_at_weeks_that_lie_wholly_in_the_month() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA"))
    tables.add("tariefafspraken", agreement("VIVA", vanaf_periode="202601", eerste_verlaging="202602"))
    for number in range(10):
        one = assignment(f"T{number}", f"C{number}", "VIVA", date(2026, 1, 1))
        tables.add("indicaties", one)
        tables.add("periodebetalingen", payment(one, "202603", "217.80"))
        tables.add("geleverde_uren", *(hours(one, date(2026, 3, 2) + timedelta(weeks=week), "3") for week in range(4)))
        if number < 3:
            tables.add("geleverde_uren", hours(one, date(2026, 3, 30), "3"))
    with in_force(MONTHS):
        found = metric_values(tables.derive(PEILDATUM), "weekdekking", "urendekking")
    assert found["weekdekking", "VIVA", "202603"]["waarde"] == 100
    assert found["urendekking", "VIVA", "202603"]["waarde"] == 100


def test_the_factor_of_a_month_weighs_each_week_by_its_days_in_it(con: duckdb.DuckDBPyConnection) -> None:
    """Without weeks before the start a week counts by its working days: w ÷ 5."""
    found = metric_values(con, "urenindex", "urenindex_vergelijkbaar")
    ratio = float(str(found["urenindex", "VIVA", "202604"]["waarde"])) / float(
        str(found["urenindex_vergelijkbaar", "VIVA", "202604"]["waarde"])
    )
    # April 2026: 30 March week 5 of its 7 days, then 6 April (Easter Monday: 4 working days), 13, 20, 27 (Koningsdag: 4), 4 days in April
    april = (5 * 1.0 + 7 * 0.8 + 7 * 1.0 + 7 * 1.0 + 4 * 0.8) / 30
    year = [1.0] * 52
    for week in _weeks_with(4):
        year[week] = 0.8
    for week in _weeks_with(3):
        year[week] = 0.6
    assert ratio == pytest.approx(april / (sum(year) / 52))


def _weeks_with(working_days: int) -> list[int]:
    """Return which of the 52 weeks before that of 1 January 2026 have that many working days, the last first."""
    free = [date(2025, *day) for day in ((1, 1), (4, 21), (5, 5), (5, 29), (6, 9), (12, 25), (12, 26))]
    mondays = [date(2025, 12, 29) - timedelta(weeks=number) for number in range(1, 53)]
    return [
        place
        for place, monday in enumerate(mondays)
        if 5 - sum(monday <= day <= monday + timedelta(days=4) for day in free) == working_days
    ]
