"""The cards say which metrics hang together, and speak of metrics that exist; so do distributions and signals."""

from __future__ import annotations

import pytest

from hbh_metrics.door import links
from hbh_metrics.metrics.card import Card, Unit
from hbh_metrics.metrics.distributions import TELLS_OF
from hbh_metrics.metrics.families import CARD_BY_NAME, CARDS
from hbh_metrics.metrics.privacy import Group, Ratio
from hbh_metrics.signals import RULES
from hbh_metrics.signals.rule import On


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_speaks_of_other_metrics_that_exist_and_never_of_itself(card: Card) -> None:
    function = card.privacy.function_of
    named = {*card.privacy.part_of, *(function.of if function else ())}
    assert named <= CARD_BY_NAME.keys() - {card.name}
    assert function is None or function.of


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


def test_every_group_rests_on_a_metric_and_on_groups_that_exist() -> None:
    assert {group.base for group in Group} - {None} <= CARD_BY_NAME.keys()
    assert all(group not in group.leans_on for group in Group)
    assert {group for group in Group if not links.METRICS[group]} == set()


def test_plans_with_a_network_are_counted_of_the_plans_that_are_counted() -> None:
    assert links.DENOMINATORS["plandekking"] == ("netwerkinzet",)
    assert links.DENOMINATORS["urendekking"] == ("betaald_zonder_uren", "betaald_zonder_uren_onverklaard")
    assert {whole for whole, parts in links.DENOMINATORS.items() if parts} == {"plandekking", "urendekking"}
    assert isinstance(CARD_BY_NAME["netwerkinzet"].privacy.counts, Ratio)


def test_distributions_and_signals_speak_of_metrics_that_exist() -> None:
    behind = (rule.card.behind for rule in RULES)
    named = {metric for metrics in (*TELLS_OF.values(), *behind) for metric in metrics}
    assert named <= CARD_BY_NAME.keys()
    assert all(TELLS_OF.values())


def test_who_is_there_on_the_last_day_goes_with_every_share_that_counts_them() -> None:
    shares = {name for name in links.METRICS[Group.CLIENTS] if links.is_counted_at_the_end(name)}
    assert shares <= {*TELLS_OF["klasse"]} & {*TELLS_OF["leeftijd"]}


def test_every_signal_about_the_group_goes_with_figures_of_the_group() -> None:
    about_group = {rule.card.id: rule.card.behind for rule in RULES if getattr(rule, "on", None) in (On.TOTAL, On.BOTH)}
    assert sorted(about_group) == ["S05", "S09", "S12"]
    assert all(about_group.values())
