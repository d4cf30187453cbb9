"""A small line: where its points stand, and what it leaves out."""

from __future__ import annotations

import re

from hbh_metrics.drawing.spark import HEIGHT_PX, WIDTH_PX, spark


def points(drawn: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", drawn)]


def test_a_line_runs_from_left_to_right_and_higher_is_higher() -> None:
    found = points(spark([0.0, 50.0, 100.0], 0.0, 100.0))
    assert [x for x, _ in found] == [3.0, WIDTH_PX / 2, WIDTH_PX - 3]
    assert [y for _, y in found] == [HEIGHT_PX - 3, HEIGHT_PX / 2, 3.0]


def test_what_is_unknown_is_a_gap() -> None:
    assert spark([1.0, 2.0, None, 4.0, 3.0], 0.0, 4.0).count("M") == 2


def test_the_dot_stands_at_the_last_known_value() -> None:
    drawn = spark([1.0, 3.0, None], 0.0, 3.0)
    assert 'cx="32"' in drawn
    assert 'cy="3"' in drawn


def test_one_value_is_no_line() -> None:
    assert spark([None, 3.0], 0.0, 3.0) == ""
    assert spark([], 0.0, 3.0) == ""
