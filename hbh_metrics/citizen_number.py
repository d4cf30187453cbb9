"""Recognises citizen numbers (BSN), which may stand nowhere in what the monitor reads or keeps."""

from __future__ import annotations

import re

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
ELEVEN = 11

_WRITTEN = re.compile(r"(?<!\d)(?:\d{8,9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d)")


def passes_eleven_test(digits: str) -> bool:
    """Whether 8 or 9 digits are a citizen number (BSN) by the elfproef; all zeros are not."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits.zfill(9), strict=True))
    return total % ELEVEN == 0 and digits.strip("0") != ""


def is_mentioned_in(text: str) -> bool:
    """Whether a text holds 8 or 9 digits that pass the elfproef, in one piece or in groups (`1234.56.782`, `123 456 782`)."""
    written = (re.sub(r"\D", "", found.group()) for found in _WRITTEN.finditer(text))
    return any(passes_eleven_test(digits) for digits in written)
