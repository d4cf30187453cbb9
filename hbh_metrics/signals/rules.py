"""The rules, in the order in which they are shown; a new signal is its module and its line here."""

from __future__ import annotations

from hbh_metrics.signals import (
    s01_tarief,
    s02_basistarief,
    s03_vloer,
    s04_uren_dalen,
    s05_duurder,
    s06_betaald_zonder_uren,
    s07_plan,
    s08_klachten,
    s09_tevredenheid,
    s10_sterke_daling,
    s11_uitstroom,
    s12_aandeel,
    s13_levering,
    s14_correcties,
    s15_wachten,
    s16_dubbel_betaald,
    s17_lichtere_clienten,
    s18_brief,
    s20_weekbeeld,
    s21_blijvende_verandering,
    s22_ruimte,
    s23_norm,
    s24_kostprijs,
)
from hbh_metrics.signals.card import Card
from hbh_metrics.signals.evidence import Evidence
from hbh_metrics.signals.rule import Rule
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import DEFAULTS, Thresholds

RULES: tuple[Rule, ...] = (
    s01_tarief.RULE,
    s02_basistarief.RULE,
    s03_vloer.RULE,
    s04_uren_dalen.RULE,
    s05_duurder.RULE,
    s06_betaald_zonder_uren.RULE,
    s07_plan.RULE,
    s08_klachten.RULE,
    s09_tevredenheid.RULE,
    s10_sterke_daling.RULE,
    s11_uitstroom.RULE,
    s12_aandeel.RULE,
    s13_levering.RULE,
    s14_correcties.RULE,
    s15_wachten.RULE,
    s16_dubbel_betaald.RULE,
    s17_lichtere_clienten.RULE,
    s18_brief.RULE,
    s20_weekbeeld.RULE,
    s21_blijvende_verandering.RULE,
    s22_ruimte.RULE,
    s23_norm.RULE,
    s24_kostprijs.RULE,
)
CARDS: tuple[Card, ...] = tuple(rule.card for rule in RULES)
RULE_BY_ID: dict[str, Rule] = {rule.card.id: rule for rule in RULES}
CARD_BY_ID: dict[str, Card] = {card.id: card for card in CARDS}


def evaluate(evidence: Evidence, thresholds: Thresholds = DEFAULTS) -> tuple[Signal, ...]:
    """Return every signal of a publication: ACTIE first, then by niveau, signaal, aanbieder_id and periode_id."""
    found = (signal for rule in RULES for signal in rule.decide(evidence, thresholds))
    return tuple(sorted(found, key=lambda signal: signal.order))
