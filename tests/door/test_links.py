"""The cards say which metrics hang together, and speak of metrics that exist; so do signals."""

from __future__ import annotations

import pytest

from hbh_metrics.door import links
from hbh_metrics.metrics.card import Card, Unit
from hbh_metrics.metrics.families import CARD_BY_NAME, CARDS
from hbh_metrics.metrics.privacy import FROM_ITS_PARTS, Ratio
from hbh_metrics.signals import RULES
from hbh_metrics.signals.rule import On


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_speaks_of_other_metrics_that_exist_and_never_of_itself(card: Card) -> None:
    function = card.privacy.function_of
    named = {*card.privacy.part_of, *(function.of if function else ())}
    assert named <= CARD_BY_NAME.keys() - {card.name}
    assert function in (None, FROM_ITS_PARTS) or function.of
    assert function != FROM_ITS_PARTS or isinstance(card.privacy.counts, Ratio)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_metric_in_people_counts_them_and_a_part_is_one_of_people(card: Card) -> None:
    assert (card.unit is Unit.CLIENTS) == card.privacy.counts_people
    if card.privacy.part_of:
        assert card.privacy.counts_people or card.privacy.is_share_of_people
        wholes = [CARD_BY_NAME[whole].privacy for whole in card.privacy.part_of]
        assert all(whole.counts_people or whole.is_share_of_people for whole in wholes)


def test_no_metric_follows_from_one_that_follows_from_it() -> None:
    def behind(metric: str) -> set[str]:
        found = set(links.sources(metric))
        return found.union(*(behind(source) for source in found))

    assert all(card.name not in behind(card.name) for card in CARDS)


def test_signals_speak_of_metrics_that_exist() -> None:
    assert {metric for rule in RULES for metric in rule.card.behind} <= CARD_BY_NAME.keys()


def test_every_signal_about_the_group_goes_with_figures_of_the_group() -> None:
    about_group = {rule.card.id: rule.card.behind for rule in RULES if getattr(rule, "on", None) in (On.TOTAL, On.BOTH)}
    assert sorted(about_group) == ["S05", "S09", "S12"]
    assert all(about_group.values())
