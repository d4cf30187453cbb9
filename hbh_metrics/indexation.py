"""How far a tariff rises in a year by the index figures of wages and prices, exactly and never rounded.

Source of the formula: the contract standards of the Wmo, provisional plus (definitive minus provisional of the year before).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

WAGES, PRICES = "LOON", "PRIJS"
PROVISIONAL, DEFINITIVE = "VOORLOPIG", "DEFINITIEF"


@dataclass(frozen=True)
class IndexFigures:
    """The rise in per cent by series, year and kind."""

    pct: Mapping[tuple[str, int, str], Decimal] = field(default_factory=dict, hash=False)

    def mixed(self, year: int, kind: str, wage_share: Fraction) -> Fraction | None:
        """Return g = w·LOON + (1 − w)·PRIJS in per cent; None where a series that has a weight is missing."""
        total = Fraction(0)
        for series, weight in ((WAGES, wage_share), (PRICES, 1 - wage_share)):
            if not weight:
                continue
            pct = self.pct.get((series, year, kind))
            if pct is None:
                return None
            total += weight * Fraction(pct)
        return total


def growth(figures: IndexFigures, year: int, wage_share: Fraction, *, with_correction: bool) -> Fraction | None:
    """Return G of a year in per cent; None where a figure that it needs is missing.

    With the correction, what the definitive index of the year before differs from its provisional one is added.
    """
    rise = figures.mixed(year, PROVISIONAL, wage_share)
    if rise is None or not with_correction:
        return rise
    definitive, provisional = (figures.mixed(year - 1, kind, wage_share) for kind in (DEFINITIVE, PROVISIONAL))
    return None if definitive is None or provisional is None else rise + definitive - provisional
