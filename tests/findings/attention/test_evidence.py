"""What is drawn behind a signal: its values, and both thresholds where they were in each period."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hbh_metrics.drawing.chart import Side, Stroke, Track, Words
from hbh_metrics.findings.attention import matters
from hbh_metrics.findings.attention.evidence import evidence
from hbh_metrics.findings.figure import Figure
from hbh_metrics.signals import Level, Severity, Signal
from tests.findings.matters import FALLING, LOW_PLANS, OUTSIDE, view_of
from tests.small_store import TZORG, VIVA, Story, publish

PERIODS = ("201402", "201403", "201404", "201405", "201406", "201407")
HOURS = {
    ("urenindex_vergelijkbaar", VIVA, period): value
    for period, value in zip(PERIODS, (99.0, 96.0, 92.0, 88.0, 84.0, 80.0), strict=True)
}
TARIFF = {
    ("tariefindex", VIVA, period): value
    for period, value in zip(PERIODS, (100.0, 99.0, 98.0, 97.0, 96.0, 95.0), strict=True)
}


def figure_of(root: Path, signal: Signal, story: Story) -> Figure:
    publish(root, replace(story, signals=(signal,)))
    view = view_of(root)
    (matter,) = matters.matters(view, ())
    found = evidence(view, matter)
    assert found is not None
    return found


def thresholds(figure: Figure) -> list[tuple[float | None, ...]]:
    """The dashed steps of a chart, up to the last ended period."""
    assert figure.chart is not None
    marks = [mark for plot in figure.chart.plots for mark in plot.marks]
    assert all(mark.is_stepped for mark in marks if isinstance(mark, Track) and mark.stroke is Stroke.DASHED)
    return [mark.ys[: len(PERIODS)] for mark in marks if isinstance(mark, Track) and mark.stroke is Stroke.DASHED]


def test_both_thresholds_of_hours_are_drawn_as_they_move_with_the_tariff(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, FALLING, Story(more=HOURS | TARIFF))

    attention, action = thresholds(figure)
    assert attention == pytest.approx((95.0, 94.0, 93.0, 92.0, 91.0, 90.0))
    assert action == pytest.approx((90.0, 89.0, 88.0, 87.0, 86.0, 85.0))
    values = [HOURS["urenindex_vergelijkbaar", VIVA, period] for period in PERIODS]
    since = {
        name: PERIODS[min(place for place, value in enumerate(values) if value < (line[place] or 0.0))]
        for name, line in (("sinds", attention), ("sinds_actie", action))
    }
    assert since == {"sinds": "201404", "sinds_actie": "201406"}, "a since stands where its own line is crossed"


def test_the_words_of_a_threshold_that_moves_stand_beside_its_end_and_not_over_its_own_steps(tmp_path: Path) -> None:
    chart = figure_of(tmp_path, FALLING, Story(more=HOURS | TARIFF)).chart
    assert chart is not None
    words = [mark for mark in chart.plots[0].marks if isinstance(mark, Words)]
    assert [(mark.text, mark.x, mark.y, mark.across) for mark in words] == [
        ("aandacht −5", chart.x.high, 90.0, Side.START),
        ("actie −10", chart.x.high, 85.0, Side.START),
    ]


def test_the_table_beside_it_holds_the_same_thresholds(tmp_path: Path) -> None:
    table = figure_of(tmp_path, FALLING, Story(more=HOURS | TARIFF)).table

    names = [column.name for column in table.columns]
    assert names == ["Periode", "Waarde", "Drempel aandacht", "Drempel actie", "Gegevens"]
    assert [cell.text for cell in table.rows[5]][1:4] == ["80,0%", "90%", "85%"]


def test_a_threshold_that_is_a_setting_is_drawn_over_the_whole_width(tmp_path: Path) -> None:
    plans = {("plandekking", TZORG, period): 93.0 for period in PERIODS}
    figure = figure_of(tmp_path, LOW_PLANS, Story(more=plans))
    assert thresholds(figure) == [(95.0,) * 6, (90.0,) * 6]


def test_a_share_has_an_axis_of_at_most_the_whole(tmp_path: Path) -> None:
    plans = {("plandekking", TZORG, period): 93.0 for period in PERIODS}
    chart = figure_of(tmp_path, LOW_PLANS, Story(more=plans | {("plandekking", TZORG, PERIODS[0]): 99.0})).chart
    assert chart is not None
    assert chart.plots[0].y.high == 100.0


def test_a_count_has_both_thresholds_too(tmp_path: Path) -> None:
    assert thresholds(figure_of(tmp_path, OUTSIDE, Story())) == [(1.0,) * 6, (3.0,) * 6]


def test_a_threshold_that_follows_from_all_providers_is_drawn_in_the_period_that_it_is_of(tmp_path: Path) -> None:
    complaints = Signal(
        "S08", Level.SIGNAL, Severity.ATTENTION, VIVA, "201406", 9.0, 8.0, 100, "201406", None, {"verwacht": 3.0}
    )
    figure = figure_of(
        tmp_path, complaints, Story(more={("klachten_per_100", VIVA, period): 9.0 for period in PERIODS})
    )
    assert thresholds(figure) == [(None, None, None, None, 8.0, None)]
