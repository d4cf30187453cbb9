"""A chart with one of every mark, small enough to know by heart."""

from __future__ import annotations

from hbh_metrics.drawing.chart import (
    Axis,
    Box,
    Chart,
    Dot,
    Fill,
    Plot,
    Role,
    Segment,
    Shape,
    Side,
    Stroke,
    Track,
    Words,
)

X = Axis(0.0, 10.0, ((0.0, "2\nfeb"), (5.0, "5"), (10.0, "9")))
Y = Axis(0.0, 100.0, ((0.0, "0%"), (50.0, "50%"), (100.0, "100%")), has_grid=True)
MARKS = (
    Box(4.5, 5.5, 0.0, 100.0, Role.BAND, Fill.TINTED),
    Box(1.0, 2.0, 0.0, 40.0, Role.OWN, text="vol"),
    Box(2.0, 3.0, 0.0, 40.0, Role.PATH, Fill.OUTLINE),
    Box(3.0, 4.0, 0.0, 40.0, Role.OWN, Fill.DASHED_OUTLINE, "open"),
    Box(6.0, 8.0, 20.0, 60.0, Role.OWN, Fill.HATCHED, "verwacht"),
    Track((1.0, 2.0, 3.0), (10.0, None, 30.0), Role.PATH, is_stepped=True),
    Track((1.0, 2.0, 3.0), (10.0, 20.0, 30.0), Role.OTHERS, Stroke.DOTTED),
    Dot(1.0, 10.0, Role.OWN, "een"),
    Dot(3.0, 30.0, Role.ABOVE, "drie", Shape.TRIANGLE_UP, is_hollow=True),
    Segment(6.0, 80.0, 9.0, 80.0, Role.SECOND, has_ends=True, text="tussen 6 en 9"),
    Words(10.0, 80.0, "einde < > &", Role.OWN, is_bold=True),
    Words(5.0, 50.0, "niet\ngeleverd", up=Side.END, is_upright=True),
)
CHART = Chart(X, (Plot(Y, MARKS, share=0.7), Plot(Y, (Box(1.0, 2.0, 0.0, 5.0, Role.BELOW),), "afwijking", 0.3)), 300)
