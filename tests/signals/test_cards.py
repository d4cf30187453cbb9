"""Every signal has its card, whole, in Dutch, with the thresholds of the agreement on signals to the letter."""

from __future__ import annotations

import re

import pytest

from hbh_metrics.signals import CARDS, DEFAULTS, RULES, Card, Level, Severity, condition

FACT, QUESTION, SIGNAL = Level.FACT, Level.QUESTION, Level.SIGNAL
LEVELS = {
    "S01": FACT, "S02": FACT, "S03": FACT, "S04": SIGNAL, "S05": FACT, "S06": FACT, "S07": FACT, "S08": SIGNAL, "S09": SIGNAL,
    "S10": SIGNAL, "S11": FACT, "S12": FACT, "S13": FACT, "S14": FACT, "S15": FACT, "S16": FACT, "S17": SIGNAL, "S20": QUESTION,
    "S21": SIGNAL,
}  # fmt: skip
NUMBERS = {
    "S01": [("ACTIE", 0.01)],
    "S02": [("AANDACHT", 3), ("ACTIE", 0)],
    "S03": [("AANDACHT", 3), ("ACTIE", 1)],
    "S04": [("AANDACHT", 5), ("AANDACHT", 40), ("ACTIE", 10), ("ACTIE", 80)],
    "S05": [("AANDACHT", -1), ("ACTIE", 0)],
    "S06": [("AANDACHT", 3), ("AANDACHT", 3), ("ACTIE", 6), ("ACTIE", 3)],
    "S07": [("AANDACHT", 95), ("ACTIE", 90)],
    "S08": [("AANDACHT", 1), ("ACTIE", 0.1)],
    "S09": [("AANDACHT", 0), ("ACTIE", 0), ("ACTIE", -0.5)],
    "S10": [("AANDACHT", 10), ("ACTIE", 20)],
    "S11": [("AANDACHT", 2), ("ACTIE", 3)],
    "S12": [("AANDACHT", 11), ("ACTIE", 12)],
    "S13": [("AANDACHT", 10), ("ACTIE", 20)],
    "S14": [("AANDACHT", 2), ("ACTIE", 5)],
    "S15": [("AANDACHT", 14), ("ACTIE", 28)],
    "S16": [("AANDACHT", 1), ("ACTIE", 3)],
    "S17": [("AANDACHT", 5), ("AANDACHT", 2), ("ACTIE", 10), ("ACTIE", 2)],
}


def test_the_signals_stand_in_order_with_their_level() -> None:
    assert [card.id for card in CARDS] == list(LEVELS)
    assert {card.id: card.level for card in CARDS} == LEVELS
    assert [rule.card for rule in RULES] == list(CARDS)


def test_the_defaults_are_those_of_the_agreement() -> None:
    rows = DEFAULTS.in_force(CARDS)
    assert {id_: [(row.ernst, row.waarde) for row in rows if row.signaal == id_] for id_ in NUMBERS} == NUMBERS


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_a_card_says_everything_a_reader_needs(card: Card) -> None:
    for text in (card.why, card.decided, card.innocent, card.cost):
        assert re.fullmatch(r"[A-Z].*\.", text), text
    assert re.fullmatch(r"[A-Z].*\?", card.question)
    assert card.title[0].isupper()
    assert not card.title.endswith(".")


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_a_condition_names_every_threshold_and_no_other(card: Card) -> None:
    for severity, text in ((Severity.ATTENTION, card.attention), (Severity.ACTION, card.action)):
        named = set(re.findall(r"\{(\w+)\}", text or ""))
        assert named == {setting.name for setting in card.settings if setting.default(severity) is not None}
        told = condition(card, severity)
        assert (told is None) == (text is None) == (severity not in card.severities)
        assert "{" not in (told or "")


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_defaults_lie_in_their_range_and_action_comes_after_attention(card: Card) -> None:
    for setting in card.settings:
        defaults = [one for one in (setting.attention, setting.action) if one is not None]
        assert defaults
        assert all(setting.low <= one <= setting.high for one in defaults)
        assert defaults == sorted(defaults, reverse=not setting.is_rarer_when_higher)
        assert not setting.is_whole or all(float(one).is_integer() for one in defaults)
