"""What is told about a metric wherever it is shown: its card. Texts are Dutch, on B1 level; they are content, not code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Direction(Enum):
    """Which way a metric should move to be good news."""

    LOWER = "lager is beter"
    HIGHER = "hoger is beter"
    NONE = "geen"


class Rows(Enum):
    """For whom a metric has rows in meetwaarden."""

    PROVIDERS_AND_TOTAL = "aanbieders en totaal"
    TOTAL_ONLY = "alleen totaal"
    PROVIDERS_ONLY = "alleen aanbieders"


@dataclass(frozen=True)
class Card:
    """One metric: `name` as in meetwaarden, its Dutch title and unit, and what a reader must know to use it well.

    `tables` are the contract tables without which the value is unknown; `source` says the same to a reader.
    """

    name: str
    title: str
    unit: str
    direction: Direction
    definition: str
    why: str
    caveat: str
    source: str
    tables: tuple[str, ...]
    rows: Rows = Rows.PROVIDERS_AND_TOTAL
    has_period: bool = True


@dataclass(frozen=True)
class Family:
    """Metrics that are computed together by `<name>.sql`, which has one column per card and fills the table `tussenstand.<name>`.

    `facts_after` names the shared facts that can be made once these metrics stand.
    """

    name: str
    cards: tuple[Card, ...]
    facts_after: tuple[str, ...] = ()
