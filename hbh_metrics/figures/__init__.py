"""Findings: the sentence, numbers, table and caption that every chart, screen and export takes, and what its chart shows."""

from __future__ import annotations

from hbh_metrics.figures.chart import (
    Axis,
    Box,
    Chart,
    Dot,
    Fill,
    Mark,
    Plot,
    Role,
    Segment,
    Shape,
    Side,
    Stroke,
    Track,
    Words,
)
from hbh_metrics.figures.finding import (
    Cell,
    Column,
    Figure,
    KeyFigure,
    Panel,
    Point,
    Position,
    Provenance,
    State,
    Table,
)

__all__ = [
    "Axis",
    "Box",
    "Cell",
    "Chart",
    "Column",
    "Dot",
    "Figure",
    "Fill",
    "KeyFigure",
    "Mark",
    "Panel",
    "Plot",
    "Point",
    "Position",
    "Provenance",
    "Role",
    "Segment",
    "Shape",
    "Side",
    "State",
    "Stroke",
    "Table",
    "Track",
    "Words",
]
