"""Facts about a world, counted in plain loops, to hold beside what it should be."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics.calendar import Period, experiment_periods, period_of

Tables = dict[str, pa.Table]
ClientPeriod = tuple[str, str, str]
PERIODS = experiment_periods()
FOREVER = dt.date.max


def experiment(tables: Tables) -> list[dict[str, object]]:
    """Return the assignments of the experiment."""
    table = tables["indicaties"]
    rows: list[dict[str, object]] = table.filter(pc.equal(table.column("groep"), "EXPERIMENT")).to_pylist()
    return rows


def touches(row: dict[str, object], first: dt.date, last: dt.date) -> bool:
    """Whether an assignment covers a day from `first` to `last`."""
    begin, end = row["ingangsdatum"], row["einddatum"] or FOREVER
    assert isinstance(begin, dt.date)
    assert isinstance(end, dt.date)
    return begin <= last and end >= first


def days_in(row: dict[str, object], period: Period) -> int:
    """Return the number of days of the period that an assignment covers."""
    begin, end = row["ingangsdatum"], row["einddatum"] or FOREVER
    assert isinstance(begin, dt.date)
    assert isinstance(end, dt.date)
    return max(0, (min(end, period.end) - max(begin, period.begin)).days + 1)


def active_client_periods(tables: Tables) -> dict[ClientPeriod, int]:
    """Return the active days of each client of the experiment, at its provider, in each period in which it has any."""
    found: dict[ClientPeriod, int] = {}
    for row in experiment(tables):
        for period in PERIODS:
            days = days_in(row, period)
            if days:
                found[(str(row["aanbieder_id"]), str(row["client_sleutel"]), period.id)] = days
    return found


def net_paid(tables: Tables) -> dict[ClientPeriod, Decimal]:
    """Return the net number of periods paid for each client, at its provider, in each period."""
    found: dict[ClientPeriod, Decimal] = defaultdict(Decimal)
    for row in tables["periodebetalingen"].to_pylist():
        sign = 1 if row["debet_credit"] == "D" else -1
        found[(row["aanbieder_id"], row["client_sleutel"], row["periode_id"])] += sign * row["aantal"]
    return {key: parts for key, parts in found.items() if parts}


def paid_without_an_active_day(tables: Tables) -> set[ClientPeriod]:
    """Return the client-periods that are paid, net of credits, while the client had no active day."""
    return set(net_paid(tables)) - set(active_client_periods(tables))


def hours_of_experiment(tables: Tables) -> list[dict[str, object]]:
    """Return the hour rows on assignments of the experiment."""
    inside = pa.array([row["toewijzing_nummer"] for row in experiment(tables)])
    hours = tables["geleverde_uren"]
    rows: list[dict[str, object]] = hours.filter(pc.is_in(hours.column("toewijzing_nummer"), inside)).to_pylist()
    return rows


def hours_per_period(tables: Tables, provider_id: str) -> list[Decimal]:
    """Return the hours of the experiment at one provider in each period."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in hours_of_experiment(tables):
        if row["aanbieder_id"] == provider_id:
            day, hours = row["datum"], row["uren"]
            assert isinstance(day, dt.date)
            assert isinstance(hours, Decimal)
            found[period_of(day)] += hours
    return [found[period.id] for period in PERIODS]
