"""The six contract types on the mini-stad, to the cent, and the city of the year after it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hbh_metrics.agreements import Method
from hbh_metrics.exploration.assumptions import AssumptionSet, Range
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.conditions import conditions, cuts_needed, cuts_per_provider, floor_hours
from hbh_metrics.exploration.landing import (
    Guidance,
    cost_per_hour,
    hours_per_job,
    others_must_grow_pct,
    wage_at,
    work_elsewhere,
)
from hbh_metrics.exploration.outcomes import Model, outcome, outcomes
from hbh_metrics.exploration.quantities import Category, StrongFalls
from tests.exploration.mini_city import GENERAL, NOBODY, WHO, at, base, cost, model
from tests.small_store import agreement

OFF = at(0)
COST_OF_21 = {
    "loon_uur_eur": at(21), "werkgeverslasten_pct": OFF,
    "niet_productief_pct": OFF, "reis_uur_eur": OFF, "overhead_pct": OFF, "overig_pct": OFF,
}  # fmt: skip


def test_the_paper_saving_is_a_loss_against_what_was_paid_before() -> None:
    assert cost(Contract.UREN) == pytest.approx(1342)
    assert cost(Contract.UREN_VOORHEEN) == 1584
    assert cost(Contract.PERIODETARIEF) == 1592


def test_the_gain_of_fewer_hours_goes_to_the_provider() -> None:
    sums = model().base.delivered.sums
    assert sums.value_of_hours_eur is not None
    total, city = sums.cost_before_eur - sums.value_of_hours_eur, sums.cost_before_eur - sums.paid_eur
    assert (total, city, total - city) == pytest.approx((242, -8, 250))
    assert city / total * 100 == pytest.approx(-3.31, abs=0.005)


def test_a_budget_per_client_is_the_mean_of_its_class_less_the_cut() -> None:
    found = model({**COST_OF_21, "budget_korting_pct": at(10)}).compared(Contract.BUDGET_CLIENT)
    assert float(found.cost()[0]) == pytest.approx(1425.60)
    assert float(found.margin_eur()[0]) == pytest.approx(144.60)
    assert float(found.margin_pct()[0]) == pytest.approx(10.14, abs=0.005)


def test_a_floor_under_the_hours_pays_who_falls_below_it_by_the_hour() -> None:
    assert cost(Contract.BUDGET_CLIENT, budget_korting_pct=at(10), budget_ondergrens_pct=at(80)) == pytest.approx(
        1421.20
    )
    typed = {"budget_korting_pct": at(10), "budget_ondergrens_pct": at(80), "uurtarief_eur": at(20)}
    assert cost(Contract.BUDGET_CLIENT, **typed) == pytest.approx(1425.60 - 2 * 18.20)


def test_a_general_service_costs_the_city_less_and_clients_hours() -> None:
    found = model({**GENERAL, **COST_OF_21}).compared(Contract.ALGEMENE_VOORZIENING)
    assert float(found.cost()[0]) == pytest.approx(826.33, abs=0.005)
    assert float(found.hours()[0]) == pytest.approx(54.5163, abs=5e-5)
    assert float(found.paid_to_provider()[0]) == pytest.approx(353.40, abs=0.005)
    assert float(found.net()[0]) == pytest.approx(755.87, abs=0.005)
    assert float(model().compared(Contract.UREN_VOORHEEN).net()[0]) == pytest.approx(1251.36)
    assert float(found.margin_pct()[0]) == pytest.approx(2.96, abs=0.005)
    price = (found.cost() + found.paid_to_provider()) / found.hours()
    assert float(price[0]) == pytest.approx(21.64, abs=0.005)


def test_a_lump_sum_is_shared_by_the_clients_of_the_city() -> None:
    assert cost(Contract.TAAKGERICHT, taakgericht_eur=at(13 * 4 * 150)) == pytest.approx(8 * 150)


def test_practical_guidance_is_bound_by_who_was_trained() -> None:
    typed = {
        "begeleiding_uren_jaar": at(20_000), "verschuifbaar_pct": at(15), "tarief_begeleiding_eur": at(38), "tarief_praktisch_eur": at(27),
        "opgeleid_aantal": at(6), "productieve_uren_fte": at(1600), "contract_uren_week": at(16), "cao_uren_week": at(36),
        "deel_werktijd_praktisch": at(0.3), "opleiding_eur": at(1500), "opleiding_jaren": at(2),
    }  # fmt: skip
    guidance = Guidance(model(typed).inputs())
    assert (float(guidance.capacity()[0]), float(guidance.wanted()[0])) == pytest.approx((1280, 3000))
    assert float(guidance.gain()[0]) == pytest.approx(9580)


def test_jobs_follow_from_hours_and_those_who_leave_by_themselves_go_first() -> None:
    x = model({"productieve_uren_fte": at(1600), "contract_uren_week": at(16), "cao_uren_week": at(36)}).inputs()
    per_job = float(hours_per_job(x)[0])
    assert 100_000 / per_job == pytest.approx(140.625)
    hours = 100_000 / 13 / 4
    for part, expected in ((0.94, 0.0), (0.75, 23.90625)):
        typed = {
            "productieve_uren_fte": at(1600), "contract_uren_week": at(16), "verloop_pct": at(8), "overdraagbaarheid_cat1": at(1),
            "effect_uren_pct": at((part - 1) * 100),
        }  # fmt: skip
        city = model(typed, categories={1: Category(4, 100.0, hours), 2: NOBODY, 3: NOBODY})
        assert outcome(city, Contract.UREN, "fte").midden == pytest.approx(62.5 * part)
        assert outcome(city, Contract.UREN, "gedwongen_ontslagen").midden == pytest.approx(expected)


def test_the_cost_of_an_hour_is_the_wage_with_what_the_law_adds() -> None:
    for wage, expected in ((12, 23.08), (12.5, 24.02), (10, 19.33)):
        assert float(cost_per_hour(model({"loon_uur_eur": at(wage)}).inputs())[0]) == pytest.approx(expected, abs=0.005)
    x = model().inputs()
    assert float(wage_at(x, x["uurtarief_eur"])[0]) == pytest.approx(11.42, abs=0.005)


@pytest.mark.parametrize(("method", "cuts"), [(Method.LINEAIR, 19), (Method.SAMENGESTELD, 21), (Method.EENMALIG, None)])
def test_the_cuts_until_nothing_is_paid_for_hours_not_given_are_counted_in_exact_decimals(
    method: Method, cuts: int | None
) -> None:
    assert cuts_needed(agreement(WHO, "100.00", method), Fraction(81)) == cuts
    assert cuts_needed(agreement(WHO, "100.00", method), Fraction(100)) == 0


def test_a_provider_is_held_to_what_its_own_clients_cost_before() -> None:
    assert cuts_per_provider(model(), {WHO: agreement(WHO), "SHDH": agreement("SHDH")}) == {WHO: 1}


def test_hours_can_rise_until_a_budget_is_worth_the_floor() -> None:
    found = floor_hours(model({"budget_korting_pct": at(10)}))
    assert found is not None
    assert (found.hours, found.now) == pytest.approx((8.4857, 7.625), abs=5e-5)
    assert found.room_pct == pytest.approx(11.29, abs=0.005)


def test_the_budget_falls_by_the_national_cut_and_transition_money_counts_for_the_general_service_only() -> None:
    ten_million = {"budget_2014_eur": at(10_000_000)}
    rows = {row.uitkomst: row for row in outcomes(model(ten_million)) if row.variant == "RIJKSBUDGET"}
    budget = rows["budget_2015"]
    assert (budget.laag, budget.midden, budget.hoog) == pytest.approx((6_000_000, 6_800_000, 7_500_000))
    assert rows["overgangsgeld"].midden == pytest.approx(512_000)
    clients, hours = 1000, 7_000_000 / 13 / 1000 / 10
    city = {1: Category(clients, 0.0, hours), 2: NOBODY, 3: NOBODY}
    sums = {
        **ten_million, "uurtarief_eur": at(10), "eigen_bijdrage_deel_pct": OFF, "effect_uren_pct": OFF,
        "klant_uur_eur": at(5), "klant_uur_nu_eur": at(5), "subsidie_uur_eur": at(10), "aandeel_vangnet_pct": at(66 / 70 * 100),
    }  # fmt: skip
    found = model(sums, categories=city)
    assert outcome(found, Contract.ALGEMENE_VOORZIENING, "opgave").midden == pytest.approx(-200_000)
    assert outcome(found, Contract.UREN, "opgave").midden == pytest.approx(200_000)


def test_the_others_must_grow_when_one_provider_falls_away() -> None:
    assert others_must_grow_pct(0.30) == pytest.approx(42.857, abs=0.001)
    assert others_must_grow_pct(1.0) is None
    assert work_elsewhere(0, 14) == -14


CITY = {1: Category(2445, 7.2 * 22, 7.2), 2: NOBODY, 3: NOBODY}
FREE = {"eigen_bijdrage_deel_pct": OFF, "uurtarief_eur": Range(21, 22, 23)}


def test_the_year_after_costs_thirteen_times_what_a_client_costs() -> None:
    found = model(FREE, categories=CITY)
    net = {contract: outcome(found, contract, "kosten_netto").midden for contract in Contract}
    assert net[Contract.UREN_VOORHEEN] == pytest.approx(5_034_744.00)
    assert net[Contract.UREN] == pytest.approx(4_584_033.72, abs=0.005)
    assert net[Contract.BUDGET_CLIENT] == pytest.approx(4_531_269.60)
    assert outcome(found, Contract.UREN, "verschil_voorheen").midden == pytest.approx(-450_710.28, abs=0.005)
    assert net[Contract.TAAKGERICHT] is None


def test_clients_are_touched_by_what_the_effect_does_and_by_losing_individual_help() -> None:
    city = {1: Category(2853, 1.0, 1.0), 2: NOBODY, 3: NOBODY}
    found = model({}, categories=city, strong_falls=StrongFalls(0.18266254, 0.05149286))
    touched = {contract: outcome(found, contract, "clienten_geraakt").midden for contract in Contract}
    assert touched[Contract.UREN_VOORHEEN] == pytest.approx(146.91, abs=0.005)
    assert touched[Contract.UREN] == pytest.approx(446.29, abs=0.005)
    assert touched[Contract.ALGEMENE_VOORZIENING] == pytest.approx(2130.99, abs=0.005)


def test_category_2_moves_only_when_it_is_switched_on_and_never_before() -> None:
    city = {1: Category(10, 100.0, 5.0), 2: Category(10, 100.0, 5.0), 3: NOBODY}
    off, on = (model({"overdraagbaarheid_cat2": Range(0, 0, hoog)}, categories=city) for hoog in (0, 1))
    assert outcome(off, Contract.PERIODETARIEF, "kosten_netto").bijdragen.keys() == {"eigen_bijdrage"}
    assert outcome(on, Contract.PERIODETARIEF, "kosten_netto").bijdragen.keys() == {
        "eigen_bijdrage",
        "overdraagbaarheid",
    }
    for name in ("kosten_netto", "uren_jaar"):
        assert outcome(off, Contract.UREN_VOORHEEN, name) == outcome(on, Contract.UREN_VOORHEEN, name)


def test_what_would_have_to_be_true_brings_the_cost_to_its_target() -> None:
    found = model(FREE, categories=CITY)
    told = {(row.code, row.doel_pct): row.waarde for row in conditions(found, Contract.UREN)}
    assert told["uurtarief_eur", 25] == pytest.approx(22 * 0.75 / (1 - 0.8 * 0.1119))
    assert told["effect_uren_pct", 25] == pytest.approx(-31.25)
    assert told["overdraagbaarheid_cat1", 25] is None, (
        "the effect that was measured is too small for it, wherever it holds"
    )
    assert {code for code, _ in told} == {
        "uurtarief_eur", "effect_uren_pct", "overdraagbaarheid_cat1", "eigen_bijdrage_deel_pct",
    }  # fmt: skip
    before = {(row.code, row.doel_pct): row.waarde for row in conditions(found, Contract.UREN_VOORHEEN)}
    assert before["uurtarief_eur", 0] == pytest.approx(22), "the reference itself stays where it was"


def test_what_is_kept_from_before_is_what_would_be_reckoned_now() -> None:
    changes: tuple[dict[str, Range], ...] = (
        {},
        {"aandeel_vangnet_pct": Range(10, 40, 50)},
        {"uurtarief_eur": Range(20.9, 22, 23.1)},
        {"uurtarief_eur": Range(20.9, 22, 23.1), "budget_ondergrens_pct": at(80)},
        {"overdraagbaarheid_cat2": Range(0, 0, 1)},
        {"begeleiding_uren_jaar": Range(0, 10, 20), "budget_2014_eur": at(10_000)},
        {"aandeel_vangnet_pct": Range(10, 40, 50)},
    )
    kept = base(categories=CITY)
    for typed in changes:
        again, anew = Model(kept, AssumptionSet(typed)), Model(base(categories=CITY), AssumptionSet(typed))
        assert outcomes(again) == outcomes(anew), typed
        for contract in Contract:
            assert conditions(again, contract) == conditions(anew, contract), typed


def test_a_row_waits_for_exactly_what_its_own_formula_reads() -> None:
    waits = {(row.variant, row.uitkomst): row.ontbreekt for row in outcomes(model())}
    assert waits["UREN", "uren_jaar"] == ()
    assert waits["UREN", "opgave"] == ("budget_2014_eur",)
    assert waits["TAAKGERICHT", "opgave"] == ("budget_2014_eur", "taakgericht_eur")
    assert waits["TAAKGERICHT", "clienten_geraakt"] == ()
    assert waits["UREN", "gedwongen_ontslagen"] == (), (
        "guidance that is not filled in keeps nobody's job, and nothing waits for it"
    )
    assert waits["PRAKTISCHE_BEGELEIDING", "voordeel"] == ("begeleiding_uren_jaar",)
    none = model(effect_pct=None, strong_falls=None, tariff_eur=None, hourly_eur=None)
    missing = {(row.variant, row.uitkomst): row.ontbreekt for row in outcomes(none)}
    assert missing["UREN", "kosten_netto"] == ("effect_uren_pct", "uurtarief_eur")
    assert missing["UREN", "clienten_geraakt"] == ("effect_uren",)
    assert missing["PERIODETARIEF", "kosten_netto"] == ("tariefafspraken",)
    unknown = {1: Category(4, None, None), 2: NOBODY, 3: NOBODY}
    assert outcome(model(categories=unknown), Contract.UREN, "uren_jaar").ontbreekt == ("referentie",)
