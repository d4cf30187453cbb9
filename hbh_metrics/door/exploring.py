"""The outcomes of the verkenning as one reader may see them: a provider's margin is the programmamanager's, small counts nobody else's.

What a restricted reader sees is computed from base quantities that are rounded first (`rough_base`), and told no finer than
that, on screen, on paper and on the command line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.rough_base import RoughBase
from hbh_metrics.door.rounding import Roughness, nearest, step_for
from hbh_metrics.errors import UsageError
from hbh_metrics.exploration.assumptions import PERIODS_PER_YEAR, WEEKS_PER_PERIOD
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Elsewhere, Explored, OnDelivered
from hbh_metrics.exploration.outcomes import MARGIN, OF_DIRECTIONS, Outcome, numbers_of
from hbh_metrics.exploration.quantities import Base, Workforce
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.policy import SMALL_COUNT

_PEOPLE = "cliënten"
_OF_DELIVERED, _PER_WEEK = "experiment_kosten", "uren_per_client_week"
_WEEKS = PERIODS_PER_YEAR * WEEKS_PER_PERIOD


def require_exploration(audience: Audience) -> None:
    """Raise UsageError for a reader that may not ask: a beheerder, and a provider.

    The amounts are exact sums over all providers; less its own they tell a provider what the others cost.
    """
    audience.require_figures()
    if audience.role is Role.AANBIEDER:
        raise UsageError(
            "De verkenning gaat over alle aanbieders samen. Die zien alleen de programmamanager en de wethouder."
        )


@dataclass(frozen=True)
class _Steps:
    """To what a restricted reader's numbers are rounded: those of the city, and those over what was delivered."""

    city: Roughness
    delivered: Roughness
    clients: int
    hours_year: float
    net_before_eur: float
    client_periods: int

    @classmethod
    def of(cls, base: Base, rows: Mapping[tuple[str, str], Outcome]) -> _Steps:
        """Return the steps that belong to these base quantities."""
        providers = len(base.provider_clients)
        before = {
            name: rows[Contract.UREN_VOORHEEN.value, name].midden or 0.0 for name in ("kosten_netto", "uren_jaar")
        }
        found = base.delivered
        return cls(
            city=Roughness.of(base.categories[1].clients, providers),
            delivered=Roughness.of(len(found.rows) / max(1, len(base.periods)), providers),
            clients=base.categories[1].clients,
            hours_year=before["uren_jaar"],
            net_before_eur=before["kosten_netto"],
            client_periods=len(found.rows),
        )

    def of_outcome(self, row: Outcome) -> float | None:
        """Return the step of an outcome; None where nothing worth showing would be left."""
        rough = self.delivered if row.uitkomst == _OF_DELIVERED else self.city
        if row.uitkomst == _PER_WEEK:
            return _step(rough, Of.HOURS, self.clients * _WEEKS)
        match row.eenheid:
            case "€":
                return rough.of_amount(Of.MONEY)
            case "%":
                return _step(rough, Of.MONEY, self.net_before_eur / 100)
            case "€/uur":
                return _step(rough, Of.MONEY, self.hours_year)
            case "uur":
                return rough.of_amount(Of.HOURS)
            case "cliënten":
                return rough.of_amount(Of.PEOPLE)
            case _:
                return float(rough.times)


def _step(rough: Roughness, teller: Of, noemer: float) -> float | None:
    return step_for(rough.least_step(teller, noemer, 1.0)) if noemer > 0 else None


