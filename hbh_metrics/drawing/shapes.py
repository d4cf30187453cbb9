"""Marks that several findings are made of, each drawn the same everywhere: the path, what was realised, a forecast, an event, an interval.

Point i of a series stands at x = `first` + i, as on `period_axis` and `week_axis`. What is whole is solid; what is open or incomplete is
hollow and dotted; what is missing is a gap with a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Axis, Box, Dot, Fill, Mark, Role, Segment, Side, Stroke, Track, Words
from hbh_metrics.drawing.measure import text_width
from hbh_metrics.drawing.points import Point, Position, State
from hbh_metrics.records import NumberId

GAP_WORDS = {State.MISSING: "niet geleverd", State.INCOMPLETE: "onbekend", State.WHOLE: "onbekend"}
SMALL_PX = 11.0
ROW_PX = 14.0
BAR_WIDTH = 0.6
_HALF = 0.5


def path_steps(points: Sequence[Point], role: Role = Role.PATH, *, first: int = 0) -> Track:
    """Return what was agreed as a stepped line, a value for the whole width of its period."""
    values = tuple(point.value for point in points)
    return Track(_places(points, first), values, role, width_px=1.5, is_stepped=True, origin=_origins(points))


def realised(
    points: Sequence[Point],
    role: Role = Role.OWN,
    *,
    first: int = 0,
    gap_at: Sequence[float | None] = (),
    size_px: float = 8.0,
) -> tuple[Mark, ...]:
    """Return what happened: solid over whole runs, dotted elsewhere, a dot per known value (hollow when not whole), a word in a gap.

    A dot tells its point's text. `gap_at` is the y at which the word of each gap hangs (that of the path, for instance); without it a
    word stands halfway between its neighbours.
    """
    xs = _places(points, first)
    values = tuple(point.value for point in points)
    whole = tuple(point.value if point.state.counts else None for point in points)
    lines: tuple[Mark, ...] = (
        Track(xs, values, role, Stroke.DOTTED, width_px=1.2, origin=_origins(points)),
        Track(xs, whole, role, width_px=2.5, origin=_origins(points)),
    )
    return (*lines, *_dots(points, role, first, size_px), *gaps(points, first=first, gap_at=gap_at))


def gaps(points: Sequence[Point], *, first: int = 0, gap_at: Sequence[float | None] = ()) -> tuple[Words, ...]:
    """Return a word for every row of ended periods without a value, upright, in the middle of the row."""
    words = []
    for run in _missing_runs(points):
        at = run[len(run) // 2]
        height = gap_at[at] if at < len(gap_at) else _between(points, run)
        if height is not None:
            is_early = at < len(points) / 2
            side, shift = (Side.END, -5.0) if is_early else (Side.START, 5.0)
            text = GAP_WORDS[points[at].state]
            words.append(
                Words(
                    first + at,
                    height,
                    text,
                    across=Side.MIDDLE,
                    up=side,
                    shift_y_px=shift,
                    size_px=SMALL_PX,
                    is_upright=True,
                )
            )
    return tuple(words)


def is_bound(value: float) -> bool:
    """Whether a value is only told as a bound that the real one lies beyond ("2% of minder")."""
    return dutch.bound_of(value) != ""


def fill_of(value: float, fill: Fill) -> Fill:
    """Return how the box of a value is filled: a solid one would draw a bound as if it were the value itself, so that is hatched."""
    return Fill.HATCHED if fill is Fill.SOLID and is_bound(value) else fill


def columns(
    points: Sequence[Point], roles: Sequence[Role], *, first: int = 0, width: float = BAR_WIDTH, base: float = 0.0
) -> tuple[Box, ...]:
    """Return a bar per known value, from `base`: solid when whole, an outline when not, each in its role."""
    return tuple(
        Box(
            first + place - width / 2,
            first + place + width / 2,
            base,
            point.value,
            role,
            fill_of(point.value, Fill.SOLID if point.state.counts else Fill.DASHED_OUTLINE),
            point.text,
            origin=_origin(point),
        )
        for place, (point, role) in enumerate(zip(points, roles, strict=True))
        if point.value is not None
    )


def focus_band(x: float, y: Axis) -> Box:
    """Return the background of the chosen period, as high as the plot."""
    return Box(x - _HALF, x + _HALF, y.low, y.high, Role.BAND, Fill.TINTED)


def event(x: float, words: str, y: Axis) -> tuple[Segment, Words]:
    """Return a dotted line at which something changed, with its words (and date) at the top of the plot."""
    return (
        Segment(x, y.low, x, y.high, Role.FADED, Stroke.DOTTED, width_px=1.0),
        Words(x, y.high, words, Role.FADED, up=Side.END, shift_x_px=3.0, size_px=SMALL_PX),
    )


def reference(y: float, x: Axis, words: str = "", role: Role = Role.FADED) -> tuple[Mark, ...]:
    """Return a dashed line over the whole width with its words at its right end, above it."""
    line = Segment(x.low, y, x.high, y, role, Stroke.DASHED, width_px=1.2)
    return (
        (line, Words(x.high, y, words, role, Side.END, Side.START, shift_y_px=2.0, size_px=SMALL_PX))
        if words
        else (line,)
    )


def zero_line(x: Axis) -> Segment:
    """Return the line of no difference."""
    return Segment(x.low, 0.0, x.high, 0.0, Role.INK, width_px=1.0)


def interval(
    y: float,
    low: float,
    high: float,
    role: Role = Role.OWN,
    *,
    value: float | None = None,
    text: str = "",
    is_hollow: bool = False,
    origin: tuple[NumberId, ...] = (),
) -> tuple[Mark, ...]:
    """Return an interval that lies on row `y`, closed at both ends, with a dot at its value when that is known."""
    line = Segment(low, y, high, y, role, width_px=2.0, has_ends=True, text=text, origin=origin)
    return (line,) if value is None else (line, Dot(value, y, role, text, is_hollow=is_hollow))


def forecast(x0: float, x1: float, low: float, high: float, text: str = "", role: Role = Role.OWN) -> tuple[Mark, ...]:
    """Return what is expected as a hatched box; a range without width becomes a line of its own."""
    if low == high:
        return (Segment(x0, low, x1, low, role, Stroke.DASHED, width_px=2.0, text=text),)
    return (Box(x0, x1, low, high, role, Fill.HATCHED, text),)


def role_of(position: Position, *, is_own: bool = True) -> Role:
    """Return the role of a position against the path; grey when it is another provider's."""
    if not is_own:
        return Role.OTHERS
    if position in (Position.ABOVE, Position.MIXED, Position.ALERT):
        return Role.ABOVE
    return Role.BELOW if position is Position.BELOW else Role.OWN


