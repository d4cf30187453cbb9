"""Draws what was agreed against what was paid: per provider a stair with points on it, and the deviation from the stair below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods, period
from hbh_metrics.drawing import axes, shapes
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.records import Measure

HEIGHT_PX = 300
LARGE_PX = 420
_ROOM_BELOW_PCT, _ROOM_ABOVE_PCT = 1.5, 2.5
_START_INDEX = 100.0
_LEAST_REACH_PCT, _ROOM_IN_REACH = 1.0, 1.15
_ON_PATH_PCT = 0.05
_LAST_WITH_ROOM = 7
_SHARES = (0.7, 0.3)


@dataclass(frozen=True)
class Series:
    """What one panel shows, in per cent of the start tariff: the agreed index of every period that has one, and what was paid.

    `paid` holds for each begun period its row of tariefindex (None where there is none), the paid tariff in euros and the deviation
    from the path in per cent; `amended` the periods in which a new agreement began.
    """

    agreed: tuple[tuple[str, float | None], ...]
    begun: tuple[str, ...]
    paid: tuple[tuple[Measure | None, float | None, float | None], ...]
    amended: tuple[str, ...]
    is_own: bool


def charts_of(series: Sequence[Series], focus: str) -> tuple[Chart, ...]:
    """Return a chart per series, all on one scale; the one of the single provider that was chosen is larger."""
    shown = [index for one in series for _, index in one.agreed] + [
        None if row is None else row.waarde for one in series for row, _, _ in one.paid
    ]
    known = [value for value in (*shown, _START_INDEX) if value is not None]
    scale = axes.percent_axis(min(known) - _ROOM_BELOW_PCT, max(known) + _ROOM_ABOVE_PCT, is_exact=True)
    differences = [abs(difference) for one in series for _, _, difference in one.paid if difference is not None]
    below = axes.difference_axis(max([_LEAST_REACH_PCT, *differences]) * _ROOM_IN_REACH, _percentage)
    is_one_chosen = any(not one.is_own for one in series)
    return tuple(
        _chart(one, scale, below, focus, LARGE_PX if one.is_own and is_one_chosen else HEIGHT_PX) for one in series
    )


def _chart(one: Series, scale: Axis, below: Axis, focus: str, height_px: int) -> Chart:
    places = {within.id: place for place, within in enumerate(experiment_periods())}
    x = axes.period_axis(experiment_periods())
    first = places[one.begun[0]] if one.begun else 0
    bands = [shapes.focus_band(places[focus], plot) for plot in (scale, below)] if focus in places else []
    upper: list[Mark] = [*bands[:1], *_path(one), *_paid(one, first, places.get(focus))]
    for period_id in one.amended:
        if period_id in places:
            words = f"nieuwe afspraak\n{dutch.day(period(period_id).begin)}"
            upper += shapes.event(places[period_id] - 0.5, words, scale)
    lower: list[Mark] = [*bands[1:], *_deviations(one, first), shapes.zero_line(x)]
    return Chart(
        x,
        (Plot(scale, tuple(upper), share=_SHARES[0]), Plot(below, tuple(lower), "afwijking van het pad", _SHARES[1])),
        height_px,
    )


def _path(one: Series) -> list[Mark]:
    points = [Point(period_id, index, dutch.percentage(index)) for period_id, index in one.agreed]
    marks: list[Mark] = [shapes.path_steps(points, Role.PATH if one.is_own else Role.OTHERS)]
    known = [(place, point) for place, point in enumerate(points) if point.value is not None]
    if known:
        place, end = known[-1]
        marks.append(
            Words(
                place + 0.5,
                end.value or 0.0,
                f"afgesproken {end.text}",
                Role.FADED,
                Side.END,
                Side.END,
                shift_y_px=-3.0,
                size_px=12.0,
            )
        )
    return marks


def _paid(one: Series, first: int, focus: int | None) -> list[Mark]:
    role = Role.OWN if one.is_own else Role.OTHERS
    points = [_point(one, place) for place in range(len(one.begun))]
    hovers = [Point(point.period_id, point.value, _hover(point), point.state) for point in points]
    marks = list(shapes.realised(hovers, role, first=first, gap_at=[index for _, index in one.agreed][first:]))
    named = [
        (first + place, point)
        for place, point in enumerate(points)
        if point.value is not None and (focus is None or first + place <= focus)
    ]
    if named:
        at, point = named[-1]
        has_room = at <= _LAST_WITH_ROOM
        across, up, shift = (Side.START, Side.START, 8.0) if has_room else (Side.END, Side.END, -8.0)
        ink = Role.OWN if one.is_own else Role.FADED
        marks.append(
            Words(at, point.value or 0.0, f"betaald {point.text}", ink, across, up, shift_y_px=shift, is_bold=True)
        )
    return marks


def _point(one: Series, place: int) -> Point:
    row, euros, _ = one.paid[place]
    if row is None:
        return Point(one.begun[place], None, dutch.MISSING, State.OPEN)
    return Point(one.begun[place], row.waarde, dutch.euro(euros), State.of(row.status))


def _deviations(one: Series, first: int) -> tuple[Mark, ...]:
    points = []
    for place, (row, _, difference) in enumerate(one.paid):
        text = dutch.signed(dutch.percentage(difference), difference)
        told = f"{dutch.sentence_start(dutch.period(one.begun[place]))}: {text}"
        points.append(Point(one.begun[place], difference, told, State.OPEN if row is None else State.of(row.status)))
    return shapes.columns(points, [_role(point.value, is_own=one.is_own) for point in points], first=first)


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
