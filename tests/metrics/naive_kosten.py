"""Cost against before, plans, complaints and the rest of the work, once more in plain loops, straight from docs/maatstaven.md."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.metrics.naive import PERIODS, Cell, Metric, World, begin, end, once, percentage, plain
from tests.metrics.naive_betaling import clienten, clientperioden
from tests.metrics.naive_uren import uren


def besparing_starttarief(world: World, provider: str, k: str) -> Cell:
    total: Decimal | None = None
    for one in world.over(provider):
        rows, start = world.provider_payments(one, k), world.start_tariff(one)
        if rows and start is not None:
            count = sum((world.net(pair, k) for pair in world.pairs_of(one)), Decimal(0))
            total = (total or Decimal(0)) + count * start - sum((row["bedrag_eur"] for row in rows), Decimal(0))
    return plain(total, world.paid_clients(provider, k))


def _before(world: World, client: str) -> Decimal | None:
    for row in world.rows("referentie"):
        if row["client_sleutel"] == client:
            amount: Decimal = row["bedrag_per_periode_eur"]
            return amount
    return None


def _mean(amounts: list[Decimal | None]) -> Fraction | None:
    known = [Fraction(amount) for amount in amounts if amount is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


@once
def _cost_before(world: World, client: str, provider: str) -> Fraction | None:
    own = _before(world, client)
    if own is not None:
        return Fraction(own)
    of_provider = _mean([_before(world, other) for other, one in world.pairs if one == provider])
    if of_provider is not None:
        return of_provider
    return _mean([_before(world, other) for other in {client for client, _ in world.pairs}])


@once
def _referentiekosten(world: World, provider: str, k: str) -> Fraction | None:
    if not world.provider_payments(provider, k):
        return None
    total = Fraction(0)
    for pair in world.pairs_of(provider):
        if world.payments(pair, k):
            cost = _cost_before(world, *pair)
            if cost is None:
                return None
            total += Fraction(world.net(pair, k)) * cost
    return total


def referentiekosten(world: World, provider: str, k: str) -> Cell:
    return plain(_referentiekosten(world, provider, k), world.paid_clients(provider, k))


def _difference(world: World, provider: str, k: str) -> Fraction | None:
    before = _referentiekosten(world, provider, k)
    if before is None:
        return None
    return sum((Fraction(row["bedrag_eur"]) for row in world.provider_payments(provider, k)), Fraction(0)) - before


def kosten_tov_referentie(world: World, provider: str, k: str) -> Cell:
    return plain(_difference(world, provider, k), world.paid_clients(provider, k))


def _running(world: World, provider: str, k: str) -> tuple[Fraction | None, Fraction | None]:
    difference: Fraction | None = None
    before: Fraction | None = None
    for one in PERIODS[: PERIODS.index(k) + 1]:
        now = _difference(world, provider, one)
        if now is not None:
            difference = (difference or Fraction(0)) + now
            before = (before or Fraction(0)) + (_referentiekosten(world, provider, one) or Fraction(0))
    return difference, before


def kosten_tov_referentie_cum(world: World, provider: str, k: str) -> Cell:
    return plain(_running(world, provider, k)[0], world.paid_clients(provider, k))


def kosten_tov_referentie_cum_pct(world: World, provider: str, k: str) -> Cell:
    return percentage(*_running(world, provider, k), world.paid_clients(provider, k))


def _due_for_plan(world: World, provider: str, k: str) -> list[tuple[str, str]]:
    if end(k) > world.peildatum:
        return []
    return [
        pair
        for pair in world.pairs_of(provider)
        if end(k) in world.all_days(pair) and min(world.all_days(pair)) <= end(k) - timedelta(days=27)
    ]


def _plans(world: World, pair: tuple[str, str]) -> list[dict[str, Any]]:
    return [row for row in world.rows("ondersteuningsplannen") if (row["client_sleutel"], row["aanbieder_id"]) == pair]


def _signed(world: World, pair: tuple[str, str], k: str) -> list[dict[str, Any]]:
    return [
        row
        for row in _plans(world, pair)
        if row["ondertekend_datum"] is not None and row["ondertekend_datum"] <= end(k)
    ]


def _count(pairs: list[tuple[str, str]]) -> int:
    return len({client for client, _ in pairs})


def plandekking(world: World, provider: str, k: str) -> Cell:
    due = _due_for_plan(world, provider, k)
    return percentage(sum(bool(_signed(world, pair, k)) for pair in due), len(due), _count(due))


def gespreksdekking(world: World, provider: str, k: str) -> Cell:
    due = _due_for_plan(world, provider, k)
    talked = [pair for pair in due if any(row["gesprek_datum"] <= end(k) for row in _plans(world, pair))]
    return percentage(len(talked), len(due), _count(due))


def netwerkinzet(world: World, provider: str, k: str) -> Cell:
    signed = [pair for pair in _due_for_plan(world, provider, k) if _signed(world, pair, k)]
    with_network = 0
    for pair in signed:
        latest = sorted(_signed(world, pair, k), key=lambda row: (row["ondertekend_datum"], row["plan_id"]))[-1]
        with_network += latest["aandeel_netwerk"] in ("DEELS", "GROTENDEELS")
    return percentage(with_network, len(signed), _count(signed))


def klachten_per_100(world: World, provider: str, k: str) -> Cell:
    count = sum(
        row["soort"] in ("KLACHT", "SIGNAAL")
        and begin(k) <= row["datum_ontvangst"] <= end(k)
        and (row["client_sleutel"], row["aanbieder_id"]) in world.pairs_of(provider)
        for row in world.rows("meldingen")
    )
    return percentage(count, clientperioden(world, provider, k).waarde, clienten(world, provider, k).n)


def correctiedruk(world: World, provider: str, k: str) -> Cell:
    rows = world.provider_payments(provider, k)
    debits = [row for row in rows if row["debet_credit"] == "D"]
    credited = [row for row in rows if row["debet_credit"] == "C"]
    return percentage(
        sum((abs(row["bedrag_eur"]) for row in credited), Decimal(0)) if rows else None,
        sum((row["bedrag_eur"] for row in debits), Decimal(0)) if debits else None,
        len({row["client_sleutel"] for row in debits}),
    )


def _waiting(world: World, provider: str, k: str, share: float) -> Cell:
    rows = [
        row
        for row in world.assignments
        if row["aanbieder_id"] in world.over(provider)
        and row.get("start_levering") is not None
        and row.get("besluitdatum") is not None
        and begin(k) <= row["start_levering"] <= end(k)
    ]
    if not rows:
        return plain(None, 0)
    days = sorted((row["start_levering"] - row["besluitdatum"]).days for row in rows)
    place = share * (len(days) - 1)
    low = int(place)
    high = min(low + 1, len(days) - 1)
    return plain(days[low] + (days[high] - days[low]) * (place - low), len({row["client_sleutel"] for row in rows}))


def doorlooptijd_mediaan(world: World, provider: str, k: str) -> Cell:
    return _waiting(world, provider, k, 0.5)


def doorlooptijd_p90(world: World, provider: str, k: str) -> Cell:
    return _waiting(world, provider, k, 0.9)


def fte(world: World, provider: str, k: str) -> Cell:
    hours = uren(world, provider, k)
    return plain(None if hours.waarde is None else hours.waarde / (1600 / 13), hours.n)


def continuiteit(world: World, provider: str, k: str) -> Cell:
    """The share of clients who keep the same worker, as the providers count them."""
    rows = [
        row
        for row in world.rows("continuiteit")
        if row["periode_id"] == k and row["aanbieder_id"] in world.over(provider)
    ]
    if not rows:
        return Cell(None, None, None, 0)
    clients = sum(row["clienten"] for row in rows)
    return percentage(sum(row["clienten_zelfde_hulp"] for row in rows), clients, clients)


METRICS: dict[str, Metric] = {
    "continuiteit": continuiteit,
    "besparing_starttarief": besparing_starttarief,
    "referentiekosten": referentiekosten,
    "kosten_tov_referentie": kosten_tov_referentie,
    "kosten_tov_referentie_cum": kosten_tov_referentie_cum,
    "kosten_tov_referentie_cum_pct": kosten_tov_referentie_cum_pct,
    "plandekking": plandekking,
    "gespreksdekking": gespreksdekking,
    "netwerkinzet": netwerkinzet,
    "klachten_per_100": klachten_per_100,
    "correctiedruk": correctiedruk,
    "doorlooptijd_mediaan": doorlooptijd_mediaan,
    "doorlooptijd_p90": doorlooptijd_p90,
    "fte": fte,
}
