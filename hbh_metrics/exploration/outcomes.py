"""What the verkenning tells: per contract type and direction each outcome with its unit, its formula and its range."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from hbh_metrics.exploration import landing
from hbh_metrics.exploration.assumptions import PRICE, AssumptionSet, Range
from hbh_metrics.exploration.city import City, Contract
from hbh_metrics.exploration.compared import Compared
from hbh_metrics.exploration.inputs import Inputs, members, off, ranges
from hbh_metrics.exploration.propagation import Member, Spread, Values, propagated
from hbh_metrics.exploration.quantities import Base
from hbh_metrics.kept import Keeper, Same
from hbh_metrics.project import DEFAULT

MARGIN = "aanbieder_marge_pct"
NATIONAL, GUIDANCE = "RIJKSBUDGET", "PRAKTISCHE_BEGELEIDING"
_MOST = 4096
_spreads = Keeper(_MOST)
NEXT_BUDGET = f"budget_{DEFAULT.end.year + 1}"


@dataclass(frozen=True)
class Outcome:
    """One outcome of a contract type or direction; the numbers are None where it waits for something (`ontbreekt`) or is kept back."""

    variant: str
    uitkomst: str
    eenheid: str
    laag: float | None
    midden: float | None
    hoog: float | None
    uiterst_laag: float | None
    uiterst_hoog: float | None
    bijdragen: Mapping[str, float] = field(default_factory=dict)
    ontbreekt: tuple[str, ...] = ()

    def kept_back(self) -> Outcome:
        """Return the same row without its numbers, for who may not see them."""
        return Outcome(self.variant, self.uitkomst, self.eenheid, None, None, None, None, None)


@dataclass(frozen=True)
class Model:
    """Base quantities under a set of assumptions: evaluates any formula of them."""

    base: Base
    assumed: AssumptionSet

    @cached_property
    def ranges(self) -> Mapping[str, Range | None]:
        """The range of every assumption in force."""
        return ranges(self.base, self.assumed)

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Every input with its range and group."""
        return members(self.ranges, self.base)

    @cached_property
    def middle(self) -> Mapping[str, Values]:
        """Every input at its middle."""
        return {code: np.full(1, member.range.midden, dtype=np.float64) for code, member in self.members.items()}

    @cached_property
    def _off(self) -> frozenset[str]:
        return off(self.ranges)

    def inputs(self, values: Mapping[str, Values] | None = None) -> Inputs:
        """Return inputs at their middle, or as given."""
        return Inputs(self.middle if values is None else values, self._off)

    def city(self, contract: Contract, x: Inputs | None = None) -> City:
        """Return the city under a contract type, at the middle of every assumption unless inputs are given."""
        return City(contract, self.base, x or self.inputs())

    def compared(self, contract: Contract, x: Inputs | None = None) -> Compared:
        """Return a contract type over what was delivered, likewise."""
        clients = self.base.categories[1].clients
        return Compared(contract, self.base.delivered.sums, clients, x or self.inputs(), PRICE in self.assumed.typed)

    def rests_on(self, read: Iterable[str]) -> Hashable:
        """Return what a number that reads these inputs follows from: as long as it is the same, so is the number."""
        return Same(self.base), tuple((code, self.members[code]) for code in sorted(read))

    def spread(self, formula: Callable[[Inputs], Values], name: Hashable) -> tuple[Spread | None, tuple[str, ...]]:
        """Return a formula's outcome with its range, or what it waits for; neither where it does not exist (a division by 0).

        One that reads none of what was changed is kept from before, under its `name`.
        """
        tried = self.inputs()
        with np.errstate(all="ignore"):
            formula(tried)
            if tried.missing:
                return None, tuple(sorted(tried.missing))
            key = (name, self.rests_on(tried.read))
            return _spreads.of(key, lambda: self._propagated(formula, tried.read)), ()

    def _propagated(self, formula: Callable[[Inputs], Values], read: Iterable[str]) -> Spread | None:
        found = propagated(
            lambda values: formula(self.inputs(values)), {code: self.members[code] for code in sorted(read)}
        )
        numbers = (found.laag, found.midden, found.hoog, found.uiterst_laag, found.uiterst_hoog)
        return found if np.isfinite(numbers).all() else None


