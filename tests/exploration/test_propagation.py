"""Ranges, extremes and contributions, by hand and against draws of chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from hbh_metrics.exploration.assumptions import Range, declared
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.outcomes import OF_CONTRACTS, Model, outcome
from hbh_metrics.exploration.propagation import Member, Spread, Values, propagated
from hbh_metrics.exploration.quantities import Category
from tests.exploration.mini_city import NOBODY, at, model

DRAWS, NORMAL_95 = 400_000, 1.96


def spread(formula: Callable[[Mapping[str, Values]], Values], **ranges: tuple[float, float, float]) -> Spread:
    """Propagate a formula of which each input is a group of its own."""
    return propagated(formula, {name: Member(name, Range(*one)) for name, one in ranges.items()})


def test_three_independent_groups_widen_each_other_by_the_root_of_their_squares() -> None:
    found = spread(
        lambda x: x["N"] * 13 * 8 * (1 + x["e"] / 100) * x["p"],
        N=(2700, 2800, 2900), e=(-14, -10, -6), p=(21, 22, 23),
    )  # fmt: skip
    assert found.midden == pytest.approx(5_765_760)
    assert (found.laag, found.hoog) == pytest.approx((5_345_336.27, 6_186_183.73), abs=0.005)
    assert (found.uiterst_laag, found.uiterst_hoog) == pytest.approx((5_071_248, 6_520_592))
    assert found.bijdragen == pytest.approx({"N": 24.0, "e": 37.2, "p": 38.9}, abs=0.05)


def test_a_range_need_not_be_as_wide_below_as_above() -> None:
    found = spread(
        lambda x: x["n"] * 13 * 7.2 * x["p"] * x["e"] / 100 * x["t"],
        e=(-13.81, -11.19, -8.49), t=(0.5, 0.8, 1), p=(21, 22, 23), n=(2400, 2445, 2490),
    )  # fmt: skip
    assert found.midden == pytest.approx(-450_710.28, abs=0.005)
    assert (found.laag, found.hoog) == pytest.approx((-606_662.09, -248_518.01), abs=0.005)
    assert (found.uiterst_laag, found.uiterst_hoog) == pytest.approx((-740_281.18, -200_255.33), abs=0.005)
    assert found.bijdragen == pytest.approx({"t": 62.4, "e": 36.1, "p": 1.3, "n": 0.2}, abs=0.05)


def test_a_general_service_hangs_on_the_safety_net() -> None:
    city = {1: Category(2445, 7.2 * 22, 7.2), 2: NOBODY, 3: NOBODY}
    typed = {"effect_uren_pct": at(0), "uurtarief_eur": Range(21, 22, 23), "klant_uur_nu_eur": at(4.55)}
    found = outcome(model(typed, categories=city), Contract.ALGEMENE_VOORZIENING, "kosten_bruto")
    numbers = (found.laag, found.midden, found.hoog, found.uiterst_laag, found.uiterst_hoog)
    assert numbers == pytest.approx((2_258_573.32, 2_852_052.90, 3_878_906.78, 1_785_613.72, 4_287_408.67), abs=0.005)
    assert found.bijdragen == pytest.approx(
        {"vangnet": 76.9, "subsidie": 17.6, "klantprijs": 2.6, "elasticiteit": 2.2, "prijs": 0.7}, abs=0.05
    )


def test_a_range_never_goes_beyond_what_can_be() -> None:
    found = spread(lambda x: x["x"] * x["y"], x=(0, 1, 2), y=(0, 1, 2))
    assert (found.laag, found.midden, found.hoog) == pytest.approx((0, 1, 1 + np.sqrt(2)))
    assert (found.uiterst_laag, found.uiterst_hoog) == (0, 4)
    assert found.bijdragen == pytest.approx({"x": 50, "y": 50})


def test_members_of_a_group_move_together_and_what_does_not_vary_adds_nothing() -> None:
    together = {"x": Member("g", Range(0, 1, 2)), "y": Member("g", Range(0, 1, 2)), "z": Member("h", Range(3, 3, 3))}
    found = propagated(lambda x: x["x"] * x["y"] * x["z"], together)
    assert (found.laag, found.midden, found.hoog) == (0, 3, 12)
    assert found.bijdragen == {"g": 100}
    assert propagated(lambda x: x["z"], {"z": together["z"]}).bijdragen == {}
    assert propagated(lambda x: x["x"] * 1e-12, together).bijdragen == {}, "a change below a billionth is none"


CITY = {1: Category(2853, 209.56, 7.27), 2: Category(511, 318.33, 11.04), 3: Category(132, 365.73, 12.70)}
CLOSE = {"€": 0.05, "%": 0.05, "uur": 0.05, "fte": 0.10, "banen": 0.10}


@pytest.fixture(scope="module")
def drawn() -> tuple[Model, Mapping[str, Values]]:
    """A model of a city, and every assumption drawn by chance: one standard normal number per group."""
    found = model({}, categories=CITY, scaling=Range(0.99163, 1, 1.00837), hourly_eur=28.8155, tariff_eur=181.18)
    chance = np.random.default_rng(20150101)
    steps: dict[str, Values] = {}
    values = {}
    for code, member in found.members.items():
        u = steps.setdefault(member.groep, chance.standard_normal(DRAWS))
        one = member.range
        side = np.where(u > 0, one.hoog - one.midden, one.midden - one.laag)
        bounds = (declared()[code].ondergrens, declared()[code].bovengrens) if code in declared() else (0.0, np.inf)
        values[code] = np.clip(one.midden + u * side / NORMAL_95, *bounds)
    return found, values


@pytest.mark.parametrize("contract", [one for one in Contract if one is not Contract.TAAKGERICHT])
def test_ranges_agree_with_draws_of_chance(drawn: tuple[Model, Mapping[str, Values]], contract: Contract) -> None:
    found, values = drawn
    checked = 0
    for name, (unit, formula) in OF_CONTRACTS.items():
        row = outcome(found, contract, name)
        if unit not in CLOSE or row.laag is None or row.hoog is None or name == "gedwongen_ontslagen":
            continue
        width = row.hoog - row.laag
        by_chance = np.broadcast_to(formula(found, contract, found.inputs(values)), DRAWS)
        low, high = (float(point) for point in np.quantile(by_chance, (0.025, 0.975)))
        assert row.laag == pytest.approx(low, abs=CLOSE[unit] * width), (name, width)
        assert row.hoog == pytest.approx(high, abs=CLOSE[unit] * width), (name, width)
        checked += width > 0
    assert checked >= 5
