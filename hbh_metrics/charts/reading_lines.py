"""The same agreement under each reading: a stepped line per reading, named at its end; the one in force in colour."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from hbh_metrics.calendar import experiment_periods
from hbh_metrics.charts import style
from hbh_metrics.charts.style import Palette
from hbh_metrics.figures import Line, Scale

_HEIGHT = 300
_LABEL_WIDTH = 104
_LABEL_HEIGHT = 46


def draw(lines: tuple[Line, ...], scale: Scale, *, is_dark: bool = False) -> go.Figure:
    """Return the lines on one scale, in per cent of the start tariff."""
    colours = style.palette(is_dark=is_dark)
    figure = style.blank(colours, height=_HEIGHT)
    place = {period.id: number for number, period in enumerate(experiment_periods())}
    for line in sorted(lines, key=lambda line: line.is_own):
        figure.add_scatter(
            x=[place[point.period_id] for point in line.points],
            y=[point.value for point in line.points],
            mode="lines",
            line={
                "shape": "hvh",
                "color": colours.own if line.is_own else colours.others,
                "width": 3 if line.is_own else 2,
                "dash": "solid" if line.is_own else "dash",
            },
            text=[f"{line.label}: {point.text}" for point in line.points],
            hovertemplate="%{text}<extra></extra>",
        )
    for words in _labels(lines, scale, colours, len(place)):
        figure.add_annotation(words)
    figure.update_xaxes(**style.period_axis(experiment_periods()))
    figure.update_yaxes(**style.percent_axis(scale))
    figure.update_layout(margin={"r": _LABEL_WIDTH})
    return figure


def _labels(lines: tuple[Line, ...], scale: Scale, colours: Palette, periods: int) -> list[dict[str, Any]]:
    """Return the names of the lines at their ends, right of the plot, moved apart where two ends lie close."""
    ended = [(line.points[-1].value, line) for line in lines if line.points and line.points[-1].value is not None]
    close = _LABEL_HEIGHT / _HEIGHT * (scale.high - scale.low)
    labels, lowest = [], scale.low
    for value, line in sorted(ended, key=lambda end: end[0] or 0.0):
        at = max(value or 0.0, lowest)
        lowest = at + close
        name = f"<b>{line.label}</b>" if line.is_own else line.label
        colour = colours.own if line.is_own else colours.faded
        text = f"{name}<br>{line.points[-1].text}"
        labels.append(style.label(text, periods - 0.4, at, colour=colour, xanchor="left", yanchor="middle"))
    return labels
