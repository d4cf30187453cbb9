"""Which sources came, late, in part or not at all, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
VIVA = assignment("T1", "C1", "VIVA", FIRST)
LAST_IN_TIME = date(2014, 3, 7)


def received(
    table: str, provider: str | None, period: str | None, day: date, rows: int = 1, publication: str = "p1"
) -> tuple[object, ...]:
    return publication, day, f"{table}.csv", "0" * 64, table, provider, period, rows


def delivered(*herkomst: tuple[object, ...], with_hours: bool = True) -> Tables:
    tables = (
        Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA")).add("indicaties", VIVA)
    )
    if with_hours:
        tables.add("geleverde_uren", hours(VIVA, FIRST, "2.50")).add(
            "periodebetalingen", payment(VIVA, "201402", "220")
        )
    tables.herkomst.extend(herkomst)
    return tables


def state(tables: Tables, source: str, peildatum: date, period: str | None = "201402") -> tuple[object, ...]:
    rows = tables.derive(peildatum).execute(
        "select status, rijen, eerste_ontvangst from volledigheid where bron = ? and periode_id is not distinct from ?",
        [source, period],
    )
    (row,) = rows.fetchall()
    return tuple(row)


def test_what_came_within_ten_working_days_is_delivered_and_a_day_later_is_late() -> None:
    in_time = delivered(received("geleverde_uren", "VIVA", "201402", LAST_IN_TIME))
    late = delivered(received("geleverde_uren", "VIVA", "201402", date(2014, 3, 8)))

    assert state(in_time, "geleverde_uren", date(2014, 4, 1)) == ("geleverd", 1, LAST_IN_TIME)
    assert state(late, "geleverde_uren", date(2014, 4, 1)) == ("te laat", 1, date(2014, 3, 8))


def test_the_first_receipt_counts_also_when_a_correction_came_later() -> None:
    tables = delivered(
        received("periodebetalingen", "VIVA", "201402", date(2014, 3, 1)),
        received("periodebetalingen", "VIVA", "201402", date(2014, 6, 1), publication="p2"),
    )

    assert state(tables, "periodebetalingen", date(2014, 7, 1)) == ("geleverd", 1, date(2014, 3, 1))


def test_nothing_is_owed_until_ten_working_days_after_the_period() -> None:
    nothing = delivered(with_hours=False)

    assert state(nothing, "geleverde_uren", LAST_IN_TIME) == ("nog niet verwacht", 0, None)
    assert state(nothing, "geleverde_uren", date(2014, 3, 8)) == ("niet geleverd", 0, None)
    assert state(nothing, "periodebetalingen", date(2014, 3, 8)) == ("niet geleverd", 0, None)


def test_hours_of_too_few_paid_clients_and_payments_of_too_few_clients_are_incomplete() -> None:
    second = assignment("T2", "C2", "VIVA", FIRST)
    third = assignment("T3", "C3", "VIVA", FIRST)
    tables = delivered(
        received("geleverde_uren", "VIVA", "201402", LAST_IN_TIME),
        received("periodebetalingen", "VIVA", "201402", LAST_IN_TIME),
    )
    tables.add("indicaties", second, third).add("periodebetalingen", payment(second, "201402", "220"))

    assert state(tables, "geleverde_uren", date(2014, 4, 1))[0] == "onvolledig"
    assert state(tables, "periodebetalingen", date(2014, 4, 1))[0] == "onvolledig"
    assert state(tables, "periodebetalingen", date(2014, 2, 20))[0] == "geleverd"


def test_a_provider_without_clients_owes_no_hours() -> None:
    tables = delivered().add("aanbieders", *providers("SHDH"))
    rows = tables.derive(date(2014, 12, 31)).execute(
        "select distinct status from volledigheid where aanbieder_id = 'SHDH' and periode_id = '201402'"
    )

    assert rows.fetchall() == [("nog niet verwacht",)]


def test_tables_without_a_period_have_one_row_per_provider_or_one_in_all() -> None:
    tables = delivered(
        received("indicaties", "VIVA", None, date(2014, 2, 1), rows=9),
        received("indicaties", "VIVA", None, date(2014, 3, 1), rows=4, publication="p2"),
        received("referentie", None, None, date(2014, 3, 1), rows=7, publication="p2"),
    )

    assert state(tables, "indicaties", date(2014, 4, 1), None) == ("geleverd", 4, date(2014, 2, 1))
    assert state(tables, "referentie", date(2014, 4, 1), None) == ("geleverd", 7, date(2014, 3, 1))
    assert state(tables, "enquetescores", date(2014, 4, 1), None) == ("niet geleverd", 0, None)
    assert state(tables, "meldingen", date(2014, 4, 1), None) == ("nog niet verwacht", 0, None)


def test_what_is_paid_for_a_whole_group_names_no_clients_and_misses_none() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA")).add("indicaties", VIVA)
    tables.add("tariefafspraken", agreement("VIVA", contractsoort="TAAKGERICHT", starttarief_eur=Decimal(1000)))
    of_nobody = dict.fromkeys(("client_sleutel", "toewijzing_nummer"))
    tables.add("periodebetalingen", payment(VIVA, "201402", "1000") | of_nobody | {"grondslag": "TAAK"})
    tables.herkomst.append(received("periodebetalingen", "VIVA", "201402", LAST_IN_TIME))

    assert state(tables, "periodebetalingen", date(2014, 4, 1)) == ("geleverd", 1, LAST_IN_TIME)


def test_what_is_agreed_with_some_providers_is_not_expected_of_the_others() -> None:
    tables = delivered(received("budgetafspraken", "TZORG", None, date(2014, 2, 1), rows=3))
    tables.add("aanbieders", *providers("TZORG"))
    rows = tables.derive(date(2014, 12, 31)).execute(
        "select aanbieder_id, status from volledigheid where bron = 'budgetafspraken' order by all"
    )

    assert rows.fetchall() == [("TZORG", "geleverd"), ("VIVA", "nog niet verwacht")]
