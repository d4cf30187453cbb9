"""What the verkenning draws: rows with a thick range within thin extremes, rows with a dot, and rows with a bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hbh_metrics.drawing.axes import amount_axis
from hbh_metrics.drawing.chart import Axis, Box, Chart, Dot, Fill, Mark, Plot, Role, Segment, Side, Words

_ROW_PX, _ROOM_PX = 52, 60
_BAR, _NAME_UP = 0.16, 0.22
_ROOM = 0.04


@dataclass(frozen=True)
class Row:
    """One row: its name, what stands behind the name, and its numbers; without `middle` only its words are drawn.

    The range is thick and solid, or hatched where it rests on guesses most; the extremes are thin. A faded row is drawn grey.
    """

    name: str
    told: str
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    is_guess: bool = False
    is_faded: bool = False


def ranges(
    rows: Sequence[Row], text: Callable[[float], str], title: str, *, line_at: float | None = None,
    band: tuple[float, float, str] | None = None,
) -> Chart | None:  # fmt: skip
    """Return a chart of a row each, with a line at a reference and a grey band behind them; None where no row has a number."""
    known = [
        value for row in rows for value in (row.middle, row.low, row.high, row.least, row.most) if value is not None
    ]
    if not known:
        return None
    ends = [*known, *(() if line_at is None else (line_at,)), *(() if band is None else band[:2])]
    x = amount_axis(min(ends), max(ends), text, 4)
    y = Axis(-0.7, len(rows) - 0.2)
    marks: list[Mark] = []
    if band is not None:
        marks += [
            Box(band[0], band[1], y.low, y.high, Role.GRID, Fill.TINTED),
            Words((band[0] + band[1]) / 2, y.low, band[2], Role.FADED, Side.MIDDLE, Side.START, size_px=11.0),
        ]
    if line_at is not None:
        marks.append(Segment(line_at, y.low, line_at, y.high, Role.FADED, width_px=1.0))
    for place, row in enumerate(reversed(rows)):
        marks += _marks(float(place), row, x)
    return Chart(x, (Plot(y, tuple(marks), title),), height_px=_ROW_PX * len(rows) + _ROOM_PX)


def _marks(y: float, row: Row, x: Axis) -> list[Mark]:
    ink = Role.FADED if row.is_faded else Role.INK
    found: list[Mark] = [
        Words(
            x.low,
            y + _NAME_UP,
            f"{row.name}: {row.told}",
            Role.FADED if row.is_faded else Role.INK,
            across=Side.START,
            up=Side.START,
            size_px=12.0,
        )
    ]
    if row.least is not None and row.most is not None:
        found.append(Segment(row.least, y, row.most, y, Role.FADED, width_px=1.5, has_ends=True))
    if row.low is not None and row.high is not None:
        fill = Fill.HATCHED if row.is_guess else Fill.SOLID
        found.append(Box(row.low, row.high, y - _BAR, y + _BAR, Role.OWN, fill, row.told))
    if row.middle is not None:
        found.append(Dot(row.middle, y, ink, row.told, size_px=7.0))
    return found


def bars(rows: Sequence[Row], text: Callable[[float], str], title: str) -> Chart | None:
    """Return a chart of a bar from zero per row; None without rows."""
    whole = [
        Row(row.name, row.told, None, min(0.0, row.middle or 0.0), max(0.0, row.middle or 0.0), is_guess=row.is_guess)
        for row in rows
    ]
    return ranges(whole, text, title, line_at=0.0)
