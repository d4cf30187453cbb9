"""The year after the experiment for the whole city, under six contract types: what the city pays, what people get and what they pay.

Amounts per client are those of category 1 per four weeks; a year is 13 of them. Categories 2 and 3 stay at what they cost before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from hbh_metrics.exploration.assumptions import CATEGORY_2, EFFECT, PERIODS_PER_YEAR, PRICE, WEEKS_PER_PERIOD
from hbh_metrics.exploration.inputs import AGREEMENTS, COMPARISON, REFERENCE, SCALING, Inputs
from hbh_metrics.exploration.propagation import Values
from hbh_metrics.exploration.quantities import Base, Category


class Contract(Enum):
    """A contract type, by the name of the data."""

    UREN = "UREN"
    UREN_VOORHEEN = "UREN_VOORHEEN"
    PERIODETARIEF = "PERIODETARIEF"
    BUDGET_CLIENT = "BUDGET_CLIENT"
    ALGEMENE_VOORZIENING = "ALGEMENE_VOORZIENING"
    TAAKGERICHT = "TAAKGERICHT"


SAFETY_NET = "aandeel_vangnet_pct"
_NONE = np.zeros(1)


def left_of_demand(x: Inputs) -> Values:
    """Return which part of the hours people still ask when they pay another price per hour: (new ÷ now) ^ elasticity."""
    found: Values = (x["klant_uur_eur"] / x["klant_uur_nu_eur"]) ** x["elasticiteit"]
    return found


@dataclass(frozen=True)
class City:
    """The city under one contract type, for the inputs of one evaluation; each number reads only what it rests on."""

    contract: Contract
    base: Base
    x: Inputs

    def as_before(self) -> City:
        """Return the same city under hours as before the experiment."""
        return City(Contract.UREN_VOORHEEN, self.base, self.x)

    @property
    def _first(self) -> Category:
        return self.base.categories[1]

    def _hours_before(self) -> Values:
        return self.x[SCALING] * self.x.known(REFERENCE, self._first.mean_hours)

    def _hours_in_kind(self) -> Values:
        """Return the hours of a client who keeps individual help, with the effect of the experiment as far as it carries over."""
        return self._hours_before() * (1 + self.x["overdraagbaarheid_cat1"] * self.x.part(EFFECT))

    def in_kind(self) -> Values:
        """Return what the city pays per client of category 1 for individual help (maatwerk)."""
        x = self.x
        match self.contract:
            case Contract.UREN_VOORHEEN:
                return self._hours_before() * x[PRICE]
            case Contract.UREN:
                return self._hours_in_kind() * x[PRICE]
            case Contract.PERIODETARIEF:
                return np.full(1, x.known(AGREEMENTS, self.base.tariff_eur))
            case Contract.BUDGET_CLIENT:
                return self._hours_before() * x[PRICE] * (1 - x.part("budget_korting_pct"))
            case Contract.TAAKGERICHT:
                return x["taakgericht_eur"] / PERIODS_PER_YEAR / (self._first.clients or np.nan)
            case Contract.ALGEMENE_VOORZIENING:
                return x.part(SAFETY_NET) * self._hours_in_kind() * x[PRICE]

    def subsidised(self) -> Values:
        """Return what the city pays per client of category 1 for the general service (algemene voorziening)."""
        return self._general_hours() * self.x["subsidie_uur_eur"] if self._is_general else _NONE

    def hours(self) -> Values:
        """Return the hours per client of category 1."""
        match self.contract:
            case Contract.UREN_VOORHEEN:
                return self._hours_before()
            case Contract.ALGEMENE_VOORZIENING:
                return self.x.part(SAFETY_NET) * self._hours_in_kind() + self._general_hours()
            case _:
                return self._hours_in_kind()

    def paid_to_provider(self) -> Values:
        """Return what a client of category 1 pays the provider of the general service."""
        return self._general_hours() * self.x["klant_uur_eur"] if self._is_general else _NONE

    @property
    def _is_general(self) -> bool:
        return self.contract is Contract.ALGEMENE_VOORZIENING

    def _general_hours(self) -> Values:
        return (1 - self.x.part(SAFETY_NET)) * self._hours_in_kind() * left_of_demand(self.x)

    def _others(self, means: Mapping[int, float | None]) -> Values:
        """Return a sum over the clients of the other categories of their mean before."""
        total = _NONE
        for number, category in self.base.categories.items():
            if number == 1:
                continue
            part = self.x[SCALING] * category.clients * self.x.known(REFERENCE, means[number])
            if number == 2 and not self.x.is_off(CATEGORY_2) and self.contract is not Contract.UREN_VOORHEEN:  # noqa: PLR2004
                part = part * (1 + self.x[CATEGORY_2] * self.x.part(EFFECT))
            total = total + part
        return total

    def gross_in_kind_year(self) -> Values:
        """Return what the city pays a year for individual help, all categories, before own contributions."""
        others = self._others({number: category.mean_eur for number, category in self.base.categories.items()})
        return PERIODS_PER_YEAR * (self._first.clients * self.in_kind() + others)

    def subsidised_year(self) -> Values:
        """Return what the city pays a year for the general service."""
        return PERIODS_PER_YEAR * self._first.clients * self.subsidised()

    def gross_year(self) -> Values:
        """Return what the city pays a year before own contributions."""
        return self.gross_in_kind_year() + self.subsidised_year()

    def net_year(self) -> Values:
        """Return what the city pays a year after the own contributions, which it gets for individual help only."""
        return self.gross_in_kind_year() * (1 - self.x.part("eigen_bijdrage_deel_pct")) + self.subsidised_year()

    def clients_pay_year(self) -> Values:
        """Return what clients pay a year: own contributions to the city, and the price per hour of the general service."""
        own = self.gross_in_kind_year() * self.x.part("eigen_bijdrage_deel_pct")
        return own + PERIODS_PER_YEAR * self._first.clients * self.paid_to_provider()

    def hours_year(self) -> Values:
        """Return the hours a year, all categories."""
        others = self._others({number: category.mean_hours for number, category in self.base.categories.items()})
        return PERIODS_PER_YEAR * (self._first.clients * self.hours() + others)

    def general_hours_year(self) -> Values:
        """Return the hours a year of the general service; none under another contract type."""
        return PERIODS_PER_YEAR * self._first.clients * self._general_hours() if self._is_general else _NONE

    def hours_per_week(self) -> Values:
        """Return the hours per client of category 1 per week."""
        return self.hours() / WEEKS_PER_PERIOD

    def price_per_hour(self) -> Values:
        """Return what a provider gets for an hour of category 1, from the city and from clients together; there is none without hours."""
        income, hours = self.in_kind() + self.subsidised() + self.paid_to_provider(), self.hours()
        return income / np.where(hours == 0, np.nan, hours)

    def touched(self) -> Values:
        """Return the clients of category 1 whose hours fall under 70% of what they had, those out of individual help included."""
        falls = self.base.strong_falls
        before = self.x.known(COMPARISON, None if falls is None else falls.comparison)
        if self.contract is Contract.UREN_VOORHEEN:
            return np.full(1, self._first.clients * before)
        within = self.x.known(COMPARISON, None if falls is None else falls.experiment)
        share = before + self.x["overdraagbaarheid_cat1"] * (within - before)
        if not self._is_general:
            return self._first.clients * share
        return self.out_of_kind() + self.x.part(SAFETY_NET) * self._first.clients * share

    def out_of_kind(self) -> Values:
        """Return the clients of category 1 who lose individual help."""
        return self._first.clients * (1 - self.x.part(SAFETY_NET)) if self._is_general else _NONE
