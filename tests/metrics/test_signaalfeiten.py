"""What signals need beside the metrics, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import sqrt

import duckdb
import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
PEILDATUM = date(2014, 3, 10)
VIVA = assignment("T1", "C1", "VIVA", FIRST)
SECOND = assignment("T2", "C2", "VIVA", FIRST)
SHDH = assignment("T3", "C1", "SHDH", FIRST)


def delivered(*assignments: dict[str, object]) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA"))
    return tables.add("tariefafspraken", agreement("SHDH"), agreement("VIVA")).add("indicaties", *assignments)


def fact(
    con: duckdb.DuckDBPyConnection, name: str, provider: str = "VIVA", period: str = "201402"
) -> tuple[object, ...]:
    rows = con.execute(
        "select waarde, aantal, noemer, n from signaalfeiten where feit = $1 and aanbieder_id = $2 and periode_id = $3",
        [name, provider, period],
    ).fetchall()
    assert len(rows) == 1
    return tuple(rows[0])


def test_a_line_against_another_tariff_counts_for_what_its_credits_leave() -> None:
    tables = delivered(VIVA, SECOND).add(
        "periodebetalingen",
        payment(VIVA, "201402", "222.00"),
        payment(VIVA, "201402", "111.00", "0.5", credit_of="T1-201402-D"),
        payment(SECOND, "201402", "220.01"),
    )

    assert fact(tables.derive(PEILDATUM), "tarief_afwijking") == (1.0, 1, None, 1)


def test_a_line_that_was_credited_whole_does_not_deviate_any_more() -> None:
    tables = delivered(VIVA).add(
        "periodebetalingen",
        payment(VIVA, "201402", "230"),
        payment(VIVA, "201402", "230", credit_of="T1-201402-D"),
        payment(VIVA, "201402", "220", prestatie_referentie="anew"),
    )

    assert fact(tables.derive(PEILDATUM), "tarief_afwijking") == (0, 0, None, 0)


def test_without_payments_nothing_is_known_about_tariffs_or_double_payment() -> None:
    con = delivered(VIVA).derive(PEILDATUM)

    for name in ("tarief_afwijking", "dubbel_betaald", "betaald_zonder_dag"):
        assert fact(con, name) == (None, None, None, None)


def test_a_client_paid_twice_is_double_paid_unless_two_providers_helped() -> None:
    twice = [payment(VIVA, "201402", "220"), payment(VIVA, "201402", "110", "0.5", prestatie_referentie="again")]
    at_two = [payment(VIVA, "201402", "220"), payment(SHDH, "201402", "220")]

    assert fact(delivered(VIVA).add("periodebetalingen", *twice).derive(PEILDATUM), "dubbel_betaald")[1] == 1
    assert fact(delivered(VIVA, SHDH).add("periodebetalingen", *at_two).derive(PEILDATUM), "dubbel_betaald")[1] == 0


def test_payment_after_the_last_day_is_payment_without_a_day_and_makes_it_double_at_the_other_provider() -> None:
    left = VIVA | {"ingangsdatum": date(2013, 9, 2), "einddatum": date(2014, 1, 26)}
    paid = [payment(left, "201402", "220"), payment(SHDH, "201402", "220")]
    con = delivered(left, SHDH).add("periodebetalingen", *paid).derive(PEILDATUM)

    assert fact(con, "betaald_zonder_dag") == (None, 1, None, 1)
    assert fact(con, "dubbel_betaald") == (None, 0, None, 0)
    assert fact(con, "betaald_zonder_dag", "SHDH")[1] == 0
    assert fact(con, "dubbel_betaald", "SHDH")[1] == 1


def test_paid_and_known_without_hours_or_reason_is_unexplained() -> None:
    tables = delivered(VIVA, SECOND).add(
        "periodebetalingen", payment(VIVA, "201402", "220"), payment(SECOND, "201402", "220")
    )
    tables.add("geleverde_uren", hours(VIVA, FIRST, "0"), hours(SECOND, FIRST, "0", "ZIEKENHUIS"))

    assert fact(tables.derive(PEILDATUM), "betaald_zonder_uren_onverklaard") == (None, 1, 2, 2)


def test_only_who_left_by_the_provider_and_by_the_peildatum_is_counted() -> None:
    gone = [
        assignment(f"G{number}", f"G{number}", "VIVA", FIRST, date(2014, 2, 5), reden_beeindiging=reason)
        for number, reason in enumerate(("22", "22", "02", None))
    ]
    later = assignment("L", "L", "VIVA", FIRST, date(2014, 3, 20), reden_beeindiging="22")
    con = delivered(*gone, later).derive(PEILDATUM)

    assert fact(con, "uitstroom_22") == (None, 2, None, 2)
    assert fact(con, "uitstroom_22", period="201403") == (None, 0, None, 0)


def test_complaints_stand_on_client_periods_and_are_unknown_while_none_were_ever_delivered() -> None:
    complaint = {
        "melding_id": "M1",
        "soort": "KLACHT",
        "kanaal": "GEMEENTE",
        "aanbieder_id": "VIVA",
        "client_sleutel": "C1",
        "datum_ontvangst": FIRST,
        "thema": "UREN",
        "uitkomst": "OPEN",
    }
    tables = delivered(VIVA, SECOND)
    unknown = tables.derive(PEILDATUM)

    assert fact(unknown, "klachten") == (None, None, None, None)
    assert fact(tables.add("meldingen", complaint).derive(PEILDATUM), "klachten") == (None, 1, 2, 2)


def test_indicated_hours_are_averaged_over_days_with_their_standard_error() -> None:
    heavy = VIVA | {"uren_week": Decimal("4.00")}
    short = SECOND | {"uren_week": Decimal("1.00"), "einddatum": date(2014, 2, 9)}
    con = delivered(heavy, short).derive(PEILDATUM)

    mean = (4 * 28 + 1 * 14) / 42
    error = sqrt(2 * ((28 * (4 - mean)) ** 2 + (14 * (1 - mean)) ** 2)) / 42
    assert fact(con, "uren_week") == (pytest.approx(mean), None, pytest.approx(error), 2)
    assert fact(delivered(heavy).derive(PEILDATUM), "uren_week") == (4, None, None, 1)


def test_the_days_that_a_delivery_is_late_are_working_days_since_the_end_of_the_period() -> None:
    con = delivered(VIVA).derive(PEILDATUM)

    assert fact(con, "werkdagen_te_laat") == (None, 11, None, None)
    assert fact(con, "werkdagen_te_laat", period="201403") == (None, 0, None, None)
    assert fact(con, "actieve_dagen") == (None, 28, None, 1)
    assert fact(con, "actieve_dagen", "SHDH") == (None, 0, None, 0)
