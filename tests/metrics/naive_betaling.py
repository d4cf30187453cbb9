"""Clients, payment and coverage once more in plain loops, straight from the definitions of docs/maatstaven.md."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.metrics.naive import (
    DAY,
    FIRST_DAY,
    LAST_DAY,
    PERIODS,
    TOTAAL,
    Cell,
    Metric,
    World,
    begin,
    end,
    once,
    percentage,
    plain,
    ratio,
)


def clienten(world: World, provider: str, k: str) -> Cell:
    count = len(world.client_days(provider, k))
    return plain(count, count)


def clientperioden(world: World, provider: str, k: str) -> Cell:
    days = world.client_days(provider, k)
    return plain(sum(len(found) for found in days.values()) / 28, len(days))


def _days_per_client(world: World, provider: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for pair in world.pairs_of(provider):
        found.setdefault(pair[0], []).extend(world.all_days(pair))
    return found


def instroom(world: World, provider: str, k: str) -> Cell:
    count = 0
    for days in _days_per_client(world, provider).values():
        if days and begin(k) <= min(days) <= end(k):  # type: ignore[type-var,operator]
            count += 1
    return plain(count, count)


def uitstroom(world: World, provider: str, k: str) -> Cell:
    ends: dict[str, list[object]] = {}
    for row in world.assignments:
        if row["aanbieder_id"] in world.over(provider):
            ends.setdefault(row["client_sleutel"], []).append(row["einddatum"])
    count = 0
    for found in ends.values():
        if None in found:
            continue
        last = max(found)  # type: ignore[type-var]
        if begin(k) <= last <= end(k) and last <= world.peildatum:  # type: ignore[operator]
            count += 1
    return plain(count, count)


def _stock(world: World, day: date, *groups: str) -> int:
    return len(
        {
            row["client_sleutel"]
            for row in world.rows("indicaties")
            if row["ingangsdatum"] <= day <= (row["einddatum"] or day) and row["groep"] in groups
        }
    )


def aandeel_bestand(world: World, _provider: str, k: str) -> Cell:
    day = min(end(k), world.peildatum)
    everyone = _stock(world, day, "EXPERIMENT", "VERGELIJKING", "VOORAF")
    return percentage(_stock(world, day, "EXPERIMENT"), everyone, everyone)


def aandeel_bestand_start(world: World, _provider: str, k: str) -> Cell:
    everyone = _stock(world, FIRST_DAY, "EXPERIMENT", "VERGELIJKING", "VOORAF")
    return percentage(_stock(world, min(end(k), world.peildatum), "EXPERIMENT"), everyone, everyone)


def beschikkingdekking(world: World, provider: str, k: str) -> Cell:
    begun: dict[str, bool] = {}
    for client in {client for client, _ in world.pairs_of(provider)}:
        rows = [
            row
            for row in world.assignments
            if row["client_sleutel"] == client and row["aanbieder_id"] in world.over(provider) and world.days_of(row)
        ]
        first = min((min(world.days_of(row)) for row in rows), default=LAST_DAY + DAY)
        if first <= end(k):
            decisions = [row.get("besluitdatum") for row in rows if first in world.days_of(row)]
            begun[client] = any(decided is not None and decided <= first for decided in decisions)
    return percentage(sum(begun.values()), len(begun), len(begun))


def _betaald(world: World, provider: str, k: str) -> Decimal | None:
    rows = world.provider_payments(provider, k)
    return sum((row["bedrag_eur"] for row in rows), Decimal(0)) if rows else None


def _aantal(world: World, provider: str, k: str) -> Decimal | None:
    if not world.provider_payments(provider, k):
        return None
    return sum((world.net(pair, k) for pair in world.pairs_of(provider)), Decimal(0))


def betaald(world: World, provider: str, k: str) -> Cell:
    return plain(_betaald(world, provider, k), world.paid_clients(provider, k))


def betaalde_clientperioden(world: World, provider: str, k: str) -> Cell:
    return plain(_aantal(world, provider, k), world.paid_clients(provider, k))


def betaald_tarief(world: World, provider: str, k: str) -> Cell:
    return ratio(_betaald(world, provider, k), _aantal(world, provider, k), world.paid_clients(provider, k))


def _sums(world: World, provider: str, k: str, *factors: str) -> Decimal | None:
    """Σ over providers of net aantal × each factor, of those that were paid and have every factor."""
    total: Decimal | None = None
    for one in world.over(provider):
        count = _aantal(world, one, k)
        values = {"pad": world.path(one, k), "t0": world.start_tariff(one), "betaald": _betaald(world, one, k)}
        if count is None or any(values[factor.removeprefix("?")] is None for factor in factors):
            continue
        product = Decimal(1) if "betaald" in factors else count
        for factor in factors:
            if not factor.startswith("?"):
                product *= values[factor] or Decimal(0)
        total = (total or Decimal(0)) + product
    return total


def afgesproken_tarief(world: World, provider: str, k: str) -> Cell:
    n = world.paid_clients(provider, k)
    if provider != TOTAAL:
        return plain(world.path(provider, k), n)
    return ratio(_sums(world, provider, k, "pad"), _sums(world, provider, k, "?pad"), n)


def tariefindex(world: World, provider: str, k: str) -> Cell:
    return percentage(
        _sums(world, provider, k, "betaald", "?t0"), _sums(world, provider, k, "t0"), world.paid_clients(provider, k)
    )


def afgesproken_index(world: World, provider: str, k: str) -> Cell:
    n = world.paid_clients(provider, k)
    above, below = _sums(world, provider, k, "pad"), _sums(world, provider, k, "t0", "?pad")
    if provider != TOTAAL and not below:
        path = world.path(provider, k)
        return percentage(path, world.start_tariff(provider) if path is not None else None, n)
    return percentage(above, below, n)


def _cut(index: Cell) -> float | None:
    """100 − the index, without the noise of a float around 0."""
    if not index.noemer or index.teller is None:
        return None
    above, below = Decimal(str(index.teller)), Decimal(str(index.noemer))
    return float(100 * (below - above) / below)


def afbouw_gerealiseerd(world: World, provider: str, k: str) -> Cell:
    index = tariefindex(world, provider, k)
    return plain(_cut(index), index.n)


def afbouw_afgesproken(world: World, provider: str, k: str) -> Cell:
    index = afgesproken_index(world, provider, k)
    return plain(_cut(index), index.n)


def afbouwvoortgang(world: World, provider: str, k: str) -> Cell:
    above, below = afbouw_gerealiseerd(world, provider, k), afbouw_afgesproken(world, provider, k)
    return percentage(above.waarde, below.waarde, above.n)


def afwijking_tarief(world: World, provider: str, k: str) -> Cell:
    paid, agreed = betaald_tarief(world, provider, k), afgesproken_tarief(world, provider, k)
    if paid.waarde is None or not agreed.waarde:
        return plain(None, paid.n)
    return plain((paid.waarde / agreed.waarde - 1) * 100, paid.n)


def _effects(world: World, provider: str, k: str) -> tuple[Decimal, Decimal] | None:
    if k == PERIODS[0]:
        return None
    before = PERIODS[PERIODS.index(k) - 1]
    for side in (before, k):
        has_days = any(world.active(pair, side) for pair in world.pairs_of(provider))
        if has_days and not world.provider_payments(provider, side):
            return None
    paid, paid_before = _betaald(world, provider, k) or Decimal(0), _betaald(world, provider, before) or Decimal(0)
    count, count_before = _aantal(world, provider, k) or Decimal(0), _aantal(world, provider, before) or Decimal(0)
    if count == 0 or count_before == 0:
        return paid - paid_before, Decimal(0)
    return (count - count_before) * paid_before / count_before, count * (paid / count - paid_before / count_before)


def _effect(world: World, provider: str, k: str, which: int) -> Cell:
    known = [found for one in world.over(provider) if (found := _effects(world, one, k)) is not None]
    total = sum((found[which] for found in known), Decimal(0)) if known else None
    return plain(total, world.paid_clients(provider, k))


def volume_effect(world: World, provider: str, k: str) -> Cell:
    return _effect(world, provider, k, 0)


def prijs_effect(world: World, provider: str, k: str) -> Cell:
    return _effect(world, provider, k, 1)


@once
def urendekking(world: World, provider: str, k: str) -> Cell:
    paid = world.paid(provider, k)
    return percentage(sum(world.known(pair, k) for pair in paid), len(paid), world.paid_clients(provider, k))


@once
def weekdekking(world: World, provider: str, k: str) -> Cell:
    lowest: tuple[float, int, int] | None = None
    for one in sorted(world.over(provider)):
        for number in range(4):
            first = begin(k) + 7 * number * DAY
            last = first + 6 * DAY
            if last > world.peildatum:
                continue
            whole = [
                pair for pair in world.pairs_of(one) if sum(first <= day <= last for day in world.active(pair, k)) == 7
            ]
            delivered = sum(bool(world.hour_rows(pair, first, last)) for pair in whole)
            if len(whole) >= 10 and (lowest is None or delivered / len(whole) < lowest[0]):
                lowest = delivered / len(whole), delivered, len(whole)
    return Cell(None, None, None, 0) if lowest is None else percentage(lowest[1], lowest[2], lowest[2])


@once
def status(world: World, provider: str, k: str) -> str:
    if end(k) > world.peildatum:
        return "open"
    if provider == TOTAAL:
        active = [one for one in world.providers if world.client_days(one, k)]
        return "volledig" if all(status(world, one, k) == "volledig" for one in active) else "onvolledig"
    if not world.provider_payments(provider, k):
        return "geen_levering"
    hours, weeks = urendekking(world, provider, k).waarde, weekdekking(world, provider, k).waarde
    return "onvolledig" if (hours is not None and hours < 95) or (weeks is not None and weeks < 80) else "volledig"


METRICS: dict[str, Metric] = {
    "clienten": clienten,
    "clientperioden": clientperioden,
    "instroom": instroom,
    "uitstroom": uitstroom,
    "aandeel_bestand": aandeel_bestand,
    "aandeel_bestand_start": aandeel_bestand_start,
    "beschikkingdekking": beschikkingdekking,
    "betaald": betaald,
    "betaalde_clientperioden": betaalde_clientperioden,
    "betaald_tarief": betaald_tarief,
    "afgesproken_tarief": afgesproken_tarief,
    "tariefindex": tariefindex,
    "afgesproken_index": afgesproken_index,
    "afbouw_gerealiseerd": afbouw_gerealiseerd,
    "afbouw_afgesproken": afbouw_afgesproken,
    "afbouwvoortgang": afbouwvoortgang,
    "afwijking_tarief": afwijking_tarief,
    "volume_effect": volume_effect,
    "prijs_effect": prijs_effect,
    "urendekking": urendekking,
    "weekdekking": weekdekking,
}
