"""The rules, in the order in which they are shown; a new signal is its module and its line here."""

from __future__ import annotations

from hbh_metrics.signals import s01_tarief
from hbh_metrics.signals.card import Card
from hbh_metrics.signals.evidence import Evidence
from hbh_metrics.signals.rule import Rule
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import DEFAULTS, Thresholds

RULES: tuple[Rule, ...] = (s01_tarief.RULE,)
CARDS: tuple[Card, ...] = tuple(rule.card for rule in RULES)
RULE_BY_ID: dict[str, Rule] = {rule.card.id: rule for rule in RULES}
CARD_BY_ID: dict[str, Card] = {card.id: card for card in CARDS}


def evaluate(evidence: Evidence, thresholds: Thresholds = DEFAULTS) -> tuple[Signal, ...]:
    """Return every signal of a publication: ACTIE first, then by niveau, signaal, aanbieder_id and periode_id."""
    found = (signal for rule in RULES for signal in rule.decide(evidence, thresholds))
    return tuple(sorted(found, key=lambda signal: signal.order))
