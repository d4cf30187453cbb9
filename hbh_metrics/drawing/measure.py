"""How much room a text takes, in pixels, in the type that is shipped."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.drawing import widths
from hbh_metrics.drawing.chart import Words

LINE_HEIGHT = 1.25
"""The distance between two lines, in sizes of the type."""

_CAUTION = 1.02
"""A browser that sets the type a little wider, or another type of the same kind, still fits."""

_OF_ANOTHER_TYPE = 920
"""As wide as the widest shapes, which come from another type than the house's: its own has no circles."""


def _by_character(groups: Mapping[int, str]) -> dict[str, int]:
    return {character: width for width, characters in groups.items() for character in characters}


_REGULAR, _SEMIBOLD = _by_character(widths.REGULAR), _by_character(widths.SEMIBOLD)


def text_width(text: str, size_px: float, *, is_bold: bool = False) -> float:
    """Return how wide the widest line of a text is, as Source Sans sets it; kerning, which makes it narrower, is left out."""
    of = _SEMIBOLD if is_bold else _REGULAR
    widest = max(sum(of.get(character, _OF_ANOTHER_TYPE) for character in line) for line in text.split("\n"))
    return widest / 1000 * size_px * _CAUTION


def text_height(text: str, size_px: float) -> float:
    """Return how high the lines of a text are together."""
    return (text.count("\n") + 1) * size_px * LINE_HEIGHT


def words_size(words: Words) -> tuple[float, float]:
    """Return the width and height of a text as it stands, upright or lying."""
    width = text_width(words.text, words.size_px, is_bold=words.is_bold)
    height = text_height(words.text, words.size_px)
    return (height, width) if words.is_upright else (width, height)
