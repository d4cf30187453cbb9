"""What is told about a signal wherever it is shown: its card, with the thresholds that decide it. Texts are Dutch, on B1 level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How firm a signal is: a contract fact, a reason to ask this week, or a reason to adjust."""

    FACT = "FEIT"
    QUESTION = "VRAAG"
    SIGNAL = "SIGNAAL"


class Severity(Enum):
    """How much a signal asks: attention, or action. A signal of the second kind would also be one of the first."""

    ATTENTION = "AANDACHT"
    ACTION = "ACTIE"


class Unit(Enum):
    """In what a threshold is counted; the value is what stands behind the number."""

    PERCENT = "%"
    EURO = "€"
    POINTS = "procentpunt"
    GRADE = "punt"
    NUMBER = ""


@dataclass(frozen=True)
class Setting:
    """One number that decides a signal: its `name` in the settings file and the defaults of both severities (None: plays no part).

    `low` and `high` are the least and greatest value that make sense. `is_rarer_when_higher` says which way makes the signal rarer.
    A fixed setting is part of the definition: it is shown and cannot be changed.
    """

    name: str
    attention: float | None
    action: float | None
    unit: Unit
    low: float
    high: float
    is_rarer_when_higher: bool = True
    is_whole: bool = False
    is_fixed: bool = False

    def default(self, severity: Severity) -> float | None:
        """Return the default of that severity, None when the setting plays no part in it."""
        return self.attention if severity is Severity.ATTENTION else self.action


@dataclass(frozen=True)
class Card:
    """One signal: `id` and `title`, its level, and what a reader must know to open a conversation with it.

    `attention` and `action` say in words when it holds, with settings as `{name}`; None when the signal has no such severity.
    `decided` says over which periods and clients. `innocent` is how it could be nothing, `cost` what it costs to ignore it, `question`
    what to ask.
    """

    id: str
    title: str
    level: Level
    why: str
    attention: str | None
    action: str | None
    decided: str
    innocent: str
    cost: str
    question: str
    settings: tuple[Setting, ...]

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities that this signal can have, the heaviest first."""
        texts = ((Severity.ACTION, self.action), (Severity.ATTENTION, self.attention))
        return tuple(severity for severity, text in texts if text is not None)
