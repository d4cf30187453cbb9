"""Hours, and payment against hours, once more in plain loops, straight from the definitions of docs/maatstaven.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import exp, log, sqrt
from statistics import fmean
from typing import Any

from scipy import stats

from hbh_metrics.calendar import is_working_day
from tests.metrics.naive import DAY, FIRST_DAY, PERIODS, TOTAAL, Cell, Metric, World, begin, percentage, plain, ratio
from tests.metrics.naive_weken import holiday_factors
from tests.metrics.tables import COST_PRICE

Pair = tuple[str, str]
BOUNDS = {1: (0, 2), 2: (2, 4), 3: (4, 7), 4: (7, 10), 5: (10, 13), 6: (13, 16)}


def _clients(pairs: Iterable[Pair]) -> int:
    return len({client for client, _ in pairs})


def _known(world: World, provider: str, k: str) -> list[Pair]:
    return [pair for pair in world.pairs_of(provider) if world.known(pair, k)]


def _known_active(world: World, provider: str, k: str) -> list[Pair]:
    return [pair for pair in _known(world, provider, k) if world.active(pair, k)]


def _referentie(world: World, client: str) -> dict[str, Any] | None:
    return next((row for row in world.rows("referentie") if row["client_sleutel"] == client), None)


def _hours(world: World, pairs: Iterable[Pair], k: str) -> Decimal:
    return sum((world.amount(pair, k) for pair in pairs), Decimal(0))


def uren(world: World, provider: str, k: str) -> Cell:
    known = _known(world, provider, k)
    silent = [one for one in world.providers if world.paid(one, k) and not _known(world, one, k)]
    if not known or (provider == TOTAAL and silent):
        return plain(None, _clients(known))
    return plain(_hours(world, known, k), _clients(known))


def uren_per_client_week(world: World, provider: str, k: str) -> Cell:
    pairs = _known_active(world, provider, k)
    if not pairs:
        return ratio(None, None, 0)
    days = sum(len(world.active(pair, k)) for pair in pairs)
    return ratio(_hours(world, pairs, k), days / 7, _clients(pairs))


def _quantile(world: World, provider: str, k: str, share: float) -> Cell:
    pairs = [pair for pair in _known(world, provider, k) if len(world.active(pair, k)) >= 14]
    paces = sorted(float(world.amount(pair, k)) / (len(world.active(pair, k)) / 7) for pair in pairs)
    if not paces:
        return plain(None, 0)
    place = share * (len(paces) - 1)
    low = int(place)
    high = min(low + 1, len(paces) - 1)
    return plain(paces[low] + (paces[high] - paces[low]) * (place - low), _clients(pairs))


def uren_mediaan(world: World, provider: str, k: str) -> Cell:
    return _quantile(world, provider, k, 0.5)


def uren_p10(world: World, provider: str, k: str) -> Cell:
    return _quantile(world, provider, k, 0.1)


def uren_p90(world: World, provider: str, k: str) -> Cell:
    return _quantile(world, provider, k, 0.9)


def _is_indicated(world: World, pair: Pair, k: str) -> bool:
    """Whether every assignment that ran for the pair in the period says how many hours a week."""
    return all(
        row["uren_week"] is not None
        for row in world.assignments
        if (row["client_sleutel"], row["aanbieder_id"]) == pair and world.days_of(row) & world.active(pair, k)
    )


def verzilvering(world: World, provider: str, k: str) -> Cell:
    pairs = [pair for pair in _known_active(world, provider, k) if _is_indicated(world, pair, k)]
    if not pairs:
        return percentage(None, None, 0)
    indicated = Decimal(0)
    for row in world.assignments:
        if (row["client_sleutel"], row["aanbieder_id"]) in pairs:
            days = world.days_of(row) & world.active((row["client_sleutel"], row["aanbieder_id"]), k)
            indicated += (row["uren_week"] or 0) * len(days)
    return percentage(_hours(world, pairs, k), indicated / 7, _clients(pairs))


def _classified(world: World, provider: str, k: str) -> list[tuple[Pair, int]]:
    found = []
    for pair in _known(world, provider, k):
        days = world.active(pair, k)
        classes = {
            row["klasse"]
            for row in world.assignments
            if (row["client_sleutel"], row["aanbieder_id"]) == pair
            and world.days_of(row) & days
            and row["klasse"] is not None
        }
        if len(days) >= 14 and len(classes) == 1:
            found.append((pair, classes.pop()))
    return found


def _pace(world: World, pair: Pair, k: str) -> Fraction:
    return Fraction(world.amount(pair, k)) * 7 / len(world.active(pair, k))


def aandeel_onder_klasse(world: World, provider: str, k: str) -> Cell:
    found = _classified(world, provider, k)
    under = [pair for pair, klasse in found if _pace(world, pair, k) < BOUNDS[klasse][0]]
    return percentage(len(under), len(found), _clients(pair for pair, _ in found))


def aandeel_boven_klasse(world: World, provider: str, k: str) -> Cell:
    found = _classified(world, provider, k)
    over = [pair for pair, klasse in found if _pace(world, pair, k) >= BOUNDS[klasse][1]]
    return percentage(len(over), len(found), _clients(pair for pair, _ in found))


def _now_and_before(world: World, provider: str, k: str) -> dict[Pair, tuple[Fraction, Fraction]]:
    found = {}
    for pair in _known_active(world, provider, k):
        if row := _referentie(world, pair[0]):
            before = Fraction(row["uren_per_periode"]) * len(world.active(pair, k)) / 28
            found[pair] = Fraction(world.amount(pair, k)), before
    return found


def urenindex(world: World, provider: str, k: str) -> Cell:
    found = _now_and_before(world, provider, k)
    if not found:
        return percentage(None, None, 0)
    now, before = (sum(side, Fraction(0)) for side in zip(*found.values(), strict=True))
    return percentage(now, before, _clients(found))


def _limit(world: World, provider: str, k: str, sign: int) -> Cell:
    found = _now_and_before(world, provider, k)
    now, before = (sum((both[side] for both in found.values()), Fraction(0)) for side in (0, 1))
    if len(found) < 2 or now == 0 or before == 0:
        return plain(None, _clients(found))
    r = now / before
    squares = sum(((one - r * other) ** 2 for one, other in found.values()), Fraction(0))
    v = Fraction(len(found), len(found) - 1) * squares / before**2 / r**2
    quantile = float(stats.t.ppf(0.975, len(found) - 1))
    return plain(100 * exp(log(r) + sign * quantile * sqrt(v)), _clients(found))


def urenindex_laag(world: World, provider: str, k: str) -> Cell:
    return _limit(world, provider, k, -1)


def urenindex_hoog(world: World, provider: str, k: str) -> Cell:
    return _limit(world, provider, k, 1)


def _comparable(world: World, k: str) -> float:
    """How many hours the weeks of k are expected to have against a week of the year before."""
    factors = holiday_factors(world)

    def mean_of(mondays: list[date]) -> float:
        return fmean(factors[sum(is_working_day(monday + n * DAY) for n in range(7))] for monday in mondays)

    weeks_of_k = [begin(k) + 7 * number * DAY for number in range(4)]
    return mean_of(weeks_of_k) / mean_of([FIRST_DAY - 7 * number * DAY for number in range(1, 53)])


def urenindex_vergelijkbaar(world: World, provider: str, k: str) -> Cell:
    index = urenindex(world, provider, k)
    if index.noemer is None:
        return index
    return percentage(index.teller, index.noemer * _comparable(world, k), index.n)


def _comparable_limit(sign: int) -> Metric:
    def metric(world: World, provider: str, k: str) -> Cell:
        limit = _limit(world, provider, k, sign)
        return limit if limit.waarde is None else plain(limit.waarde / _comparable(world, k), limit.n)

    return metric


def aandeel_sterke_daling(world: World, provider: str, k: str) -> Cell:
    pairs, fallen = [], 0
    for pair in _known(world, provider, k):
        row = _referentie(world, pair[0])
        if row and row["uren_per_periode"] > 0 and len(world.active(pair, k)) == 28:
            pairs.append(pair)
            fallen += world.amount(pair, k) < Decimal("0.7") * row["uren_per_periode"]
    return percentage(fallen, len(pairs), _clients(pairs))


def _known_paid(world: World, provider: str, k: str) -> list[Pair]:
    return [pair for pair in world.paid(provider, k) if world.known(pair, k)]


def betaald_zonder_uren(world: World, provider: str, k: str) -> Cell:
    pairs = _known_paid(world, provider, k)
    return percentage(sum(world.amount(pair, k) == 0 for pair in pairs), len(pairs), _clients(pairs))


def betaald_zonder_uren_onverklaard(world: World, provider: str, k: str) -> Cell:
    pairs = _known_paid(world, provider, k)
    unexplained = [
        pair
        for pair in pairs
        if world.amount(pair, k) == 0 and not any(row["reden_niet_geleverd"] for row in world.hours_in(pair, k))
    ]
    return percentage(len(unexplained), len(pairs), _clients(pairs))


def _paid_amount(world: World, pairs: Iterable[Pair], k: str) -> Decimal:
    return sum((row["bedrag_eur"] for pair in pairs for row in world.payments(pair, k)), Decimal(0))


def effectief_uurtarief(world: World, provider: str, k: str) -> Cell:
    pairs = _known_paid(world, provider, k)
    if not pairs:
        return ratio(None, None, 0)
    return ratio(_paid_amount(world, pairs, k), _hours(world, pairs, k), _clients(pairs))


def ruimte_basistarief(world: World, provider: str, k: str) -> Cell:
    pairs = _known_paid(world, provider, k)
    with_floor = [pair for pair in pairs if world.floor(pair[1], k) is not None]
    floor = sum((world.amount(pair, k) * (world.floor(pair[1], k) or 0) for pair in with_floor), Decimal(0))
    if floor == 0:
        return plain(None, _clients(pairs))
    return plain((_paid_amount(world, with_floor, k) / floor - 1) * 100, _clients(pairs))


def ruimte_kostprijs(world: World, provider: str, k: str) -> Cell:
    paid = effectief_uurtarief(world, provider, k)
    n = _clients(_known_paid(world, provider, k))
    return plain(None if paid.waarde is None else (Fraction(paid.waarde) / Fraction(COST_PRICE) - 1) * 100, n)


def perioden_tot_vloer(world: World, provider: str, k: str) -> Cell:
    pairs = _known_paid(world, provider, k)
    n = _clients(pairs)
    hours = _hours(world, pairs, k)
    count = sum((world.net(pair, k) for pair in pairs), Decimal(0))
    if not pairs or hours == 0:
        return plain(None, n)
    for j, later in enumerate(PERIODS[PERIODS.index(k) :]):
        path, floor = world.path(provider, later), world.floor(provider, later)
        if path is None or floor is None:
            continue
        rate = (
            Fraction(_paid_amount(world, pairs, k)) / Fraction(hours)
            if j == 0
            else Fraction(path) / (Fraction(hours) / Fraction(count))
        )
        if rate < Fraction(floor):
            return plain(j, n)
    return plain(None, n)


METRICS: dict[str, Metric] = {
    "uren": uren,
    "uren_per_client_week": uren_per_client_week,
    "uren_mediaan": uren_mediaan,
    "uren_p10": uren_p10,
    "uren_p90": uren_p90,
    "verzilvering": verzilvering,
    "aandeel_onder_klasse": aandeel_onder_klasse,
    "aandeel_boven_klasse": aandeel_boven_klasse,
    "urenindex": urenindex,
    "urenindex_laag": urenindex_laag,
    "urenindex_hoog": urenindex_hoog,
    "urenindex_vergelijkbaar": urenindex_vergelijkbaar,
    "urenindex_vergelijkbaar_laag": _comparable_limit(-1),
    "urenindex_vergelijkbaar_hoog": _comparable_limit(1),
    "aandeel_sterke_daling": aandeel_sterke_daling,
    "betaald_zonder_uren": betaald_zonder_uren,
    "betaald_zonder_uren_onverklaard": betaald_zonder_uren_onverklaard,
    "effectief_uurtarief": effectief_uurtarief,
    "ruimte_basistarief": ruimte_basistarief,
    "ruimte_kostprijs": ruimte_kostprijs,
    "perioden_tot_vloer": perioden_tot_vloer,
}
