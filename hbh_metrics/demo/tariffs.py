"""What was agreed with each provider: a start tariff made from what its own clients cost before, and how it goes down.

The start tariff is the clients' realised average cost per period less a small margin, rounded to half euros.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hbh_metrics.agreements import Agreement, Agreements, Method
from hbh_metrics.demo.assignments import Assignments
from hbh_metrics.demo.columns import contract_table, decimals, table_of_rows
from hbh_metrics.demo.courses import Course
from hbh_metrics.demo.hours import Hours
from hbh_metrics.demo.population import Clients, Ints
from hbh_metrics.demo.providers import Provider
from hbh_metrics.demo.timeline import PERIOD_IDS, PERIOD_OF_WEEK, WEEKS_BEFORE

_SHARE_OF_EARLIER_COST = Decimal("0.975")
_HALF_EURO = Decimal("0.50")
_CUT_PCT = Decimal("1.00")
_FIRST_CUT = PERIOD_IDS[1]
_AGREED_ON = date(2013, 12, 16)
_WEEKS_PER_PERIOD = 4
_FALLBACK_COST_EUR = Decimal(160)
_ANY_START_TARIFF = Decimal(1000)


@dataclass(frozen=True)
class EarlierCost:
    """What clients cost and got on average per four weeks before the experiment; clients with less than four weeks are left out."""

    client: Ints
    cents_per_period: Ints
    hundredths_per_period: Ints
    periods: Ints


def earlier_cost(provider: Provider, people: Clients, hours: Hours) -> EarlierCost:
    """Return the realised averages per client: hours delivered before the experiment at the hourly rate of that time."""
    is_before = hours.week < WEEKS_BEFORE
    quarters = np.bincount(hours.client[is_before], hours.quarters[is_before], len(people)).astype(np.int64)
    weeks = np.bincount(hours.client[is_before], minlength=len(people)).astype(np.int64)
    client = np.flatnonzero(weeks >= _WEEKS_PER_PERIOD)
    quarters, weeks = quarters[client], weeks[client]
    rate_cents = int(provider.hour_rate_eur * 100)
    return EarlierCost(
        client=client,
        cents_per_period=_divided(quarters * rate_cents, weeks),
        hundredths_per_period=_divided(quarters * 100, weeks),
        periods=weeks // _WEEKS_PER_PERIOD,
    )


def start_tariff(provider: Provider, people: Clients, cost: EarlierCost, course: Course) -> Decimal:
    """Return the start tariff in euros: what the experiment clients of this provider cost before, or what their indication would cost."""
    if course.tariff_from_indicated_hours:
        quarters = people.indicated_quarters[people.in_experiment]
        return _in_half_euros(_mean(quarters) * provider.hour_rate_eur)
    own = cost.cents_per_period[people.in_experiment[cost.client]]
    return _in_half_euros(_mean(own) / 100 * _SHARE_OF_EARLIER_COST if len(own) else _FALLBACK_COST_EUR)


def floor_rate(provider: Provider, people: Clients, hours: Hours, start_eur: Decimal, course: Course) -> Decimal:
    """Return the basistarief per hour: the provider's own, or one that leaves the first period's tariff per hour just that margin."""
    is_first = (PERIOD_OF_WEEK[hours.week] == 0) & people.in_experiment[hours.client]
    delivered = Decimal(int(hours.quarters[is_first].sum())) / 4
    if course.margin_above_floor is None or not delivered:
        return provider.floor_hour_rate_eur
    helped = len(np.unique(hours.client[is_first]))
    rate = start_eur * helped / delivered / (1 + Decimal(str(course.margin_above_floor)))
    return rate.quantize(Decimal("0.01"), ROUND_HALF_UP)


def make_agreements(provider: Provider, start_eur: Decimal, floor: Decimal) -> Agreements:
    """Return the agreements of this provider at that start tariff and basistarief, the amended one included."""
    first = Agreement(provider.id, 1, PERIOD_IDS[0], start_eur, floor, _CUT_PCT, Method.LINEAIR, _FIRST_CUT)
    change = provider.amendment
    if change is None:
        return Agreements((first,))
    start_again = first.tariff_eur(change.from_period)
    later = Agreement(
        provider.id, 2, change.from_period, start_again, floor, change.cut_pct, Method.LINEAIR, change.first_cut
    )
    return Agreements((first, later))


def path_cents(agreements: Agreements) -> Ints:
    """Return the agreed tariff of every experiment period, in cents."""
    in_force = [agreements.in_force(period_id) for period_id in PERIOD_IDS]
    return np.array(
        [
            0 if agreement is None else int(agreement.tariff_eur(period_id) * 100)
            for period_id, agreement in zip(PERIOD_IDS, in_force, strict=True)
        ],
        dtype=np.int64,
    )


def path_share(provider: Provider) -> npt.NDArray[np.float64]:
    """Return the agreed tariff of every experiment period as a share of the start tariff."""
    path = path_cents(make_agreements(provider, _ANY_START_TARIFF, provider.floor_hour_rate_eur))
    share: npt.NDArray[np.float64] = path / path[0]
    return share


def agreements_table(providers: tuple[Provider, ...], agreements: dict[str, Agreements]) -> pa.Table:
    """Return the table tariefafspraken with all versions."""
    rows = []
    for provider in providers:
        for row in agreements[provider.id].rows:
            change = provider.amendment if row.versie > 1 else None
            rows.append(
                {
                    "aanbieder_id": row.aanbieder_id,
                    "versie": row.versie,
                    "vanaf_periode": row.vanaf_periode,
                    "starttarief_eur": row.starttarief_eur,
                    "basistarief_uur_eur": row.basistarief_uur_eur,
                    "afbouw_pct": row.afbouw_pct,
                    "afbouw_methode": row.afbouw_methode.value,
                    "eerste_verlaging": row.eerste_verlaging,
                    "gebroken_periode": provider.broken_period,
                    "vastgesteld_op": _AGREED_ON if change is None else change.agreed_on,
                    "toelichting": None if change is None else change.note,
                }
            )
    return table_of_rows("tariefafspraken", rows)


def reference_table(assignments: Assignments, cost: EarlierCost) -> pa.Table:
    """Return the table referentie for the clients of one provider."""
    return contract_table(
        "referentie",
        {
            "client_sleutel": assignments.client_keys.take(pa.array(cost.client)),
            "bedrag_per_periode_eur": decimals(cost.cents_per_period, 12, 2),
            "uren_per_periode": decimals(cost.hundredths_per_period, 8, 2),
            "perioden": pa.array(cost.periods),
        },
    )


def _mean(values: Ints) -> Decimal:
    return Decimal(int(values.sum())) / max(len(values), 1)


def _in_half_euros(amount_eur: Decimal) -> Decimal:
    return (amount_eur / _HALF_EURO).quantize(Decimal(1), ROUND_HALF_UP) * _HALF_EURO


def _divided(amounts: Ints, counts: Ints) -> Ints:
    """Return amounts divided by counts, half up."""
    return (2 * amounts + counts) // (2 * counts)
