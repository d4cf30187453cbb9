"""The room of a year, norms, and what a client of a group costs, once more in plain loops."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.metrics.naive import TOTAAL, Cell, Metric, World, begin, each_day, end, percentage, plain, ratio
from tests.metrics.naive_betaling import betaald

_GROUP_CONTRACTS = ("TAAKGERICHT", "ALGEMENE_VOORZIENING")


def _paid(world: World, provider: str, k: str) -> Decimal | None:
    value = betaald(world, provider, k).waarde
    return None if value is None else Decimal(str(value))


def _room(world: World, provider: str, k: str) -> Any:
    known = [
        row
        for row in world.rows("bestedingsruimte")
        if row["aanbieder_id"] == provider and row["jaar"] == int(k[:4]) and row["vastgesteld_op"] <= end(k)
    ]
    return max(known, key=lambda row: row["versie"])["bedrag_eur"] if known else None


def _spent(world: World, provider: str, k: str) -> Decimal | None:
    amounts = [_paid(world, provider, one) for one in world.periods if one <= k and one[:4] == k[:4]]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def benutting_ruimte(world: World, provider: str, k: str) -> Cell:
    those = [one for one in world.over(provider) if _room(world, one, k) is not None]
    spent = [amount for one in those if (amount := _spent(world, one, k)) is not None]
    people = sum(world.paid_clients(one, k) for one in those)
    room = sum((_room(world, one, k) for one in those), Decimal(0))
    return percentage(sum(spent, Decimal(0)) if spent else None, room if those else None, people)


def _lasts(world: World, provider: str, k: str, place: int) -> Cell:
    room = None if provider == TOTAAL else _room(world, provider, k)
    people = sum(world.paid_clients(one, k) for one in world.over(provider) if _room(world, one, k) is not None)
    if room is None:
        return plain(None, people)
    ended = [one for one in world.periods if one <= k and end(one) <= world.peildatum][-3:]
    found = [amount for one in ended if (amount := _paid(world, provider, one)) is not None]
    if not found or sum(found) <= 0:
        return plain(None, people)
    left = max(room - (_spent(world, provider, k) or 0), Decimal(0))
    pace = (sum(found) / len(found), max(found), min(found))[place]
    return plain(left / pace if pace > 0 else None, people)


def levering_tov_norm(world: World, provider: str, k: str) -> Cell:
    hours, norm, people = Decimal(0), Decimal(0), set()
    for pair in world.pairs_of(provider):
        if not world.known(pair, k):
            continue
        days, delivered = Decimal(0), Decimal(0)
        for row in world.assignments:
            if (row["client_sleutel"], row["aanbieder_id"]) != pair:
                continue
            since = [
                one
                for one in world.rows("normen")
                if one["product_code"] == row.get("product_code") and one["vanaf_periode"] <= k
            ]
            if since:
                active = world.days_of(row) & set(each_day(begin(k), end(k)))
                delivered += _hours_under(world, row, k) if active else 0
                days += max(since, key=lambda one: one["vanaf_periode"])["uren_per_jaar"] * len(active)
        if days:
            hours, norm = hours + delivered, norm + days
            people.add(pair[0])
    return percentage(hours if people else None, norm / Decimal("365.25") if people else None, len(people))


def _hours_under(world: World, assignment: Any, k: str) -> Decimal:
    rows = [row for row in world.rows("geleverde_uren") if row["toewijzing_nummer"] == assignment["toewijzing_nummer"]]
    return sum((row["uren"] for row in rows if begin(k) <= row["datum"] <= end(k)), Decimal(0))


def kosten_per_client(world: World, provider: str, k: str) -> Cell:
    those = [one for one in world.over(provider) if _contract(world, one, k) in _GROUP_CONTRACTS]
    paid = [amount for one in those if (amount := _paid(world, one, k)) is not None]
    clients = sum(len(world.client_days(one, k)) for one in those)
    return ratio(sum(paid, Decimal(0)) if paid else None, clients if those else None, clients)


def _contract(world: World, provider: str, k: str) -> Any:
    rows = [
        row for row in world.rows("tariefafspraken") if row["aanbieder_id"] == provider and row["vanaf_periode"] <= k
    ]
    return max(rows, key=lambda row: row["versie"]).get("contractsoort") if rows else None


METRICS: dict[str, Metric] = {
    "benutting_ruimte": benutting_ruimte,
    "ruimte_op_datum": lambda world, provider, k: _lasts(world, provider, k, 0),
    "ruimte_op_datum_laag": lambda world, provider, k: _lasts(world, provider, k, 1),
    "ruimte_op_datum_hoog": lambda world, provider, k: _lasts(world, provider, k, 2),
    "levering_tov_norm": levering_tov_norm,
    "kosten_per_client": kosten_per_client,
}
