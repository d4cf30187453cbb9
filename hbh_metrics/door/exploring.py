"""The outcomes of the verkenning as one reader may see them: a provider's margin is the programmamanager's, small counts nobody else's.

What a restricted reader sees is rounded as every figure of the group is (`rounding`), on screen, on paper and on the command line: tariffs
are public, so an exact amount of the city is an equation in the client numbers of single providers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.rounding import Roughness, nearest, step_for
from hbh_metrics.errors import UsageError
from hbh_metrics.exploration.assumptions import EFFECT, PERIODS_PER_YEAR, PRICE, WEEKS_PER_PERIOD, Range
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.conditions import Condition
from hbh_metrics.exploration.explored import Elsewhere, Explored, OnDelivered
from hbh_metrics.exploration.outcomes import MARGIN, OF_DIRECTIONS, Outcome, numbers_of
from hbh_metrics.exploration.quantities import Base, Workforce
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.policy import SMALL_COUNT

_PEOPLE = "cliënten"
_OF_DELIVERED, _PER_WEEK = "experiment_kosten", "uren_per_client_week"
_WEEKS = PERIODS_PER_YEAR * WEEKS_PER_PERIOD
_FIGURES = 3


def require_exploration(audience: Audience) -> None:
    """Raise UsageError for a reader that may not ask: a beheerder, and a provider.

    The amounts are exact sums over all providers; less its own they tell a provider what the others cost.
    """
    if not audience.sees_figures:
        raise UsageError("De beheerder ziet de leveringen en hoe goed zij zijn, en geen cijfers.")
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
    delivered_hours: float
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
            delivered_hours=found.sums.hours,
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


def seen_outcomes(audience: Audience, base: Base, rows: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return the rows as this reader may see them; one without its numbers, that waits for nothing, is kept from it."""
    if audience.sees_everything:
        return rows
    steps = _Steps.of(base, {(row.variant, row.uitkomst): row for row in rows})
    return tuple(_seen(row, steps) for row in rows)


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


def seen_explored(audience: Audience, base: Base, found: Explored, effect: Range | None) -> Explored:
    """Return what this reader may see of a whole exploration: nothing of single providers but for the programmamanager.

    `effect` is the measured effect as the reader sees it everywhere else.
    """
    if audience.sees_everything:
        return found
    steps = _Steps.of(base, found.rows)
    rows = seen_outcomes(audience, base, tuple(found.rows.values()))
    seen = found.for_who_sees_no_provider()
    measured = {PRICE: _roughly_priced(found, steps), EFFECT: effect}
    floor = seen.floor_hours
    per_period = _step(steps.delivered, Of.HOURS, steps.client_periods)
    people, client_periods = (steps.delivered.of_amount(of) for of in (Of.PEOPLE, Of.CLIENT_PERIODS))
    return replace(
        seen,
        rows={(row.variant, row.uitkomst): row for row in rows},
        ranges={
            code: measured[code] if code in measured and code not in found.assumed.typed else one
            for code, one in found.ranges.items()
        },
        stock={
            category: round(nearest(number, steps.city.of_amount(Of.PEOPLE)))
            for category, number in found.stock.items()
        },
        conditions=tuple(_rough_condition(one) for one in seen.conditions),
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


def _roughly_priced(found: Explored, steps: _Steps) -> Range | None:
    """Return the measured price of an hour, a ratio of money and hours."""
    one, step = found.ranges[PRICE], _step(steps.delivered, Of.MONEY, steps.delivered_hours)
    if one is None or step is None:
        return None
    return Range(*(nearest(value, step) for value in (one.laag, one.midden, one.hoog)))


def _rough_workforce(one: Workforce, people: float) -> Workforce:
    """Return the workers rounded as people are, and none under five."""
    dismissed, trained = (
        None if count is None or 0 < count < SMALL_COUNT else round(nearest(count, people))
        for count in (one.dismissed, one.trained)
    )
    left, workers = (round(nearest(count, people)) for count in (one.left, one.worker_periods))
    return Workforce(one.periods, left, workers, dismissed, trained)


def _rough_condition(one: Condition) -> Condition:
    """Return a condition with three significant figures: more of them would tell the measured effect and price."""
    return one if one.waarde is None else replace(one, waarde=float(f"{one.waarde:.{_FIGURES}g}"))


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
