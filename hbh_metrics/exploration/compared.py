"""The six contract types on the same clients and the same delivered hours: what would these periods have cost under another contract.

Costs are sums over client-periods that were delivered, so they carry no sampling error.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hbh_metrics.exploration.assumptions import FLOOR, PERIODS_PER_YEAR, PRICE
from hbh_metrics.exploration.city import SAFETY_NET, Contract, left_of_demand
from hbh_metrics.exploration.inputs import PERIODS, Inputs
from hbh_metrics.exploration.landing import cost_per_hour
from hbh_metrics.exploration.propagation import Values
from hbh_metrics.exploration.quantities import Sums

_DAYS_PER_WEEK = 7
_NONE = np.zeros(1)


@dataclass(frozen=True)
class Compared:
    """One contract type over delivered client-periods; `clients` is the city's stock of category 1."""

    contract: Contract
    sums: Sums
    clients: int
    x: Inputs
    is_price_typed: bool

    def cost(self) -> Values:
        """Return what the city would have paid; not a number, and told as missing, without client-periods."""
        if not self.sums.rows:
            return self._missing()
        match self.contract:
            case Contract.UREN:
                return self._at_price()
            case Contract.UREN_VOORHEEN:
                return np.full(1, self.sums.cost_before_eur)
            case Contract.PERIODETARIEF:
                return np.full(1, self.sums.paid_eur)
            case Contract.BUDGET_CLIENT:
                return self._budget()
            case Contract.ALGEMENE_VOORZIENING:
                return self.in_kind() + self._general_hours() * self.x["subsidie_uur_eur"]
            case Contract.TAAKGERICHT:
                lump_sum = self.x["taakgericht_eur"] / PERIODS_PER_YEAR / (self.clients or np.nan)
                return lump_sum * self.sums.number

    def in_kind(self) -> Values:
        """Return the part of the cost that is individual help."""
        if self._is_general:
            return self.x.part(SAFETY_NET) * self._at_price()
        return self.cost()

    def net(self) -> Values:
        """Return the cost after own contributions, which the city gets for individual help only."""
        return self.cost() - self.in_kind() * self.x.part("eigen_bijdrage_deel_pct")

    def hours(self) -> Values:
        """Return the hours that clients would have got."""
        if self._is_general:
            return self.x.part(SAFETY_NET) * self.sums.hours + self._general_hours()
        return np.full(1, self.sums.hours_before if self.contract is Contract.UREN_VOORHEEN else self.sums.hours)

    def hours_per_week(self) -> Values:
        """Return the hours per client per week."""
        return self.hours() * _DAYS_PER_WEEK / (self.sums.days or np.nan)

    def paid_to_provider(self) -> Values:
        """Return what clients would have paid the provider of the general service."""
        return self._general_hours() * self.x["klant_uur_eur"] if self._is_general else _NONE

    def margin_eur(self) -> Values:
        """Return what the provider would have kept after the cost of the hours."""
        return self.cost() + self.paid_to_provider() - self.hours() * cost_per_hour(self.x)

    def margin_pct(self) -> Values:
        """Return the same as a percentage of the provider's income."""
        return self.margin_eur() / (self.cost() + self.paid_to_provider()) * 100

    @property
    def _is_general(self) -> bool:
        return self.contract is Contract.ALGEMENE_VOORZIENING

    def _missing(self) -> Values:
        """Return not a number, with what the contract type reads besides told too where it is empty."""
        if self.contract is Contract.TAAKGERICHT:
            return self.x["taakgericht_eur"] * self.x.known(PERIODS, None)
        return np.full(1, self.x.known(PERIODS, None))

    def _at_price(self) -> Values:
        if self.is_price_typed:
            return self.x[PRICE] * self.sums.hours
        return np.full(1, self.x.known(PRICE, self.sums.value_of_hours_eur))

    def _general_hours(self) -> Values:
        return (1 - self.x.part(SAFETY_NET)) * self.sums.hours * left_of_demand(self.x)

    def _budget(self) -> Values:
        left = 1 - self.x.part("budget_korting_pct")
        if self.x.is_off(FLOOR):
            return self.sums.at_class_means_eur * left
        return self._budget_with_floor(left)

    def _budget_with_floor(self, left: Values) -> Values:
        """Return the budget, of which a client-period under the floor of hours gets no more than the price of its hours.

        Not a number where sums are rounded: moving the floor would tell the hours of single clients.
        """
        if self.sums.is_rough:
            return np.full(1, np.nan)
        floor, rows, delivered = self.x.part(FLOOR), self.sums.rows, self.sums.delivered
        hours = np.array([float(row.uren) for row in rows])[:, np.newaxis]
        asked = np.array([float(row.aantal * row.uren_voorheen) for row in rows])[:, np.newaxis]
        means = np.array([float(row.aantal) * delivered.class_means_eur[row.klasse] for row in rows])[:, np.newaxis]
        if self.is_price_typed:
            price = np.broadcast_to(self.x[PRICE], (1, *self.x[PRICE].shape))
        else:
            price = np.array([delivered.hourly_eur.get(row.aanbieder_id, np.nan) for row in rows])[:, np.newaxis]
        budgets = means * left
        found: Values = np.where(hours >= floor * asked, budgets, np.minimum(budgets, hours * price)).sum(axis=0)
        return found
