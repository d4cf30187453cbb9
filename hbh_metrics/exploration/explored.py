"""Everything that the screen and the paper tell of one set of assumptions, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

import numpy as np

from hbh_metrics.agreements import Agreement
from hbh_metrics.agreements import Contract as Contracted
from hbh_metrics.exploration.assumptions import AssumptionSet, Range, Window
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.compared import Compared
from hbh_metrics.exploration.conditions import Condition, FloorHours, conditions, cuts_per_provider, floor_hours
from hbh_metrics.exploration.inputs import Inputs
from hbh_metrics.exploration.landing import (
    Guidance,
    cost_per_hour,
    jobs,
    others_must_grow_pct,
    won_elsewhere,
    work_elsewhere,
)
from hbh_metrics.exploration.outcomes import MARGIN, Model, Outcome, outcomes
from hbh_metrics.exploration.propagation import Values
from hbh_metrics.exploration.quantities import LeftOut, Workforce, total

MEASURED_RISE_PCT = 42.0
"""Up to this rise of what clients pay the elasticity was measured (CPB Discussion Paper 363)."""


@dataclass(frozen=True)
class OnDelivered:
    """One contract type on what was delivered, at the middle of every assumption; None for what cannot be told or may not be seen."""

    contract: Contract
    gross_eur: float | None
    net_eur: float | None
    gross_difference_eur: float | None
    gross_difference_pct: float | None
    net_difference_eur: float | None
    hours_per_week: float | None
    paid_to_provider_eur: float | None
    margin_pct: float | None


@dataclass(frozen=True)
class Risk:
    """What happens if one provider falls away: its share of the clients, and by how much the others must grow."""

    aanbieder_id: str
    share_pct: float
    others_grow_pct: float | None


@dataclass(frozen=True)
class Elsewhere:
    """The jobs that move when another employer gives the general service: won there, lost where the help was given."""

    won: float
    lost: float

    @property
    def net(self) -> float:
        """The jobs in all: those won less those lost."""
        return work_elsewhere(self.won, self.lost)


class Wage(Enum):
    """What a contract type does to the wage, by the margin that it leaves the provider."""

    BELOW = "onder de kostprijs: het loon komt onder druk"
    MAYBE = "misschien onder de kostprijs"
    ABOVE = "boven de kostprijs"


@dataclass(frozen=True)
class Explored:
    """What the verkenning tells under one set of assumptions.

    `ranges` are the assumptions in force and `standard` what they are unless somebody fills them in: declared, or measured.
    `window` and `periods` are what counts, `stock` the clients of the city per category; `clients` and `client_periods` are compared on
    what was delivered, `left_out` are not.
    `cuts` and `risks` are of single providers: empty for who may not see those. `cost_per_hour_eur` is what an hour costs a provider at
    the wage that is assumed; `rise_pct` by how much more clients pay per hour; `guidance_binds` names what holds guidance back.
    `on_paper_eur` is what was paid less than the start tariff; `wages` is empty where the wage does not fit what was paid before.
    `paid_now` is the kind of contract of most clients.
    """

    window: Window
    periods: tuple[str, ...]
    stock: Mapping[int, int]
    clients: int
    client_periods: int
    left_out: tuple[LeftOut, ...]
    assumed: AssumptionSet
    ranges: Mapping[str, Range | None]
    standard: Mapping[str, Range | None]
    rows: Mapping[tuple[str, str], Outcome]
    on_delivered: tuple[OnDelivered, ...]
    conditions: tuple[Condition, ...]
    floor_hours: FloorHours | None
    cuts: Mapping[str, int | None]
    risks: tuple[Risk, ...]
    cost_per_hour_eur: float
    rise_pct: float
    guidance_binds: str
    on_paper_eur: float | None
    wages: Mapping[Contract, Wage]
    elsewhere: Elsewhere | None
    workforce: Workforce | None
    paid_now: Contracted

    def row(self, contract: Contract, outcome: str) -> Outcome:
        """Return an outcome of a contract type."""
        return self.rows[contract.value, outcome]

    @property
    def is_beyond_measured(self) -> bool:
        """Whether clients would pay so much more that nobody has measured what they do."""
        return self.rise_pct > MEASURED_RISE_PCT

    def for_who_sees_no_provider(self) -> Explored:
        """Return the same without what is told of single providers and of their margins."""
        hidden = tuple(replace(one, margin_pct=None) for one in self.on_delivered)
        return replace(self, on_delivered=hidden, left_out=(), cuts={}, risks=())


def explored(model: Model, agreements: Mapping[str, Agreement]) -> Explored:
    """Return everything that is told under one set of assumptions."""
    clients = sum(model.base.provider_clients.values())
    shares = {who: number / clients for who, number in model.base.provider_clients.items()} if clients else {}
    x = model.inputs()
    rows = {(row.variant, row.uitkomst): row for row in outcomes(model)}
    return Explored(
        window=model.base.window,
        periods=model.base.periods,
        stock={category: one.clients for category, one in model.base.categories.items()},
        clients=model.base.delivered.clients,
        client_periods=len(model.base.delivered.rows),
        left_out=model.base.delivered.left_out,
        assumed=model.assumed,
        ranges=model.ranges,
        standard=replace(model, assumed=AssumptionSet()).ranges,
        rows=rows,
        on_delivered=tuple(_on_delivered(model, contract) for contract in Contract),
        conditions=tuple(one for contract in Contract for one in conditions(model, contract)),
        floor_hours=floor_hours(model),
        cuts=cuts_per_provider(model, agreements),
        risks=tuple(
            Risk(who, share * 100, others_must_grow_pct(share))
            for who, share in sorted(shares.items(), key=lambda one: -one[1])
        ),
        cost_per_hour_eur=float(cost_per_hour(x)[0]),
        rise_pct=float((x["klant_uur_eur"] / x["klant_uur_nu_eur"])[0] - 1) * 100,
        guidance_binds=_what_binds(x),
        on_paper_eur=_on_paper(model, agreements),
        wages=_wages(rows),
        elsewhere=_elsewhere(model),
        workforce=model.base.workforce,
        paid_now=_paid_now(model, agreements),
    )


def _paid_now(model: Model, agreements: Mapping[str, Agreement]) -> Contracted:
    """Return the kind of contract of most clients, a tariff per client where none is known."""
    clients = Counter[Contracted]()
    for who, agreed in agreements.items():
        clients[agreed.contractsoort] += model.base.provider_clients.get(who, 0)
    return clients.most_common(1)[0][0] if clients else Contracted.PERIODETARIEF


def _on_paper(model: Model, agreements: Mapping[str, Agreement]) -> float | None:
    """Return what the delivered client-periods would have cost at the start tariff, less what was paid."""
    sums = model.base.delivered.sums
    starts = {who: one.starttarief_eur for who, one in agreements.items() if one.starttarief_eur is not None}
    if not sums.rows or any(who not in starts for who in sums.per_provider):
        return None
    at_start = total(one.number * Fraction(starts[who]) for who, one in sums.per_provider.items())
    return float(at_start - sums.exactly_paid_eur)


def _wages(rows: Mapping[tuple[str, str], Outcome]) -> dict[Contract, Wage]:
    margins = {contract: rows[contract.value, MARGIN] for contract in Contract}
    before = margins[Contract.UREN_VOORHEEN].midden
    if before is None or before < 0:
        return {}
    return {
        contract: Wage.BELOW if one.midden < 0 else Wage.MAYBE if one.laag <= 0 <= one.hoog else Wage.ABOVE
        for contract, one in margins.items()
        if one.midden is not None and one.laag is not None and one.hoog is not None
    }


def _elsewhere(model: Model) -> Elsewhere | None:
    x = model.inputs()
    general = model.city(Contract.ALGEMENE_VOORZIENING, x)
    won, now, then = (float(value[0]) for value in (won_elsewhere(general), jobs(general.as_before()), jobs(general)))
    return None if x.missing else Elsewhere(won, now - (then - won))


def _what_binds(x: Inputs) -> str:
    guidance = Guidance(x)
    wanted, capacity = float(guidance.wanted()[0]), float(guidance.capacity()[0])
    if np.isnan(wanted):
        return ""
    return "het aantal opgeleide medewerkers" if capacity < wanted else "de begeleiding die praktisch kan"


def _on_delivered(model: Model, contract: Contract) -> OnDelivered:
    one, before = model.compared(contract), model.compared(Contract.UREN_VOORHEEN)
    with np.errstate(all="ignore"):
        gross, net = _told(one, one.cost()), _told(one, one.net())
        gross_before, net_before = _told(before, before.cost()), _told(before, before.net())
        hours, paid = _told(one, one.hours_per_week()), _told(one, one.paid_to_provider())
        margin = _told(one, one.margin_pct())
    difference = None if gross is None or gross_before is None else gross - gross_before
    return OnDelivered(
        contract,
        gross,
        net,
        difference,
        difference / gross_before * 100 if difference is not None and gross_before else None,
        None if net is None or net_before is None else net - net_before,
        hours,
        paid,
        margin,
    )


def _told(compared: Compared, value: Values) -> float | None:
    found = float(value[0])
    return found if compared.sums.rows and np.isfinite(found) else None
