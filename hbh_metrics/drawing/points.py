"""What a point of a series is: its value in a period, how far that can be trusted, and where a tariff stands against its path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hbh_metrics.records import NumberId


class State(Enum):
    """How far the provider-period behind a point can be trusted; decides how it is drawn and what its gap says."""

    WHOLE = "volledig"
    INCOMPLETE = "onvolledig"
    OPEN = "open"
    MISSING = "geen levering"

    @classmethod
    def of(cls, status: str | None) -> State:
        """Return the state for a status of meetwaarden (null, for a metric without a period, counts as whole)."""
        return _STATE_OF_STATUS[status]

    @property
    def counts(self) -> bool:
        """Whether headlines may rest on it."""
        return self is State.WHOLE


_STATE_OF_STATUS: dict[str | None, State] = {
    None: State.WHOLE,
    "volledig": State.WHOLE,
    "onvolledig": State.INCOMPLETE,
    "open": State.OPEN,
    "geen_levering": State.MISSING,
}


class Shaped(Enum):
    """A verdict as a word, to stand within a sentence, and the shape beside it: no colour tells it alone."""

    def __init__(self, word: str, shape: str) -> None:
        self.word = word
        self.shape = shape


class Position(Shaped):
    """Where a paid tariff stands against its path; ALERT is for what matters more."""

    ON = ("op het pad", "●")
    ABOVE = ("boven het pad", "▲")
    BELOW = ("onder het pad", "▼")
    UNKNOWN = ("niet bekend", "○")
    MIXED = ("deels boven en deels onder het pad", "◆")
    ALERT = ("vraagt om aandacht", "!")


@dataclass(frozen=True)
class Point:
    """One value of a series in a period; `value` None is unknown and drawn as a gap with a word; `origin` is which number it is."""

    period_id: str
    value: float | None
    text: str
    state: State = State.WHOLE
    origin: NumberId | None = None