def seen_outcomes(rough: RoughBase, rows: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return rows of rounded quantities as a restricted reader sees them; one without numbers, that waits for nothing, is kept from it."""
    steps = _Steps.of(rough.base, {(row.variant, row.uitkomst): row for row in rows})
    kept_back = (
        row.kept_back() if rough.is_few and (row.variant, row.uitkomst) not in OF_DIRECTIONS else row for row in rows
    )
    return tuple(_seen(_waiting(row, rough.kept_back), steps) for row in kept_back)


def _waiting(row: Outcome, kept_back: frozenset[str]) -> Outcome:
    """Return a row that waits for no more than what the publication lacks."""
    return replace(row, ontbreekt=tuple(name for name in row.ontbreekt if name not in kept_back))


def _seen(row: Outcome, steps: _Steps) -> Outcome:
    numbers = numbers_of(row)
    is_small = row.eenheid == _PEOPLE and any(number is not None and 0 < number < SMALL_COUNT for number in numbers)
    if row.uitkomst == MARGIN or is_small:
        return row.kept_back()
    if row.midden is None or (row.variant, row.uitkomst) in OF_DIRECTIONS:
        return row
    step = steps.of_outcome(row)
    if step is None:
        return row.kept_back()
    laag, midden, hoog, least, most = (None if number is None else nearest(number, step) for number in numbers)
    parts = {group: whole for group, part in row.bijdragen.items() if (whole := nearest(part, 1.0))}
    return replace(row, laag=laag, midden=midden, hoog=hoog, uiterst_laag=least, uiterst_hoog=most, bijdragen=parts)


def seen_explored(rough: RoughBase, found: Explored) -> Explored:
    """Return what a restricted reader may see of a whole exploration of rounded quantities: nothing of single providers."""
    steps = _Steps.of(rough.base, found.rows)
    rows = seen_outcomes(rough, tuple(found.rows.values()))
    seen = found.for_who_sees_no_provider()
    floor = seen.floor_hours
    per_period = _step(steps.delivered, Of.HOURS, steps.client_periods)
    people, client_periods = (steps.delivered.of_amount(of) for of in (Of.PEOPLE, Of.CLIENT_PERIODS))
    return replace(
        seen,
        rows={(row.variant, row.uitkomst): row for row in rows},
        floor_hours=None
        if floor is None or per_period is None
        else replace(floor, hours=nearest(floor.hours, per_period), now=nearest(floor.now, per_period)),
        on_paper_eur=None
        if seen.on_paper_eur is None
        else nearest(seen.on_paper_eur, steps.delivered.of_amount(Of.MONEY)),
        elsewhere=None
        if seen.elsewhere is None
        else Elsewhere(*(nearest(one, float(steps.city.times)) for one in (seen.elsewhere.won, seen.elsewhere.lost))),
        workforce=None if seen.workforce is None else _rough_workforce(seen.workforce, people),
        clients=round(nearest(seen.clients, people)),
        client_periods=round(nearest(seen.client_periods, client_periods)),
        on_delivered=tuple(_roughly(one, seen.on_delivered, steps) for one in seen.on_delivered),
    )


def _rough_workforce(one: Workforce, people: float) -> Workforce:
    """Return the workers rounded as people are, and none under five."""
    dismissed, trained = (
        None if count is None or 0 < count < SMALL_COUNT else round(nearest(count, people))
        for count in (one.dismissed, one.trained)
    )
    left, workers = (round(nearest(count, people)) for count in (one.left, one.worker_periods))
    return Workforce(one.periods, left, workers, dismissed, trained)


def _roughly(one: OnDelivered, every: Sequence[OnDelivered], steps: _Steps) -> OnDelivered:
    """Return a contract type with its amounts rounded as those of the group are; differences follow from the rounded ones."""
    before = next(other for other in every if other.contract is Contract.UREN_VOORHEEN)
    money = steps.delivered.of_amount(Of.MONEY)
    gross, net, gross_before, net_before, paid = (
        None if value is None else nearest(value, money)
        for value in (one.gross_eur, one.net_eur, before.gross_eur, before.net_eur, one.paid_to_provider_eur)
    )
    difference = None if gross is None or gross_before is None else gross - gross_before
    per_week = _step(steps.delivered, Of.HOURS, steps.client_periods * WEEKS_PER_PERIOD)
    return replace(
        one,
        gross_eur=gross,
        net_eur=net,
        gross_difference_eur=difference,
        gross_difference_pct=None if difference is None or not gross_before else difference / gross_before * 100,
        net_difference_eur=None if net is None or net_before is None else net - net_before,
        hours_per_week=None
        if one.hours_per_week is None or per_week is None
        else nearest(one.hours_per_week, per_week),
        paid_to_provider_eur=paid,
    )
