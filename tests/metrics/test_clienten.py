"""Clients, in and out, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, metric_values, providers, value_of

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)


def two_providers(*assignments: dict[str, object]) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA"))
    return tables.add("tariefafspraken", agreement("SHDH"), agreement("VIVA")).add("indicaties", *assignments)


def test_a_switch_in_mid_period_counts_at_both_providers_and_once_in_total() -> None:
    tables = two_providers(
        assignment("T1", "C1", "VIVA", date(2013, 5, 1), date(2014, 2, 9)),
        assignment("T2", "C1", "SHDH", date(2014, 2, 10)),
    )

    con = tables.derive(date(2014, 3, 1))

    assert value_of(con, "clienten", "VIVA", "201402") == 1
    assert value_of(con, "clienten", "SHDH", "201402") == 1
    assert value_of(con, "clienten", "TOTAAL", "201402") == 1
    assert value_of(con, "clientperioden", "VIVA", "201402") == 14 / 28
    assert value_of(con, "clientperioden", "SHDH", "201402") == 14 / 28
    assert value_of(con, "clientperioden", "TOTAAL", "201402") == 1
    assert value_of(con, "instroom", "SHDH", "201402") == 1
    assert value_of(con, "instroom", "TOTAAL", "201402") == 1
    assert value_of(con, "uitstroom", "VIVA", "201402") == 1
    assert value_of(con, "uitstroom", "TOTAAL", "201402") == 0


def test_overlapping_assignments_of_one_client_count_each_day_once() -> None:
    tables = two_providers(
        assignment("T1", "C1", "VIVA", FIRST, date(2014, 2, 9)),
        assignment("T2", "C1", "VIVA", date(2014, 2, 3), date(2014, 2, 16)),
        assignment("T3", "C1", "SHDH", date(2014, 2, 15), date(2014, 2, 23)),
    )

    con = tables.derive(date(2014, 2, 23))

    assert value_of(con, "clientperioden", "VIVA", "201402") == 21 / 28
    assert value_of(con, "clientperioden", "SHDH", "201402") == 9 / 28
    assert value_of(con, "clientperioden", "TOTAAL", "201402") == 1


def test_an_unfinished_period_counts_days_up_to_the_peildatum_over_all_its_days() -> None:
    con = two_providers(assignment("T1", "C1", "VIVA", FIRST)).derive(date(2014, 2, 2))

    row = metric_values(con, "clientperioden")["clientperioden", "VIVA", "201402"]
    assert row == {"waarde": 7 / 28, "teller": None, "noemer": None, "n": 1, "status": "open"}


def test_a_client_who_died_leaves_on_the_last_day_and_one_open_assignment_means_nobody_left() -> None:
    tables = two_providers(
        assignment("T1", "C1", "VIVA", FIRST, date(2014, 3, 23), reden_beeindiging="02"),
        assignment("T2", "C2", "VIVA", FIRST, date(2014, 3, 2)),
        assignment("T3", "C2", "VIVA", date(2014, 3, 3)),
        assignment("T4", "C3", "VIVA", FIRST, date(2014, 3, 20)),
        assignment("T5", "C3", "VIVA", date(2014, 2, 1), date(2014, 4, 1)),
    )

    con = tables.derive(date(2014, 12, 28))

    assert value_of(con, "uitstroom", "VIVA", "201403") == 1
    assert value_of(con, "uitstroom", "VIVA", "201404") == 1
    assert value_of(con, "clienten", "VIVA", "201404") == 2
    assert value_of(con, "clienten", "VIVA", "201405") == 1


def test_a_last_day_after_the_peildatum_is_no_outflow_yet() -> None:
    tables = two_providers(assignment("T1", "C1", "VIVA", FIRST, date(2014, 2, 20)))

    assert value_of(tables.derive(date(2014, 2, 19)), "uitstroom", "VIVA", "201402") == 0
    assert value_of(tables.derive(date(2014, 2, 20)), "uitstroom", "VIVA", "201402") == 1


def test_the_share_of_the_stock_counts_all_groups_and_all_categories() -> None:
    tables = two_providers(
        assignment("T0", "C1", "VIVA", date(2013, 1, 1), groep="VOORAF"),
        assignment("T1", "C1", "VIVA", FIRST),
        assignment("T2", "C2", "VIVA", date(2013, 1, 1), groep="VERGELIJKING", categorie=3),
        assignment("T3", "C3", "SHDH", date(2013, 1, 1), groep="VERGELIJKING"),
        assignment("T4", "C4", "SHDH", date(2013, 1, 1), date(2014, 2, 22), groep="VERGELIJKING"),
        assignment("T5", "C5", "SHDH", date(2013, 1, 1), groep="VOORAF"),
        assignment("T6", "C3", "VIVA", date(2013, 1, 1), groep="VERGELIJKING"),
    )

    rows = metric_values(tables.derive(date(2014, 2, 23)), "aandeel_bestand")

    assert rows == {
        ("aandeel_bestand", "TOTAAL", "201402"): {
            "waarde": 100 / 4,
            "teller": 1,
            "noemer": 4,
            "n": 4,
            "status": "onvolledig",
        }
    }


def test_the_share_of_the_stock_at_the_start_keeps_the_clients_of_the_first_day_below_the_line() -> None:
    tables = two_providers(
        assignment("T1", "C1", "VIVA", FIRST),
        assignment("T2", "C2", "VIVA", date(2014, 2, 24)),
        assignment("T3", "C3", "SHDH", date(2013, 1, 1), date(2014, 2, 3), groep="VERGELIJKING", categorie=2),
        assignment("T4", "C4", "SHDH", date(2013, 1, 1), date(2014, 1, 26), groep="VOORAF"),
        assignment("T5", "C5", "SHDH", date(2013, 1, 1), FIRST, groep="VOORAF"),
    )

    rows = metric_values(tables.derive(date(2014, 2, 24)), "aandeel_bestand", "aandeel_bestand_start")

    assert [(row["teller"], row["noemer"], row["n"]) for row in rows.values()] == [
        (1, 1, 1),
        (2, 2, 2),
        (1, 3, 3),
        (2, 3, 3),
    ]
    assert rows["aandeel_bestand_start", "TOTAAL", "201403"]["waarde"] == 200 / 3


def test_a_decision_counts_when_it_was_taken_by_the_first_day_on_the_assignment_of_that_day() -> None:
    tables = two_providers(
        assignment("T1", "C1", "VIVA", date(2013, 5, 1), besluitdatum=FIRST),
        assignment("T2", "C2", "VIVA", FIRST, besluitdatum=date(2014, 1, 28)),
        assignment("T3", "C3", "VIVA", FIRST),
        assignment("T4", "C3", "VIVA", date(2014, 2, 3), besluitdatum=date(2014, 1, 1)),
        assignment("T5", "C4", "VIVA", FIRST),
        assignment("T6", "C4", "VIVA", FIRST, besluitdatum=date(2014, 1, 2)),
        assignment("T7", "C1", "SHDH", date(2014, 3, 1)),
    )

    rows = metric_values(tables.derive(date(2014, 3, 30)), "beschikkingdekking")
    found = {key[1:]: (row["teller"], row["noemer"]) for key, row in rows.items()}

    assert found["VIVA", "201402"] == found["VIVA", "201404"] == (2, 4)
    assert found["SHDH", "201402"] == (0, 0)
    assert found["SHDH", "201403"] == (0, 1)
    assert found["TOTAAL", "201402"] == found["TOTAAL", "201403"] == (2, 4)
    assert rows["beschikkingdekking", "VIVA", "201403"] == {
        "waarde": 50,
        "teller": 2,
        "noemer": 4,
        "n": 4,
        "status": "geen_levering",
    }
    assert rows["beschikkingdekking", "SHDH", "201402"]["waarde"] is None


def test_a_provider_without_clients_has_zero_clients_and_a_row_in_every_begun_period() -> None:
    rows = metric_values(two_providers(assignment("T1", "C1", "VIVA", FIRST)).derive(date(2014, 3, 30)), "clienten")

    assert [key[1:] for key in rows] == [
        (one, k) for one in ("SHDH", "TOTAAL", "VIVA") for k in ("201402", "201403", "201404")
    ]
    assert [row["waarde"] for row in rows.values()] == [0, 0, 0, 1, 1, 1, 1, 1, 1]


def test_a_table_that_never_came_gives_rows_without_a_value() -> None:
    tables = two_providers()
    tables.delivered = {"aanbieders", "tariefafspraken"}

    rows = metric_values(tables.derive(date(2014, 2, 1)), "clienten", "instroom")

    assert len(rows) == 6
    assert {(row["waarde"], row["n"]) for row in rows.values()} == {(None, 0)}


def test_an_indication_before_the_experiment_counts_from_its_first_day_only() -> None:
    tables = two_providers(
        assignment("T1", "C1", "VIVA", date(2012, 1, 1), uren_week=Decimal("3.00")),
        assignment("T2", "C2", "VIVA", date(2012, 1, 1), date(2014, 1, 26)),
    )

    con = tables.derive(date(2014, 3, 1))

    assert value_of(con, "instroom", "VIVA", "201402") == 1
    assert value_of(con, "clienten", "VIVA", "201402") == 1
    assert value_of(con, "instroom", "VIVA", "201403") == 0
