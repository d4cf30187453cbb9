"""Numbers, money, dates and periods as a Dutch reader expects them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hbh_metrics import dutch

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234.5, 2, "1.234,50"),
        (1234567, 0, "1.234.567"),
        (0.125, 2, "0,13"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (-0.04, 1, "0,0"),
        (Decimal("197.005"), 2, "197,01"),
        (None, 2, "–"),
        (0, 0, "0"),
    ],
)
def test_a_number_has_a_decimal_comma_and_rounds_half_up(value: float | Decimal | None, digits: int, text: str) -> None:
    assert dutch.number(value, digits) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234.5, 2, f"€{NBSP}1.234,50"),
        (-3.2, 2, f"€{NBSP}-3,20"),
        (None, 2, "–"),
        (0, 2, f"€{NBSP}0,00"),
        (1234.5, 1, f"€{NBSP}1.234,50"),
        (1234.5, 0, f"€{NBSP}1.235"),
    ],
)
def test_money_has_a_euro_sign_and_cents_or_whole_euros(value: float | None, digits: int, text: str) -> None:
    assert dutch.euro(value, digits) == text


@pytest.mark.parametrize(("value", "digits", "text"), [(12.5, 1, "12,5%"), (100, 0, "100%"), (None, 1, "–")])
def test_a_percentage_stands_against_its_sign(value: float | None, digits: int, text: str) -> None:
    assert dutch.percentage(value, digits) == text


def test_a_difference_of_percentages_is_told_in_procentpunt() -> None:
    assert dutch.points(3, 0) == f"3{NBSP}procentpunt"
    assert dutch.points(None) == "–"


@pytest.mark.parametrize(
    ("value", "text"), [(0.4, "+0,4%"), (-0.4, "-0,4%"), (0.01, "0,0%"), (0.0, "0,0%"), (None, "–")]
)
def test_a_plus_stands_only_before_what_shows_as_more_than_zero(value: float | None, text: str) -> None:
    assert dutch.signed(dutch.percentage(value), value) == text


def test_dates_are_short_or_in_full() -> None:
    day = date(2014, 3, 24)
    assert dutch.day(day) == "24 mrt 2014"
    assert dutch.day_in_full(day) == "24 maart 2014"
    assert dutch.day(None) == dutch.day_in_full(None) == "–"


@pytest.mark.parametrize(
    ("period_id", "text"),
    [
        ("201403", f"periode{NBSP}3 (24 februari t/m 23 maart 2014)"),
        ("201412", f"periode{NBSP}12 (3 t/m 30 november 2014)"),
        ("201401", f"periode{NBSP}1 (30 december 2013 t/m 26 januari 2014)"),
        ("201501", f"periode{NBSP}1 van 2015 (29 december 2014 t/m 25 januari 2015)"),
    ],
)
def test_a_period_is_told_with_its_days_and_nothing_twice(period_id: str, text: str) -> None:
    assert dutch.period_in_full(period_id) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("201402", "201408", f"periode{NBSP}2 t/m 8"),
        ("201402", "201402", f"periode{NBSP}2"),
        ("201413", "201501", f"periode{NBSP}13 t/m periode{NBSP}1 van 2015"),
    ],
)
def test_a_range_of_periods(first: str, last: str, text: str) -> None:
    assert dutch.period_range(first, last) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, f"0{NBSP}aanbieders"), (1, f"1{NBSP}aanbieder"), (2, f"2{NBSP}aanbieders"), (1000, f"1.000{NBSP}aanbieders")],
)
def test_a_count_has_its_singular_and_plural(amount: int, text: str) -> None:
    assert dutch.count(amount, "aanbieder", "aanbieders") == text


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")]
)
def test_names_are_listed_as_in_a_sentence(names: list[str], text: str) -> None:
    assert dutch.listing(names) == text


def test_months_are_short_and_dutch() -> None:
    assert [dutch.month_short(date(2014, month, 1)) for month in (3, 5, 10)] == ["mrt", "mei", "okt"]


@pytest.mark.parametrize(
    ("text", "begun"), [("periode 3", "Periode 3"), ("één zaak", "Eén zaak"), ("énergie", "Énergie"), ("", "")]
)
def test_a_sentence_begins_with_a_capital(text: str, begun: str) -> None:
    assert dutch.sentence_start(text) == begun
