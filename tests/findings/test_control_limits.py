"""Which weeks of a chart stand out, and how that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hbh_metrics.drawing.chart import Role, Shape
from hbh_metrics.findings import control_limits
from hbh_metrics.signals.weekly import WeeklyPoint

LOW = WeeklyPoint(
    week_begin=date(2014, 3, 3), periode_id="201403", value=0.7, clients=40, working_days=5, is_baseline=False, kind="outside", direction=-1
)  # fmt: skip


@pytest.mark.parametrize(
    ("point", "words", "shapes"),
    [
        (LOW, "lager dan gewoon: buiten de grenzen", [(Shape.TRIANGLE_DOWN, Role.ABOVE)]),
        (replace(LOW, direction=1), "hoger dan gewoon: buiten de grenzen", [(Shape.TRIANGLE_UP, Role.BELOW)]),
        (replace(LOW, is_baseline=True), "", []),
        (replace(LOW, kind=None, direction=0), "", []),
    ],
)
def test_a_week_stands_out_only_after_the_weeks_that_the_limits_come_from(
    point: WeeklyPoint, words: str, shapes: list[tuple[Shape, Role]]
) -> None:
    drawn = control_limits.special(3, point, "Week van 3 mrt 2014")
    assert control_limits.in_words(point) == words
    assert [(dot.shape, dot.role) for dot in drawn] == shapes
    assert [dot.text for dot in drawn] == ["Week van 3 mrt 2014; buiten de grenzen"] * len(shapes)
