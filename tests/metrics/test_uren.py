"""Hours per client, against the indication and against before, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from math import exp, log

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers, value_of

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 2, 23)
VIVA = assignment("T1", "C1", "VIVA", FIRST)
SECOND = assignment("T2", "C2", "VIVA", FIRST)
SHDH = assignment("T3", "C3", "SHDH", FIRST)


def weekly(row: dict[str, object], *amounts: str) -> list[dict[str, object]]:
    return [hours(row, FIRST + timedelta(weeks=number), amount) for number, amount in enumerate(amounts)]


def delivered(*rows: dict[str, object], assignments: tuple[dict[str, object], ...] = (VIVA, SECOND, SHDH)) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA")).add("indicaties", *assignments)
    return tables.add("tariefafspraken", agreement("VIVA"), agreement("SHDH")).add("geleverde_uren", *rows)


def reference(client: str, amount: str) -> dict[str, object]:
    return {
        "client_sleutel": client,
        "bedrag_per_periode_eur": Decimal("180"),
        "uren_per_periode": Decimal(amount),
        "perioden": 6,
    }


def test_a_client_without_hours_rows_is_unknown_and_one_with_zero_hours_is_not() -> None:
    tables = delivered(*weekly(VIVA, "2", "2", "2", "2"))
    unknown = metric_values(tables.derive(END))
    known = metric_values(tables.add("geleverde_uren", *weekly(SECOND, "0")).derive(END))

    assert unknown["uren_per_client_week", "VIVA", "201402"]["waarde"] == 2
    assert unknown["uren_per_client_week", "VIVA", "201402"]["n"] == 1
    assert known["uren_per_client_week", "VIVA", "201402"]["waarde"] == 1
    assert known["uren_per_client_week", "VIVA", "201402"]["teller"] == 8
    assert known["uren_per_client_week", "VIVA", "201402"]["noemer"] == 8


def test_the_hours_of_a_provider_that_delivered_none_are_unknown_and_so_is_the_total_once_it_was_paid() -> None:
    tables = delivered(*weekly(VIVA, "2"))
    unpaid = metric_values(tables.derive(END), "uren", "fte")
    paid = metric_values(tables.add("periodebetalingen", payment(SHDH, "201402", "220")).derive(END), "uren", "fte")

    assert unpaid["uren", "SHDH", "201402"]["waarde"] is None
    assert unpaid["uren", "TOTAAL", "201402"]["waarde"] == 2
    assert paid["uren", "TOTAAL", "201402"]["waarde"] is None
    assert paid["fte", "TOTAAL", "201402"]["waarde"] is None
    assert paid["uren", "VIVA", "201402"]["waarde"] == 2


def test_hours_of_a_client_without_active_days_count_in_the_sum_but_not_per_week() -> None:
    gone = assignment("T4", "C4", "VIVA", date(2013, 1, 1), date(2014, 1, 26))
    rows = metric_values(delivered(*weekly(VIVA, "2"), *weekly(gone, "5"), assignments=(VIVA, gone)).derive(END))

    assert rows["uren", "VIVA", "201402"] == {
        "waarde": 7,
        "teller": None,
        "noemer": None,
        "n": 2,
        "status": "geen_levering",
    }
    assert rows["uren_per_client_week", "VIVA", "201402"]["waarde"] == 2 / 4


def test_quantiles_leave_out_who_was_there_less_than_fourteen_days() -> None:
    short = assignment("T4", "C4", "VIVA", date(2014, 2, 11))
    just = assignment("T5", "C5", "VIVA", date(2014, 2, 10))
    tables = delivered(
        *weekly(VIVA, "4"),
        *weekly(SECOND, "8"),
        hours(short, date(2014, 2, 17), "9"),
        hours(just, date(2014, 2, 17), "6"),
        assignments=(VIVA, SECOND, short, just),
    )
    rows = metric_values(tables.derive(END))

    assert rows["uren_mediaan", "VIVA", "201402"]["waarde"] == 2
    assert rows["uren_mediaan", "VIVA", "201402"]["n"] == 3
    assert rows["uren_p10", "VIVA", "201402"]["waarde"] == pytest.approx(1.2)
    assert rows["uren_p90", "VIVA", "201402"]["waarde"] == pytest.approx(2.8)


def test_the_indication_of_two_overlapping_assignments_counts_twice() -> None:
    more = assignment("T4", "C1", "VIVA", date(2014, 2, 10), uren_week=Decimal("1.00"))
    tables = delivered(*weekly(VIVA, "3", "3", "3", "3"), assignments=(VIVA, more))

    row = metric_values(tables.derive(END), "verzilvering")["verzilvering", "VIVA", "201402"]

    assert (row["teller"], row["noemer"]) == (12, 4 * 2.5 + 2 * 1)
    assert row["waarde"] == 100


def test_the_bounds_of_a_class_are_included_below_and_excluded_above() -> None:
    amounts = ("7.99", "8", "15.99", "16")
    people = [assignment(f"T{number}", f"C{number}", "VIVA", FIRST) for number in range(4)]
    tables = delivered(
        *(hours(one, FIRST, amount) for one, amount in zip(people, amounts, strict=True)), assignments=tuple(people)
    )
    rows = metric_values(tables.derive(END))

    assert rows["aandeel_onder_klasse", "VIVA", "201402"]["waarde"] == 25
    assert rows["aandeel_boven_klasse", "VIVA", "201402"]["waarde"] == 25
    assert rows["aandeel_onder_klasse", "VIVA", "201402"]["noemer"] == 4


def test_who_has_two_classes_in_the_period_is_left_out_of_the_classes() -> None:
    lighter = assignment("T4", "C1", "VIVA", date(2014, 2, 10), klasse=1)
    tables = delivered(*weekly(VIVA, "1"), *weekly(SECOND, "1"), assignments=(VIVA, lighter, SECOND))

    assert metric_values(tables.derive(END))["aandeel_onder_klasse", "VIVA", "201402"]["noemer"] == 1


def test_the_hours_index_compares_clients_with_their_own_past_in_proportion_to_their_days() -> None:
    late = assignment("T4", "C4", "VIVA", date(2014, 2, 10))
    tables = delivered(
        *weekly(VIVA, "6"), hours(late, date(2014, 2, 10), "3"), *weekly(SECOND, "9"), assignments=(VIVA, late, SECOND)
    )
    tables.add("referentie", reference("C1", "8.00"), reference("C4", "8.00"))

    row = metric_values(tables.derive(END), "urenindex")["urenindex", "VIVA", "201402"]

    assert row["waarde"] == (6 + 3) / (8 + 4) * 100
    assert row["n"] == 2


def test_the_interval_of_the_hours_index_is_that_of_a_ratio_of_sums_on_the_scale_of_logarithms() -> None:
    tables = delivered(*weekly(VIVA, "6"), *weekly(SECOND, "9"), *weekly(SHDH, "8"))
    tables.add("referentie", reference("C1", "8.00"), reference("C2", "8.00"), reference("C3", "8.00"))

    rows = metric_values(tables.derive(END))

    r, squares = 15 / 16, 2 * 1.5**2
    root_v = (2 * squares / 16**2 / r**2) ** 0.5
    low, high = (rows[f"urenindex_{side}", "VIVA", "201402"] for side in ("laag", "hoog"))
    assert low["waarde"] == pytest.approx(100 * exp(log(r) - 12.706204736432095 * root_v))
    assert high["waarde"] == pytest.approx(100 * exp(log(r) + 12.706204736432095 * root_v))
    assert (low["teller"], low["noemer"], low["n"]) == (None, None, 2)
    assert rows["urenindex_laag", "SHDH", "201402"]["waarde"] is None
    assert rows["urenindex_laag", "SHDH", "201402"]["n"] == 1


def test_there_is_no_interval_around_no_hours_and_none_to_speak_of_when_all_kept_the_same_part() -> None:
    tables = delivered(*weekly(VIVA, "0"), *weekly(SECOND, "0"))
    tables.add("referentie", reference("C1", "8.00"), reference("C2", "4.00"))
    none = metric_values(tables.derive(END))
    tables.rows["geleverde_uren"] = [*weekly(VIVA, "6"), *weekly(SECOND, "3")]
    same = metric_values(tables.derive(END))

    assert none["urenindex", "VIVA", "201402"]["waarde"] == 0
    assert none["urenindex_hoog", "VIVA", "201402"]["waarde"] is None
    assert same["urenindex_laag", "VIVA", "201402"]["waarde"] == pytest.approx(75, abs=1e-12)
    assert same["urenindex_hoog", "VIVA", "201402"]["waarde"] == pytest.approx(75, abs=1e-12)


def test_the_comparable_index_is_that_of_a_period_with_as_many_working_days_as_the_year_before() -> None:
    tables = delivered(*weekly(VIVA, "6"), *weekly(SECOND, "9"), hours(VIVA, date(2014, 4, 21), "6"))
    tables.add("referentie", reference("C1", "8.00"), reference("C2", "8.00"))

    con = tables.derive(date(2014, 5, 18))
    rows = metric_values(con)

    usual = 253 / 52 / 5
    now, comparable = (rows[name, "VIVA", "201402"] for name in ("urenindex", "urenindex_vergelijkbaar"))
    assert comparable["waarde"] == pytest.approx(15 / 16 * 100 * usual)
    assert comparable["noemer"] == pytest.approx(16 / usual)
    assert (comparable["teller"], comparable["n"]) == (15, 2)
    for side in ("laag", "hoog"):
        limit = value_of(con, f"urenindex_{side}", "VIVA", "201402")
        of_comparable = value_of(con, f"urenindex_vergelijkbaar_{side}", "VIVA", "201402")
        assert isinstance(limit, float)
        assert of_comparable == pytest.approx(limit * usual)
    weeks_with_easter = (4 / 5 + 1 + 1 + 1) / 4 / usual
    later = value_of(con, "urenindex", "VIVA", "201405")
    assert isinstance(later, float)
    assert value_of(con, "urenindex_vergelijkbaar", "VIVA", "201405") == pytest.approx(later / weeks_with_easter)
    assert now["waarde"] == 15 / 16 * 100


def test_a_strong_fall_is_strictly_less_than_seventy_per_cent_for_who_was_there_all_period() -> None:
    third = assignment("T4", "C4", "VIVA", date(2014, 1, 28))
    tables = delivered(
        *weekly(VIVA, "7"), *weekly(SECOND, "6.99"), *weekly(third, "0"), assignments=(VIVA, SECOND, third)
    )
    tables.add("referentie", reference("C1", "10.00"), reference("C2", "10.00"), reference("C4", "10.00"))

    row = metric_values(tables.derive(END), "aandeel_sterke_daling")["aandeel_sterke_daling", "VIVA", "201402"]

    assert (row["teller"], row["noemer"], row["waarde"]) == (1, 2, 50)


def test_a_client_at_two_providers_is_two_cases_but_one_client() -> None:
    other = assignment("T4", "C1", "SHDH", FIRST)
    rows = metric_values(delivered(*weekly(VIVA, "4"), *weekly(other, "8"), assignments=(VIVA, other)).derive(END))

    total = rows["uren_per_client_week", "TOTAAL", "201402"]
    assert (total["teller"], total["noemer"], total["n"]) == (12, 8, 1)
    assert rows["uren_mediaan", "TOTAAL", "201402"]["waarde"] == 1.5


def test_hours_are_fulltime_jobs_of_sixteen_hundred_hours_a_year() -> None:
    rows = metric_values(delivered(*weekly(VIVA, "1600"), assignments=(VIVA,)).derive(END), "fte")

    assert rows["fte", "VIVA", "201402"]["waarde"] == pytest.approx(13)