Formula = Callable[[Model, Contract, Inputs], Values]


def _of_city(read: Callable[[City], Values]) -> Formula:
    return lambda model, contract, x: read(model.city(contract, x))


def _difference(city: City) -> Values:
    return city.net_year() - city.as_before().net_year()


def _difference_pct(city: City) -> Values:
    before = city.as_before().net_year()
    return (city.net_year() - before) / before * 100


OF_CONTRACTS: Mapping[str, tuple[str, Formula]] = {
    "kosten_bruto": ("€", _of_city(City.gross_year)),
    "kosten_netto": ("€", _of_city(City.net_year)),
    "verschil_voorheen": ("€", _of_city(_difference)),
    "verschil_voorheen_pct": ("%", _of_city(_difference_pct)),
    "uren_per_client_week": ("uur", _of_city(City.hours_per_week)),
    "uren_jaar": ("uur", _of_city(City.hours_year)),
    "clienten_geraakt": ("cliënten", _of_city(City.touched)),
    "clienten_uit_maatwerk": ("cliënten", _of_city(City.out_of_kind)),
    "betaling_clienten": ("€", _of_city(City.clients_pay_year)),
    "fte": ("fte", _of_city(landing.full_time_jobs)),
    "banen": ("banen", _of_city(landing.jobs)),
    "gedwongen_ontslagen": ("banen", _of_city(landing.forced_redundancies)),
    "prijs_per_uur": ("€/uur", _of_city(City.price_per_hour)),
    MARGIN: ("%", _of_city(landing.margin_pct)),
    "hoogste_loon": ("€/uur", _of_city(landing.highest_wage)),
    "opgave": ("€", _of_city(landing.shortfall)),
    "experiment_kosten": ("€", lambda model, contract, x: model.compared(contract, x).cost()),
}
"""Every outcome of a contract type: its unit and how it is computed."""

OF_DIRECTIONS: Mapping[tuple[str, str], tuple[str, Callable[[Inputs], Values]]] = {
    (NATIONAL, NEXT_BUDGET): ("€", landing.next_budget),
    (NATIONAL, "overgangsgeld"): ("€", landing.transition_money),
    (GUIDANCE, "uren_verplaatst"): ("uur", lambda x: landing.Guidance(x).moved()),
    (GUIDANCE, "voordeel"): ("€", lambda x: landing.Guidance(x).gain()),
    (GUIDANCE, "fte_behouden"): ("fte", lambda x: landing.Guidance(x).full_time_jobs_kept()),
}


def outcomes(model: Model) -> tuple[Outcome, ...]:
    """Return every outcome, sorted by variant and outcome."""
    rows = [outcome(model, contract, name) for contract in Contract for name in OF_CONTRACTS] + [
        _row(model, variant, name, unit, formula) for (variant, name), (unit, formula) in OF_DIRECTIONS.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.variant, row.uitkomst)))


def outcome(model: Model, contract: Contract, name: str) -> Outcome:
    """Return one outcome of a contract type."""
    unit, formula = OF_CONTRACTS[name]
    return _row(model, contract.value, name, unit, lambda x: formula(model, contract, x))


def _row(model: Model, variant: str, name: str, unit: str, formula: Callable[[Inputs], Values]) -> Outcome:
    found, missing = model.spread(formula, (variant, name))
    if found is None:
        return Outcome(variant, name, unit, None, None, None, None, None, {}, missing)
    return Outcome(
        variant,
        name,
        unit,
        found.laag,
        found.midden,
        found.hoog,
        found.uiterst_laag,
        found.uiterst_hoog,
        found.bijdragen,
    )


def numbers_of(row: Outcome) -> Sequence[float | None]:
    """Return the five numbers of a row."""
    return row.laag, row.midden, row.hoog, row.uiterst_laag, row.uiterst_hoog
