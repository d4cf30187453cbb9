"""Marks that all findings share: solid is whole, hollow is not, a missing period is a gap with a word."""

from __future__ import annotations

from hbh_metrics.drawing import shapes
from hbh_metrics.drawing.chart import Axis, Box, Dot, Fill, Role, Segment, Stroke, Track, Words
from hbh_metrics.drawing.points import Point, Position, State

POINTS = (
    Point("201402", 100.0, "€ 200"),
    Point("201403", 99.0, "€ 198"),
    Point("201404", None, "–", State.MISSING),
    Point("201405", 97.0, "€ 194", State.INCOMPLETE),
    Point("201406", None, "–", State.OPEN),
)


def test_a_solid_line_runs_over_whole_periods_only_and_a_dotted_one_over_all_that_is_known() -> None:
    dotted, solid = (mark for mark in shapes.realised(POINTS) if isinstance(mark, Track))
    assert solid.ys == (100.0, 99.0, None, None, None)
    assert solid.stroke is Stroke.SOLID
    assert dotted.ys == (100.0, 99.0, None, 97.0, None)
    assert dotted.stroke is Stroke.DOTTED


def test_a_value_that_is_not_whole_is_hollow() -> None:
    dots = [mark for mark in shapes.realised(POINTS, first=1) if isinstance(mark, Dot)]
    assert [(dot.x, dot.is_hollow) for dot in dots] == [(1.0, False), (2.0, False), (4.0, True)]


def test_a_gap_says_why_and_a_period_that_is_still_open_is_no_gap() -> None:
    (word,) = shapes.gaps(POINTS)
    assert (word.text, word.x, word.y) == ("niet geleverd", 2, 98.0)
    assert word.is_upright
    (hanging,) = shapes.gaps(POINTS, gap_at=(100.0, 99.0, 98.5))
    assert hanging.y == 98.5


def test_gaps_that_follow_each_other_are_told_once() -> None:
    points = (POINTS[0], *(Point(f"20140{number}", None, "–", State.MISSING) for number in (3, 4, 5)), POINTS[1])
    assert [word.x for word in shapes.gaps(points)] == [2]


def test_a_gap_with_nothing_round_it_has_no_place_to_stand() -> None:
    assert shapes.gaps((Point("201402", None, "–", State.MISSING),)) == ()


def test_bars_stand_on_their_base_and_are_dashed_when_not_whole() -> None:
    bars = shapes.columns(POINTS, [Role.OWN] * 5, base=90.0)
    assert [(bar.y0, bar.y1, bar.fill) for bar in bars] == [
        (90.0, 100.0, Fill.SOLID),
        (90.0, 99.0, Fill.SOLID),
        (90.0, 97.0, Fill.DASHED_OUTLINE),
    ]


def test_what_is_expected_is_hatched_and_without_a_range_a_line() -> None:
    (box,) = shapes.forecast(9.0, 11.0, 89.0, 91.0)
    assert isinstance(box, Box)
    assert box.fill is Fill.HATCHED
    (line,) = shapes.forecast(9.0, 11.0, 89.0, 89.0)
    assert isinstance(line, Segment)


def test_an_interval_is_closed_at_both_ends_with_its_value_between() -> None:
    line, dot = shapes.interval(2.0, 7.1, 7.9, value=7.5, text="tussen 7,1 en 7,9")
    assert isinstance(line, Segment)
    assert line.has_ends
    assert isinstance(dot, Dot)
    assert (dot.x, dot.y) == (7.5, 2.0)


def test_a_band_is_as_high_as_its_plot_and_an_event_stands_at_its_top() -> None:
    y = Axis(80.0, 100.0)
    assert (shapes.focus_band(3, y).y0, shapes.focus_band(3, y).y1) == (80.0, 100.0)
    line, words = shapes.event(2.5, "nieuwe afspraak\n24 mrt 2014", y)
    assert (line.x0, line.x1) == (2.5, 2.5)
    assert words.y == 100.0


def test_names_at_the_ends_of_lines_are_moved_apart_and_stay_in_order() -> None:
    placed = shapes.moved_apart([(90.0, "b", False), (89.0, "a", True), (95.0, "c", False)], apart=2.0)
    assert placed == [(89.0, "a", True), (91.0, "b", False), (95.0, "c", False)]


def test_a_row_is_named_in_bold_with_a_shape_in_its_colour() -> None:
    name, shape, said = shapes.named_row(1.0, "T-Zorg", "▲ loopt achter: 3,0 van 4,0", Role.ABOVE)
    assert isinstance(name, Words)
    assert name.is_bold
    assert (shape.text, shape.role) == ("▲", Role.ABOVE)
    assert said.text == "loopt achter: 3,0 van 4,0"
    assert name.shift_x_px < shape.shift_x_px < said.shift_x_px


def test_another_provider_is_grey_wherever_it_stands() -> None:
    assert shapes.role_of(Position.ABOVE) is Role.ABOVE
    assert shapes.role_of(Position.ABOVE, is_own=False) is Role.OTHERS
