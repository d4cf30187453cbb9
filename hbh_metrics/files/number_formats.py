"""The Excel format with which a number reads as its Dutch text does: `€ 1.234,50`, `+0,5%`, `3,0 procentpunt`.

A format code is written in English and shown in the language of who opens it; the euro sign carries its own (Dutch).
"""

from __future__ import annotations

import re
from decimal import Decimal

from hbh_metrics import dutch

_TEXT = re.compile(r"(?P<sign>[+-]?)(?P<euro>€\s?)?(?P<minus>-?)[\d.]*\d(?:,(?P<decimals>\d+))?(?P<unit>[^\d(*]*)")
_CODE = re.compile(r"\d{4,}$")
_CENTS, _PERCENT = 2, "%"
_EURO = "[$€-413] "
_GENERAL = "General"
_SCALED = ("mln", "miljoen", "duizend")


def written(value: float | Decimal, text: str) -> float:
    """Return the number to write for what people read as `text`: money in whole cents, a percentage as a part of 1."""
    found = _TEXT.match(text)
    if found is None:
        return float(value)
    if found["euro"]:
        return float(dutch.rounded_half_up(value, _CENTS))
    return float(value) / 100 if found["unit"].startswith(_PERCENT) else float(value)


def number_format(text: str) -> str:
    """Return the format code for a number that people read as `text`; `General` for a text without a number.

    A percentage is a part of 1 (0.125 for 12,5%; see `written`). A number that is read in millions is written in full, and one that is
    read without marks of thousands is a code, such as that of a period.
    """
    found = _TEXT.match(text)
    if found is None:
        return _GENERAL
    unit = found["unit"].rstrip()
    if any(scaled in unit for scaled in _SCALED):
        return f"{_EURO if found['euro'] else ''}#,##0"
    decimals = f".{'0' * len(found['decimals'])}" if found["decimals"] else ""
    digits = "0" if _CODE.match(text) else "#,##0"
    words = unit.removeprefix(_PERCENT)
    behind = (_PERCENT if words != unit else "") + (f'"{words}"' if words and '"' not in words else "")
    whole = f"{_EURO if found['euro'] else ''}{digits}{decimals}{behind}"
    return f"+{whole};-{whole};{whole}" if found["sign"] == "+" else whole
