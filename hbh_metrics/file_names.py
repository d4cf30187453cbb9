"""Tells a delivered file by its name, without the numbers in it that are of a person: a citizen number, a day of birth, a mobile number.

A person's name cannot be recognised, and who delivers must find the file again: docs/privacy.md asks to put none in the name of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, count
from pathlib import PurePath

from hbh_metrics.citizen_number import masked
from hbh_metrics.project import current

HIDDEN = "…"
YEARS_BEFORE = 5
"""How many years before the project a day in a name may lie: an older one could be a day of birth."""

_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/._ ]\d{1,2}[-/._ ](?P<achter>\d{4})|(?P<voor>\d{4})[-/._ ]\d{1,2}[-/._ ]\d{1,2}"
    r"|(?P<aaneen>(?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?!\d)"
)
_PHONE = re.compile(r"(?<!\d)06(?:[ ._-]?\d){8}(?!\d)")


def told_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each name of a file how it is told; two that would be told alike get a number."""
    told: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names):
        safe = PurePath(_told(name))
        numbered = (f"{safe.stem} ({number}){safe.suffix}" for number in count(2))
        told[name] = next(one for one in chain([safe.name], numbered) if one not in taken)
        taken.add(told[name])
    return told


def _told(name: str) -> str:
    dashed = name.replace("_", "-")
    hidden = masked(dashed, HIDDEN)
    text = _PHONE.sub(HIDDEN, _DAY.sub(_day, name if hidden == dashed else hidden))
    return "".join(letter if letter.isprintable() else HIDDEN for letter in text)


def _day(found: re.Match[str]) -> str:
    year = int(found["achter"] or found["voor"] or found["aaneen"])
    return found[0] if year >= current().begin.year - YEARS_BEFORE else HIDDEN
