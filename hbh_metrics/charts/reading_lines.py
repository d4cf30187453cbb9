"""The same agreement under each reading: a stepped line per reading, named at its end; the one in force in colour."""

from __future__ import annotations

import plotly.graph_objects as go

from hbh_metrics.calendar import experiment_periods
from hbh_metrics.charts import style
from hbh_metrics.figures import Line, Scale

_HEIGHT = 300


def draw(lines: tuple[Line, ...], scale: Scale, *, is_dark: bool = False) -> go.Figure:
    """Return the lines on one scale, in per cent of the start tariff."""
    colours = style.palette(is_dark=is_dark)
    figure = style.blank(colours, height=_HEIGHT)
    place = {period.id: number for number, period in enumerate(experiment_periods())}
    ends = sorted((line.points[-1].value or 0.0, line.label) for line in lines if line.points)
    for line in sorted(lines, key=lambda line: line.is_own):
        colour = colours.own if line.is_own else colours.others
        figure.add_scatter(
            x=[place[point.period_id] for point in line.points],
            y=[point.value for point in line.points],
            mode="lines",
            line={
                "shape": "hvh",
                "color": colour,
                "width": 3 if line.is_own else 2,
                "dash": "solid" if line.is_own else "dash",
            },
            text=[f"{line.label}: {point.text}" for point in line.points],
            hovertemplate="%{text}<extra></extra>",
        )
        if line.points and line.points[-1].value is not None:
            end = line.points[-1]
            is_lowest = bool(ends) and ends[0][1] == line.label
            figure.add_annotation(
                {
                    **style.label(
                        f"{line.label} {end.text}",
                        place[end.period_id] + 0.5,
                        end.value or 0.0,
                        colour=colours.own if line.is_own else colours.faded,
                        xanchor="right",
                        yanchor="top" if is_lowest else "bottom",
                    ),
                    "yshift": -3 if is_lowest else 3,
                }
            )
    figure.update_xaxes(**style.period_axis(experiment_periods()))
    figure.update_yaxes(**style.percent_axis(scale))
    return figure
