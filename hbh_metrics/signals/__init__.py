"""What deserves a conversation: one module per rule with its card, thresholds and how it decides (docs/signalen.md).

Rules are pure: they take Evidence (records of one publication) and thresholds and give Signals, which hold values only. Sentences are
made later, from those values, for whoever asks.
"""

from __future__ import annotations

from hbh_metrics.signals.card import Assignments, Card, Drawn, InWords, Level, Picture, Setting, Severity, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs, SignalFact
from hbh_metrics.signals.rule import Rule
from hbh_metrics.signals.rules import CARD_BY_ID, CARDS, RULES, evaluate
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import DEFAULTS, Thresholds, as_stored
from hbh_metrics.signals.wording import condition, question, sentence

__all__ = [
    "CARDS",
    "CARD_BY_ID",
    "DEFAULTS",
    "RULES",
    "Assignments",
    "Card",
    "Drawn",
    "Evidence",
    "InWords",
    "Level",
    "Needs",
    "Picture",
    "Rule",
    "Setting",
    "Severity",
    "Shown",
    "Signal",
    "SignalFact",
    "Thresholds",
    "Unit",
    "as_stored",
    "condition",
    "evaluate",
    "question",
    "sentence",
]
