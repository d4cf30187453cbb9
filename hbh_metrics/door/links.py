"""What the cards say of how far a metric may be told, looked up by its name."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.metrics.families import CARDS
from hbh_metrics.metrics.privacy import Group, Privacy

Key = tuple[str, str | None]
"""A metric and its period: one figure of one provider or of the group."""

PRIVACY: Mapping[str, Privacy] = {card.name: card.privacy for card in CARDS}
GROUP_OF: Mapping[str, Group] = {metric: privacy.group for metric, privacy in PRIVACY.items()}


def sources(metric: str) -> tuple[str, ...]:
    """Return the metrics of which it is a function."""
    function = PRIVACY[metric].function_of
    return () if function is None else function.of
