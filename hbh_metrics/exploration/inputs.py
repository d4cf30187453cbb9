"""What a formula reads: assumptions and measured quantities by name, of which it is kept which were read and which are not known.

So what an outcome waits for, and which groups its uncertainty comes from, follow from the formula itself and are written down nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hbh_metrics.exploration.assumptions import EFFECT, PRICE, Assumption, AssumptionSet, Range, declared
from hbh_metrics.exploration.propagation import Member, Values
from hbh_metrics.exploration.quantities import Base

SCALING = "schaling"
"""The factor from the clients with a reference to the city: a group of its own, and no assumption."""

REFERENCE, AGREEMENTS, PERIODS, COMPARISON = "referentie", "tariefafspraken", "perioden", "effect_uren"
"""What a publication can lack, by the names that are told."""


class Inputs:
    """Values by name for one evaluation; `read` and `missing` fill as a formula asks for them."""

    def __init__(self, values: Mapping[str, Values], optional: frozenset[str] = frozenset()) -> None:
        self._values = values
        self._off = optional
        self.read: set[str] = set()
        self.missing: set[str] = set()

    def __getitem__(self, code: str) -> Values:
        """Return the value of an assumption; not a number, and told as missing, where it is empty."""
        if code not in self._values:
            self.missing.add(code)
            return np.full(1, np.nan)
        self.read.add(code)
        return self._values[code]

    def part(self, code: str) -> Values:
        """Return a percentage as a part."""
        return self[code] / 100

    def known(self, name: str, value: float | None) -> float:
        """Return a quantity of the publication; not a number, and told as missing by that name, where it lacks it."""
        if value is None:
            self.missing.add(name)
            return np.nan
        return value

    def is_empty(self, code: str) -> bool:
        """Tell whether an assumption has no value."""
        return code not in self._values

    def is_off(self, code: str) -> bool:
        """Tell whether an assumption is 0 over its whole range, or empty: then a formula need not read it."""
        return code in self._off


def ranges(base: Base, assumed: AssumptionSet) -> dict[str, Range | None]:
    """Return the range of every assumption in force: as filled in, else as measured or declared; None where there is none."""
    return {code: assumed.typed.get(code) or _standard(one, base) for code, one in declared().items()}


def _standard(assumption: Assumption, base: Base) -> Range | None:
    if assumption.code == PRICE:
        return measured_price(base.hourly_eur)
    if assumption.code == EFFECT:
        return base.effect_pct
    return assumption.default


_PRICE_MARGIN = 0.05


def measured_price(hourly_eur: float | None) -> Range | None:
    """Return the measured price of an hour with 5% below and above it."""
    if hourly_eur is None:
        return None
    return Range(hourly_eur * (1 - _PRICE_MARGIN), hourly_eur, hourly_eur * (1 + _PRICE_MARGIN))


def members(in_force: Mapping[str, Range | None], base: Base) -> dict[str, Member]:
    """Return every input that has a range, with its group."""
    found = {code: Member(declared()[code].groep, one) for code, one in in_force.items() if one is not None}
    return {**found, SCALING: Member(SCALING, base.scaling)}


def off(in_force: Mapping[str, Range | None]) -> frozenset[str]:
    """Return the codes that are 0 over their whole range, or empty."""
    return frozenset(code for code, one in in_force.items() if one is None or one.laag == one.hoog == 0)
