"""How a rule decides. What rules share stands here once: which periods are judged, two running, few clients, since when.

A rule of another shape is any object with `card`, `decide` and `tell`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL
from hbh_metrics.signals.card import Card, Severity
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.signal import Fact, Signal
from hbh_metrics.signals.thresholds import Limits, Thresholds

DECIMALS = 9
"""Of what is held against a threshold: 100 × (1,03 − 1) is 3, whatever a computer makes of it."""


class On(Enum):
    """For whom a signal is decided."""

    PROVIDERS = "elke aanbieder"
    TOTAL = "alle aanbieders samen"
    BOTH = "elke aanbieder en alle aanbieders samen"

    def of(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the ids to decide for."""
        providers = () if self is On.TOTAL else evidence.providers
        return providers if self is On.PROVIDERS else (*providers, TOTAL)


class Rule(Protocol):
    """What the list of rules holds."""

    @property
    def card(self) -> Card:
        """What is told about the signal."""

    def decide(self, evidence: Evidence, thresholds: Thresholds) -> Iterable[Signal]:
        """Return the signals of this rule, in any order."""

    def tell(self, signal: Signal, who: str) -> str:
        """Return the sentence of a signal, made from its values; `who` is the provider's name, or all of them together."""


@dataclass(frozen=True)
class Reading:
    """What a rule reads of one provider in one period: the value, the clients behind it, and what its sentence needs."""

    waarde: float
    n: int
    feiten: Mapping[str, Fact] = field(default_factory=dict)


Read = Callable[[Evidence, str, str], Reading | None]
"""Reads a provider (or TOTAAL) in a period; None when there is nothing to judge."""

Crossed = Callable[[Reading, Limits], float | None]
"""Returns the number that the reading crosses under these thresholds, None when it crosses none."""


Sure = Callable[[Reading], bool]
"""Says whether chance is ruled out in the last period; what was large enough before it needs no such proof."""


@dataclass(frozen=True)
class _Judged:
    """One judged period: what was read, and per severity the number that it crossed."""

    period_id: str
    reading: Reading | None
    crossed: Mapping[Severity, float]


@dataclass(frozen=True)
class PeriodRule:
    """A rule that reads one period at a time and looks at the last one that it needs, or at every one.

    `running` periods, of those that it needs, must cross the threshold one after the other, and `is_sure` must hold in the last of them.
    Since when is the first of the unbroken run of such periods that crossed the threshold, for each severity its own.
    """

    card: Card
    needs: Needs
    on: On
    read: Read
    crossed: Crossed
    tells: Callable[[Signal, str], str]
    running: int = 1
    is_sure: Sure = lambda _reading: True

    def decide(self, evidence: Evidence, thresholds: Thresholds) -> Iterator[Signal]:
        """Yield the signals of every provider that this rule is for."""
        limits = {severity: thresholds.of(self.card, severity) for severity in self.card.severities}
        for who in self.on.of(evidence):
            judged = [self._judge(evidence, who, period_id, limits) for period_id in evidence.periods(who, self.needs)]
            first = 0 if self.card.is_for_every_period else max(len(judged) - 1, 0)
            for place in range(first, len(judged)):
                severity = self._severity(judged[: place + 1])
                if severity is not None:
                    yield self._signal(who, severity, judged[: place + 1])

    def tell(self, signal: Signal, who: str) -> str:
        """Return the sentence of a signal."""
        return self.tells(signal, who)

    def _judge(self, evidence: Evidence, who: str, period_id: str, limits: Mapping[Severity, Limits]) -> _Judged:
        reading = self.read(evidence, who, period_id)
        if reading is None or (reading.n < SMALL_NUMBER and not self.card.is_for_few_clients):
            return _Judged(period_id, None, {})
        found = {severity: self.crossed(reading, of) for severity, of in limits.items()}
        return _Judged(period_id, reading, {severity: line for severity, line in found.items() if line is not None})

    def _severity(self, judged: list[_Judged]) -> Severity | None:
        """Return the heaviest severity that the last periods have in common, if they are enough and chance is ruled out."""
        last = judged[-self.running :]
        reading = last[-1].reading
        if len(last) < self.running or reading is None or not self.is_sure(reading):
            return None
        return next((one for one in self.card.severities if all(one in period.crossed for period in last)), None)

    def _signal(self, who: str, severity: Severity, judged: list[_Judged]) -> Signal:
        last = judged[-1]
        if last.reading is None:
            raise ValueError(f"{self.card.id}: a period without a reading crosses nothing")
        reading = last.reading
        action_since = _since(judged, Severity.ACTION) if severity is Severity.ACTION else None
        return Signal(
            self.card.id, self.card.level, severity, who, last.period_id, reading.waarde, last.crossed[severity], reading.n,
            _since(judged, self.card.severities[-1]), action_since, dict(reading.feiten),
        )  # fmt: skip


def _since(judged: list[_Judged], severity: Severity) -> str | None:
    """Return the first period of the unbroken run that crossed the threshold of this severity; None when the last one did not."""
    since = None
    for period in reversed(judged):
        if severity not in period.crossed:
            break
        since = period.period_id
    return since


def exact(number: float) -> float:
    """Return a number without what only a computer makes of it, to be held against a threshold."""
    return round(number, DECIMALS)


def above(name: str) -> Crossed:
    """Cross the threshold of that name by being more than it."""
    return lambda reading, limits: limits[name] if exact(reading.waarde) > limits[name] else None


def below(name: str) -> Crossed:
    """Cross the threshold of that name by being less than it."""
    return lambda reading, limits: limits[name] if exact(reading.waarde) < limits[name] else None


def at_least(name: str) -> Crossed:
    """Cross the threshold of that name by reaching it."""
    return lambda reading, limits: limits[name] if exact(reading.waarde) >= limits[name] else None


def at_most(name: str) -> Crossed:
    """Cross the threshold of that name by being no more than it."""
    return lambda reading, limits: limits[name] if exact(reading.waarde) <= limits[name] else None


def metric(name: str) -> Read:
    """Read a metric as it stands in meetwaarden."""

    def read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
        row = evidence.measure(name, who, period_id)
        return None if row is None or row.waarde is None else Reading(row.waarde, row.n or 0)

    return read
