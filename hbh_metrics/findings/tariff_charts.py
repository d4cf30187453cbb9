"""Draws what was agreed against what was paid: per provider a stair with points on it, and the deviation from the stair below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods, period
from hbh_metrics.drawing import axes, shapes
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.points import Point

HEIGHT_PX = 300
LARGE_PX = 420
_ROOM_BELOW_PCT, _ROOM_ABOVE_PCT = 1.5, 2.5
_START_INDEX = 100.0
_LEAST_REACH_PCT, _ROOM_IN_REACH = 1.0, 1.15
_ON_PATH_PCT = 0.05
_LAST_WITH_ROOM = 7
_ONE_LINE_SHARE = 0.16
"""The part of the scale that a line of text takes: closer to the end of the path, the words of both would be printed over each other."""
_SHARES = (0.7, 0.3)


@dataclass(frozen=True)
class Series:
    """What one panel shows, in per cent of the start tariff: the agreed index of every period that has one, and what was paid.

    `paid` holds the tariefindex of each begun period with the paid tariff in euros as its text, `differences` the deviation from the
    path in per cent; `amended` the periods in which a new agreement began.
    """

    agreed: tuple[Point, ...]
    paid: tuple[Point, ...]
    differences: tuple[Point, ...]
    amended: tuple[str, ...]
    is_own: bool


@dataclass(frozen=True)
class Scales:
    """The two axes that all panels share: of the index, and of the deviation below it."""

    index: Axis
    below: Axis


def scales_of(series: Iterable[Series]) -> Scales:
    """Return the scales on which all of these fit."""
    every = list(series)
    known = [_START_INDEX, *_values(point for one in every for point in (*one.agreed, *one.paid))]
    differences = [abs(value) for value in _values(point for one in every for point in one.differences)]
    return Scales(
        axes.percent_axis(min(known) - _ROOM_BELOW_PCT, max(known) + _ROOM_ABOVE_PCT, is_exact=True),
        axes.difference_axis(max([_LEAST_REACH_PCT, *differences]) * _ROOM_IN_REACH, _percentage),
    )


def chart_of(one: Series, scales: Scales, focus: str, *, is_large: bool) -> Chart:
    """Return the chart of a series, the period `focus` marked; `is_large` for the single provider that was chosen."""
    places = {within.id: place for place, within in enumerate(experiment_periods())}
    x = axes.period_axis(experiment_periods())
    first = places[one.paid[0].period_id] if one.paid else 0
    both = (scales.index, scales.below)
    bands = [shapes.focus_band(places[focus], plot) for plot in both] if focus in places else []
    upper: list[Mark] = [*bands[:1], *_path(one), *_paid(one, first, places.get(focus), scales.index)]
    for period_id in one.amended:
        if period_id in places:
            words = f"nieuwe afspraak\n{dutch.day(period(period_id).begin)}"
            upper += shapes.event(places[period_id] - 0.5, words, scales.index)
    roles = [_role(point.value, is_own=one.is_own) for point in one.differences]
    lower: tuple[Mark, ...] = (*bands[1:], *shapes.columns(one.differences, roles, first=first), shapes.zero_line(x))
    return Chart(
        x,
        (
            Plot(scales.index, tuple(upper), share=_SHARES[0]),
            Plot(scales.below, lower, "afwijking van het pad", _SHARES[1]),
        ),
        LARGE_PX if is_large else HEIGHT_PX,
    )


def _values(points: Iterable[Point]) -> list[float]:
    """Return the values of whole periods: what is not whole sets no axis."""
    return [point.value for point in points if point.value is not None and point.state.counts]


def _path(one: Series) -> list[Mark]:
    marks: list[Mark] = [shapes.path_steps(one.agreed, Role.PATH if one.is_own else Role.OTHERS)]
    known = [(place, point) for place, point in enumerate(one.agreed) if point.value is not None]
    if known:
        place, end = known[-1]
        marks.append(
            Words(
                place + 0.5,
                end.value or 0.0,
                f"afgesproken {dutch.percentage(end.value)}",
                Role.FADED,
                Side.END,
                Side.END,
                shift_y_px=-3.0,
                size_px=12.0,
            )
        )
    return marks


def _paid(one: Series, first: int, focus: int | None, scale: Axis) -> list[Mark]:
    role = Role.OWN if one.is_own else Role.OTHERS
    hovers = [replace(point, text=_hover(point)) for point in one.paid]
    marks = list(shapes.realised(hovers, role, first=first, gap_at=[point.value for point in one.agreed][first:]))
    named = [
        (first + place, point)
        for place, point in enumerate(one.paid)
        if point.value is not None and (focus is None or first + place <= focus)
    ]
    if named:
        at, point = named[-1]
        has_room = at <= _LAST_WITH_ROOM
        across, up, shift = (Side.START, Side.START, 8.0) if has_room else (Side.END, Side.END, -8.0)
        ink, height = Role.OWN if one.is_own else Role.FADED, point.value or 0.0
        agreed = [end.value for end in one.agreed if end.value is not None]
        if agreed and not has_room and abs(height - agreed[-1]) < _ONE_LINE_SHARE * (scale.high - scale.low):
            height, shift = min(height, agreed[-1]), -20.0
        marks.append(Words(at, height, f"betaald {point.text}", ink, across, up, shift_y_px=shift, is_bold=True))
    return marks


def _role(difference: float | None, *, is_own: bool) -> Role:
    if not is_own:
        return Role.OTHERS
    if difference is None or abs(difference) < _ON_PATH_PCT:
        return Role.OWN
    return Role.ABOVE if difference > 0 else Role.BELOW


def _hover(point: Point) -> str:
    return shapes.hover(point, f"{dutch.percentage(point.value)} van het starttarief")


def _percentage(value: float) -> str:
    return dutch.percentage(value, 0 if value == int(value) else 1)
