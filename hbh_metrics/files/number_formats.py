"""The Excel format with which a number reads as its Dutch text does: `€ 1.234,50`, `+0,5%`, `3,0 procentpunt`.

A format code is written in English and shown in the language of who opens it; the euro sign carries its own (Dutch).
"""

from __future__ import annotations

import re

_TEXT = re.compile(r"(?P<sign>[+-]?)(?P<euro>€\s?)?(?P<minus>-?)[\d.]*\d(?:,(?P<decimals>\d+))?(?P<unit>[^\d(*]*)")
_EURO = "[$€-413] "
_GENERAL = "General"
_SCALED = ("mln", "miljoen", "duizend")


def number_format(text: str) -> str:
    """Return the format code for a number that people read as `text`; `General` for a text without a number.

    A percentage is kept as it is read (12.5 for 12,5%), so its sign is written behind it and multiplies nothing. A number that is
    read in millions is written in full.
    """
    found = _TEXT.match(text)
    if found is None:
        return _GENERAL
    unit = found["unit"].rstrip()
    if any(scaled in unit for scaled in _SCALED):
        return f"{_EURO if found['euro'] else ''}#,##0"
    decimals = f".{'0' * len(found['decimals'])}" if found["decimals"] else ""
    whole = f"{_EURO if found['euro'] else ''}#,##0{decimals}" + (f'"{unit}"' if unit and '"' not in unit else "")
    return f"+{whole};-{whole};{whole}" if found["sign"] == "+" else whole
