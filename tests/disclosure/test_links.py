"""Every metric has its place among those that hang together."""

from __future__ import annotations

from hbh_metrics.disclosure import links
from hbh_metrics.metrics.families import CARD_BY_NAME, CARDS


def test_every_metric_with_a_card_stands_in_exactly_one_group() -> None:
    placed = [metric for metrics in links.METRICS.values() for metric in metrics]
    assert sorted(placed) == sorted(card.name for card in CARDS)


def test_every_rule_speaks_of_metrics_that_exist() -> None:
    named = {
        *links.BASE.values(), *links.COUNTS, *links.COUNTED, *links.QUANTILES, *links.OF_ONE_PROVIDER, *links.WEIGHED_BY_PAYMENT,
        *links.DIFFERENCES, *(metric for pair in links.SAME_COUNT for metric in pair),
    }  # fmt: skip
    assert named <= CARD_BY_NAME.keys()


def test_every_metric_counted_in_people_is_a_count() -> None:
    assert {card.name for card in CARDS if card.unit == "cliënten"} == links.COUNTS


def test_every_figure_in_percent_of_people_is_known_to_count_them() -> None:
    shares = {card.name for card in CARDS if card.name.startswith(("aandeel_", "respons_"))}
    assert shares <= links.COUNTED
