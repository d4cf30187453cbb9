"""The families of metrics, in the order in which they are shown; a new family is its line here."""

from __future__ import annotations

from hbh_metrics.metrics.betaling import BETALING
from hbh_metrics.metrics.card import Card, Family
from hbh_metrics.metrics.clienten import CLIENTEN
from hbh_metrics.metrics.dekking import DEKKING

FAMILIES: tuple[Family, ...] = (
    CLIENTEN,
    BETALING,
    DEKKING,
)
CARDS: tuple[Card, ...] = tuple(card for family in FAMILIES for card in family.cards)
CARD_BY_NAME: dict[str, Card] = {card.name: card for card in CARDS}
