"""The weekly picture against what the same clients had before, on tables that a person can check by hand.

The client of these tests had two hours for every working day before the experiment: ten in an ordinary week.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pytest

from hbh_metrics.calendar import working_days_in_week
from tests.metrics.tables import Tables, agreement, assignment, hours, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

BEGIN = date(2014, 1, 27)
CHRISTMAS = date(2013, 12, 23)
EASTER_MONDAY = date(2014, 4, 21)
WEEK = timedelta(weeks=1)
BEFORE = assignment("T0", "C1", "VIVA", CHRISTMAS, BEGIN - timedelta(days=1), groep="VOORAF")
NOW = assignment("T1", "C1", "VIVA", BEGIN)
NEW = assignment("T2", "C2", "VIVA", BEGIN)


def delivered(*rows: dict[str, object], assignments: tuple[dict[str, object], ...] = (BEFORE, NOW)) -> Tables:
    tables = Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA"))
    earlier = [
        hours(BEFORE, CHRISTMAS + n * WEEK, f"{2 * working_days_in_week(CHRISTMAS + n * WEEK)}") for n in range(5)
    ]
    return tables.add("indicaties", *assignments).add("geleverde_uren", *earlier, *rows)


def week(con: duckdb.DuckDBPyConnection, monday: date, *columns: str) -> tuple[object, ...]:
    rows = con.execute(f"select {', '.join(columns)} from weekwaarden where week_begin = $1", [monday]).fetchall()
    assert len(rows) == 1
    return tuple(rows[0])


def ratio(con: duckdb.DuckDBPyConnection, monday: date) -> object:
    return week(con, monday, "verhouding")[0]


def test_with_too_few_weeks_to_learn_from_a_week_counts_for_its_working_days() -> None:
    con = delivered(hours(NOW, BEGIN, "10")).derive(date(2014, 3, 1))

    assert week(con, CHRISTMAS, "soort", "werkdagen", "uren", "verwachte_uren", "verhouding") == ("VOORAF", 3, 6, 6, 1)
    assert ratio(con, CHRISTMAS + WEEK) == 1
    assert week(con, BEGIN, "soort", "werkdagen", "verwachte_uren", "verhouding") == ("EXPERIMENT", 5, 10, 1)


SPRING = date(2013, 4, 8)
"""Seven weeks with Koninginnedag, Ascension Day and Whit Monday in the fourth, fifth and seventh: three weeks of four working days."""


def learned(*amounts: str, peildatum: date = date(2014, 3, 1)) -> duckdb.DuckDBPyConnection:
    """One client with these hours in the weeks from SPRING on, and ten in two weeks of the experiment."""
    earlier = BEFORE | {"ingangsdatum": SPRING}
    tables = delivered(hours(NOW, BEGIN, "10"), assignments=(earlier, NOW))
    tables.rows["geleverde_uren"] = [
        *(hours(earlier, SPRING + n * WEEK, amount) for n, amount in enumerate(amounts)),
        hours(NOW, BEGIN, "10"),
        hours(NOW, EASTER_MONDAY, "10"),
    ]
    return tables.derive(peildatum)


def test_what_a_holiday_costs_is_learned_from_the_weeks_before() -> None:
    con = learned("10", "10", "10", "9", "9", "10", "9", peildatum=date(2014, 6, 1))

    own = Decimal(67) / 32 * 5
    assert week(con, SPRING + 3 * WEEK, "werkdagen", "uren") == (4, 9)
    assert ratio(con, SPRING + 3 * WEEK) == pytest.approx(float(10 / own))
    assert ratio(con, SPRING) == pytest.approx(float(10 / own))
    assert week(con, EASTER_MONDAY, "verwachte_uren")[0] == pytest.approx(float(own) * 0.97 * 0.9)


def test_of_a_kind_of_week_that_was_seen_once_every_holiday_costs_as_much_as_the_first() -> None:
    con = learned(*("10", "10", "10", "9", "9", "10", "9"), *("10",) * 30, "9", "9")

    own = week(con, SPRING, "verwachte_uren")[0]
    assert week(con, CHRISTMAS, "werkdagen", "uren") == (3, 9)
    assert isinstance(own, float)
    assert week(con, CHRISTMAS, "verwachte_uren")[0] == pytest.approx(own * (1 - 2 * (1 - 0.9)))


def test_a_week_that_is_not_complete_teaches_nothing() -> None:
    con = learned("10", "10", "10", "9", peildatum=date(2014, 6, 1))

    own = Decimal(39) / 19 * 5
    assert week(con, EASTER_MONDAY, "verwachte_uren")[0] == pytest.approx(float(own) * 0.97 * 4 / 5)


def test_who_has_help_on_two_of_four_working_days_counts_for_half_of_what_such_a_week_brings() -> None:
    late = NOW | {"ingangsdatum": EASTER_MONDAY + timedelta(days=3)}
    tables = delivered(hours(late, EASTER_MONDAY, "4"), assignments=(BEFORE, late))

    assert week(tables.derive(date(2014, 6, 1)), EASTER_MONDAY, "verwachte_uren")[0] == pytest.approx(
        10 * 0.97 * 0.8 / 2
    )


def test_hours_that_fall_in_step_with_the_tariff_stay_at_one() -> None:
    second_period, fourth_period = date(2014, 2, 24), EASTER_MONDAY
    con = delivered(hours(NOW, second_period, "9.90"), hours(NOW, fourth_period, "7.76")).derive(date(2014, 6, 1))

    assert week(con, second_period, "verwachte_uren", "verhouding") == (pytest.approx(9.9), 1)
    assert week(con, fourth_period, "verwachte_uren", "verhouding") == (pytest.approx(10 * 0.97 * 4 / 5), 1)


def test_who_is_unknown_in_a_week_is_in_neither_part_of_the_ratio_and_zero_hours_are() -> None:
    columns = ("verwachte_uren", "uren_van_verwachten", "verhouding", "clienten_in_verhouding", "actieve_dagen")
    reference = {
        "client_sleutel": "C2",
        "bedrag_per_periode_eur": Decimal(1),
        "uren_per_periode": Decimal(8),
        "perioden": 6,
    }
    tables = delivered(hours(NOW, BEGIN, "5"), hours(NEW, BEGIN, "0"), assignments=(BEFORE, NOW, NEW))
    zero = tables.add("referentie", reference).derive(date(2014, 3, 1))
    tables.rows["geleverde_uren"].pop()
    unknown = tables.derive(date(2014, 3, 1))

    assert week(unknown, BEGIN, *columns) == (10, 5, 0.5, 1, 14)
    assert week(zero, BEGIN, *columns) == (
        pytest.approx(10 + 2 * 260 / 253),
        5,
        pytest.approx(5 / (10 + 520 / 253)),
        2,
        14,
    )


def test_without_weeks_before_the_reference_counts_for_a_week_without_the_holidays_that_it_holds() -> None:
    reference = {
        "client_sleutel": "C2",
        "bedrag_per_periode_eur": Decimal(1),
        "uren_per_periode": Decimal(40),
        "perioden": 13,
    }
    tables = delivered(hours(NEW, BEGIN, "10"), assignments=(NEW,)).add("referentie", reference)
    tables.rows["geleverde_uren"] = tables.rows["geleverde_uren"][-1:]

    assert week(tables.derive(date(2014, 3, 1)), BEGIN, "verwachte_uren") == (pytest.approx(10 * 260 / 253),)


def test_who_has_no_hours_from_before_is_not_judged() -> None:
    tables = delivered(hours(NOW, BEGIN, "10"), hours(NEW, BEGIN, "3"), assignments=(BEFORE, NOW, NEW))

    assert week(tables.derive(date(2014, 3, 1)), BEGIN, "uren", "uren_van_verwachten", "clienten_in_verhouding") == (
        13,
        10,
        1,
    )


def test_a_week_that_begins_on_wednesday_counts_for_three_working_days() -> None:
    late = NOW | {"ingangsdatum": BEGIN + timedelta(days=2)}
    con = delivered(hours(late, BEGIN, "6"), assignments=(BEFORE, late)).derive(date(2014, 3, 1))

    assert week(con, BEGIN, "actieve_dagen", "verwachte_uren", "verhouding") == (5, 6, 1)


def test_hours_booked_on_an_ended_assignment_count_while_another_of_that_client_runs() -> None:
    ended = NOW | {"einddatum": date(2014, 2, 2)}
    again = assignment("T3", "C1", "VIVA", date(2014, 2, 3))
    con = delivered(hours(ended, date(2014, 2, 3), "10"), assignments=(BEFORE, ended, again)).derive(date(2014, 3, 1))

    assert ratio(con, date(2014, 2, 3)) == 1


def test_hours_after_the_last_day_with_help_are_left_out_of_the_ratio() -> None:
    ended = NOW | {"einddatum": date(2014, 2, 2)}
    con = delivered(hours(ended, date(2014, 2, 3), "10"), assignments=(BEFORE, ended)).derive(date(2014, 3, 1))

    assert week(con, date(2014, 2, 3), "uren", "uren_van_verwachten", "verhouding") == (10, None, None)


def test_the_last_days_of_the_experiment_have_hours_and_no_ratio() -> None:
    con = delivered(hours(NOW, date(2014, 12, 29), "6")).derive(date(2015, 1, 20))

    columns = ("week", "soort", "periode_id", "werkdagen", "uren", "actieve_dagen", "verhouding", "is_compleet")
    assert week(con, date(2014, 12, 29), *columns) == ("2015-W01", "STAART", None, 3, 6, 3, None, False)


def test_the_weeks_before_begin_with_the_first_hours_of_who_joined_the_experiment() -> None:
    stranger = assignment("T9", "C9", "VIVA", date(2013, 9, 2), date(2014, 1, 26), groep="VOORAF")
    tables = delivered(hours(stranger, date(2013, 9, 2), "4"), assignments=(BEFORE, NOW, stranger))

    rows = tables.derive(date(2014, 2, 1)).execute("select min(week_begin), count(*) from weekwaarden").fetchall()
    assert rows == [(CHRISTMAS, 5 + 4)]


def test_a_week_is_complete_once_it_has_ended_and_four_in_five_have_hours() -> None:
    people = [assignment(f"N{number}", f"N{number}", "VIVA", BEGIN) for number in range(4)]
    rows = [hours(person, BEGIN, "2") for person in people[:3]]
    tables = delivered(hours(NOW, BEGIN, "10"), *rows, assignments=(BEFORE, NOW, *people))

    assert week(tables.derive(date(2014, 2, 1)), BEGIN, "is_compleet") == (False,)
    assert week(tables.derive(date(2014, 2, 2)), BEGIN, "is_compleet") == (True,)
    tables.rows["geleverde_uren"].pop()
    assert week(tables.derive(date(2014, 2, 2)), BEGIN, "is_compleet") == (False,)


def test_without_an_agreement_there_is_nothing_to_expect() -> None:
    tables = delivered(hours(NOW, BEGIN, "10"))
    tables.rows["tariefafspraken"].clear()

    columns = ("uren", "verwachte_uren", "uren_van_verwachten", "verhouding", "clienten_in_verhouding")
    assert week(tables.derive(date(2014, 3, 1)), BEGIN, *columns) == (10, None, None, None, 0)
    assert ratio(tables.derive(date(2014, 3, 1)), CHRISTMAS) == 1


def test_hours_that_are_known_per_period_only_make_no_weeks_and_no_coverage_of_weeks() -> None:
    people = [assignment(f"P{number}", f"D{number}", "VIVA", BEGIN) for number in range(10)]
    weekly = [hours(person, BEGIN + n * WEEK, "2") for person in people for n in range(4)]
    monthly = [hours(person, date(2014, 2, 24), "8") | {"korrel": "PERIODE"} for person in people]
    paid = [payment(person, k, "200") for person in people for k in ("201402", "201403")]
    tables = delivered(*weekly, *monthly, assignments=(BEFORE, *people)).add("periodebetalingen", *paid)

    con = tables.derive(date(2014, 3, 31))

    weeks = con.execute(
        "select bool_or(is_compleet), bool_and(is_alleen_per_periode), count(verhouding) from weekwaarden"
    )
    assert weeks.fetchall() == [(False, True, 0)]
    assert week(con, date(2014, 2, 24), "uren", "urenrijen") == (None, 0)
    assert week(con, BEGIN, "uren", "urenrijen") == (20, 10)
    values = con.execute(
        "select periode_id, maatstaf, waarde, status from meetwaarden where aanbieder_id = 'VIVA' "
        "and maatstaf in ('weekdekking', 'uren', 'urendekking') and periode_id in ('201402', '201403') order by all"
    ).fetchall()
    assert values == [
        ("201402", "uren", 80, "volledig"),
        ("201402", "urendekking", 100, "volledig"),
        ("201402", "weekdekking", 100, "volledig"),
        ("201403", "uren", 80, "volledig"),
        ("201403", "urendekking", 100, "volledig"),
        ("201403", "weekdekking", None, "volledig"),
    ]
