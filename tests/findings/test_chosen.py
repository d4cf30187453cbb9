"""Choosing providers in an opened chart: their rows or columns remain, closed up, with every line that is of them all."""

from __future__ import annotations

from hbh_metrics.drawing import shapes
from hbh_metrics.drawing.axes import category_axis
from hbh_metrics.drawing.chart import Axis, Box, Chart, Dot, Mark, Plot, Role, Segment, Words
from hbh_metrics.findings.chosen import names, only

KNOWN = ("Alle aanbieders", "Noord", "Oost", "Zuid")
X = Axis(0.0, 10.0)


def test_rows_with_their_name_above_close_up_and_keep_their_scale() -> None:
    rows = [(2, "Alle aanbieders"), (1, "Noord"), (0, "Oost")]
    marks: list[Mark] = []
    for at, name in rows:
        marks += (*shapes.named_row(at + 0.4, name, "● 1"), _bar(at, at + 3.0))
    chart = Chart(X, (Plot(Axis(-0.4, 2.7), (*marks, Segment(0.0, -0.4, 0.0, 2.7, Role.INK))),), 200)
    assert names(chart, KNOWN) == ("Alle aanbieders", "Noord", "Oost")
    two = only(chart, ["Oost", "Alle aanbieders"], KNOWN)
    assert two.x == chart.x
    drawn = two.plots[0]
    assert (drawn.y.low, round(drawn.y.high, 6), two.height_px) == (-0.4, 1.7, 150)
    assert [(mark.x1, round(mark.y0 + 0.1, 6)) for mark in drawn.marks if isinstance(mark, Box)] == [
        (5.0, 1.0),
        (3.0, 0.0),
    ]
    assert [(mark.text, round(mark.y, 6)) for mark in drawn.marks if isinstance(mark, Words) and mark.is_bold] == [
        ("Alle aanbieders", 1.4),
        ("Oost", 0.4),
    ]
    assert [mark.y1 for mark in drawn.marks if isinstance(mark, Segment)] == [drawn.y.high]


def test_rows_with_their_name_beside_them_and_columns_keep_their_ticks() -> None:
    axis = category_axis(3, ["Oost", "Noord", "Alle\naanbieders"])
    dots = tuple(Dot(float(at), float(at), Role.OWN) for at in range(3))
    columns = Chart(axis, (Plot(X, dots),))
    rows = Chart(X, (Plot(axis, dots),))
    assert names(columns, KNOWN) == ("Oost", "Noord", "Alle aanbieders")
    assert names(rows, KNOWN) == ("Alle aanbieders", "Noord", "Oost")
    one = only(columns, ["Noord"], KNOWN)
    assert one.x.ticks == ((0.0, "Noord"),)
    assert [(mark.x, mark.y) for mark in one.plots[0].marks if isinstance(mark, Dot)] == [(0.0, 1.0)]
    assert only(rows, ["Noord"], KNOWN).plots[0].y.ticks == ((0.0, "Noord"),)


def test_nothing_chosen_is_everybody_and_a_chart_without_providers_offers_none() -> None:
    chart = Chart(X, (Plot(category_axis(2, ["Oost", "Noord"]), (_bar(0, 1.0), _bar(1, 2.0))),))
    assert only(chart, [], KNOWN) is chart
    assert only(chart, ["Noord", "Oost"], KNOWN) is chart
    assert names(Chart(X, (Plot(category_axis(1, ["verschil"]), (_bar(0, 1.0),)),)), KNOWN) == ()


def _bar(at: float, value: float) -> Box:
    return Box(0.0, value, at - 0.1, at + 0.1, Role.OWN)
