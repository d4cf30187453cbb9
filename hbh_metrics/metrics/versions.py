"""Under which definitions a publication was made: the version of each, kept in its manifest as one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics.metrics.card import Card

DEFINITIONS = "definities"
"""Where they stand among what a manifest keeps."""

FIRST_VERSION = 1
"""That of everything in a publication that does not say."""


@dataclass(frozen=True)
class Definition:
    """A number that is no metric, and so has no card: its name, its Dutch title, the derived table it stands in, and its version."""

    name: str
    title: str
    table: str
    version: int


BESIDE_CARDS = (Definition("verwachte_uren", "Verwachte uren per week", "weekwaarden", 2),)
"""What has a definition of which the meaning can change, besides the metrics."""


def as_text(cards: Sequence[Card]) -> str:
    """Return `betaald=1 clienten=1 ...`: the version of each definition, by name, with those beside the cards."""
    versions = {card.name: card.version for card in cards} | {one.name: one.version for one in BESIDE_CARDS}
    return " ".join(f"{name}={version}" for name, version in sorted(versions.items()))


def from_text(text: str) -> Mapping[str, int]:
    """Return the version of each definition by its name; raises ValueError, a bug, for what `as_text` did not write."""
    pairs = (pair.partition("=") for pair in text.split())
    return {name: int(version) for name, _, version in pairs}
