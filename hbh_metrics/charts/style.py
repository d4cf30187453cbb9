"""The one look of all charts, light and dark: colours by what they mean, type, axes, and Dutch text made in Python.

Every colour has at least 3:1 on its background. Axis texts are made here: a browser would write its own language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import Any

import plotly.graph_objects as go

from hbh_metrics import dutch
from hbh_metrics.calendar import Period
from hbh_metrics.figures import Position, Scale

CONFIG: dict[str, object] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
"""What the browser may do with a chart: show a value under the pointer, nothing else (its buttons would be English)."""

FONT = "Source Sans, Source Sans Pro, Segoe UI, Arial, sans-serif"
_MONTH_EVERY = 3
_TICKS_WANTED = 6
_STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100, 1000, 10_000)


@dataclass(frozen=True)
class Palette:
    """Colours by their meaning, for one background."""

    ink: str
    faded: str
    grid: str
    band: str
    background: str
    own: str
    others: str
    path: str
    above: str
    below: str

    def of(self, position: Position, *, is_own: bool = True) -> str:
        """Return the colour of a position against the path; grey when it is another provider's."""
        if not is_own:
            return self.others
        return {Position.ABOVE: self.above, Position.BELOW: self.below}.get(position, self.own)


LIGHT = Palette(
    "#000000", "#4A4F55", "#E4E7EB", "#E3EBF3", "#FFFFFF", "#12436D", "#7A8087", "#3D3D3D", "#D9541A", "#1F8A80"
)
DARK = Palette(
    "#FFFFFF", "#B9C0C7", "#2A333B", "#1F2C39", "#10151A", "#6BACE6", "#8C949C", "#C9CED3", "#F58B54", "#4FC4B9"
)


def palette(*, is_dark: bool) -> Palette:
    """Return the colours for a dark or a light screen."""
    return DARK if is_dark else LIGHT


def blank(colours: Palette, *, height: int) -> go.Figure:
    """Return an empty figure in the look of the house: transparent, no legend, no title (the finding is the title)."""
    figure = go.Figure()
    apply(figure, colours, height=height)
    return figure


def apply(figure: go.Figure, colours: Palette, *, height: int) -> None:
    """Give a figure the look of the house; `height` is in pixels."""
    figure.update_layout(
        template=None,
        height=height,
        margin={"l": 4, "r": 8, "t": 8, "b": 4, "autoexpand": True},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": colours.ink},
        showlegend=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": colours.background,
            "bordercolor": colours.faded,
            "font": {"color": colours.ink, "family": FONT},
        },
        dragmode=False,
        separators=",.",
    )
    figure.update_xaxes(
        showgrid=False, zeroline=False, fixedrange=True, automargin=True, tickfont={"size": 12}, ticks=""
    )
    figure.update_yaxes(
        gridcolor=colours.grid, zeroline=False, fixedrange=True, automargin=True, tickfont={"size": 12}, ticks=""
    )


def period_axis(periods: Sequence[Period]) -> dict[str, Any]:
    """Return an x-axis with the number of each period, and below every third one the month it lies in."""
    texts = [
        f"{int(period.id[4:])}" + (f"<br>{dutch.month_short(middle(period))}" if place % _MONTH_EVERY == 0 else "")
        for place, period in enumerate(periods)
    ]
    return {
        "tickvals": list(range(len(periods))),
        "ticktext": texts,
        "range": [-0.6, len(periods) - 0.4],
        "tickangle": 0,
    }


def middle(period: Period) -> date:
    """Return the day in the middle of a period."""
    return period.begin + (period.end - period.begin) / 2


def percent_axis(scale: Scale) -> dict[str, Any]:
    """Return an axis of that scale with evenly spaced percentages in Dutch."""
    values = _ticks(scale)
    return {"tickvals": values, "ticktext": [_percentage(value) for value in values], "range": [scale.low, scale.high]}


def difference_axis(scale: Scale) -> dict[str, Any]:
    """Return an axis with three ticks: as far below, no difference, as far above."""
    reach = max(value for value in _STEPS if value <= scale.high)
    values = [-reach, 0, reach]
    texts = [dutch.signed(_percentage(value), value) for value in values]
    return {"tickvals": values, "ticktext": texts, "range": [scale.low, scale.high]}


def points_axis(scale: Scale) -> dict[str, Any]:
    """Return an axis of percentage points, with the word at the last tick."""
    values = _ticks(scale)
    texts = [dutch.number(value) for value in values[:-1]] + [dutch.points(value, 0) for value in values[-1:]]
    return {"tickvals": values, "ticktext": texts, "range": [scale.low, scale.high]}


def _ticks(scale: Scale) -> list[float]:
    step = next(step for step in _STEPS if (scale.high - scale.low) / step <= _TICKS_WANTED)
    first = ceil(scale.low / step)
    return [place * step for place in range(first, floor(scale.high / step) + 1)]


def _percentage(value: float) -> str:
    return dutch.percentage(value, 0 if value == int(value) else 1)


def label(text: str, x: float, y: float, *, colour: str, xanchor: str, yanchor: str, size: int = 13) -> dict[str, Any]:
    """Return a text that stands beside what it names, instead of a legend."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "showarrow": False,
        "font": {"color": colour, "size": size, "family": FONT},
        "align": "left",
    }
