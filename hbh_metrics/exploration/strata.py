"""From the clients with a reference to all clients of the city: means per stratum, weighted by how many clients the city has in it.

Post-stratification: mean = Σ N_g·mean_g ÷ N, with the interval of the total by Satterthwaite's degrees of freedom and no correction for
a finite population, which is cautious.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hbh_metrics.exploration.assumptions import Range
from hbh_metrics.statistics.student import t_quantile

FEWEST_IN_A_CELL, FEWEST_FOR_A_MEAN = 10, 2
_BOTH_SIDES = 0.975

Klasse = int | None
Age = str | None


@dataclass(frozen=True)
class Cell:
    """Clients of one klasse and age: how many the city has, how many have a reference, and sums over the latter (amounts and hours)."""

    categorie: int
    klasse: Klasse
    leeftijdsklasse: Age
    clients: int
    referred: int
    amounts: Fraction
    squares: Fraction
    hours: Fraction


@dataclass(frozen=True)
class Stratum:
    """Cells taken together: `clients` in the city, `referred` with a reference, sums over those."""

    clients: int
    referred: int
    amounts: Fraction
    squares: Fraction
    hours: Fraction

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> Stratum:
        """Return the stratum that these cells are together."""
        found = list(cells)
        return cls(
            sum(cell.clients for cell in found),
            sum(cell.referred for cell in found),
            sum((cell.amounts for cell in found), Fraction(0)),
            sum((cell.squares for cell in found), Fraction(0)),
            sum((cell.hours for cell in found), Fraction(0)),
        )

    @property
    def is_enough(self) -> bool:
        """Whether a mean of it can be told."""
        return self.referred >= FEWEST_FOR_A_MEAN

    @property
    def variance(self) -> Fraction:
        """The variance of the amounts, with n - 1."""
        return (self.squares - self.amounts**2 / self.referred) / (self.referred - 1)


def strata(cells: Iterable[Cell]) -> list[Stratum]:
    """Return the strata of one category, only those in which the city has clients.

    A klasse of which any cell of the city has fewer than 10 clients with a reference is one stratum; where any klasse has fewer than 10,
    the category is one.
    """
    by_class: dict[Klasse, list[Cell]] = {}
    for cell in cells:
        by_class.setdefault(cell.klasse, []).append(cell)
    of_city = {klasse: found for klasse, found in by_class.items() if any(cell.clients for cell in found)}
    if not of_city:
        return []
    if any(sum(cell.referred for cell in found) < FEWEST_IN_A_CELL for found in of_city.values()):
        return [Stratum.of(cell for found in by_class.values() for cell in found)]
    split = [
        [[cell] for cell in found if cell.clients]
        if all(cell.referred >= FEWEST_IN_A_CELL for cell in found if cell.clients)
        else [found]
        for found in of_city.values()
    ]
    return [Stratum.of(group) for groups in split for group in groups]


def means(of_category: Iterable[Stratum]) -> tuple[float, float] | None:
    """Return the mean amount and the mean hours per client of the city; None without clients or with a stratum of fewer than 2."""
    found = list(of_category)
    clients = sum(stratum.clients for stratum in found)
    if not clients or not all(stratum.is_enough for stratum in found):
        return None
    amount = sum((stratum.clients * stratum.amounts / stratum.referred for stratum in found), Fraction(0)) / clients
    hours = sum((stratum.clients * stratum.hours / stratum.referred for stratum in found), Fraction(0)) / clients
    return float(amount), float(hours)


def half_width(parts: Iterable[tuple[float, int]]) -> float:
    """Return half the 95% interval of a sum, from the variance of each part and the number of observations behind it."""
    varying = [(variance, n) for variance, n in parts if variance > 0]
    if not varying:
        return 0.0
    total = sum(variance for variance, _ in varying)
    freedom = total**2 / sum(variance**2 / (n - 1) for variance, n in varying)
    return t_quantile(_BOTH_SIDES, freedom) * math.sqrt(total)


def scaling(of_categories: Mapping[int, list[Stratum]]) -> Range:
    """Return the factor on what clients cost and got before: 1, and its ends by the spread of amounts within all strata."""
    found = [stratum for strata in of_categories.values() for stratum in strata if stratum.is_enough]
    total = float(sum((stratum.clients * stratum.amounts / stratum.referred for stratum in found), Fraction(0)))
    if total <= 0:
        return Range(1, 1, 1)
    half = half_width(
        (float(stratum.clients**2 * stratum.variance / stratum.referred), stratum.referred) for stratum in found
    )
    return Range(max(0.0, 1 - half / total), 1, 1 + half / total)
