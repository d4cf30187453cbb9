"""Payment, tariff and the agreed path on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers, value_of

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
VIVA = assignment("T1", "C1", "VIVA", FIRST)
SECOND = assignment("T2", "C2", "VIVA", FIRST)
SHDH = assignment("T3", "C3", "SHDH", FIRST)


def paid(*payments: dict[str, object]) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA")).add("indicaties", VIVA, SECOND, SHDH)
    return tables.add("tariefafspraken", agreement("VIVA"), agreement("SHDH", starttarief_eur=Decimal("200.00"))).add(
        "periodebetalingen", *payments
    )


def row_of(
    tables: Tables, name: str, provider: str, period: str, peildatum: date = date(2014, 12, 31)
) -> dict[str, object]:
    return metric_values(tables.derive(peildatum), name)[name, provider, period]


def test_the_paid_tariff_is_a_ratio_of_sums_and_total_is_no_mean_of_means() -> None:
    tables = paid(
        payment(VIVA, "201402", "220"), payment(SECOND, "201402", "110", "0.5"), payment(SHDH, "201402", "200")
    )

    assert row_of(tables, "betaald_tarief", "VIVA", "201402") == {
        "waarde": 220,
        "teller": 330,
        "noemer": 1.5,
        "n": 2,
        "status": "onvolledig",
    }
    assert row_of(tables, "betaald_tarief", "TOTAAL", "201402")["waarde"] == 530 / 2.5
    assert row_of(tables, "afgesproken_tarief", "TOTAAL", "201402")["waarde"] == (1.5 * 220 + 200) / 2.5
    assert row_of(tables, "tariefindex", "TOTAAL", "201402")["waarde"] == 100


def test_a_credit_that_is_booked_later_lowers_the_period_of_performance() -> None:
    debit = payment(VIVA, "201403", "217.80")
    credit = payment(VIVA, "201403", "217.80", credit_of="T1-201403-D", factuurdatum=date(2014, 9, 1))
    tables = paid(debit, credit, payment(SECOND, "201403", "217.80"))

    con = tables.derive(date(2014, 12, 31))

    assert value_of(con, "betaald", "VIVA", "201403") == 217.80
    assert value_of(con, "betaalde_clientperioden", "VIVA", "201403") == 1
    assert metric_values(con, "betaald")["betaald", "VIVA", "201403"]["n"] == 1


def test_nothing_is_known_about_money_where_no_payment_was_delivered() -> None:
    con = paid(payment(VIVA, "201402", "220")).derive(date(2014, 2, 23))

    for name in ("betaald", "betaalde_clientperioden", "betaald_tarief", "tariefindex", "afbouw_gerealiseerd"):
        assert value_of(con, name, "SHDH", "201402") is None
        assert value_of(con, name, "TOTAAL", "201402") is not None
    assert value_of(con, "afgesproken_tarief", "SHDH", "201402") == 200
    assert value_of(con, "afgesproken_index", "SHDH", "201402") == 100
    assert metric_values(con, "betaald")["betaald", "SHDH", "201402"]["status"] == "geen_levering"
    assert metric_values(con, "betaald")["betaald", "TOTAAL", "201402"]["status"] == "onvolledig"


def test_fully_credited_payments_are_a_whole_period_with_zero_paid() -> None:
    empty = (
        Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA")).add("indicaties", VIVA)
    )
    empty.add(
        "periodebetalingen", payment(VIVA, "201402", "220"), payment(VIVA, "201402", "220", credit_of="T1-201402-D")
    )

    rows = metric_values(empty.derive(date(2014, 2, 23)))

    assert rows["betaald", "VIVA", "201402"] == {
        "waarde": 0,
        "teller": None,
        "noemer": None,
        "n": 0,
        "status": "volledig",
    }
    assert rows["betaald_tarief", "VIVA", "201402"]["waarde"] is None
    assert rows["afgesproken_index", "VIVA", "201402"]["waarde"] == 100
    assert rows["afgesproken_index", "TOTAAL", "201402"]["waarde"] is None
    assert rows["afgesproken_tarief", "TOTAAL", "201402"]["waarde"] is None


def test_only_period_tariffs_of_the_experiment_count_as_paid() -> None:
    before = assignment("T9", "C9", "VIVA", date(2013, 1, 1), groep="VERGELIJKING")
    tables = paid(
        payment(VIVA, "201402", "220"),
        payment(SECOND, "201402", "99", grondslag="UREN"),
        payment(before, "201402", "150"),
    ).add("indicaties", before)

    assert row_of(tables, "betaald", "VIVA", "201402")["waarde"] == 220
    assert row_of(tables, "betaald", "VIVA", "201402")["n"] == 1


def test_progress_compares_the_realised_cut_with_the_agreed_cut() -> None:
    tables = paid(payment(VIVA, "201402", "220"), payment(VIVA, "201405", "216.70"))
    rows = metric_values(tables.derive(date(2014, 5, 18)))

    assert rows["afgesproken_tarief", "VIVA", "201405"]["waarde"] == 213.40
    assert rows["tariefindex", "VIVA", "201405"]["waarde"] == pytest.approx(98.5)
    assert rows["afbouw_gerealiseerd", "VIVA", "201405"]["waarde"] == 1.5
    assert rows["afbouw_afgesproken", "VIVA", "201405"]["waarde"] == 3
    assert rows["afbouwvoortgang", "VIVA", "201405"]["waarde"] == 50
    assert rows["afwijking_tarief", "VIVA", "201405"]["waarde"] == pytest.approx((216.70 / 213.40 - 1) * 100)
    assert rows["afbouwvoortgang", "VIVA", "201402"]["waarde"] is None
    assert rows["afbouw_afgesproken", "VIVA", "201402"]["waarde"] == 0


def test_a_tariff_exactly_on_the_path_deviates_by_exactly_nothing() -> None:
    third = assignment("T5", "C5", "VIVA", FIRST)
    tables = Tables().add("aanbieders", *providers("VIVA")).add("indicaties", VIVA, SECOND, third)
    tables.add("tariefafspraken", agreement("VIVA", afbouw_methode="SAMENGESTELD"))
    on_path = {"201404": "215.62", "201405": "213.47", "201407": "209.22", "201413": "196.97"}
    for period, tariff in on_path.items():
        tables.add("periodebetalingen", *(payment(person, period, tariff) for person in (VIVA, SECOND, third)))

    rows = metric_values(tables.derive(date(2014, 12, 31)), "afwijking_tarief")

    assert [rows["afwijking_tarief", one, k]["waarde"] for one in ("VIVA", "TOTAAL") for k in on_path] == [0] * 8


def test_an_amended_agreement_starts_anew_and_the_index_keeps_the_first_start_tariff() -> None:
    tables = paid(payment(VIVA, "201408", "212.85")).add(
        "tariefafspraken",
        agreement(
            "VIVA", versie=2, vanaf_periode="201406", starttarief_eur=Decimal("215.00"), eerste_verlaging="201408"
        ),
    )
    rows = metric_values(tables.derive(date(2014, 8, 10)))

    assert rows["afgesproken_tarief", "VIVA", "201405"]["waarde"] == 213.40
    assert rows["afgesproken_tarief", "VIVA", "201407"]["waarde"] == 215
    assert rows["afwijking_tarief", "VIVA", "201408"]["waarde"] == 0
    assert rows["tariefindex", "VIVA", "201408"]["waarde"] == pytest.approx(212.85 / 220 * 100)


def test_without_an_agreement_in_force_the_path_is_unknown() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA")).add("indicaties", VIVA)
    tables.add("tariefafspraken", agreement("VIVA", vanaf_periode="201403")).add(
        "periodebetalingen", payment(VIVA, "201402", "220")
    )
    rows = metric_values(tables.derive(date(2014, 3, 23)))

    for name in (
        "afgesproken_tarief",
        "afgesproken_index",
        "afbouw_afgesproken",
        "afbouwvoortgang",
        "afwijking_tarief",
    ):
        assert rows[name, "VIVA", "201402"]["waarde"] is None
    assert rows["betaald_tarief", "VIVA", "201402"]["waarde"] == 220
    assert rows["afgesproken_tarief", "VIVA", "201403"]["waarde"] == 217.80


def test_price_and_volume_together_are_the_change_in_cost() -> None:
    tables = paid(
        payment(VIVA, "201402", "220"),
        payment(SECOND, "201402", "220"),
        payment(VIVA, "201403", "217.80"),
        payment(SHDH, "201402", "200"),
        payment(SHDH, "201403", "198"),
    )
    rows = metric_values(tables.derive(date(2014, 3, 23)))

    assert rows["volume_effect", "VIVA", "201403"]["waarde"] == -220
    assert rows["prijs_effect", "VIVA", "201403"]["waarde"] == pytest.approx(-2.20)
    assert rows["volume_effect", "TOTAAL", "201403"]["waarde"] == -220
    assert rows["prijs_effect", "TOTAAL", "201403"]["waarde"] == pytest.approx(-4.20)
    assert rows["volume_effect", "VIVA", "201402"]["waarde"] is None
    assert rows["prijs_effect", "TOTAAL", "201402"]["waarde"] is None


def test_a_period_with_clients_but_no_payments_has_no_bridge_and_total_sums_what_is_known() -> None:
    tables = paid(payment(VIVA, "201402", "220"), payment(SHDH, "201402", "200"), payment(SHDH, "201403", "198"))
    rows = metric_values(tables.derive(date(2014, 4, 20)))

    assert rows["volume_effect", "VIVA", "201403"]["waarde"] is None
    assert rows["volume_effect", "VIVA", "201404"]["waarde"] is None
    assert rows["prijs_effect", "TOTAAL", "201403"]["waarde"] == -2
    assert rows["prijs_effect", "TOTAAL", "201404"]["waarde"] is None


def test_a_provider_that_starts_or_stops_is_all_volume() -> None:
    late = assignment("T4", "C4", "SHDH", date(2014, 2, 24), date(2014, 3, 23))
    tables = (
        Tables().add("aanbieders", *providers("SHDH")).add("tariefafspraken", agreement("SHDH")).add("indicaties", late)
    )
    tables.add("periodebetalingen", payment(late, "201403", "217.80"))
    rows = metric_values(tables.derive(date(2014, 4, 20)))

    assert rows["volume_effect", "SHDH", "201403"]["waarde"] == 217.80
    assert rows["prijs_effect", "SHDH", "201403"]["waarde"] == 0
    assert rows["volume_effect", "SHDH", "201404"]["waarde"] == -217.80
    assert rows["prijs_effect", "SHDH", "201404"]["waarde"] == 0


def test_hours_do_not_change_what_is_paid() -> None:
    without = paid(payment(VIVA, "201402", "220"))
    with_hours = paid(payment(VIVA, "201402", "220")).add("geleverde_uren", hours(VIVA, FIRST, "9.99"))

    assert (
        row_of(without, "betaald_tarief", "VIVA", "201402")["waarde"]
        == row_of(with_hours, "betaald_tarief", "VIVA", "201402")["waarde"]
    )
