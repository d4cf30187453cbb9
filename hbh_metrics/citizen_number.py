"""Recognises citizen numbers (BSN), which may stand nowhere in what the monitor reads or keeps."""

from __future__ import annotations

import re
from operator import mul

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
ELEVEN = 11
ZEROS = sum(WEIGHTS) * ord("0")
"""What nine zeros add up to as the bytes that they are."""
SHORTEST, LONGEST = 8, 9

_DAY = r"(?<!\d)(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:19|20)\d{2}[01]\d[0-3]\d)(?!\d)"
_DIGITS = r"\d(?:[ .\-]?\d){7,}"
_WRITTEN = re.compile(rf"(?P<dag>{_DAY})|{_DIGITS}")


def passes_eleven_test(digits: str) -> bool:
    """Whether 8 or 9 digits are a citizen number (BSN) by the elfproef; all zeros are not."""
    if not digits.isascii():
        digits = "".join(str(int(digit)) for digit in digits)
    total = sum(map(mul, WEIGHTS, digits.zfill(LONGEST).encode()))
    return (total - ZEROS) % ELEVEN == 0 and digits.strip("0") != ""


def masked(text: str, mask: str) -> str:
    """Return a text in which every citizen number, in one piece or in groups (`1234.56.782`, `123-456-782`), became `mask`.

    What reads as a day is left: of all days one in eleven passes the elfproef by chance.
    """
    return _WRITTEN.sub(lambda found: _without(found, mask), text)


def is_mentioned_in(text: str) -> bool:
    """Whether a text holds a citizen number, in one piece or in groups."""
    return masked(text, "") != text


def _without(found: re.Match[str], mask: str) -> str:
    if found["dag"]:
        return found[0]
    groups = re.split(r"([ .\-])", found[0])
    for begin in range(0, len(groups), 2):
        for end in range(begin + 1, len(groups) + 1, 2):
            digits = "".join(groups[begin:end:2])
            is_one = end == begin + 1
            if len(digits) in ((SHORTEST, LONGEST) if is_one else (LONGEST,)) and passes_eleven_test(digits):
                rest = "".join(groups[end:])
                return "".join(groups[:begin]) + mask + masked(rest, mask)
    return found[0]
