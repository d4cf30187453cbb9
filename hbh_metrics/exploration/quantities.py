"""The base quantities of the verkenning: what a publication says of the experiment and of the city, before anything is assumed.

All sums are exact until they become the double that is computed with. A quantity that the publication lacks is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from hbh_metrics import calendar
from hbh_metrics.exploration.assumptions import WEEKS_PER_PERIOD, Range, Window

DAYS_PER_PERIOD = 7 * WEEKS_PER_PERIOD


@dataclass(frozen=True)
class DeliveredRow:
    """One paid, known, whole client-period with a reference: net number, hours and amount, and what was got and paid before.

    `aantal` is in periods of 28 days, over which the reference is known; where hours are paid it is the client's time, not its hours.
    """

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
class Grain:
    """To what sums are rounded before anything is computed from them; 0 leaves them exact."""

    money_eur: float = 0.0
    hours: float = 0.0
    client_periods: float = 0.0


@dataclass(frozen=True)
class Delivered:
    """The clients and hours that every contract type is compared on.

    `hourly_eur` is what an hour cost before the experiment, per provider; `class_means_eur` what a client cost before per four weeks,
    per class; `grain` how finely the sums over the rows are told.
    """

    rows: Sequence[DeliveredRow]
    left_out: tuple[LeftOut, ...]
    hourly_eur: Mapping[str, float]
    class_means_eur: Mapping[int | None, float]
    grain: Grain = Grain()

    @property
    def clients(self) -> int:
        """The number of clients, each once."""
        return len({row.client for row in self.rows})

    @cached_property
    def sums(self) -> Sums:
        """The sums over the rows, made once."""
        return Sums(self)


@dataclass(frozen=True)
class OfProvider:
    """What one provider has of the client-periods, exact: their net number, and what the same clients cost before."""

    number: Fraction = Fraction(0)
    cost_before_eur: Fraction = Fraction(0)


@dataclass(frozen=True)
class Sums:
    """Sums over delivered client-periods that need no assumption."""

    delivered: Delivered

    @property
    def is_rough(self) -> bool:
        """Whether the sums are rounded: then nothing may be computed from single rows."""
        return self.delivered.grain != Grain()

    @cached_property
    def rows(self) -> Sequence[DeliveredRow]:
        """The client-periods."""
        return self.delivered.rows

    @cached_property
    def per_provider(self) -> Mapping[str, OfProvider]:
        """Each provider's part, exact."""
        found: dict[str, OfProvider] = {}
        for row in self.rows:
            one = found.get(row.aanbieder_id, OfProvider())
            before = one.cost_before_eur + row.aantal * row.bedrag_voorheen_eur
            found[row.aanbieder_id] = OfProvider(one.number + row.aantal, before)
        return found

    @cached_property
    def exactly_paid_eur(self) -> Fraction:
        """What was paid, exact."""
        return total(row.bedrag_eur for row in self.rows)

    @cached_property
    def number(self) -> float:
        """The net number of paid client-periods."""
        return _to(self.delivered.grain.client_periods, total(row.aantal for row in self.rows))

    @cached_property
    def days(self) -> float:
        """The days of the client-periods."""
        days = sum(calendar.period(row.periode_id).days for row in self.rows)
        return _to(self.delivered.grain.client_periods * DAYS_PER_PERIOD, days)

    @cached_property
    def paid_eur(self) -> float:
        """What was paid."""
        return _to(self.delivered.grain.money_eur, self.exactly_paid_eur)

    @cached_property
    def hours(self) -> float:
        """The hours that were delivered."""
        return _to(self.delivered.grain.hours, total(row.uren for row in self.rows))

    @cached_property
    def hours_before(self) -> float:
        """The hours that the same clients got before."""
        return _to(self.delivered.grain.hours, total(row.aantal * row.uren_voorheen for row in self.rows))

    @cached_property
    def cost_before_eur(self) -> float:
        """What the same clients cost before."""
        return _to(self.delivered.grain.money_eur, total(row.aantal * row.bedrag_voorheen_eur for row in self.rows))

    @cached_property
    def value_of_hours_eur(self) -> float | None:
        """What the hours would have cost at the provider's price of before; None where a provider has no such price."""
        per_provider: dict[str, Fraction] = {}
        for row in self.rows:
            per_provider[row.aanbieder_id] = per_provider.get(row.aanbieder_id, Fraction(0)) + row.uren
        if any(who not in self.delivered.hourly_eur for who in per_provider):
            return None
        value = sum(float(hours) * self.delivered.hourly_eur[who] for who, hours in per_provider.items())
        return _to(self.delivered.grain.money_eur, value)

    @cached_property
    def at_class_means_eur(self) -> float:
        """What the clients would cost at the mean of their class."""
        per_class: dict[int | None, Fraction] = {}
        for row in self.rows:
            per_class[row.klasse] = per_class.get(row.klasse, Fraction(0)) + row.aantal
        cost = sum(float(number) * self.delivered.class_means_eur[klasse] for klasse, number in per_class.items())
        return _to(self.delivered.grain.money_eur, cost)


def _to(grain: float, value: Fraction | float) -> float:
    return round(float(value) / grain) * grain if grain else float(value)


def total(values: Iterable[Fraction]) -> Fraction:
    """Return an exact sum."""
    return sum(values, Fraction(0))


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
class Workforce:
    """The workers of all providers together: over how many periods, who left in all, the sum of workers over those periods.

    `dismissed` of those who left, and `trained` for practical guidance at the last count, are None where nobody told.
    """

    periods: int
    left: int
    worker_periods: int
    dismissed: int | None
    trained: int | None

    @property
    def turnover_pct(self) -> float | None:
        """Who left in a year, in per cent of the workers: left ÷ mean workers × periods in a year ÷ periods; None without workers."""
        return self.left / self.worker_periods * calendar.periods_per_year() * 100 if self.worker_periods else None


@dataclass(frozen=True)
class Base:
    """All base quantities of one publication and one window.

    `scaling` is the range of the factor from the clients with a reference to the city; `tariff_eur` the agreed tariff of the last whole
    period, `floor_eur` the basistarief then; `provider_clients` the stock of category 1 per provider; `hourly_eur` what an hour cost
    before, `hours_before` the hours behind that price; `effect_pct` the measured effect with its interval.
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
    workforce: Workforce | None = None
    hours_before: float = 0.0
