"""Every signal has its card, whole, in Dutch, with the thresholds of the agreement on signals to the letter."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.project import DEFAULT, in_force
from hbh_metrics.signals import CARDS, DEFAULTS, RULES, Card, Level, Picture, Severity, condition

FACT, QUESTION, SIGNAL = Level.FACT, Level.QUESTION, Level.SIGNAL
LEVELS = {
    "S01": FACT, "S02": FACT, "S03": FACT, "S04": SIGNAL, "S05": FACT, "S06": FACT, "S07": FACT, "S08": SIGNAL, "S09": SIGNAL,
    "S10": SIGNAL, "S11": FACT, "S12": FACT, "S13": FACT, "S14": FACT, "S15": FACT, "S16": FACT, "S17": SIGNAL, "S18": FACT,
    "S20": QUESTION, "S21": SIGNAL, "S22": FACT, "S23": FACT, "S24": FACT,
}  # fmt: skip
ON_NO_FIGURE = {"S18"}
"""What rests on a register that is no metric; it is never about TOTAAL."""
NUMBERS = {
    "S01": [("ACTIE", 0.01)],
    "S02": [("AANDACHT", 3), ("ACTIE", 0)],
    "S03": [("AANDACHT", 3), ("ACTIE", 1)],
    "S04": [("AANDACHT", 5), ("ACTIE", 10)],
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
    "S18": [("AANDACHT", 10), ("ACTIE", 20)],
    "S22": [("AANDACHT", 70), ("ACTIE", 100)],
    "S23": [("AANDACHT", 90), ("ACTIE", 80)],
    "S24": [("AANDACHT", 0)],
}


def test_the_signals_stand_in_order_with_their_level() -> None:
    assert [card.id for card in CARDS] == sorted(card.id for card in CARDS)
    assert {card.id: card.level for card in CARDS if card.id in LEVELS} == LEVELS
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


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_a_card_says_how_its_signal_is_shown_from_figures_that_exist(card: Card) -> None:
    metrics = {card.shown.metric, card.shown.beside, *card.behind, *([card.drawn.below] if card.drawn else [])} - {None}
    assert metrics <= CARD_BY_NAME.keys()
    assert bool(card.behind) == (card.id not in ON_NO_FIGURE)
    assert card.shown.source or card.shown.metric or card.shown.picture in (Picture.DIFFERENCE, Picture.NONE)
    if card.drawn is not None:
        assert card.drawn.setting in {setting.name for setting in card.settings}


def test_the_signals_of_few_clients_and_of_every_period_are_those_of_the_agreement() -> None:
    assert {card.id for card in CARDS if card.is_for_few_clients} == {"S01", "S13", "S16", "S18", "S22"}
    assert {card.id for card in CARDS if card.is_for_every_period} == {"S01", "S13", "S16"}


def test_a_threshold_that_follows_from_the_figures_of_others_is_that_of_complaints_only() -> None:
    assert [card.id for card in CARDS if card.compares_with_others] == ["S08"]


def test_every_question_that_is_answered_in_words_is_that_of_one_signal() -> None:
    questions = [card.in_words.question for card in CARDS if card.in_words is not None]
    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize("forgotten", [field.name for field in fields(Card)])
def test_a_card_on_which_anything_is_forgotten_is_no_card(forgotten: str) -> None:
    known = {name: value for name, value in vars(CARDS[0]).items() if name != forgotten}
    with pytest.raises(TypeError, match=forgotten):
        Card(**known)


def test_every_card_that_names_the_fewest_clients_names_those_of_the_policy() -> None:
    named = re.compile(r"(?:vanaf|minder dan) (\d+) cliënten")
    found = {card.id: set(named.findall(f"{card.decided} {card.attention} {card.action}")) for card in CARDS}
    assert {id_: fewest for id_, fewest in found.items() if fewest - {str(SMALL_NUMBER)}} == {}
    assert sum(bool(fewest) for fewest in found.values()) > 10


def test_the_limits_of_the_share_of_all_clients_move_with_the_agreed_share() -> None:
    setting = next(card for card in CARDS if card.id == "S12").settings[0]
    for agreed, limits in ((10.0, (11, 12)), (50.0, (55, 60)), (95.0, (100, 100))):
        with in_force(replace(DEFAULT, stock_share_pct=agreed)):
            assert tuple(setting.default(one) for one in (Severity.ATTENTION, Severity.ACTION)) == limits
