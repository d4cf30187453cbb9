"""A row per provider: the agreed fall of the tariff as an outline, the realised fall as a solid bar, and both in words above it."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go

from hbh_metrics.charts import style
from hbh_metrics.figures import Bar, Position, Scale

_ROW_HEIGHT = 56
_EDGE = 40
_WORDS_ABOVE = 0.38


def draw(bars: tuple[Bar, ...], scale: Scale, *, is_dark: bool = False) -> go.Figure:
    """Return the rows on one scale, in percentage points of the start tariff; hollow when the data are not whole."""
    colours = style.palette(is_dark=is_dark)
    figure = style.blank(colours, height=_ROW_HEIGHT * len(bars) + _EDGE)
    places = list(range(len(bars), 0, -1))
    marks = [colours.of(bar.position, is_own=bar.is_own) for bar in bars]
    figure.add_bar(
        orientation="h",
        x=[bar.realised for bar in bars],
        y=places,
        width=0.26,
        marker={
            "color": [
                "rgba(0,0,0,0)" if bar.position is Position.UNKNOWN else mark
                for bar, mark in zip(bars, marks, strict=True)
            ],
            "line": {"color": marks, "width": 1.5},
        },
        hoverinfo="skip",
    )
    figure.add_bar(
        orientation="h",
        x=[bar.agreed for bar in bars],
        y=places,
        width=0.38,
        marker={"color": "rgba(0,0,0,0)", "line": {"color": colours.path, "width": 1.5}},
        hoverinfo="skip",
    )
    for bar, at, mark in zip(bars, places, marks, strict=True):
        words = f"<b>{escape(bar.label)}</b>  <span style='color:{mark}'>{bar.text[:1]}</span>{bar.text[1:]}"
        figure.add_annotation(
            style.label(words, 0, at + _WORDS_ABOVE, colour=colours.ink, xanchor="left", yanchor="middle", size=14)
        )
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(**style.points_axis(scale), showgrid=True, gridcolor=colours.grid)
    figure.update_yaxes(visible=False, range=[0.7, len(bars) + 0.62])
    figure.add_vline(x=0, line={"color": colours.ink, "width": 1})
    return figure
