"""How much room a text takes, in pixels, in the type of the house: rather too much than too little."""

from __future__ import annotations

from hbh_metrics.drawing.chart import Words

LINE_HEIGHT = 1.25
"""The distance between two lines, in sizes of the type."""

_CAUTION = 1.04
_BOLD = 1.05
_USUAL_EM = 0.55
_WIDTHS = {
    0.22: " \u00a0",
    0.27: "',.:;Iijl|ï’",
    0.32: "!()-[]f{}•",
    0.36: "/\\rt",
    0.45: '*?csz"vxy',
    0.60: "BCDGKPRSTXZA&",
    0.68: "HNOQU●○",
    0.78: "wM",
    0.87: "%Wm@",
    0.92: "▲▼◆■",
}
_EM_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}


def text_width(text: str, size_px: float, *, is_bold: bool = False) -> float:
    """Return about how wide the widest line of a text is, as Source Sans sets it."""
    widest = max(sum(_EM_OF.get(character, _USUAL_EM) for character in line) for line in text.split("\n"))
    return widest * size_px * _CAUTION * (_BOLD if is_bold else 1.0)


def text_height(text: str, size_px: float) -> float:
    """Return how high the lines of a text are together."""
    return (text.count("\n") + 1) * size_px * LINE_HEIGHT


def words_size(words: Words) -> tuple[float, float]:
    """Return the width and height of a text as it stands, upright or lying."""
    width = text_width(words.text, words.size_px, is_bold=words.is_bold)
    height = text_height(words.text, words.size_px)
    return (height, width) if words.is_upright else (width, height)
