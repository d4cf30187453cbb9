"""Characters that nobody sees and that act: they steer a terminal, turn the direction of writing, or break a line or a file.

Texts from delivered files, file names and accounts may hold them; whatever leaves the monitor is without them, or shows them.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
"""Control characters but tab and line feed, marks of direction, what is drawn as nothing, line separators, and halves of a character."""


def without_unseen(text: str) -> str:
    """Return the text without those characters; one that stands for room becomes a space."""
    return text if text.isprintable() else _UNSEEN.sub(lambda found: " " if found[0].isspace() else "", text)


def with_unseen_shown(json_text: str) -> str:
    """Return a text of JSON in which those characters are written out as escapes: it says the same to who reads it."""
    return _UNSEEN.sub(lambda found: _written_out(found[0]), json_text)


def _written_out(letter: str) -> str:
    units = letter.encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
