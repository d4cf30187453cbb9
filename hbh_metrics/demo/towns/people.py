"""Who the clients of a town's provider are, and their assignments: the one of the project, and the one before it for who joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from hbh_metrics import calendar
from hbh_metrics.agreements import Contract
from hbh_metrics.contract.indicaties import AGES
from hbh_metrics.demo.codes import product_code
from hbh_metrics.demo.columns import LateValue, Register, table_of_rows
from hbh_metrics.demo.draws import choose, shuffled_numbers, stream
from hbh_metrics.demo.timeline import UNKNOWN, day_number
from hbh_metrics.demo.towns.model import Person, Row, Supplier, Town
from hbh_metrics.demo.towns.schedule import delivered_on, invoiced_on
from hbh_metrics.project import current

_QUARTERS = {1: (5, 6, 7), 2: (8, 9, 10, 11, 12), 3: (16, 18, 20), 4: (28, 30)}
_CLASS_WEIGHTS = (0.4, 0.45, 0.15)
_HEAVY_CLASS = 4
_SHARE_CATEGORY_TWO_OUTSIDE = 0.15
_AGE_WEIGHTS = (0.15, 0.20, 0.40, 0.25)
_INFLOW_PER_PERIOD = 0.015
_SHARE_LEAVES_IN_A_YEAR = 0.14
_SHARE_HEARD_LATE = 0.3
_REASONS = ("02", "39", "31", "21")
_REASON_WEIGHTS = (0.5, 0.3, 0.1, 0.1)
_MOST_CLIENTS_OF_A_SUPPLIER = 10_000
_DAYS_OF_A_YEAR = 365
_FIRST_ASSIGNMENT = 1_000_000
_QUARTERS_OF_AN_HOUR = 4


def draw_people(town: Town, seed: int, supplier: Supplier, scale: float) -> tuple[Person, ...]:
    """Return the clients of a provider, `scale` times as many as the town says: first who has help at the start, then who comes."""
    rng = stream(seed, supplier.id, "people")
    periods = calendar.experiment_periods()
    place = town.suppliers.index(supplier) * _MOST_CLIENTS_OF_A_SUPPLIER
    people = []
    for in_experiment, stock in ((True, supplier.clients), (False, supplier.outside)):
        count = max(round(stock * scale), 1) if stock else 0
        arrivals = rng.poisson(count * _INFLOW_PER_PERIOD, len(periods))
        begins = [None] * count + [one.begin for one, many in zip(periods, arrivals, strict=True) for _ in range(many)]
        numbers = shuffled_numbers(np.arange(place, place + len(begins), dtype=np.int64), seed, len(begins))
        place += len(begins)
        for nth, (number, begin) in enumerate(zip(numbers.tolist(), begins, strict=True)):
            is_heavy = in_experiment and nth < supplier.heavy
            people.append(_person(rng, supplier, number, begin, in_experiment=in_experiment, is_heavy=is_heavy))
    return tuple(map(_heard_before_or_after, people)) if town.has_products else tuple(people)


def _heard_before_or_after(person: Person) -> Person:
    """Return the client with an end that is heard of before the month in which it falls is declared, or after that is delivered.

    A declaration goes past no end that is delivered with it: messages that say both are refused.
    """
    if person.last is None or person.end_known is None or person.last < current().begin:
        return person
    within = calendar.period(calendar.period_of(person.last))
    if person.end_known <= invoiced_on(within):
        return person
    return replace(person, end_known=delivered_on(within) + timedelta(days=1))


def _person(
    rng: np.random.Generator,
    supplier: Supplier,
    number: int,
    arrives: date | None,
    *,
    in_experiment: bool,
    is_heavy: bool,
) -> Person:
    start, end = current().begin, current().end
    klasse = _HEAVY_CLASS if is_heavy else 1 + int(choose(rng, 1, _CLASS_WEIGHTS)[0])
    if arrives is None:
        first = start - timedelta(days=int(rng.integers(120, 5 * _DAYS_OF_A_YEAR)))
    else:
        first = arrives + timedelta(days=int(rng.integers(0, 25)))
    last = max(first, start) + timedelta(days=int(rng.integers(10, _DAYS_OF_A_YEAR)))
    leaves = rng.random() < _SHARE_LEAVES_IN_A_YEAR and last <= end
    late = int(rng.integers(15, 41)) if rng.random() < _SHARE_HEARD_LATE else int(rng.integers(0, 6))
    return Person(
        number=number,
        in_experiment=in_experiment,
        is_newcomer=arrives is not None,
        category=1 if in_experiment or rng.random() > _SHARE_CATEGORY_TWO_OUTSIDE else 2,
        klasse=None if supplier.is_lump_sum and in_experiment else klasse,
        quarters=_assigned(supplier, int(rng.choice(_QUARTERS[klasse]))),
        used=float(np.clip(rng.normal(0.95, 0.06), 0.7, 1.1)),
        weekday=int(rng.integers(0, 5)),
        age=tuple(AGES)[int(choose(rng, 1, _AGE_WEIGHTS)[0])],
        decided=first - timedelta(days=int(rng.integers(2, 9))),
        first=first,
        last=last if leaves else None,
        reason=_REASONS[int(choose(rng, 1, _REASON_WEIGHTS)[0])] if leaves else None,
        end_known=last + timedelta(days=late) if leaves else None,
    )


def _assigned(supplier: Supplier, quarters: int) -> int:
    """Return the quarters of an hour per week that are assigned: whole hours where whole hours are declared."""
    return -(-quarters // _QUARTERS_OF_AN_HOUR) * _QUARTERS_OF_AN_HOUR if supplier.hours_per_period else quarters


def client_key(person: Person) -> str:
    """Return the key of a client in the files."""
    return f"C{person.number:06d}"


def assignment_key(person: Person, *, is_earlier: bool = False) -> str:
    """Return the number of the assignment of a client: digits only, as messages number them."""
    return str(_FIRST_ASSIGNMENT + 2 * person.number + is_earlier)


def client_number(key: str) -> int:
    """Return the number of the client with that key in the files."""
    return int(key[1:])


def assignment_of(key: str) -> str:
    """Return the number of the assignment of the client with that key, the one of the project."""
    return str(_FIRST_ASSIGNMENT + 2 * client_number(key))


def joins(person: Person) -> bool:
    """Whether a client had help before the project and takes part in it, and so has an assignment of before."""
    return person.in_experiment and not person.is_newcomer


def assignments_register(town: Town, supplier: Supplier, people: Sequence[Person]) -> Register:
    """Return the table indicaties of a provider; an end and the first day of help show once they are known."""
    start = current().begin
    rows: list[Row] = []
    known, end_known, helped = [], [], []
    for person in people:
        before = joins(person)
        group = "EXPERIMENT" if person.in_experiment else "VERGELIJKING"
        begin = start if before else person.first
        decided = start - timedelta(days=7) if before else person.decided
        first_help = begin + timedelta(days=(person.weekday - begin.weekday()) % 7)
        is_helped = person.last is None or first_help <= person.last
        rows.append(
            _assignment(town, supplier, person, group, (decided, begin, person.last, first_help if is_helped else None))
        )
        known.append(day_number(decided))
        end_known.append(UNKNOWN if person.end_known is None else day_number(person.end_known))
        helped.append(day_number(first_help))
        if before:
            days = (person.decided, person.first, start - timedelta(days=1), person.first)
            rows.append(_assignment(town, supplier, person, "VOORAF", days))
            known.append(day_number(person.decided))
            end_known.append(day_number(decided))
            helped.append(day_number(person.first))
    late = tuple(
        LateValue(column, np.array(days, dtype=np.int32))
        for column, days in (("einddatum", end_known), ("reden_beeindiging", end_known), ("start_levering", helped))
    )
    return Register(table_of_rows("indicaties", rows), np.array(known, dtype=np.int32), late)


def _assignment(
    town: Town, supplier: Supplier, person: Person, group: str, days: tuple[date, date, date | None, date | None]
) -> Row:
    decided, begin, last, helped = days
    by_the_result = town.has_products and group == "EXPERIMENT" and supplier.contract is not Contract.UREN
    has_hours = person.klasse is not None and not by_the_result
    return {
        "toewijzing_nummer": assignment_key(person, is_earlier=group == "VOORAF"),
        "client_sleutel": client_key(person),
        "aanbieder_id": supplier.id,
        "groep": group,
        "categorie": person.category,
        "klasse": person.klasse,
        "uren_week": Decimal(person.quarters) / 4 if has_hours else None,
        "besluitdatum": decided,
        "ingangsdatum": begin,
        "einddatum": last,
        "start_levering": helped,
        "reden_beeindiging": "19" if group == "VOORAF" else person.reason,
        "leeftijdsklasse": person.age,
        "product_code": product_code(group, person.category, person.klasse or 0) if town.has_products else None,
    }
