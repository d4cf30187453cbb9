"""The other directions of the memo: the national budget, practical guidance, and a soft landing for workers.

The components of the cost of an hour are those of the law (article 5.4, paragraph 3, a to f).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hbh_metrics.exploration.assumptions import BUDGET, GUIDANCE_HOURS
from hbh_metrics.exploration.city import City, Contract
from hbh_metrics.exploration.inputs import Inputs
from hbh_metrics.exploration.propagation import Values

_CUT = "rijkskorting_pct"


def next_budget(x: Inputs) -> Values:
    """Return the budget of the year after the experiment: that of the year before, less the national cut."""
    return x[BUDGET] * (1 - x.part(_CUT))


def transition_money(x: Inputs) -> Values:
    """Return the money for the transition: a part of the cut, only for what comes on top of individual help."""
    return x[BUDGET] * x.part(_CUT) * x.part("overgangsgeld_deel")


def shortfall(city: City) -> Values:
    """Return by how much the net cost is above the budget; the general service may count the transition money, up to its cost."""
    left = city.net_year() - next_budget(city.x)
    if city.contract is not Contract.ALGEMENE_VOORZIENING:
        return left
    found: Values = left - np.minimum(transition_money(city.x), city.subsidised_year())
    return found


def hours_per_job(x: Inputs) -> Values:
    """Return the hours with clients a year of one job, part-time as it is."""
    return x["productieve_uren_fte"] * x["contract_uren_week"] / x["cao_uren_week"]


def jobs(city: City) -> Values:
    """Return the jobs that the hours of a year take."""
    return city.hours_year() / hours_per_job(city.x)


def full_time_jobs(city: City) -> Values:
    """Return the full-time jobs that the hours of a year take."""
    return city.hours_year() / city.x["productieve_uren_fte"]


def forced_redundancies(city: City) -> Values:
    """Return the jobs lost beyond those who leave by themselves and those kept by practical guidance, if nobody finds other work."""
    now = jobs(city.as_before()) * (1 - city.x.part("verloop_pct"))
    kept = np.zeros(1) if city.x.is_empty(GUIDANCE_HOURS) else Guidance(city.x).jobs_kept()
    found: Values = np.maximum(0.0, now - jobs(city) - kept)
    return found


@dataclass(frozen=True)
class Guidance:
    """Practical guidance by trained domestic workers in place of professional guidance."""

    x: Inputs

    def capacity(self) -> Values:
        """Return the hours a year that the trained workers can give."""
        return self.x["opgeleid_aantal"] * hours_per_job(self.x) * self.x["deel_werktijd_praktisch"]

    def wanted(self) -> Values:
        """Return the hours a year of guidance that can be practical."""
        return self.x[GUIDANCE_HOURS] * self.x.part("verschuifbaar_pct")

    def moved(self) -> Values:
        """Return the hours a year that move: what is wanted, as far as there is capacity."""
        found: Values = np.minimum(self.wanted(), self.capacity())
        return found

    def gain(self) -> Values:
        """Return what that saves a year, after the cost of the training."""
        cheaper = self.x["tarief_begeleiding_eur"] - self.x["tarief_praktisch_eur"]
        return self.moved() * cheaper - self.x["opgeleid_aantal"] * self.x["opleiding_eur"] / self.x["opleiding_jaren"]

    def full_time_jobs_kept(self) -> Values:
        """Return the full-time jobs that the moved hours keep."""
        return self.moved() / self.x["productieve_uren_fte"]

    def jobs_kept(self) -> Values:
        """Return the jobs that the moved hours keep."""
        return self.moved() / hours_per_job(self.x)


def cost_per_hour(x: Inputs) -> Values:
    """Return what an hour costs a provider at the wage that is assumed."""
    paid = x["loon_uur_eur"] * (1 + x.part("werkgeverslasten_pct")) / (1 - x.part("niet_productief_pct"))
    return (paid + x["reis_uur_eur"]) * (1 + x.part("overhead_pct")) * (1 + x.part("overig_pct"))


def margin_pct(city: City) -> Values:
    """Return the provider's margin as a percentage of what it gets for an hour."""
    return (1 - cost_per_hour(city.x) / city.price_per_hour()) * 100


def highest_wage(city: City) -> Values:
    """Return the wage per hour at which an hour costs the provider what it gets for it."""
    return wage_at(city.x, city.price_per_hour())


def wage_at(x: Inputs, price_eur: Values) -> Values:
    """Return the wage per hour that a price per hour can carry."""
    bare = price_eur / (1 + x.part("overhead_pct")) / (1 + x.part("overig_pct")) - x["reis_uur_eur"]
    return bare * (1 - x.part("niet_productief_pct")) / (1 + x.part("werkgeverslasten_pct"))


def work_elsewhere(won: float, lost: float) -> float:
    """Return the net jobs when work is given to another employer: those won there less those lost here."""
    return won - lost


def won_elsewhere(general: City) -> Values:
    """Return the jobs of the hours of the general service, at whoever gives it."""
    return general.general_hours_year() / hours_per_job(general.x)


def others_must_grow_pct(share: float) -> float | None:
    """Return by how many per cent the other providers must grow if one with this share of the clients falls away; None for all of them."""
    return None if share >= 1 else share / (1 - share) * 100
