"""Who keeps the gain of fewer hours, once more in plain loops and exact fractions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from tests.metrics.naive import TOTAAL, Cell, Metric, World, once, percentage, plain
from tests.metrics.naive_betaling import status
from tests.metrics.naive_effect import _chosen, _index
from tests.metrics.naive_tevredenheid import TimelessMetric


class Row(NamedTuple):
    """One paid client-period that counts: what it cost before, what was paid, and what its hours are worth (None: no price)."""

    client: str
    before: Fraction
    paid: Fraction
    worth: Fraction | None


@once
def _price(world: World, provider: str) -> Fraction | None:
    reference = {row["client_sleutel"]: row for row in world.rows("referentie")}
    people = [
        client
        for client, one in world.pairs
        if one == provider and client in reference and world.all_days((client, one))
    ]
    hours = sum((Fraction(reference[one]["uren_per_periode"]) for one in people), Fraction(0))
    return (
        sum((Fraction(reference[one]["bedrag_per_periode_eur"]) for one in people), Fraction(0)) / hours
        if hours
        else None
    )


def rows_of(world: World, provider: str, periods: list[str]) -> list[Row]:
    """Return the paid client-periods of a provider (or of all) that count."""
    reference = {row["client_sleutel"]: row for row in world.rows("referentie")}
    found = []
    for pair in world.pairs_of(provider):
        price = _price(world, pair[1])
        for k in periods:
            is_whole = status(world, pair[1], k) == "volledig" and len(world.active(pair, k)) == 28
            if is_whole and world.net(pair, k) > 0 and world.known(pair, k) and pair[0] in reference:
                before = Fraction(world.net(pair, k)) * Fraction(reference[pair[0]]["bedrag_per_periode_eur"])
                paid = sum((Fraction(row["bedrag_eur"]) for row in world.payments(pair, k)), Fraction(0))
                worth = None if price is None else Fraction(world.amount(pair, k)) * price
                found.append(Row(pair[0], before, paid, worth))
    return found


def _sums(rows: list[Row]) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Return the gain, that of the municipality and that of the provider."""
    if not rows:
        return None, None, None
    before, paid = sum(row.before for row in rows), sum(row.paid for row in rows)
    worths = [row.worth for row in rows]
    worth = None if None in worths else sum((one for one in worths if one is not None), Fraction(0))
    return (
        (None if worth is None else before - worth),
        Fraction(before - paid),
        (None if worth is None else paid - worth),
    )


def _people(rows: list[Row]) -> int:
    return len({row.client for row in rows})


def _amount(place: int) -> Callable[[list[Row]], Cell]:
    return lambda rows: plain(_sums(rows)[place], _people(rows))


def _part(rows: list[Row]) -> Cell:
    gain, of_town, _ = _sums(rows)
    found = percentage(of_town, gain, _people(rows))
    return found._replace(waarde=found.waarde if gain is not None and gain > 0 else None)


def _before(rows: list[Row]) -> Cell:
    return plain(sum(row.before for row in rows) if rows else None, _people(rows))


_KINDS: dict[str, Callable[[list[Row]], Cell]] = {
    "winst_totaal": _amount(0),
    "winst_gemeente": _amount(1),
    "winst_aanbieder": _amount(2),
    "aandeel_winst_gemeente": _part,
    "kosten_voorheen": _before,
}


def _period(kind: Callable[[list[Row]], Cell]) -> Metric:
    return lambda world, provider, k: kind(rows_of(world, provider, [k]))


def _all(kind: Callable[[list[Row]], Cell]) -> TimelessMetric:
    return lambda world, provider: kind(rows_of(world, provider, world.periods))


def _end(kind: Callable[[list[Row]], Cell]) -> TimelessMetric:
    return lambda world, provider: kind(rows_of(world, provider, sorted({k for _, k in _chosen(world, "EIND")})))


def _moved_along(world: World, _: str) -> Cell:
    before, index = _end(_before)(world, TOTAAL), _index("EIND")(world, TOTAAL).waarde
    moved = None if before.waarde is None or index is None else before.waarde * index / 100
    return plain(moved, before.n)


PERIOD_METRICS: dict[str, Metric] = {name: _period(kind) for name, kind in _KINDS.items()}
METRICS: dict[str, TimelessMetric] = {
    **{name: _all(kind) for name, kind in _KINDS.items()},
    **{f"{name}_eind": _end(kind) for name, kind in _KINDS.items()},
    "referentiekosten_gecorrigeerd": _moved_along,
}
