"""What an hour costs a provider with every part at its middle, and what a publication keeps of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics import cost_price as kept_cost
from hbh_metrics.cost_price import CostPrice
from hbh_metrics.exploration import cost_of_an_hour
from hbh_metrics.exploration.assumptions import AssumptionSet, Range, declared
from hbh_metrics.exploration.cost_of_an_hour import cost_price


@pytest.mark.parametrize(("wage", "cost"), [(12.0, 23.08), (12.5, 24.02), (10.0, 19.33)])
def test_the_cost_follows_the_wage_and_its_estimates_are_named_but_for_what_was_filled_in(
    wage: float, cost: float
) -> None:
    found = cost_price(AssumptionSet({"loon_uur_eur": Range(wage - 1, wage, wage + 1)}))
    assert found is not None
    assert round(found.eur, 2) == cost
    assert "Loon per uur" not in found.estimates
    assert len(found.estimates) == 5


def test_an_empty_part_gives_no_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = {**declared(), "overhead_pct": replace(declared()["overhead_pct"], default=None)}
    monkeypatch.setattr(cost_of_an_hour, "declared", lambda: empty)
    assert cost_price(AssumptionSet()) is None


@pytest.mark.parametrize("cost", [None, CostPrice(24.02, ("Loon per uur", "Overhead"))])
def test_a_manifest_keeps_it_and_an_older_one_has_none(cost: CostPrice | None) -> None:
    assert kept_cost.kept({kept_cost.KEPT: kept_cost.as_text(cost)}) == cost
    assert kept_cost.kept({}) is None
