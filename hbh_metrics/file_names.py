"""Tells a delivered file by a name in which no person can stand: of a word that nobody knows only its first letter is left.

Names of people cannot be recognised, so that it goes the other way round: words of the contract, of the project and of files are known.
A number stays unless it could be a citizen number, a day of birth or a telephone number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import chain, count
from pathlib import Path, PurePath

from hbh_metrics.citizen_number import masked
from hbh_metrics.contract import TABLES
from hbh_metrics.contract.iwmo import KEPT
from hbh_metrics.project import current

HIDDEN = "…"
YEARS_BEFORE = 5
"""How many years before the project a day in a name may lie: an older one could be a day of birth."""
OF_FILES = frozenset(Path(__file__).with_name("file_words.txt").read_text(encoding="utf-8").split())
"""Words that files are named with and people are not."""

_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/._ ]\d{1,2}[-/._ ](?P<achter>\d{4})|(?P<voor>\d{4})[-/._ ]\d{1,2}[-/._ ]\d{1,2})(?!\d)"
)
_PHONE = re.compile(r"(?<!\d)0\d(?:[ ._-]?\d){8}(?!\d)")
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3} ?[A-Za-z]{2}(?![A-Za-z])")
_NUMBER = re.compile(r"\d+")
_SHORT = 5
_MONTH = re.compile(r"(\d{4})(0[1-9]|1[0-3])")
_DATED = re.compile(r"(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])(\d{6})?")


def told_names(names: Iterable[str], known: Iterable[str] = (), codes: Collection[str] = ()) -> dict[str, str]:
    """Return for each name of a file how it is told; two that would be told alike get a number.

    `known` are names beside those of the contract and the project, such as of providers; `codes` are known numbers (AGB).
    """
    words = _known(known)
    codes = {*codes, *(code for provider in current().providers.values() for code in provider.agb_codes)}
    told: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names):
        safe = PurePath(_told(name, words, codes))
        numbered = (f"{safe.stem} ({number}){safe.suffix}" for number in count(2))
        told[name] = next(one for one in chain([safe.name], numbered) if one not in taken)
        taken.add(told[name])
    return told


def _known(names: Iterable[str]) -> frozenset[str]:
    project = current()
    providers = (text for provider, spelt in project.providers.items() for text in (provider, *spelt.names))
    of_contract = (text for table in (*TABLES, *KEPT) for text in (table.name, table.title))
    texts = (*names, *providers, *of_contract, project.town, project.name)
    return OF_FILES | {word for text in texts for word in _WORD.findall(_plain(text))}


def _told(name: str, words: frozenset[str], codes: Collection[str]) -> str:
    dashed = name.replace("_", "-")
    hidden = masked(dashed, HIDDEN)
    text = _PHONE.sub(HIDDEN, _DAY.sub(_day, name if hidden == dashed else hidden))
    text = _POSTCODE.sub(HIDDEN, text)
    text = _NUMBER.sub(lambda found: found[0] if found[0] in codes or _is_plain(found[0]) else HIDDEN, text)
    text = _WORD.sub(lambda found: found[0] if _is_known(found[0], words) else found[0][0] + HIDDEN, text)
    return "".join(letter if letter.isprintable() else HIDDEN for letter in text)


def _day(found: re.Match[str]) -> str:
    return found[0] if _is_recent(found["achter"] or found["voor"]) else HIDDEN


def _is_plain(number: str) -> bool:
    """Whether a number can be a count, a year, a period or a recent day, with its time of the day or without."""
    found = _MONTH.fullmatch(number) or _DATED.fullmatch(number)
    return len(number) <= _SHORT or (found is not None and _is_recent(found[1]))


def _is_recent(year: str) -> bool:
    return int(year) >= current().begin.year - YEARS_BEFORE


def _is_known(word: str, words: frozenset[str]) -> bool:
    return len(word) == 1 or _plain(word) in words


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
