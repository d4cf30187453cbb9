"""Which metrics hang together, read off their cards, so that hiding one without the others would hide nothing."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.metrics.families import CARDS
from hbh_metrics.metrics.privacy import Form, Group, Privacy, Ratio, Whom

Key = tuple[str, str | None]
"""A metric and its period: one figure of one provider or of the group."""

PRIVACY: Mapping[str, Privacy] = {card.name: card.privacy for card in CARDS}
GROUP_OF: Mapping[str, Group] = {metric: privacy.group for metric, privacy in PRIVACY.items()}
METRICS: Mapping[Group, tuple[str, ...]] = {
    group: tuple(metric for metric, of in GROUP_OF.items() if of is group) for group in Group
}
DENOMINATORS: Mapping[str, tuple[str, ...]] = {
    whole: tuple(
        metric for metric, privacy in PRIVACY.items() if whole in privacy.part_of and isinstance(privacy.counts, Ratio)
    )
    for whole in PRIVACY
}
"""Per metric those whose denominator is its numerator."""


def is_counted_at_the_end(metric: str) -> bool:
    """Whether it is a share of the clients on the last day of a period: with all clients of the period it tells how many left."""
    return PRIVACY[metric].whom is Whom.LAST_DAY


def is_counted_since_the_start(metric: str) -> bool:
    """Whether it is a share of all who ever came in: what it is divided by rises from period to period by who came in."""
    return PRIVACY[metric].whom is Whom.EVER


def is_subtractable(metric: str) -> bool:
    """Whether a provider's figure could be taken off that of the group: a quantile is no sum over providers."""
    return PRIVACY[metric].counts is not Form.QUANTILE


def base_of(metric: str) -> str:
    """Return the metric that says whose data it rests on; a figure of it over other providers would give the difference away."""
    return GROUP_OF[metric].base or metric


def sources(metric: str) -> tuple[str, ...]:
    """Return the metrics of which it is a function."""
    function = PRIVACY[metric].function_of
    return () if function is None else function.of
