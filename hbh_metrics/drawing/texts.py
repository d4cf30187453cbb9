"""Where the texts of a picture stand: inside it, and none over another.

A text stays where its mark is as long as it can; one that would lie over an earlier one moves up or down by no more than it needs. The
texts of a plot are in the order of its marks, so what is drawn first keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hbh_metrics.drawing import style, svg
from hbh_metrics.drawing.area import Area
from hbh_metrics.drawing.chart import Plot, Role, Side, Words
from hbh_metrics.drawing.geometry import tick_lines, tick_places
from hbh_metrics.drawing.measure import LINE_HEIGHT, words_size
from hbh_metrics.drawing.style import Palette

_ANCHOR = {Side.START: "start", Side.MIDDLE: "middle", Side.END: "end"}
_SMALLEST = 0.8
_STEP_PX = 1.0
_FROM_AXIS_PX = 5.0
_NEAR, _FARTHEST = 1.3, 3.0
"""A text moves no farther than this many times its own height: beyond that nobody sees what it belongs to."""
_AIR = LINE_HEIGHT - 1.0
"""What a line of type leaves free, in parts of its size: that much two texts may share."""


@dataclass(frozen=True)
class Placed:
    """A text with the rectangle that it fills, in pixels of the picture."""

    words: Words
    left: float
    top: float
    width: float
    height: float

    def lies_over(self, other: Placed) -> bool:
        """Whether the letters of two texts would lie over each other."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        air = _AIR * min(self.words.size_px, other.words.size_px)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return across > 1.0 and down > air


def placed(areas: Sequence[Area], plots: Sequence[Plot]) -> list[Placed]:
    """Return where every text of a picture stands, in the order of its marks; none lies over a title or a tick."""
    fixed = [title(area, plot) for area, plot in zip(areas, plots, strict=True) if plot.title]
    fixed += of_axes(areas)
    found = list(fixed)
    for area, plot in zip(areas, plots, strict=True):
        for mark in plot.marks:
            if isinstance(mark, Words) and mark.text.strip():
                found.append(_apart(_wanted(mark, area), found, area.picture[1]))
    return found[len(fixed) :]


def of_axes(areas: Sequence[Area]) -> list[Placed]:
    """Return where the texts of the axes stand: under the last plot of a picture, and at the left of each."""
    names = _below(areas[-1])
    return [*names, *(tick for area in areas for tick in _beside(area, names))]


def _below(area: Area) -> list[Placed]:
    """Return where the texts stand under the last plot of a picture, where `geometry.tick_places` has room for them."""
    ticks = tick_places(area.x, area.left, area.width, area.picture[0])
    row_px = tick_lines(area.x) * style.TICK_PX * LINE_HEIGHT
    rows = max((row for _, _, row in ticks), default=0) + 1
    foot = area.top + area.height
    top = foot + (area.picture[1] - foot - rows * row_px) / 2
    found = []
    for middle, text, row in ticks:
        words = Words(0.0, 0.0, text, across=Side.MIDDLE, size_px=style.TICK_PX, is_rimmed=False)
        width, height = words_size(words)
        found.append(Placed(words, middle - width / 2, top + row * row_px, width, height))
    return found


def _beside(area: Area, names: Sequence[Placed]) -> list[Placed]:
    """Return where the texts stand at the left of a plot: in the middle of their ticks, or higher where one of the `names` lies."""
    found = []
    for value, text in area.y.ticks:
        words = Words(0.0, 0.0, text, across=Side.END, size_px=style.TICK_PX, is_rimmed=False)
        width, height = words_size(words)
        one = Placed(words, area.left - _FROM_AXIS_PX - width, area.down(value) - height / 2, width, height)
        under = [name.top for name in names if one.lies_over(name)]
        found.append(replace(one, top=min(under) - height) if under else one)
    return found


def moves(areas: Sequence[Area], plots: Sequence[Plot]) -> dict[Words, float]:
    """Return how far down every text is moved, in pixels, to be off the others."""
    marks = [(area, mark) for area, plot in zip(areas, plots, strict=True) for mark in plot.marks]
    wanted = [_wanted(mark, area) for area, mark in marks if isinstance(mark, Words) and mark.text.strip()]
    texts = [mark for _, mark in marks if isinstance(mark, Words) and mark.text.strip()]
    found = placed(areas, plots)
    return {mark: at.top - one.top for mark, one, at in zip(texts, wanted, found, strict=True)}


