"""Tells texts in the project's own words for what it is and how its tariff moves: het experiment and de afbouw here, elsewhere others.

A text of ours says het experiment, dit experiment or only experiment, and de afbouw; what it says to a reader is what the project in force
calls them, with the right article, also where the sentence begins. A text that people wrote is never told so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from hbh_metrics.project.in_force import current
from hbh_metrics.project.model import REDUCTION

_OURS = ("het experiment", REDUCTION)
"""What our texts call them, and so the default project."""

_SCHEME = r"\b(?:(?P<before>[Hh]et|[Dd]it) )?experiment\b"
_PATH = r"\b(?:(?P<the>[Dd]e) |(?P<after>Voortgang ))afbouw\b|\bAfbouw\b"
_OF_A_FALL = {
    "ren dalen sneller dan het tarief": "ren blijven achter bij het tarief",
    "ren sneller dalen dan het tarief": "ren achterblijven bij het tarief",
    "ren niet sneller dalen dan het tarief": "ren niet achterblijven bij het tarief",
    "dan dalen de uren sneller dan het tarief": "dan blijven de uren achter bij het tarief",
    "Dalen de uren harder dan het tarief": "Blijven de uren achter bij het tarief",
    "Wordt een uur duurder terwijl het tarief daalt": "Stijgt de prijs van een uur meer dan het tarief",
    "Een lager tarief mag minder uren betekenen. Dalen de uren veel harder": "Uren mogen meebewegen met het tarief. Blijven zij ver achter",
    "Uren mogen met het tarief dalen. Dalen zij blijvend harder": "Uren mogen meebewegen met het tarief. Blijven zij achter",
    "zijn de uren gedaald, en is dat": "blijven de uren achter, en is dat",
    "meegedaald met het afgesproken tarief": "meebewogen met het afgesproken tarief",
    "Het tarief daalt in stappen": "Het tarief verandert",
    "oe ver het tarief is gedaald": "oe ver het tarief is veranderd",
    "zoveel is het betaalde tarief gedaald": "zoveel is het betaalde tarief (onder 0: hoger, boven 0: lager) veranderd",
    "moest het tarief volgens de afspraak zijn gedaald": "moest het tarief volgens de afspraak (onder 0: hoger, boven 0: lager) zijn",
    "erealiseerde afbouw": "erealiseerde daling",
    "fgesproken afbouw": "fgesproken daling",
    "nog geen verlaging afgesproken": "nog geen verandering afgesproken",
    "een verlaging was nog niet afgesproken": "een verandering was nog niet afgesproken",
    "met een verlaging voor nodig": "met een verandering voor nodig",
}
"""What our texts say of a tariff that falls, and what is true of one that moves otherwise: its path is then no afbouw."""

_THESE = {"het": "dit", "de": "deze"}
_Made = TypeVar("_Made")


def as_called(text: str) -> str:
    """Return a text of ours with the words of the project in force in it; saying it twice changes nothing more."""
    words = (current().scheme, current().tariff_path)
    return text if words == _OURS else _as_called(text, *words)


@lru_cache(maxsize=4096)
def _as_called(text: str, scheme: str, path: str) -> str:
    for falling, moving in () if path == REDUCTION else _OF_A_FALL.items():
        text = text.replace(falling, moving)
    article, noun = scheme.split(" ", 1)
    course = path.split(" ", 1)[1]
    words = {"": noun, "het": scheme, "dit": f"{_THESE[article]} {noun}"}

    def replaced(found: re.Match[str]) -> str:
        if found["own"]:
            return found.group()
        if found.group().lower().endswith("experiment"):
            before = found["before"] or ""
            return _begun_as(before, words[before.lower()])
        if found["after"]:
            return f"{found['after']}{course}"
        return _begun_as(found.group(), path if found["the"] else course)

    own = rf"(?P<own>\b(?i:(?:(?:het|de|dit|deze|voortgang) )?(?:{re.escape(noun)}|{re.escape(course)}))\b)"
    return re.sub(f"{own}|{_SCHEME}|{_PATH}", replaced, text)


def _begun_as(before: str, word: str) -> str:
    return word[:1].upper() + word[1:] if before[:1].isupper() else word


class _Words:
    """A field of a dataclass with texts of ours, which reads as the project in force says it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, one: object | None, _owner: type) -> object:
        if one is None:
            return self
        value = one.__dict__[self._name]
        return tuple(map(as_called, value)) if isinstance(value, tuple) else as_called(value) if value else value

    def __set__(self, one: object, value: object) -> None:
        one.__dict__[self._name] = value


def words_of_ours(*names: str) -> Callable[[type[_Made]], type[_Made]]:
    """Return what lets these fields of a frozen dataclass hold texts of ours: whoever reads one gets it as the project says it.

    A field holds a text, a tuple of texts, or None.
    """

    def with_words(made: type[_Made]) -> type[_Made]:
        for name in names:
            setattr(made, name, _Words(name))
        return made

    return with_words
