"""Names for the sheets of a workbook: short enough for Excel, of whole words, no two alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LENGTH = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_LOOSE = {
    "aan", "bij", "dan", "de", "door", "een", "en", "het", "in", "naar", "of", "op", "per", "te", "tegenover", "tot", "van", "voor",
}  # fmt: skip
"""Words that say nothing at the end of a name."""


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Return a name per sheet that Excel takes: without its own signs, cut between words."""
    names: list[str] = []
    taken = {"definities", "stand en filters"}
    for title in titles:
        whole = " ".join(_NO_NAME.sub(" ", title).split())
        short = _cut(whole, _LENGTH) or "Tabel"
        name, number = short, 1
        while name.lower() in taken:
            number += 1
            name = f"{_cut(short, _LENGTH - 1 - len(str(number)))} {number}"
        taken.add(name.lower())
        names.append(name)
    return names


def _cut(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    words = name[: most + 1].split(" ")[:-1]
    while len(words) > 1 and words[-1].strip(",;").lower() in _LOOSE:
        words.pop()
    return " ".join(words).rstrip(",; ") or name[:most]