def title(area: Area, plot: Plot) -> Placed:
    """Return where the title of a plot stands: above it, and inside the picture; a long one in a smaller type, beside the ticks."""
    words = Words(0.0, 0.0, plot.title, Role.FADED, size_px=style.TITLE_PX)
    shrunk = max((area.picture[0] - area.left) / words_size(words)[0], _SMALLEST)
    words = replace(words, size_px=style.TITLE_PX * min(shrunk, 1.0))
    width, height = words_size(words)
    left = max(0.0, min(area.left, area.picture[0] - width))
    return Placed(words, left, area.top - height - 2, width, height)


def drawn(one: Placed, colours: Palette) -> str:
    """Return a text as SVG."""
    words = one.words
    inside = {Side.START: 0.0, Side.MIDDLE: one.width / 2, Side.END: one.width}[words.across]
    at, anchor = (one.left + inside, one.top), _ANCHOR[words.across]
    if words.is_upright:
        anchor, down = _upright(words.up, one.top, one.height)
        at = (one.left, down)
    return svg.text(
        words.text.split("\n"),
        at,
        size=words.size_px,
        colour=style.text_colour(words, colours),
        anchor=anchor,
        is_bold=words.is_bold,
        is_upright=words.is_upright,
        rim=colours.background if words.is_rimmed else None,
    )


def _wanted(words: Words, area: Area) -> Placed:
    """Return where a text stands by itself: at its point, and inside the picture."""
    words = _fitted(words, area)
    width, height = words_size(words)
    inside = {Side.START: 0.0, Side.MIDDLE: width / 2, Side.END: width}[words.across]
    below = {Side.START: height, Side.MIDDLE: height / 2, Side.END: 0.0}[words.up]
    left = area.across(words.x) + words.shift_x_px - inside
    top = area.down(words.y) - words.shift_y_px - below
    left = min(max(left, 0.0), max(area.picture[0] - width, 0.0))
    top = min(max(top, 0.0), max(area.picture[1] - height, 0.0))
    return Placed(words, left, top, width, height)


def _apart(one: Placed, others: Iterable[Placed], picture_height: float) -> Placed:
    """Return a text moved up or down by the least that takes it off the others; where it is when there is no room."""
    near = [
        other for other in others if min(one.left + one.width, other.left + other.width) > max(one.left, other.left)
    ]
    if one.words.is_upright or not any(one.lies_over(other) for other in near):
        return one
    for shift in _shifts(one.height):
        moved = replace(one, top=one.top + shift)
        is_inside = 0.0 <= moved.top <= picture_height - one.height
        if is_inside and not any(moved.lies_over(other) for other in near):
            return moved
    return one


def _shifts(height: float) -> Iterator[float]:
    """Yield how far a text is moved: first up, where it stays off what it names, then down, then farther either way; the least first."""
    near, far = (round(height * times / _STEP_PX) for times in (_NEAR, _FARTHEST))
    yield from (-steps * _STEP_PX for steps in range(1, near + 1))
    for steps in range(1, far + 1):
        yield steps * _STEP_PX
        yield -steps * _STEP_PX


def _fitted(words: Words, area: Area) -> Words:
    """Return a text that begins in the plot and would run out of the picture in a smaller type, as far as it stays readable."""
    room = area.picture[0] - area.across(words.x) - words.shift_x_px
    width = words_size(words)[0]
    if words.across is not Side.START or words.is_upright or width <= room:
        return words
    return replace(words, size_px=words.size_px * max(room / width, _SMALLEST))


def _upright(up: Side, top: float, height: float) -> tuple[str, float]:
    """Return the anchor of an upright text and how far down it lies: it begins at its foot."""
    return {
        Side.START: ("start", top + height),
        Side.MIDDLE: ("middle", top + height / 2),
        Side.END: ("end", top),
    }[up]
