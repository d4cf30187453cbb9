"""Whatever a restricted reader assumes, the verkenning tells it nothing finer than rounded quantities do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from hbh_metrics.door.exploring import seen_outcomes
from hbh_metrics.door.rough_base import RoughBase, rough_base
from hbh_metrics.exploration.assumptions import EFFECT, AssumptionSet, Range, Window
from hbh_metrics.exploration.conditions import floor_hours
from hbh_metrics.exploration.outcomes import Model, Outcome, outcomes
from hbh_metrics.exploration.quantities import Base, Category, Delivered, DeliveredRow, StrongFalls
from tests.exploration.mini_city import at, base

SHOWN: Mapping[str, float | None] = {
    "effect_uren_pct_laag": -14.0,
    "effect_uren_pct": -11.0,
    "effect_uren_pct_hoog": -8.5,
    "aandeel_sterke_daling_experiment": 18.0,
    "aandeel_sterke_daling_vergelijkingsgroep": 5.0,
}
TURNED = [
    {"uurtarief_eur": 99.97, "eigen_bijdrage_deel_pct": 0.013, "budget_2014_eur": 1_234_567.891},
    {"uurtarief_eur": 5.01, "aandeel_vangnet_pct": 99.99, "taakgericht_eur": 999_999_999.0},
    {"budget_korting_pct": 33.337, "effect_uren_pct": -73.31, "overdraagbaarheid_cat1": 0.777},
]


def town(*, hours_more: Fraction = Fraction(0), clients: int = 2_851) -> Base:
    """A town of 300 client-periods of three providers, of which one client got so many hours more and cost as much more before."""
    rows = [
        DeliveredRow(
            "ABC"[place % 3], "201402", str(place), 1, Fraction(1), Fraction(20), Fraction(200), Fraction(25), Fraction(550)
        )
        for place in range(300)
    ]  # fmt: skip
    first = rows[0]
    rows[0] = replace(first, uren=first.uren + hours_more, bedrag_voorheen_eur=first.bedrag_voorheen_eur + hours_more)
    return base(
        periods=("201402",),
        delivered=Delivered(rows, (), dict.fromkeys("ABC", 22.0), {1: 550.0}),
        categories={1: Category(clients, 160.0, 7.28), 2: Category(500, 200.0, 9.0), 3: Category(0, 0.0, 0.0)},
        scaling=Range(0.99161, 1.0, 1.00839),
        provider_clients={"A": 1_000, "B": 1_000, "C": 851},
        tariff_eur=181.18 + float(hours_more) / 1_000,
        strong_falls=StrongFalls(0.18266254 + float(hours_more) / 1_000, 0.05149286),
        effect_pct=Range(-13.81, -11.19 + float(hours_more) / 100, -8.49),
    )


def told(exact: Base, turned: Mapping[str, float]) -> tuple[Outcome, ...]:
    rough = rough_base(exact, SHOWN)
    return seen_outcomes(rough, unrounded(rough.base, turned))


def unrounded(exact: Base, turned: Mapping[str, float]) -> tuple[Outcome, ...]:
    assumed = AssumptionSet({code: at(value) for code, value in turned.items()}, Window.ALL)
    return outcomes(Model(exact, assumed))


@pytest.mark.parametrize("turned", TURNED)
def test_no_assumption_tells_towns_apart_that_round_alike(turned: Mapping[str, float]) -> None:
    one, other = town(), town(hours_more=Fraction(6), clients=2_849)
    assert unrounded(one, turned) != unrounded(other, turned)
    assert told(one, turned) == told(other, turned)


def test_sums_are_rounded_as_figures_of_the_group_before_anything_follows_from_them() -> None:
    sums = rough_base(town(hours_more=Fraction(6)), SHOWN).base.delivered.sums
    assert (sums.hours, sums.paid_eur, sums.cost_before_eur) == (6_000, 60_000, 165_000)
    assert (sums.number, sums.days, sums.hours_before) == (300, 300 * 28, 7_500)


def test_a_category_is_told_by_its_clients_and_by_what_they_cost_and_got_in_all() -> None:
    found = rough_base(town(), SHOWN).base.categories
    assert found[1] == Category(2_850, 456_000 / 2_850, 20_750 / 2_850)
    assert found[3] == Category(0, 0.0, 0.0)


def test_moving_the_floor_of_a_budget_tells_no_hours_of_a_single_client() -> None:
    turned = {"budget_ondergrens_pct": 80.0}
    row = next(
        one for one in told(town(), turned) if (one.variant, one.uitkomst) == ("BUDGET_CLIENT", "experiment_kosten")
    )
    assert (row.midden, row.ontbreekt) == (None, ())
    assumed = AssumptionSet({code: at(value) for code, value in turned.items()}, Window.ALL)
    assert floor_hours(Model(rough_base(town(), SHOWN).base, assumed)) is None
    assert floor_hours(Model(town(), assumed)) is not None


def test_what_is_too_small_to_tell_is_kept_back_and_not_waited_for() -> None:
    hidden = {**SHOWN, "effect_uren_pct": None}
    rough: RoughBase = rough_base(town(), hidden)
    assert rough.kept_back == {EFFECT}
    rows = {(row.variant, row.uitkomst): row for row in seen_outcomes(rough, unrounded(rough.base, {}))}
    assert rows["UREN", "kosten_netto"].midden is None
    assert rows["UREN", "kosten_netto"].ontbreekt == ()
    assert rows["UREN_VOORHEEN", "kosten_netto"].midden is not None


def test_what_follows_is_told_no_finer_than_amounts_of_the_group_are() -> None:
    steps = {"€": 500, "uur": 25, "cliënten": 5, "banen": 1, "fte": 1}
    exact = {(row.variant, row.uitkomst): row for row in unrounded(rough_base(town(), SHOWN).base, {})}
    checked = 0
    for row in told(town(), {}):
        step = steps.get(row.eenheid)
        if step and row.midden is not None and row.uitkomst != "uren_per_client_week" and row.variant != "RIJKSBUDGET":
            assert row.midden % step == 0, row
            assert abs(row.midden - (exact[row.variant, row.uitkomst].midden or 0)) <= step / 2, row
            checked += 1
    assert checked > 40
    assert {row.midden for row in told(town(), {}) if row.uitkomst == "aanbieder_marge_pct"} == {None}


def test_of_a_town_with_few_clients_and_of_few_of_them_nothing_is_told() -> None:
    few = replace(town(), categories={**town().categories, 1: Category(9, 160.0, 7.28)})
    assert {row.midden for row in told(few, {}) if row.variant == "UREN"} == {None}
    delivered = replace(town().delivered, rows=town().delivered.rows[:9])
    rows = {(row.variant, row.uitkomst): row for row in told(replace(town(), delivered=delivered), {})}
    assert (rows["UREN", "experiment_kosten"].midden, rows["UREN", "experiment_kosten"].ontbreekt) == (None, ())
    assert rows["UREN", "kosten_netto"].midden is not None


def test_before_three_whole_periods_what_an_hour_cost_is_told_as_roughly_as_its_own_hours() -> None:
    """250 euro on 2,400 hours is more than a dime, and doubled for few rows more than two."""
    young = replace(
        town(), periods=(), delivered=Delivered((), (), dict.fromkeys("ABC", 22.47), {1: 550.0}), hourly_eur=22.47
    )
    assert rough_base(replace(young, hours_before=0.0), SHOWN).base.hourly_eur is None
    found = rough_base(replace(young, hours_before=2_400.0), SHOWN)
    assert found.base.hourly_eur == pytest.approx(22.5)
    assert "uurtarief_eur" not in found.kept_back
    assert rough_base(replace(young, hours_before=24.0), SHOWN).base.hourly_eur is None, "three clients say nothing"
