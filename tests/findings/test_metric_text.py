"""A value is written as the card of its metric says."""

from __future__ import annotations

import pytest

from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.metrics import CARDS, Card


@pytest.mark.parametrize(
    ("metric", "value", "text"),
    [
        ("betaald_tarief", 213.4, "€ 213,40"),
        ("effectief_uurtarief", 24.125, "€ 24,13"),
        ("tariefindex", 97.04, "97,0%"),
        ("afbouw_gerealiseerd", 2.96, "3,0 procentpunt"),
        ("clienten", 1234.0, "1.234"),
        ("uren_per_client_week", 2.505, "2,51"),
        ("kosten_tov_referentie", 1500.4, "+€ 1.500"),
        ("kosten_tov_referentie", -1500.4, "€ -1.500"),
        ("kosten_tov_referentie", 0.2, "€ 0"),
        ("tevredenheid_verschil", 0.25, "+0,3"),
    ],
)
def test_a_value_has_the_unit_the_decimals_and_the_sign_of_its_card(metric: str, value: float, text: str) -> None:
    assert metric_text(metric)(value).replace("\u00a0", " ") == text


def test_a_place_may_ask_for_other_decimals() -> None:
    assert metric_text("urenindex", 0)(96.6) == "97%"


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_every_metric_can_be_written(card: Card) -> None:
    assert "12" in metric_text(card.name)(12.0)


def test_a_metric_without_a_card_is_a_bug_and_not_a_number() -> None:
    with pytest.raises(KeyError):
        metric_text("iets_anders")
