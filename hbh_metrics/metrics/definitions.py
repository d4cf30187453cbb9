"""Under which definitions a publication was made: the version of each metric's, kept in its manifest as one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hbh_metrics.metrics.card import Card

DEFINITIONS = "definities"
"""Where they stand among what a manifest keeps."""

FIRST_VERSION = 1
"""That of every metric in a publication that does not say."""


def as_text(cards: Sequence[Card]) -> str:
    """Return `betaald=1 clienten=1 ...`: the version of each definition, by name."""
    return " ".join(f"{card.name}={card.version}" for card in sorted(cards, key=lambda card: card.name))


def from_text(text: str) -> Mapping[str, int]:
    """Return the version of each definition by the name of its metric; raises ValueError, a bug, for what `as_text` did not write."""
    pairs = (pair.partition("=") for pair in text.split())
    return {name: int(version) for name, _, version in pairs}
