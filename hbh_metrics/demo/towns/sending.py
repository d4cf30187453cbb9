"""What a town delivers when, as tables, and how that is written: as extracts here; another form needs another writer only.

The city sends what it has before the start; then, about every other period, each sender sends what is new to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics import calendar, dutch
from hbh_metrics.demo.columns import Register
from hbh_metrics.demo.deliveries import Delivery
from hbh_metrics.demo.files import write_table
from hbh_metrics.demo.styles import CITY
from hbh_metrics.demo.timeline import day_number
from hbh_metrics.demo.towns.books import Registers, make_registers
from hbh_metrics.demo.towns.model import Town
from hbh_metrics.demo.towns.schedule import delivered_on, last_periods, opening
from hbh_metrics.errors import UsageError
from hbh_metrics.project import in_force

_LEDGER, _HOURS = "periodebetalingen", "geleverde_uren"
_OF_THE_CITY = ("indicaties", "enquetescores", "communicatie")


@dataclass(frozen=True)
class Sent:
    """One table as one sender sends it: the provider, or the city where `supplier` is None."""

    supplier: str | None
    table: str
    rows: pa.Table


@dataclass(frozen=True)
class Arrival:
    """One delivery: the day, what it is in one Dutch sentence, and what is in it."""

    day: date
    description: str
    sent: tuple[Sent, ...]


def arrivals(town: Town, seed: int, clients: int | None = None) -> tuple[Arrival, ...]:
    """Return the deliveries of the town in order; the same arguments give the same ones."""
    with in_force(town.project):
        registers = make_registers(town, seed, clients or town.clients)
        first = opening()
        found = [
            Arrival(
                first,
                "Start: afspraken, indicaties en de uren van vóór het begin",
                tuple(_sent(registers, None, first)),
            )
        ]
        for last in last_periods():
            day, before = delivered_on(last), found[-1].day
            text = f"Tot en met {dutch.period(last.id)}"
            found.append(Arrival(day, text, tuple(_sent(registers, before, day))))
    return tuple(found)


def write_town(
    folder: Path, town: Town, seed: int, clients: int | None, write: Callable[[Path, Sent], None] | None = None
) -> tuple[Delivery, ...]:
    """Write the deliveries below `folder`, each in its own folder, and return them; `write` writes what one sender sends of one table.

    Raises UsageError when the folder already holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"In {folder} staat al iets. Kies voor de leveringen een lege map.")
    found = []
    for arrival in arrivals(town, seed, clients):
        target = folder / arrival.day.isoformat()
        target.mkdir(parents=True)
        for sent in arrival.sent:
            (write or write_extract)(target, sent)
        found.append(Delivery(target, arrival.day, arrival.description))
    return tuple(found)


def write_extract(folder: Path, sent: Sent) -> None:
    """Write one table of one sender as a text file."""
    write_table(folder, sent.table, sent.rows, CITY, suffix=(sent.supplier or CITY.name).lower())


def _sent(registers: Registers, before: date | None, day: date) -> Iterator[Sent]:
    """Return what is sent on a day, `before` being the day of the delivery before it: of the city first."""
    for name, register in registers.city.items():
        if before is None or _has_news(register, before, day):
            yield from _if_any(None, name, register.as_of(day_number(day)))
    by_supplier = registers.by_supplier
    for name in (*_OF_THE_CITY, *((_HOURS,) if before is None else ())):
        parts = [_part(own[name], name, before, day) for own in by_supplier.values()]
        yield from _if_any(None, name, pa.concat_tables(parts))
    if before is None:
        return
    for supplier, own in by_supplier.items():
        for name, register in own.items():
            if name not in _OF_THE_CITY:
                yield from _if_any(supplier, name, _part(register, name, before, day))


def _part(register: Register, name: str, before: date | None, day: date) -> pa.Table:
    """Return what a sender sends of a table: all of it, of the ledger and the survey what is new, of hours the periods that were open."""
    table = register.as_of(day_number(day))
    if before is None:
        return table
    if name in (_LEDGER, "enquetescores"):
        return register.only((register.known_on > day_number(before)) & (register.known_on <= day_number(day))).table
    if name == _HOURS:
        since = calendar.period(calendar.period_of(before - timedelta(days=6))).begin
        return table.filter(pc.greater_equal(table.column("datum"), since))
    return table


def _has_news(register: Register, before: date, day: date) -> bool:
    return register.changed(day_number(before), day_number(day))


def _if_any(supplier: str | None, name: str, rows: pa.Table) -> Iterator[Sent]:
    if rows.num_rows:
        yield Sent(supplier, name, rows)
