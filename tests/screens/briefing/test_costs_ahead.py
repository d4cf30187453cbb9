"""What the help will have cost at the end follows the tariff that the same slide tells."""

from __future__ import annotations

import pytest

from hbh_metrics.screens.briefing.costs_ahead import Recent, added_up


def test_a_period_to_come_costs_what_recent_ones_would_have_cost_at_its_tariff() -> None:
    recent = [Recent(-10.0, 990.0, 99.0), Recent(-20.0, 980.0, 98.0), Recent(-30.0, 970.0, 97.0)]
    # one point of tariff is 10 euros in each: at 96 every recent period would have made -40, at 95 -50
    assert added_up(-60.0, recent, [96.0, 95.0]) == pytest.approx(-150.0)
    assert added_up(-60.0, recent, []) == -60.0
