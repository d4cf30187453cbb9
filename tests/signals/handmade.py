"""Evidence made by hand: a few numbers per provider and period, everything else left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hbh_metrics.records import Measure, Week
from hbh_metrics.signals import DEFAULTS, Evidence, Signal, SignalFact, Thresholds, evaluate
from hbh_metrics.signals.evidence import Letter

VIVA, TZORG, SHDH, AXXICOM, TOTAAL = "VIVA", "TZORG", "SHDH", "AXXICOM", "TOTAAL"
PEILDATUM = date(2014, 7, 20)
PERIODS = ("201402", "201403", "201404", "201405", "201406", "201407")
"""All of them have ended on the peildatum; 201408 is open then."""

Value = float | tuple[float, float] | None
"""A value as it stands, a ratio as numerator and denominator (their quotient × 100 is the value), or unknown."""


@dataclass
class Book:
    """Collects rows; `n` of a row is that of its period unless given in `counts`."""

    peildatum: date = PEILDATUM
    measures: list[Measure] = field(default_factory=list)
    facts: list[SignalFact] = field(default_factory=list)
    weeks: list[Week] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    def period(
        self, who: str, period_id: str | None, status: str | None = "volledig", n: int = 64, **values: Value
    ) -> Book:
        """Add metrics of one provider in one period; clients with active days are `n` unless said otherwise."""
        return self._add(who, period_id, status, n, values)

    def metric(
        self, who: str, period_id: str, name: str, value: Value, status: str = "volledig", betaald: Value = 1000.0
    ) -> Book:
        """Add one metric of one provider in one period."""
        return self._add(who, period_id, status, 64, {name: value, "betaald": betaald})

    def _add(self, who: str, period_id: str | None, status: str | None, n: int, values: Mapping[str, Value]) -> Book:
        given = values if period_id is None else {"clienten": n, "betaald": 1000.0, **values}
        for name, value in given.items():
            above, below = value if isinstance(value, tuple) else (None, None)
            number = 100 * value[0] / value[1] if isinstance(value, tuple) else value
            self.measures.append(Measure(name, who, period_id, number, above, below, n, status))
        return self

    def fact(
        self, who: str, period_id: str, feit: str, waarde: float | None = None, aantal: int | None = None,
        noemer: float | None = None, n: int | None = 64,
    ) -> Book:  # fmt: skip
        """Add one row of signaalfeiten."""
        self.facts.append(SignalFact(feit, who, period_id, waarde, aantal, noemer, n))
        return self

    def letter(self, who: str, received: date, judged: date | None = None) -> Book:
        """Add what a provider wrote to clients."""
        self.letters.append(Letter(who, received, judged))
        return self

    def evidence(self) -> Evidence:
        """Return what was collected."""
        rows = tuple(self.measures), tuple(self.facts), tuple(self.weeks), tuple(self.letters)
        return Evidence(self.peildatum, *rows)

    def signals(self, *ids: str, thresholds: Thresholds = DEFAULTS) -> tuple[Signal, ...]:
        """Return the signals of those rules (of all when none is named)."""
        return tuple(one for one in evaluate(self.evidence(), thresholds) if not ids or one.signaal in ids)

    def told(self, *ids: str) -> list[tuple[str, str, str, str | None]]:
        """Return which signals there are: signal, severity, provider and period."""
        return [(one.signaal, one.ernst.value, one.aanbieder_id, one.periode_id) for one in self.signals(*ids)]
