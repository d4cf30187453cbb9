"""A period that runs is drawn from the weeks that were delivered: hollow, never as a fall, and without a say in any axis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics import dutch
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.protection import Visibility, kept_back
from hbh_metrics.drawing.chart import Axis, Box, Chart, Dot, Plot, Role, Segment, Track
from hbh_metrics.drawing.geometry import within
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import clients, count, derived, lies_between, metric_table, metrics_of, out_of, value
from hbh_metrics.findings.derived import WITHIN_CLASS
from hbh_metrics.findings.open_period import HOURS_A_WEEK, delivered_value, rests_on_hours
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.records import TOTAL, Measure, Week
from hbh_metrics.signals.verdict import INDEX
from tests.signals.weekly_rows import week
from tests.small_store import TZORG, VIVA, Story, publish

OPEN = "201408"
HALF = 0.9
"""What the metric of an open period says while half of its hours are still to come."""


def _week(number: int, hours: float, expected: float, who: str = VIVA, *, is_complete: bool = True) -> Week:
    """Return a week of 700 active days (100 clients) with these hours, of which `expected` were expected."""
    plain = week(number, 1.0, who=who, is_complete=is_complete)
    return replace(
        plain, actieve_dagen=700, uren=Decimal(str(hours)), uren_van_verwachten=hours, verwachte_uren=expected
    )


WEEKS = (
    _week(23, 150.0, 200.0),
    _week(24, 186.0, 188.0),
    _week(25, 10.0, 188.0, is_complete=False),
    _week(24, 120.0, 188.0, who=TZORG),
)
MORE = {
    (metric, who, period): value
    for metric, half, usual in ((HOURS_A_WEEK, HALF, 1.9), (INDEX, 45.0, 95.0), ("verzilvering", 40.0, 80.0))
    for who in (VIVA, TZORG)
    for period, value in (("201407", usual), (OPEN, half))
}


def _view(root: Path, audience: Audience = Audience.PROGRAMMAMANAGER, who: str = VIVA) -> View:
    publish(root, Story(weeks=WEEKS, more=MORE))
    door = opening.open_door(root, audience)
    assert door is not None
    chosen = next((one for one in door.providers() if one.aanbieder_id == who), ALL_PROVIDERS)
    return View(door, door.providers(), chosen, OPEN)


def test_only_delivered_weeks_of_the_period_count_per_active_day(tmp_path: Path) -> None:
    seen = _view(tmp_path)
    assert delivered_value(seen, HOURS_A_WEEK, VIVA, OPEN) == pytest.approx(186.0 / 100)
    # 188 hours were expected at a tariff of 94% of the start: 200 of their own; 186 of these is 93%.
    assert delivered_value(seen, INDEX, VIVA, OPEN) == pytest.approx(93.0)
    assert delivered_value(seen, HOURS_A_WEEK, "TOTAAL", OPEN) == pytest.approx(306.0 / 200)


def test_what_weeks_cannot_say_is_not_drawn(tmp_path: Path) -> None:
    seen = _view(tmp_path)
    assert delivered_value(seen, "verzilvering", VIVA, OPEN) is None
    assert delivered_value(seen, HOURS_A_WEEK, "SHDH", OPEN) is None


def test_a_series_ends_with_the_delivered_weeks_and_with_nothing_where_these_say_nothing(tmp_path: Path) -> None:
    seen = _view(tmp_path)
    grid = seen.grid(HOURS_A_WEEK, "verzilvering")
    before, last = series.points(seen, grid, HOURS_A_WEEK, VIVA)[-2:]
    assert (before.value, before.state) == (1.9, State.WHOLE)
    assert last.value == pytest.approx(1.86)
    assert last.state is State.OPEN
    assert "de weken die al zijn geleverd (open)" in last.text
    assert series.points(seen, grid, "verzilvering", VIVA)[-1].value is None


def test_an_ended_period_that_was_delivered_in_part_is_drawn_from_its_weeks_too(tmp_path: Path) -> None:
    status = {(VIVA, OPEN): "geen_levering", (TZORG, OPEN): "onvolledig"}
    publish(tmp_path, Story(peildatum=date(2014, 8, 20), weeks=WEEKS, more=MORE, status=status))
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    seen = View(door, door.providers(), ALL_PROVIDERS, OPEN)
    grid = seen.grid(HOURS_A_WEEK, "verzilvering")
    drawn = {
        (metric, who): next(one for one in series.points(seen, grid, metric, who) if one.period_id == OPEN)
        for metric in (HOURS_A_WEEK, "verzilvering")
        for who in (VIVA, TZORG)
    }
    assert {where: (point.value, point.state) for where, point in drawn.items()} == {
        (HOURS_A_WEEK, VIVA): (pytest.approx(1.86), State.MISSING),
        (HOURS_A_WEEK, TZORG): (pytest.approx(1.2), State.INCOMPLETE),
        ("verzilvering", VIVA): (None, State.MISSING),
        ("verzilvering", TZORG): (40.0, State.INCOMPLETE),
    }


def test_an_aanbieder_sees_its_own_weeks_and_no_open_group(tmp_path: Path) -> None:
    seen = _view(tmp_path, Audience.aanbieder(VIVA))
    assert delivered_value(seen, HOURS_A_WEEK, VIVA, OPEN) == pytest.approx(1.86)
    assert delivered_value(seen, HOURS_A_WEEK, "TOTAAL", OPEN) is None


def test_no_cell_shows_the_half_of_a_period_that_runs(tmp_path: Path) -> None:
    below, above = WITHIN_CLASS.metrics
    shares = {
        (metric, VIVA, period): share for metric, share in ((below, 50.1), (above, 0.0)) for period in ("201407", OPEN)
    }
    publish(tmp_path, Story(more={**MORE, **shares}))
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    seen = View(door, door.providers(), next(one for one in door.providers() if one.aanbieder_id == VIVA), OPEN)
    shown = (
        value(HOURS_A_WEEK),
        clients(HOURS_A_WEEK),
        value(below),
        derived(WITHIN_CLASS, "Binnen", dutch.percentage),
        lies_between(above, below, "Tussen", lambda low, high: f"{low} tot {high}"),
        count(below, "Aantal"),
        out_of(below, "Van"),
    )
    table = metric_table(seen, seen.grid(*metrics_of(shown)), "Uren", shown, periods=("201407", OPEN))
    whole, running = ([cell.text for cell in row] for row in table.rows)
    assert whole[0] == "1,90"
    assert whole[2:5] == ["50,1%", "49,9%", "0.0 tot 50.1"]
    assert running == [dutch.MISSING] * len(shown)
    assert all(cell.value is None for cell in table.rows[1])


def test_the_wethouder_sees_no_open_period(tmp_path: Path) -> None:
    seen = _view(tmp_path, Audience.WETHOUDER, "TOTAAL")
    assert delivered_value(seen, HOURS_A_WEEK, "TOTAAL", OPEN) is None


def test_only_what_is_hidden_of_the_group_is_called_hidden(tmp_path: Path) -> None:
    publish(tmp_path, Story(more=MORE))
    door = opening.open_door(tmp_path, Audience.aanbieder(VIVA))
    assert door is not None
    seen = View(door, door.providers(), door.providers()[0], OPEN)
    row = Measure("clienten", TOTAL, "201407", 351.0, None, None, 351, "volledig")
    kept = kept_back(replace(row, periode_id=OPEN), Visibility.SUPPRESSED)
    grid = Grid({("clienten", TOTAL, "201407"): row, ("clienten", TOTAL, OPEN): kept})
    assert series.hidden_of_group(seen, grid, ("clienten",), ("201407",)) == ()
    (note,) = series.hidden_of_group(seen, grid, ("clienten",))
    assert note.replace(dutch.NO_BREAK, " ").startswith(
        "Van alle aanbieders samen is afgeschermd: ‘Cliënten’ in periode 8."
    )


def test_what_is_not_whole_sets_no_axis(tmp_path: Path) -> None:
    hours = {(VIVA, "201407"): 1.9, (TZORG, "201407"): 9.9, (VIVA, OPEN): 7.0}
    more = {(HOURS_A_WEEK, *where): value for where, value in hours.items()}
    publish(tmp_path, Story(more=more, status={(TZORG, "201407"): "onvolledig"}))
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    seen = View(door, door.providers(), ALL_PROVIDERS, "201407")
    grid = seen.grid(HOURS_A_WEEK)
    assert series.values_of(grid, HOURS_A_WEEK) == series.values_of(grid, HOURS_A_WEEK, whose={VIVA}) == (1.9,)
    assert series.values_of(grid, HOURS_A_WEEK, whose={TZORG}) == ()


@pytest.mark.parametrize(
    ("metric", "rests"), [(HOURS_A_WEEK, True), (INDEX, True), ("ruimte_basistarief", True), ("betaald_tarief", False)]
)
def test_which_metrics_rest_on_hours(metric: str, rests: bool) -> None:
    assert rests_on_hours(metric) is rests


def test_what_lies_beyond_an_axis_is_drawn_at_its_edge() -> None:
    axis = Axis(80.0, 100.0)
    marks = (
        Dot(1.0, 150.0, Role.OWN, "150%"),
        Track((0.0, 1.0), (90.0, 40.0), Role.OWN),
        Box(0.0, 1.0, 80.0, 120.0, Role.OWN),
        Segment(0.0, 70.0, 1.0, 90.0, Role.OWN),
    )
    dot, track, box, segment = within(Chart(Axis(0.0, 2.0), (Plot(axis, marks),), 100)).plots[0].marks
    assert isinstance(dot, Dot)
    assert (dot.y, dot.text) == (100.0, "150%")
    assert isinstance(track, Track)
    assert track.ys == (90.0, 80.0)
    assert isinstance(box, Box)
    assert box.y1 == 100.0
    assert isinstance(segment, Segment)
    assert segment.y0 == 80.0
