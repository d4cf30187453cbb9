"""What a number format of Excel shows: which kind of thing, how many decimals, and whether a sign or a unit is hidden in it.

A format has up to four sections, for positive numbers, negative ones, zero and text (ECMA-376, part 1, 18.8.31).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

GENERAL = ("", "general", "standaard", "@")
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
SECTION_END = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\])*)(?:;|$)')
BRACKETS = re.compile(r"\[([^\]]*)\]")
ELAPSED = re.compile(r"\[(h+|m+|s+)\]")
CURRENCY = re.compile(r"\[\$([^-\]]*)(?:-[^\]]*)?\]")
PLACES = re.compile(r"[0#?][0#?,]*(?:\.([0#?]+),*)?")
HARMLESS_UNITS = {"", "€", "eur", "euro", "u", "uur", "uren", "h", "p", "pt", "fte"}


@dataclass(frozen=True)
class NumberFormat:
    """One section of a format, as it shows a number.

    `decimals` is None where as many are shown as there are. `zeros` is the least number of digits before the point, `before` and `after`
    are the texts around it. `unit` is text that says what is counted, `hides_sign` that a negative number looks positive.
    """

    is_general: bool = False
    is_percent: bool = False
    is_scientific: bool = False
    is_date: bool = False
    is_time: bool = False
    elapsed: str = ""
    has_hours: bool = False
    decimals: int | None = None
    zeros: int = 0
    thousands_hidden: int = 0
    before: str = ""
    after: str = ""
    unit: str = ""
    hides_sign: bool = False
    shows_nothing: bool = False


@lru_cache(maxsize=1000)
def format_for(code: str, sign: int) -> NumberFormat:
    """Return how the format `code` shows a number with that sign (-1, 0 or 1)."""
    sections = [found[1] for found in SECTION_END.finditer(code)][:4]
    sections = sections[:-1] if len(sections) > 1 and not sections[-1] and not code.endswith(";") else sections
    if any(re.search(r"\[[<>=]", section) for section in sections):
        return NumberFormat(is_general=True)
    place = 1 if sign < 0 and len(sections) > 1 else 2 if sign == 0 and len(sections) > 2 else 0  # noqa: PLR2004 - the third is zero's
    section = sections[place] if sections else ""
    if section.strip().lower() in GENERAL:
        return NumberFormat(is_general=True, shows_nothing=len(sections) > 1 and not section)
    return _section(section, is_negative=place == 1)


def _section(section: str, *, is_negative: bool) -> NumberFormat:
    elapsed = ELAPSED.search(section)
    symbols = CURRENCY.findall(section)
    is_coloured = any(not found.startswith("$") for found in BRACKETS.findall(ELAPSED.sub("", section)))
    bare = BRACKETS.sub("", section)
    texts = LITERAL.sub(lambda found: " " if found[0][0] in "_*" else "\0" + found[0].strip('"\\') + "\0", bare)
    plain = re.sub("\0[^\0]*\0", "", texts)
    letters = plain.lower().replace("am/pm", "").replace("a/p", "")
    is_scientific = re.search(r"[0#?]e[+-]", letters) is not None
    has = {letter: not is_scientific and letter in letters for letter in "ymdhs"}
    has_clock = has["h"] or has["s"] or elapsed is not None
    is_date = has["y"] or has["d"] or (has["m"] and not has_clock)
    places = PLACES.search(plain)
    before, after = _around(texts)
    units = "".join([*re.findall("\0([^\0]*)\0", texts), *symbols]).strip(" -–()./:").lower()
    return NumberFormat(
        is_percent="%" in plain,
        is_scientific=is_scientific,
        is_date=is_date,
        is_time=has_clock,
        elapsed=elapsed[1][0] if elapsed else "",
        has_hours=has["h"] or (elapsed is not None and elapsed[1][0] == "h"),
        decimals=len(places[1] or "") if places and not is_scientific else None,
        zeros=places[0].split(".")[0].count("0") if places else 0,
        thousands_hidden=len(places[0]) - len(places[0].rstrip(",")) if places else 0,
        before=before,
        after=after,
        unit="" if units in HARMLESS_UNITS else units,
        hides_sign=is_negative and not is_coloured and not re.search(r"[-–−(]", texts),
        shows_nothing=not places and not is_date and not has_clock and not texts.replace("\0", "").strip(" -–"),
    )


def _around(texts: str) -> tuple[str, str]:
    places = PLACES.search(re.sub("\0[^\0]*\0", lambda found: "\1" * len(found[0]), texts))
    if places is None:
        return "", ""
    return texts[: places.start()].replace("\0", "").lstrip(), texts[places.end() :].replace("\0", "").rstrip()
