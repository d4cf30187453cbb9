"""From the clients with a reference to the city, by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from hbh_metrics.door.base import weighted, whole_periods
from hbh_metrics.exploration.assumptions import Range, Window
from hbh_metrics.exploration.strata import Cell, Stratum, half_width, means, scaling, strata


def cell(klasse: int | None, age: str | None, referred: int, clients: int = 5, amount: int = 100) -> Cell:
    """A cell of which every client with a reference costs `amount` and gets a tenth of that in hours."""
    total = Fraction(referred * amount)
    return Cell(1, klasse, age, clients, referred, total, total * amount, total / 10)


def test_a_mean_of_the_city_weighs_each_stratum_by_its_clients() -> None:
    parts = [
        Stratum(60, 3, Fraction(450), Fraction(0), Fraction(45)),
        Stratum(40, 2, Fraction(480), Fraction(0), Fraction(48)),
    ]
    assert means(parts) == pytest.approx((186, 18.6))


def test_the_total_of_a_city_is_as_sure_as_its_strata() -> None:
    first, second = (-0.2, -0.4, 0), (-0.5, -0.1, -0.3, -0.3)
    total = 1000 * sum(first) / 3 + 1800 * sum(second) / 4
    half = half_width([(1000**2 * 0.04 / 3, 3), (1800**2 * (0.08 / 3) / 4, 4)])
    assert total == pytest.approx(-740)
    assert (total - half, total + half) == pytest.approx((-1220.66, -259.34), abs=0.005)
    assert half_width([(0.0, 5)]) == 0


def test_cells_with_few_references_become_one_klasse_and_klassen_with_few_one_category() -> None:
    cells = [cell(1, "65-74", 12), cell(1, "75-84", 9), cell(2, "65-74", 15), cell(2, "75-84", 11)]
    assert sorted(one.referred for one in strata(cells)) == [11, 15, 21]
    few = [cell(1, "65-74", 5), cell(1, "75-84", 4), *cells[2:]]
    assert [one.referred for one in strata(few)] == [35]


def test_who_is_not_in_the_city_decides_nothing_but_counts_where_strata_are_taken_together() -> None:
    gone = cell(1, None, 3, clients=0)
    assert sorted(one.referred for one in strata([cell(1, "65-74", 12), gone])) == [12]
    assert [one.referred for one in strata([cell(1, "65-74", 9), gone])] == [12]
    assert strata([gone]) == []


def test_a_stratum_of_one_says_nothing() -> None:
    assert means(strata([cell(1, "65-74", 1)])) is None
    assert means(strata([cell(1, "65-74", 2)])) == pytest.approx((100, 10))
    assert means([]) is None


def test_the_factor_to_the_city_has_no_range_where_nothing_varies_and_never_goes_below_nothing() -> None:
    assert scaling({1: strata([cell(1, "65-74", 12)])}) == Range(1, 1, 1)
    assert scaling({1: []}) == Range(1, 1, 1)
    wild = Stratum(10, 2, Fraction(1000), Fraction(1_000_000), Fraction(10))
    assert scaling({1: [wild]}).laag == 0


def test_a_tariff_is_weighted_by_the_clients_of_who_has_one() -> None:
    clients = {"A": 100, "B": 300, "C": 50}
    assert weighted({"A": Decimal("195.80"), "B": Decimal("180.00")}, clients) == pytest.approx(183.95)
    assert weighted({"D": Decimal("195.80")}, clients) is None


def test_the_last_three_are_those_that_are_whole_for_everybody() -> None:
    statuses = {
        "201402": "volledig",
        "201403": "onvolledig",
        "201404": "volledig",
        "201405": "volledig",
        "201406": "open",
    }
    assert whole_periods(statuses, Window.LAST_3) == ("201402", "201404", "201405")
    assert whole_periods(statuses, Window.ALL) == tuple(statuses)
    assert whole_periods({"201402": "volledig"}, Window.LAST_3) == ()
