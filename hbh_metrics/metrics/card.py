"""All that is known of a metric: its card. Texts are Dutch, on B1 level; they are content, not code.

No field has a default: a card that leaves one out is an error when its module is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from hbh_metrics.metrics.privacy import Privacy
from hbh_metrics.project import Promise, words_of_ours


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


class Unit(Enum):
    """In what a metric is counted, as its reader meets it."""

    EURO = "€"
    EURO_PER_HOUR = "€/uur"
    PERCENT = "%"
    POINTS = "%-punt"
    CLIENTS = "cliënten"
    CLIENT_PERIODS = "cliëntperioden"
    HOURS = "uur"
    HOURS_PER_WEEK = "uur per week"
    HOURS_PER_HOUR = "uur per uur van voorheen"
    PERIODS = "perioden"
    DAYS = "dagen"
    FTE = "fte"
    GRADE = "cijfer"
    GRADE_POINTS = "punten"
    PER_100 = "per 100 cliëntperioden"


class Owner(Enum):
    """Who decides what a metric means, and is asked when its definition must change."""

    PROGRAMME = "programmamanager"
    DATA = "beheerder"


@words_of_ours("title", "definition", "why", "caveat", "source")
@dataclass(frozen=True, kw_only=True)
class Card:
    """One metric: `name` as in meetwaarden, its Dutch title and unit, and what a reader must know to use it well.

    `digits` are the decimals that a reader sees, `is_difference` says that a plus stands before what is above 0. `tables` are the
    contract tables without which the value is unknown; `source` says the same to a reader. `has_period` says that there is a row per
    period, `has_whole` that there is one without: some have both. `agreement` is the agreement that it helps
    to judge, None where there is none. `version` is that of the definition, from 1, raised when the metric starts to mean something
    else; it is stored in each publication.
    """

    name: str
    title: str
    unit: Unit
    digits: int
    is_difference: bool
    direction: Direction
    definition: str
    why: str
    caveat: str
    source: str
    tables: tuple[str, ...]
    rows: Rows
    has_period: bool
    has_whole: bool
    privacy: Privacy
    agreement: Promise | None
    owner: Owner
    version: int

    def times(self, periods: Sequence[str]) -> tuple[str | None, ...]:
        """Return the periods of its rows where these have begun: all of them, None (the whole), or both."""
        return (*(periods if self.has_period else ()), *((None,) if self.has_whole else ()))


@dataclass(frozen=True)
class Family:
    """Metrics that are computed together by `<name>.sql`, which has one column per card and makes the table `tussenstand.<name>`."""

    name: str
    cards: tuple[Card, ...]
