"""Where one plot lies in a picture, and how its data become pixels."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.drawing.chart import Axis, Chart, Role
from hbh_metrics.drawing.geometry import Frame
from hbh_metrics.drawing.style import Palette


@dataclass(frozen=True)
class Area:
    """The rectangle of one plot in a picture of `picture` (width and height), in pixels, with its axes and colours."""

    left: float
    top: float
    width: float
    height: float
    x: Axis
    y: Axis
    picture: tuple[float, float]
    colours: Palette

    def across(self, value: float) -> float:
        """Return how far from the left of the picture a value of the x-axis stands."""
        return self.left + (value - self.x.low) / (self.x.high - self.x.low) * self.width

    def down(self, value: float) -> float:
        """Return how far from the top of the picture a value of the y-axis stands."""
        return self.top + (self.y.high - value) / (self.y.high - self.y.low) * self.height

    def ink(self, role: Role) -> str:
        """Return the colour of a role."""
        return self.colours.of[role]


def areas_of(chart: Chart, frame: Frame, width_px: float, colours: Palette) -> tuple[Area, ...]:
    """Return where each plot of a chart lies in a picture `width_px` wide."""
    width, picture = width_px - frame.left - frame.right, (width_px, float(chart.height_px))
    return tuple(
        Area(frame.left, top, width, height, chart.x, plot.y, picture, colours)
        for plot, (top, height) in zip(chart.plots, frame.plots, strict=True)
    )
