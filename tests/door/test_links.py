"""Every metric has its place among those that hang together."""

from __future__ import annotations

from hbh_metrics.door import distributions, links, words
from hbh_metrics.metrics.distributions import DISTRIBUTIONS
from hbh_metrics.metrics.families import CARD_BY_NAME, CARDS
from hbh_metrics.signals import RULES
from hbh_metrics.signals.rule import On


def test_every_metric_with_a_card_stands_in_exactly_one_group() -> None:
    placed = [metric for metrics in links.METRICS.values() for metric in metrics]
    assert sorted(placed) == sorted(card.name for card in CARDS)


def test_every_rule_speaks_of_metrics_that_exist() -> None:
    named = {
        *links.BASE.values(), *links.COUNTS, *links.COUNTED, *links.QUANTILES, *links.OF_ONE_PROVIDER, *links.WEIGHED_BY_PAYMENT,
        *links.DIFFERENCES, *(metric for pair in links.SAME_COUNT for metric in pair), *links.COUNTED_AT_THE_END,
        *(metric for metrics in distributions.LEANS_ON.values() for metric in metrics),
        *(metric for metrics in words.BEHIND_SIGNAL.values() for metric in metrics),
    }  # fmt: skip
    assert named <= CARD_BY_NAME.keys()


def test_every_metric_counted_in_people_is_a_count() -> None:
    assert {card.name for card in CARDS if card.unit == "cliënten"} == links.COUNTS


def test_every_figure_in_percent_of_people_is_known_to_count_them() -> None:
    shares = {card.name for card in CARDS if card.name.startswith(("aandeel_", "respons_"))}
    assert shares <= links.COUNTED


def test_every_distribution_goes_with_the_metrics_that_its_classes_add_up_to() -> None:
    assert {distribution.name for distribution in DISTRIBUTIONS} == distributions.LEANS_ON.keys()


def test_every_signal_about_the_group_goes_with_figures_of_the_group() -> None:
    about_group = {rule.card.id for rule in RULES if getattr(rule, "on", None) in (On.TOTAL, On.BOTH)}
    decided_by_itself = {"S09"}
    assert about_group | decided_by_itself == words.BEHIND_SIGNAL.keys()


def test_every_signal_that_compares_with_others_exists() -> None:
    assert {rule.card.id for rule in RULES} >= words.COMPARED_WITH_OTHERS
