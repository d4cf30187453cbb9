"""What a chart of weeks shows of a provider's limits: the lines between which an ordinary week lies, and the weeks that stand out.

A week that the limits come from is never said to stand out: nobody asks about it.
"""

from __future__ import annotations

from hbh_metrics.drawing.chart import Axis, Dot, Mark, Role, Segment, Shape, Side, Stroke, Words
from hbh_metrics.drawing.shapes import SMALL_PX
from hbh_metrics.signals.weekly import RULE_IN_WORDS, WeeklyPicture, WeeklyPoint

_DOT_PX = 9.0
_SHIFT_PX = 4.0


def limits(picture: WeeklyPicture, x: Axis, words_at: Side) -> tuple[Mark, ...]:
    """Return the mean and both limits in per cent of what was expected, named at the START or END of the axis; nothing without limits."""
    if picture.mean is None or picture.lower is None or picture.upper is None:
        return ()
    at, shift = (x.low, _SHIFT_PX) if words_at is Side.START else (x.high, 0.0)
    lines: list[Mark] = [Segment(x.low, picture.mean * 100, x.high, picture.mean * 100, Role.FADED, width_px=1.0)]
    for value, words, up in ((picture.upper, "bovengrens", Side.START), (picture.lower, "ondergrens", Side.END)):
        lines.append(Segment(x.low, value * 100, x.high, value * 100, Role.FADED, Stroke.DASHED, width_px=1.2))
        lines.append(Words(at, value * 100, words, Role.FADED, words_at, up, shift_x_px=shift, size_px=SMALL_PX))
    return tuple(lines)


def special(place: int, point: WeeklyPoint, text: str) -> tuple[Dot, ...]:
    """Return the triangle over a week that stands out, at `place`, which tells `text` and why; nothing over any other week."""
    why = _why(point)
    if point.value is None or not why:
        return ()
    role, shape = (Role.BELOW, Shape.TRIANGLE_UP) if point.direction > 0 else (Role.ABOVE, Shape.TRIANGLE_DOWN)
    return (Dot(place, point.value * 100, role, f"{text}; {why}", shape, size_px=_DOT_PX),)


def in_words(point: WeeklyPoint) -> str:
    """Return `lager dan gewoon: buiten de grenzen` for a week that stands out, else nothing."""
    why = _why(point)
    return f"{'hoger' if point.direction > 0 else 'lager'} dan gewoon: {why}" if why else ""


def _why(point: WeeklyPoint) -> str:
    return "" if point.kind is None or point.is_baseline else RULE_IN_WORDS[point.kind]
