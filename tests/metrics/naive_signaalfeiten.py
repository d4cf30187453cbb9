"""What signals need beside the metrics, once more in plain loops, straight from the definitions of docs/signalen.md."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import Any, NamedTuple

from hbh_metrics.calendar import is_working_day
from tests.metrics.naive import DAY, World, begin, each_day, end
from tests.metrics.naive_kosten import klachten_per_100
from tests.metrics.naive_uren import betaald_zonder_uren_onverklaard

Pair = tuple[str, str]


class Fact(NamedTuple):
    """What a row of signaalfeiten says."""

    waarde: float | None = None
    aantal: int | None = None
    noemer: float | None = None
    n: int | None = None


def leavers(world: World, provider: str, k: str) -> dict[str, str]:
    """Return the clients whose last day at a provider lies in k, each with the reason."""
    found = {}
    for client, one in world.pairs_of(provider):
        rows = [row for row in world.assignments if (row["client_sleutel"], row["aanbieder_id"]) == (client, one)]
        last = max((row["einddatum"] for row in rows), default=None) if all(row["einddatum"] for row in rows) else None
        if last is not None and begin(k) <= last <= min(end(k), world.peildatum):
            reasons = [row["reden_beeindiging"] for row in rows if row["einddatum"] == last]
            found[client] = min((reason for reason in reasons if reason), default="ONBEKEND")
    return found


def _left_of(world: World, line: dict[str, Any]) -> Decimal:
    credited = [
        row["aantal"]
        for row in world.rows("periodebetalingen")
        if row["debet_credit"] == "C"
        and row["aanbieder_id"] == line["aanbieder_id"]
        and row["vorige_referentie"] == line["prestatie_referentie"]
    ]
    count: Decimal = line["aantal"] - sum(credited, Decimal(0))
    return count


def _tarief_afwijking(world: World, provider: str, k: str) -> Fact:
    path, rows = world.path(provider, k), world.provider_payments(provider, k)
    if path is None or not rows:
        return Fact()
    off = [row for row in rows if row["debet_credit"] == "D" and abs(row["tarief_eur"] - path) > Decimal("0.01")]
    off = [row for row in off if _left_of(world, row) > 0]
    amount = sum(((row["tarief_eur"] - path) * _left_of(world, row) for row in off), Decimal(0))
    return Fact(float(amount), len(off), None, len({row["client_sleutel"] for row in off}))


def _counted(count: int | None) -> Fact:
    return Fact(None, count, None, count)


def _is_double(world: World, pair: Pair, k: str) -> bool:
    everywhere = [other for other in world.pairs if other[0] == pair[0]]
    total = sum((world.net(other, k) for other in everywhere), Decimal(0))
    return total > 1 and sum(bool(world.active(other, k)) for other in everywhere) < 2


def _uren_week(world: World, provider: str, k: str) -> Fact:
    weights, totals = [], []
    for pair in world.pairs_of(provider):
        days = world.active(pair, k)
        if days:
            rows = [
                row
                for row in world.assignments
                if (row["client_sleutel"], row["aanbieder_id"]) == pair and world.days_of(row) & days
            ]
            if any(row["uren_week"] is None for row in rows):
                continue
            weights.append(len(days))
            totals.append(
                sum((Fraction(row["uren_week"]) * len(world.days_of(row) & days) for row in rows), Fraction(0))
            )
    if not weights:
        return Fact(n=0)
    n, weight = len(weights), sum(weights)
    mean = sum(totals) / weight
    squares = sum((total - mean * days) ** 2 for total, days in zip(totals, weights, strict=True))
    error = sqrt(Fraction(n, n - 1) * squares) / weight if n > 1 else None
    return Fact(float(mean), None, error, n)


def facts(world: World) -> dict[tuple[str, str, str], Fact]:
    """Return every row that signaalfeiten must have."""
    found: dict[tuple[str, str, str], Fact] = {}
    for provider in world.providers:
        for k in world.periods:
            paid, is_paid_at_all = world.paid(provider, k), bool(world.provider_payments(provider, k))
            without_day = [pair for pair in paid if not world.active(pair, k)]
            double = [pair for pair in paid if world.active(pair, k) and _is_double(world, pair, k)]
            unexplained, complaints = (
                betaald_zonder_uren_onverklaard(world, provider, k),
                klachten_per_100(world, provider, k),
            )
            days = {pair: len(world.active(pair, k)) for pair in world.pairs_of(provider)}
            rows = {
                "tarief_afwijking": _tarief_afwijking(world, provider, k),
                "dubbel_betaald": _counted(len(double) if is_paid_at_all else None),
                "betaald_zonder_dag": _counted(len(without_day) if is_paid_at_all else None),
                "betaald_zonder_uren_onverklaard": Fact(
                    None, int(unexplained.teller or 0), unexplained.noemer, unexplained.n
                ),
                "uitstroom_22": _counted(list(leavers(world, provider, k).values()).count("22")),
                "klachten": Fact(None, int(complaints.teller or 0), complaints.noemer, complaints.n)
                if "meldingen" in world.tables.ever_delivered
                else Fact(),
                "uren_week": _uren_week(world, provider, k),
                "werkdagen_te_laat": Fact(
                    None, sum(is_working_day(day) for day in each_day(end(k) + DAY, world.peildatum))
                ),
                "actieve_dagen": Fact(None, sum(days.values()), None, sum(count > 0 for count in days.values())),
            }
            found |= {(name, provider, k): fact for name, fact in rows.items()}
    return found
