"""What a chart shows, without saying what draws it: axes with Dutch ticks and five kinds of marks in the coordinates of the data.

One description, two renderers (`charts/`): interactive on screen, vector graphics in a PDF. A mark says what it means (its role and how
far it can be trusted), never a colour. Marks are drawn in their order, the first at the back. Lengths are in the units of the axes, unless
a name says `_px`. The `origin` of a mark is which numbers it shows, so that nothing is drawn as what it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from hbh_metrics.records import NumberId


class Role(Enum):
    """What a mark stands for; a renderer gives it a colour, light and dark."""

    INK = auto()
    FADED = auto()
    GRID = auto()
    BAND = auto()
    OWN = auto()
    OTHERS = auto()
    PATH = auto()
    ABOVE = auto()
    BELOW = auto()
    SECOND = auto()
    THIRD = auto()
    FOURTH = auto()


class Fill(Enum):
    """How a box is filled: solid is whole, an outline is agreed or not whole, hatched is a forecast or a bound, tinted is a background."""

    SOLID = auto()
    OUTLINE = auto()
    DASHED_OUTLINE = auto()
    HATCHED = auto()
    TINTED = auto()


class Stroke(Enum):
    """How a line is drawn."""

    SOLID = auto()
    DASHED = auto()
    DOTTED = auto()


class Shape(Enum):
    """The shape of a dot; a better or worse value has its own shape beside its colour."""

    CIRCLE = auto()
    TRIANGLE_UP = auto()
    TRIANGLE_DOWN = auto()
    DIAMOND = auto()
    SQUARE = auto()


class Side(Enum):
    """Where a text stands against its point, horizontally and vertically: the first word of each pair is where the text begins."""

    START = auto()
    MIDDLE = auto()
    END = auto()


@dataclass(frozen=True)
class Track:
    """A line through points, broken where a y is None; `is_stepped` keeps each value for the whole width round its x.

    `origin` holds which number each point is, None for one that is no metric.
    """

    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    role: Role
    stroke: Stroke = Stroke.SOLID
    width_px: float = 2.0
    is_stepped: bool = False
    origin: tuple[NumberId | None, ...] = ()

    def __post_init__(self) -> None:
        if len(self.xs) != len(self.ys) or len(self.origin) not in (0, len(self.xs)):
            raise ValueError(f"a track needs as many y as x, not {len(self.ys)} and {len(self.xs)}")


@dataclass(frozen=True)
class Dot:
    """A point, hollow when it is not whole; `text` is what pointing at it tells."""

    x: float
    y: float
    role: Role
    text: str = ""
    shape: Shape = Shape.CIRCLE
    is_hollow: bool = False
    size_px: float = 8.0
    origin: tuple[NumberId, ...] = ()


@dataclass(frozen=True)
class Box:
    """A rectangle from (`x0`, `y0`) to (`x1`, `y1`): a bar lying or standing, a part of a stack, a background band."""

    x0: float
    x1: float
    y0: float
    y1: float
    role: Role
    fill: Fill = Fill.SOLID
    text: str = ""
    origin: tuple[NumberId, ...] = ()


@dataclass(frozen=True)
class Segment:
    """A straight piece between two points: an interval, a reference line, an event; `has_ends` closes it with short strokes."""

    x0: float
    y0: float
    x1: float
    y1: float
    role: Role
    stroke: Stroke = Stroke.SOLID
    width_px: float = 1.5
    has_ends: bool = False
    text: str = ""
    origin: tuple[NumberId, ...] = ()


@dataclass(frozen=True)
class Words:
    """A text that stands beside what it names, instead of a legend.

    `across` and `up` say which part of the text is at the point: START puts its left (lower) edge there, END its right (upper) edge. The
    shifts move it from there, to the right and up. `is_rimmed` gives it a rim of the background, to be read over a line or a bar that it
    cannot keep away from.
    """

    x: float
    y: float
    text: str
    role: Role = Role.INK
    across: Side = Side.START
    up: Side = Side.MIDDLE
    shift_x_px: float = 0.0
    shift_y_px: float = 0.0
    size_px: float = 13.0
    is_bold: bool = False
    is_upright: bool = False
    is_rimmed: bool = True


Mark = Track | Dot | Box | Segment | Words


@dataclass(frozen=True)
class Axis:
    """The range of an axis and its ticks, each with its Dutch text; without ticks nothing of the axis is drawn.

    `keeps_every_tick` says that each names something of its own, so that none is left out where there is little room.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    has_grid: bool = False
    keeps_every_tick: bool = False


@dataclass(frozen=True)
class Plot:
    """One area with its own y-axis; `title` stands above it, `share` is its part of the chart's height."""

    y: Axis
    marks: tuple[Mark, ...]
    title: str = ""
    share: float = 1.0


@dataclass(frozen=True)
class Chart:
    """One or more plots above each other on one x-axis, `height_px` high in all."""

    x: Axis
    plots: tuple[Plot, ...]
    height_px: int = 300

    def __post_init__(self) -> None:
        if not self.plots:
            raise ValueError("a chart needs a plot")

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Reckoned once: what draws a chart looks it up by all that is in it."""
        return hash((self.x, self.plots, self.height_px))

    @property
    def origins(self) -> frozenset[NumberId]:
        """Which numbers are drawn."""
        marks = (mark for plot in self.plots for mark in plot.marks if not isinstance(mark, Words))
        return frozenset(origin for mark in marks for origin in mark.origin if origin is not None)
