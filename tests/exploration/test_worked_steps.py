"""What lies between the input and the outcome of the worked examples: factors, differences, jobs and spreads, each as printed."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from hbh_metrics.agreements import Method
from hbh_metrics.exploration.city import Contract, left_of_demand
from hbh_metrics.exploration.conditions import cuts_needed
from hbh_metrics.exploration.landing import wage_at
from hbh_metrics.exploration.outcomes import outcome
from hbh_metrics.exploration.quantities import Category
from hbh_metrics.exploration.strata import half_width
from hbh_metrics.statistics.student import t_quantile
from tests.exploration.mini_city import GENERAL, NOBODY, WHO, at, cost, model
from tests.small_store import agreement


def test_what_was_paid_is_more_than_before_and_less_than_on_paper() -> None:
    paid, before = cost(Contract.PERIODETARIEF), cost(Contract.UREN_VOORHEEN)
    on_paper = 4 * 2 * 200
    assert (paid - before, paid - on_paper) == (8, -8)
    assert (paid / before - 1) * 100 == pytest.approx(0.51, abs=0.005)


def test_a_budget_of_nine_tenths_costs_a_tenth_less_than_before() -> None:
    saved = cost(Contract.BUDGET_CLIENT, budget_korting_pct=at(10)) - cost(Contract.UREN_VOORHEEN)
    assert saved == pytest.approx(-158.40)
    assert saved / cost(Contract.UREN_VOORHEEN) * 100 == pytest.approx(-10.0)


def test_who_pays_four_fifths_more_asks_a_seventh_less_and_pays_half_as_much_again() -> None:
    dearer, same = model(GENERAL), model({**GENERAL, "klant_uur_eur": at(5)})
    assert float(left_of_demand(dearer.inputs())[0]) == pytest.approx(0.858280, abs=5e-7)
    found, now = (one.compared(Contract.ALGEMENE_VOORZIENING) for one in (dearer, same))
    assert float((now.hours() - found.hours())[0]) == pytest.approx(6.4837, abs=5e-5)
    assert float(now.paid_to_provider()[0]) == pytest.approx(228.75)


def test_jobs_fall_with_the_hours() -> None:
    for change, jobs in ((0, 140.625), (-6, 132.1875), (-25, 105.46875)):
        typed = {
            "productieve_uren_fte": at(1600), "contract_uren_week": at(16), "overdraagbaarheid_cat1": at(1),
            "effect_uren_pct": at(change),
        }  # fmt: skip
        city = model(typed, categories={1: Category(4, 100.0, 100_000 / 13 / 4), 2: NOBODY, 3: NOBODY})
        assert outcome(city, Contract.UREN, "banen").midden == pytest.approx(jobs)


def test_a_cut_of_a_cut_goes_past_the_hours_used_one_time_later_than_it_comes_near() -> None:
    pact = agreement(WHO, "100000.00", Method.SAMENGESTELD)
    for cuts, left in ((20, Decimal("0.81791")), (21, Decimal("0.80973"))):
        assert round(Decimal("0.99") ** cuts, 5) == left
        assert cuts_needed(pact, Fraction(left) * 100_000 + 1) == cuts, "a euro of a hundred thousand for the rounding"
    assert 1 - Fraction(19, 100) == Fraction(81, 100)


def test_the_total_of_a_city_has_the_freedom_of_its_strata() -> None:
    parts = [(1000**2 * 0.04 / 3, 3), (1800**2 * (0.08 / 3) / 4, 4)]
    error = math.sqrt(sum(variance for variance, _ in parts))
    assert error == pytest.approx(186.90, abs=0.005)
    assert half_width(parts) / error == pytest.approx(t_quantile(0.975, 4.993), abs=5e-4)


@pytest.mark.parametrize(("price", "wage"), [(22.0, 11.42), (22.5, 11.69)])
def test_a_price_carries_no_more_than_one_wage(price: float, wage: float) -> None:
    assert float(wage_at(model().inputs(), np.full(1, price))[0]) == pytest.approx(wage, abs=0.005)
