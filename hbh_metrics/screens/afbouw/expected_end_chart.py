"""Draws what is expected: for one provider the road to the end, hatched as far as it is not known yet; for all the range of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing import axes, shapes
from hbh_metrics.drawing.chart import Axis, Chart, Dot, Mark, Plot, Role, Segment, Shape, Side, Words
from hbh_metrics.drawing.points import Point, Position
from hbh_metrics.screens.afbouw.end_position import EndPosition

_ROW_PX, _EDGE_PX, _HEIGHT_PX = 56, 34, 320
_WORDS_ABOVE, _HALF_BAR, _HALF_MARK = 0.4, 0.12, 0.2
_ROOM_PCT = 1.5


def rows(ends: Sequence[tuple[str, EndPosition | None]]) -> Chart | None:
    """Return a row per provider: the expected range hatched, the agreed end position as a line; None when nothing is expected yet."""
    known = [end for _, end in ends if end is not None]
    if not known:
        return None
    x = axes.percent_axis(
        min(end.low_pct for end in known) - _ROOM_PCT, max(end.high_pct for end in known) + _ROOM_PCT, is_exact=True
    )
    marks: list[Mark] = []
    for place, (name, end) in zip(axes.from_top(len(ends)), ends, strict=True):
        marks += _row(place, name, end, x)
    plot = Plot(Axis(-0.4, len(ends) - 0.3), tuple(marks))
    return Chart(Axis(x.low, x.high, x.ticks, has_grid=True), (plot,), _ROW_PX * len(ends) + _EDGE_PX)


def _row(place: int, name: str, end: EndPosition | None, x: Axis) -> list[Mark]:
    words = shapes.named_row(place + _WORDS_ABOVE, name, _in_words(end), shapes.role_of(_position(end)), x=x.low)
    if end is None:
        return list(words)
    role = shapes.role_of(_position(end))
    told = f"{name}: {end.text}"
    expected: Mark = (
        Dot(end.low_pct, place, role, told, Shape.DIAMOND)
        if not end.text.startswith("tussen")
        else shapes.forecast(end.low_pct, end.high_pct, place - _HALF_BAR, place + _HALF_BAR, told, role)[0]
    )
    agreed = Segment(
        end.agreed_pct,
        place - _HALF_MARK,
        end.agreed_pct,
        place + _HALF_MARK,
        Role.PATH,
        width_px=3.0,
        text="afgesproken",
    )
    return [*words, expected, agreed]


def road(
    end: EndPosition | None, measured: Sequence[Point], agreed: Mapping[str, float], to_come: Mapping[str, EndPosition]
) -> Chart | None:
    """Return the road of one provider: the agreed stair, what was paid until now, and the hatched range of every period to come.

    `measured` holds a point per begun period, `agreed` the index per period and `to_come` the range per period to come, all in % of
    the start tariff. None when nothing is expected yet.
    """
    if end is None:
        return None
    periods = experiment_periods()
    places = {within.id: place for place, within in enumerate(periods)}
    values = [*agreed.values(), *(point.value for point in measured if point.value is not None and point.state.counts)]
    values += [value for later in to_come.values() for value in (later.low_pct, later.high_pct)]
    y = axes.percent_axis(min(values) - _ROOM_PCT, max(values) + _ROOM_PCT, is_exact=True)
    path = [Point(within.id, agreed.get(within.id), "") for within in periods]
    marks: list[Mark] = []
    for period_id, later in to_come.items():
        at = places[period_id]
        told = f"{dutch.sentence_start(dutch.period(period_id))}: wat als, {later.text}"
        marks += shapes.forecast(at - 0.5, at + 0.5, later.low_pct, later.high_pct, told)
    marks.append(shapes.path_steps(path))
    first = places[measured[0].period_id] if measured else 0
    marks += shapes.realised(measured, first=first)
    last = len(periods) - 0.5
    if abs(end.high_pct - end.agreed_pct) < abs(end.low_pct - end.agreed_pct):
        high, low = Side.END, Side.START
    else:
        high, low = Side.START, Side.END
    marks.append(
        Words(
            last,
            end.agreed_pct,
            f"afgesproken {dutch.percentage(end.agreed_pct)}",
            Role.FADED,
            Side.END,
            low,
            size_px=12.0,
        )
    )
    if not end.is_as_agreed:
        far = end.high_pct if high is Side.START else end.low_pct
        told = f"{'betaald' if end.is_reached else 'verwacht'} {end.text}"
        marks.append(Words(last, far, told, Role.OWN, Side.END, high, shift_y_px=3.0, is_bold=True))
    return Chart(axes.period_axis(periods), (Plot(y, tuple(marks)),), _HEIGHT_PX)


def _position(end: EndPosition | None) -> Position:
    if end is None:
        return Position.UNKNOWN
    if end.is_as_agreed:
        return Position.ON
    return Position.ABOVE if end.high_pct > end.agreed_pct else Position.BELOW


def _in_words(end: EndPosition | None) -> str:
    position = _position(end)
    if end is None:
        return f"{position.shape} nog niet te geven"
    if position is Position.ON:
        return f"{position.shape} {end.text}, zoals afgesproken"
    return f"{position.shape} {end.text}"
