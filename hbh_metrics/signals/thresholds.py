"""The thresholds in force: the defaults of the cards, except where a data folder sets its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hbh_metrics.records import Threshold
from hbh_metrics.signals.card import Card, Severity

Limits = Mapping[str, float]
"""The thresholds of one signal and severity, by name."""


@dataclass(frozen=True)
class Thresholds:
    """The values that differ from the defaults, by signal, severity and name; `defaults` are those of a publication, not of today.

    `ignored` says in Dutch what a file set in vain.
    """

    changed: Mapping[tuple[str, Severity, str], float] = field(default_factory=dict)
    defaults: Mapping[tuple[str, Severity, str], float] = field(default_factory=dict)
    ignored: tuple[str, ...] = field(default=(), compare=False)

    def of(self, card: Card, severity: Severity) -> Limits:
        """Return the thresholds of that signal and severity."""
        return {
            setting.name: self.changed.get(key, self.defaults.get(key, default))
            for setting in card.settings
            for key in [(card.id, severity, setting.name)]
            if (default := setting.default(severity)) is not None
        }

    def in_force(self, cards: Iterable[Card]) -> tuple[Threshold, ...]:
        """Return every threshold of these signals, in their order."""
        return tuple(
            Threshold(card.id, severity.value, name, value, (card.id, severity, name) not in self.changed)
            for card in cards
            for severity in reversed(card.severities)
            for name, value in self.of(card, severity).items()
        )


DEFAULTS = Thresholds()


def as_stored(rows: Iterable[Threshold]) -> Thresholds:
    """Return the thresholds that were stored with a publication: each as it was then, whatever the defaults have become."""
    stored = {(row.signaal, Severity(row.ernst), row.naam): row for row in rows}
    return Thresholds(
        {key: row.waarde for key, row in stored.items() if not row.is_standaard},
        {key: row.waarde for key, row in stored.items() if row.is_standaard},
    )
