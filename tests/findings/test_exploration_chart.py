"""What the verkenning draws: the band behind the rows is grey and lies where it says, a range is in its own colour, a guess hatched."""

from __future__ import annotations

from hbh_metrics.drawing.chart import Box, Fill, Role
from hbh_metrics.findings.exploration_chart import Row, ranges


def test_the_band_is_grey_and_lies_behind_the_ranges_which_have_colour() -> None:
    rows = [Row("Uren", "6 tot 8", 7.0, 6.0, 8.0), Row("Vrij", "5 tot 9", 7.0, 5.0, 9.0, is_guess=True)]
    chart = ranges(rows, str, "euro", band=(4.0, 4.5, "rijksbudget, onzeker"))
    assert chart is not None
    boxes = [mark for mark in chart.plots[0].marks if isinstance(mark, Box)]
    assert [(box.x0, box.x1, box.role, box.fill) for box in boxes] == [
        (4.0, 4.5, Role.GRID, Fill.TINTED),
        (5.0, 9.0, Role.OWN, Fill.HATCHED),
        (6.0, 8.0, Role.OWN, Fill.SOLID),
    ]
    assert ranges([Row("Uren", "nog niet te zeggen", None)], str, "euro") is None
