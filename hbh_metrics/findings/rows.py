"""A row per provider: a share as a lying bar in parts, or a value with its interval; the total first, in the one order of all screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics.drawing.axes import category_axis, from_top
from hbh_metrics.drawing.chart import Axis, Box, Chart, Dot, Fill, Mark, Plot, Role, Segment, Shape, Side, Words
from hbh_metrics.drawing.shapes import fill_of, interval, is_bound
from hbh_metrics.dutch import Rough
from hbh_metrics.records import NumberId

_ROW_PX, _EDGE_PX = 44, 48
_HALF_BAR = 0.27
_TEXT_PX = 12.0
_DOT_PX = 9.0
_ROOM_FOR_A_VALUE = 0.15


@dataclass(frozen=True)
class Part:
    """One part of a lying bar, from where the part before it ends."""

    value: float
    role: Role
    text: str
    fill: Fill = Fill.SOLID
    origin: tuple[NumberId, ...] = ()


@dataclass(frozen=True)
class BarRow:
    """One row of lying bars: its name, its parts, and the words behind them (why there is no bar, when there is none).

    `inside` stands above the left end of the bar, for a bar that fills the whole width.
    """

    name: str
    parts: tuple[Part, ...]
    words: str
    inside: str = ""


@dataclass(frozen=True)
class IntervalRow:
    """One row with a value and the range that it may lie in by chance; without a value its words say why.

    The words begin with the value, what is more stands in brackets.

    `is_labelled` shows the words beside the dot too; `origin` is which number the value is, and both ends where they are metrics.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    words: str
    role: Role = Role.OWN
    is_hollow: bool = False
    shape: Shape = Shape.CIRCLE
    is_labelled: bool = False
    origin: tuple[NumberId, ...] = ()


def stacked(rows: Sequence[BarRow], x: Axis, title: str = "") -> Chart:
    """Return a lying bar per row, in parts beside each other."""
    marks: list[Mark] = []
    for at, row in zip(from_top(len(rows)), rows, strict=True):
        begin = 0.0
        for part in row.parts:
            marks.append(
                Box(
                    begin,
                    begin + part.value,
                    at - _HALF_BAR,
                    at + _HALF_BAR,
                    part.role,
                    fill_of(part.value, part.fill),
                    f"{row.name}: {part.text}",
                    part.origin,
                )
            )
            begin += part.value
        if row.words:
            marks.append(Words(begin, at, row.words, shift_x_px=6.0, size_px=_TEXT_PX))
        above = ", ".join([*([row.inside] if row.inside else []), *_bounds_untold(row)])
        if above:
            marks.append(Words(0.0, at + _HALF_BAR, above, up=Side.START, shift_y_px=1.0, size_px=_TEXT_PX))
    return _chart([row.name for row in rows], x, marks, title)


def _bounds_untold(row: BarRow) -> list[str]:
    """Return the words of the parts that are bounds, as far as no words of the row say them yet: a hatched part never stands alone."""
    said = f"{row.words} {row.inside}"
    bounds = {
        part.text: part.value.bound for part in row.parts if isinstance(part.value, Rough) and is_bound(part.value)
    }
    return [text for text, bound in bounds.items() if f"{text.partition(bound)[0]}{bound}" not in said]


def intervals(rows: Sequence[IntervalRow], x: Axis, title: str = "", *, line_at: float | None = None) -> Chart:
    """Return a dot with its interval per row, with a standing line at `line_at`."""
    marks: list[Mark] = []
    if line_at is not None:
        marks.append(Segment(line_at, -0.6, line_at, len(rows) - 0.4, Role.INK, width_px=1.0))
    for at, row in zip(from_top(len(rows)), rows, strict=True):
        text = f"{row.name}: {row.words}"
        if row.value is None:
            marks.append(Words(x.low, at, row.words, Role.FADED, shift_x_px=6.0, size_px=_TEXT_PX))
            continue
        if row.low is not None and row.high is not None:
            marks += interval(at, row.low, row.high, row.role, text=text, origin=row.origin[1:])
            marks.append(_value_of(row, (row.low, row.high), at, x, line_at))
        marks.append(Dot(row.value, at, row.role, text, row.shape, row.is_hollow, _DOT_PX, row.origin[:1]))
        if row.is_labelled:
            marks.append(_beside(row, row.value, at, x))
    return _chart([row.name for row in rows], x, marks, title)


def _value_of(row: IntervalRow, ends: tuple[float, float], at: float, x: Axis, line_at: float | None) -> Words:
    """Return the first words of a row (its value) behind its interval; before it where there is no room, or where a line would cross."""
    low, high = ends
    text, width = row.words.split(" (")[0], x.high - x.low
    room_before, room_behind = (low - x.low) / width, (x.high - high) / width
    is_crossed = line_at is not None and high < line_at and (line_at - high) / width < _ROOM_FOR_A_VALUE
    if room_behind > _ROOM_FOR_A_VALUE and not (is_crossed and room_before > _ROOM_FOR_A_VALUE):
        return Words(high, at, text, row.role, shift_x_px=_DOT_PX, size_px=_TEXT_PX)
    return Words(low, at, text, row.role, Side.END, shift_x_px=-_DOT_PX, size_px=_TEXT_PX)


def _beside(row: IntervalRow, value: float, at: float, x: Axis) -> Words:
    """Return the words of a row beside its dot, on the side with the most room."""
    is_right = value > (x.low + x.high) / 2
    side, shift = (Side.END, -_DOT_PX - 2) if is_right else (Side.START, _DOT_PX + 2)
    return Words(value, at, row.words, across=side, shift_x_px=shift, size_px=_TEXT_PX)


def _chart(names: Sequence[str], x: Axis, marks: Sequence[Mark], title: str) -> Chart:
    y = category_axis(len(names), list(reversed(names)))
    return Chart(x, (Plot(y, tuple(marks), title),), height_px=_ROW_PX * len(names) + _EDGE_PX)
