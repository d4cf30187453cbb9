"""The base quantities of the verkenning: what a publication says of the experiment and of the city, before anything is assumed.

All sums are exact until they become the double that is computed with. A quantity that the publication lacks is None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hbh_metrics.exploration.assumptions import Range, Window


@dataclass(frozen=True)
class DeliveredRow:
    """One paid, known, whole client-period with a reference: net number, hours and amount, and what was got and paid before."""

    aanbieder_id: str
    periode_id: str
    client: str
    klasse: int | None
    aantal: Fraction
    uren: Fraction
    bedrag_eur: Fraction
    uren_voorheen: Fraction
    bedrag_voorheen_eur: Fraction


@dataclass(frozen=True)
class LeftOut:
    """Paid client-periods that are not compared, by the first reason that applies; `bedrag_eur` is what was paid for them."""

    reden: str
    aantal: int
    bedrag_eur: Fraction


@dataclass(frozen=True)
class Delivered:
    """The clients and hours that every contract type is compared on.

    `hourly_eur` is what an hour cost before the experiment, per provider; `class_means_eur` what a client cost before per four weeks,
    per class.
    """

    rows: Sequence[DeliveredRow]
    left_out: tuple[LeftOut, ...]
    hourly_eur: Mapping[str, float]
    class_means_eur: Mapping[int | None, float]

    @property
    def clients(self) -> int:
        """The number of clients, each once."""
        return len({row.client for row in self.rows})

    def of(self, aanbieder_id: str) -> Sequence[DeliveredRow]:
        """Return the rows of one provider."""
        return [row for row in self.rows if row.aanbieder_id == aanbieder_id]


@dataclass(frozen=True)
class Category:
    """The clients of one category in the city on the counting day, and what they cost and got before per four weeks, on average.

    The means are None where too few of them have a reference, and 0 where there are no clients.
    """

    clients: int
    mean_eur: float | None
    mean_hours: float | None


@dataclass(frozen=True)
class StrongFalls:
    """The share of clients who get less than 70% of the hours of before, in the experiment and in the comparison group."""

    experiment: float
    comparison: float


@dataclass(frozen=True)
class Base:
    """All base quantities of one publication and one window.

    `scaling` is the range of the factor from the clients with a reference to the city; `tariff_eur` the agreed tariff of the last whole
    period, `floor_eur` the basistarief then; `provider_clients` the stock of category 1 per provider; `hourly_eur` what an hour cost
    before, `effect_pct` the measured effect with its interval.
    """

    window: Window
    periods: tuple[str, ...]
    delivered: Delivered
    categories: Mapping[int, Category]
    scaling: Range
    provider_clients: Mapping[str, int]
    tariff_eur: float | None
    floor_eur: float | None
    hourly_eur: float | None
    effect_pct: Range | None
    strong_falls: StrongFalls | None
