"""Everything that the screen and the paper tell of one set of assumptions, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from hbh_metrics.agreements import Agreement
from hbh_metrics.exploration.assumptions import AssumptionSet, Range
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.compared import Compared
from hbh_metrics.exploration.conditions import Condition, FloorHours, conditions, cuts_per_provider, floor_hours
from hbh_metrics.exploration.inputs import Inputs
from hbh_metrics.exploration.landing import Guidance, cost_per_hour, others_must_grow_pct
from hbh_metrics.exploration.outcomes import Model, Outcome, outcomes
from hbh_metrics.exploration.propagation import Values
from hbh_metrics.exploration.quantities import Base, LeftOut

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
class Explored:
    """What the verkenning tells under one set of assumptions.

    `clients` and `client_periods` are compared on what was delivered, `left_out` are not.
    `cuts` and `risks` are of single providers: empty for who may not see those. `cost_per_hour_eur` is what an hour costs a provider at
    the wage that is assumed; `rise_pct` by how much more clients pay per hour; `guidance_binds` names what holds guidance back.
    """

    base: Base
    clients: int
    client_periods: int
    left_out: tuple[LeftOut, ...]
    assumed: AssumptionSet
    ranges: Mapping[str, Range | None]
    rows: Mapping[tuple[str, str], Outcome]
    on_delivered: tuple[OnDelivered, ...]
    conditions: tuple[Condition, ...]
    floor_hours: FloorHours | None
    cuts: Mapping[str, int | None]
    risks: tuple[Risk, ...]
    cost_per_hour_eur: float
    rise_pct: float
    guidance_binds: str

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
    return Explored(
        base=model.base,
        clients=model.base.delivered.clients,
        client_periods=len(model.base.delivered.rows),
        left_out=model.base.delivered.left_out,
        assumed=model.assumed,
        ranges=model.ranges,
        rows={(row.variant, row.uitkomst): row for row in outcomes(model)},
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
    )


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