def named_row(y: float, name: str, words: str, role: Role = Role.OWN, *, x: float = 0.0) -> tuple[Words, ...]:
    """Return the words above a row that begins at `x`: its name in bold, and behind it what it says.

    `words` begins with a shape, which gets the row's colour.
    """
    shape, _, said = words.partition(" ")
    after_name = text_width(name, ROW_PX, is_bold=True) + ROW_PX / 2
    after_shape = after_name + text_width(shape, ROW_PX) + ROW_PX / 3
    return (
        Words(x, y, name, size_px=ROW_PX, is_bold=True),
        Words(x, y, shape, role, shift_x_px=after_name, size_px=ROW_PX),
        Words(x, y, said, shift_x_px=after_shape, size_px=ROW_PX),
    )


def moved_apart(ends: Sequence[tuple[float, str, bool]], apart: float) -> list[tuple[float, str, bool]]:
    """Return named ends from low to high, each moved up as far as it takes to be `apart` from the one below it."""
    placed: list[tuple[float, str, bool]] = []
    for value, text, is_own in sorted(ends, key=lambda end: end[0]):
        at = max(value, placed[-1][0] + apart) if placed else value
        placed.append((at, text, is_own))
    return placed


def hover(point: Point, what: str = "") -> str:
    """Return what pointing at a point tells: its period, its text, `what` and, when it is not whole, why not."""
    caution = "" if point.state.counts else f" ({point.state.value})"
    more = f", {what}" if what else ""
    return f"{dutch.sentence_start(dutch.period(point.period_id))}: {point.text}{more}{caution}"


def _places(points: Sequence[Point], first: int) -> tuple[float, ...]:
    return tuple(float(first + place) for place in range(len(points)))


def _origins(points: Sequence[Point]) -> tuple[NumberId | None, ...]:
    return tuple(point.origin for point in points)


def _origin(point: Point) -> tuple[NumberId, ...]:
    return () if point.origin is None else (point.origin,)


def _dots(points: Sequence[Point], role: Role, first: int, size_px: float) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            first + place,
            point.value,
            role,
            point.text,
            is_hollow=not point.state.counts,
            size_px=size_px,
            origin=_origin(point),
        )
        for place, point in enumerate(points)
        if point.value is not None
    )


def _missing_runs(points: Sequence[Point]) -> list[list[int]]:
    """Return the places of ended periods without a value, in groups that follow each other."""
    runs: list[list[int]] = []
    for place, point in enumerate(points):
        if point.value is None and point.state is not State.OPEN:
            if runs and place == runs[-1][-1] + 1:
                runs[-1].append(place)
            else:
                runs.append([place])
    return runs


def _between(points: Sequence[Point], run: Sequence[int]) -> float | None:
    sides = [point.value for point in (*points[run[0] - 1 : run[0]], *points[run[-1] + 1 : run[-1] + 2])]
    known = [value for value in sides if value is not None]
    return sum(known) / len(known) if known else None
