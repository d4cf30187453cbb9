"""One provider's panel: the agreed path as a stepped line, what was paid as points, and below it the deviation from the path.

Solid is whole; hollow and dashed is open or incomplete; a period that was not delivered is a gap with a word.
"""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.charts import style
from hbh_metrics.charts.style import Palette
from hbh_metrics.figures import Panel, Point, Position, Scale, State

_HEIGHT = 300
_GAP_WORDS = {State.MISSING: "niet geleverd", State.INCOMPLETE: "onbekend", State.WHOLE: "onbekend"}
_ON_PATH_PCT = 0.05
_LAST_WITH_ROOM = 7


@lru_cache(maxsize=256)
def draw(
    panel: Panel, scale: Scale, difference_scale: Scale, *, is_dark: bool = False, height: int = _HEIGHT
) -> go.Figure:
    """Return the panel on the given scales (per cent of the start tariff; per cent of the agreed tariff).

    Kept: the same panel gives the same figure, which nobody may change.
    """
    colours = style.palette(is_dark=is_dark)
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[0.7, 0.3], vertical_spacing=0.06)
    style.apply(figure, colours, height=height)
    place = {period.id: number for number, period in enumerate(experiment_periods())}
    _path(figure, panel, place, colours)
    _realised(figure, panel, place, colours)
    _gaps(figure, panel, place, colours)
    _differences(figure, panel, place, colours)
    _events(figure, panel, place, colours)
    if panel.focus in place:
        at = place[panel.focus]
        figure.add_vrect(x0=at - 0.5, x1=at + 0.5, fillcolor=colours.band, line_width=0, layer="below")
    figure.update_xaxes(**style.period_axis(experiment_periods()))
    figure.update_yaxes(**style.percent_axis(scale), row=1, col=1)
    figure.update_yaxes(**style.difference_axis(difference_scale), row=2, col=1)
    figure.add_hline(y=0, line={"color": colours.ink, "width": 1}, row=2, col=1)
    return figure


def _path(figure: go.Figure, panel: Panel, place: dict[str, int], colours: Palette) -> None:
    known = [point for point in panel.path if point.value is not None]
    figure.add_scatter(
        x=[place[point.period_id] for point in panel.path],
        y=[point.value for point in panel.path],
        mode="lines",
        line={"shape": "hvh", "color": colours.path if panel.is_own else colours.others, "width": 1.5},
        hoverinfo="skip",
        row=1,
        col=1,
    )
    if known:
        end = known[-1]
        text = f"afgesproken {end.text}"
        figure.add_annotation(
            style.label(
                text,
                place[end.period_id] + 0.5,
                end.value or 0,
                colour=colours.faded,
                xanchor="right",
                yanchor="top",
                size=12,
            )
        )


def _realised(figure: go.Figure, panel: Panel, place: dict[str, int], colours: Palette) -> None:
    colour = colours.own if panel.is_own else colours.others
    for part, dash in ((_whole_runs(panel.realised), "solid"), (list(panel.realised), "dot")):
        figure.add_scatter(
            x=[place[point.period_id] for point in part],
            y=[point.value for point in part],
            mode="lines",
            line={"color": colour, "width": 2.5 if dash == "solid" else 1.2, "dash": dash},
            hoverinfo="skip",
            row=1,
            col=1,
        )
    known = [point for point in panel.realised if point.value is not None]
    figure.add_scatter(
        x=[place[point.period_id] for point in known],
        y=[point.value for point in known],
        mode="markers",
        marker={
            "size": 8,
            "color": [colour if point.state.counts else colours.background for point in known],
            "line": {"color": colour, "width": 2},
        },
        text=[_hover(point) for point in known],
        hovertemplate="%{text}<extra></extra>",
        row=1,
        col=1,
    )
    named = next((point for point in reversed(known) if point.period_id <= panel.focus), None)
    if named is not None:
        at = place[named.period_id]
        has_room = at <= _LAST_WITH_ROOM
        side, above = ("left", "bottom") if has_room else ("right", "top")
        ink = colour if panel.is_own else colours.faded
        words = style.label(
            f"<b>betaald {named.text}</b>", at, named.value or 0, colour=ink, xanchor=side, yanchor=above
        )
        figure.add_annotation({**words, "yshift": 7 if has_room else -7})


def _gaps(figure: go.Figure, panel: Panel, place: dict[str, int], colours: Palette) -> None:
    """Write a word where an ended period has no value, once for a row of such periods, hanging from the path."""
    path = {point.period_id: point.value for point in panel.path}
    missing = [point for point in panel.realised if point.value is None and point.state is not State.OPEN]
    for run in _runs(missing, place):
        middle = run[len(run) // 2]
        at, height = place[middle.period_id], path.get(middle.period_id)
        if height is not None:
            has_room = at <= _LAST_WITH_ROOM + 1
            words = style.label(
                _GAP_WORDS[middle.state],
                at,
                height,
                colour=colours.ink,
                xanchor="center",
                yanchor="top" if has_room else "bottom",
                size=11,
            )
            figure.add_annotation({**words, "textangle": -90, "yshift": -5 if has_room else 5})


def _runs(points: list[Point], place: dict[str, int]) -> list[list[Point]]:
    """Return the points in groups of periods that follow each other."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and place[point.period_id] == place[runs[-1][-1].period_id] + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _differences(figure: go.Figure, panel: Panel, place: dict[str, int], colours: Palette) -> None:
    known = [point for point in panel.difference if point.value is not None]
    marks = [colours.of(_side(point), is_own=panel.is_own) for point in known]
    figure.add_bar(
        x=[place[point.period_id] for point in known],
        y=[point.value for point in known],
        width=0.6,
        marker={
            "color": [
                mark if point.state.counts else "rgba(0,0,0,0)" for point, mark in zip(known, marks, strict=True)
            ],
            "line": {"color": marks, "width": 1.5},
        },
        text=[
            f"{dutch.sentence_start(dutch.period(point.period_id))}: {dutch.signed(point.text, point.value)}"
            for point in known
        ],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
        row=2,
        col=1,
    )
    named = style.label(
        "afwijking van het pad", -0.5, 1, colour=colours.faded, xanchor="left", yanchor="bottom", size=11
    )
    figure.add_annotation({**named, "xref": "x2", "yref": "y2 domain", "yshift": -4})


def _events(figure: go.Figure, panel: Panel, place: dict[str, int], colours: Palette) -> None:
    for period_id, words in panel.events:
        if period_id in place:
            figure.add_vline(
                x=place[period_id] - 0.5, line={"color": colours.faded, "width": 1, "dash": "dot"}, row=1, col=1
            )
            figure.add_annotation(
                {
                    **style.label(
                        words, place[period_id] - 0.45, 1, colour=colours.faded, xanchor="left", yanchor="top", size=11
                    ),
                    "yref": "y domain",
                }
            )


def _side(point: Point) -> Position:
    if point.value is None or abs(point.value) < _ON_PATH_PCT:
        return Position.ON
    return Position.ABOVE if point.value > 0 else Position.BELOW


def _hover(point: Point) -> str:
    caution = "" if point.state.counts else f" ({point.state.value})"
    share = f"{dutch.percentage(point.value)} van het starttarief"
    return f"{dutch.sentence_start(dutch.period(point.period_id))}: {point.text}, {share}{caution}"


def _whole_runs(points: tuple[Point, ...]) -> list[Point]:
    """Return the points with gaps where a period is unknown or not whole, so that no solid line crosses it."""
    return [
        point if point.state.counts else Point(point.period_id, None, dutch.MISSING, point.state) for point in points
    ]
