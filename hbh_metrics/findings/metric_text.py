"""The value of a metric in words, as its card says: in which unit, with how many decimals, with a plus where it is a difference."""

from __future__ import annotations

from collections.abc import Callable

from hbh_metrics import dutch
from hbh_metrics.metrics.card import Card, Unit
from hbh_metrics.metrics.families import CARD_BY_NAME


def metric_text(name: str, digits: int | None = None) -> Callable[[float], str]:
    """Return what writes a value of the metric: `€ 213,40`, `97,0%`, `1,0 procentpunt`, and without its unit what has a word for it.

    `digits` are other decimals than those of the card, for a place that has less room or needs more to tell two values apart. Raises
    KeyError, a bug, for a metric without a card.
    """
    card = CARD_BY_NAME[name]
    decimals = card.digits if digits is None else digits

    def text(value: float) -> str:
        shown = _plain(card, value, decimals)
        return dutch.signed(shown, value) if card.is_difference else shown

    return text


def _plain(card: Card, value: float, digits: int) -> str:
    match card.unit:
        case Unit.EURO | Unit.EURO_PER_HOUR:
            return dutch.euro(value, digits)
        case Unit.PERCENT:
            return dutch.percentage(value, digits)
        case Unit.POINTS:
            return dutch.points(value, digits)
        case _:
            return dutch.number(value, digits)
