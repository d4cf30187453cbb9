"""The hours that a town's provider delivers, by week, day or month as it registers, and what its clients cost before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from hbh_metrics import calendar
from hbh_metrics.demo.columns import Register, table_of_rows
from hbh_metrics.demo.draws import stream
from hbh_metrics.demo.timeline import day_number
from hbh_metrics.demo.towns.model import Person, Row, Supplier
from hbh_metrics.demo.towns.people import assignment_key, client_key, joins
from hbh_metrics.project import current

WEEKS_BEFORE = 26
_WEEKS_PER_FOUR_WEEKS = 4
_REASONS = ("VAKANTIE_CLIENT", "ZIEKENHUIS", "ZIEKTE_HULP", "ANDERS")
_SHARE_MISSED, _SHARE_MISSED_ON_A_DAY_OFF = 0.05, 0.7
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Visit:
    """The help of one client in one week, on its day; no quarters of an hour where it did not come, for that reason."""

    person: Person
    day: date
    quarters: int
    reason: str | None

    @property
    def is_before(self) -> bool:
        """Whether it was before the project began."""
        return self.day < current().begin


def draw_visits(seed: int, supplier: Supplier, people: Sequence[Person]) -> tuple[Visit, ...]:
    """Return every week with help of every client, from half a year before the project until its end, in order of client and day."""
    rng = stream(seed, supplier.id, "visits")
    begin, end = current().begin, current().end
    order = {one.id: place for place, one in enumerate(calendar.experiment_periods())}
    monday = begin - timedelta(days=begin.weekday() + 7 * WEEKS_BEFORE)
    weeks = (end - monday).days // 7 + 1
    visits = []
    for person in people:
        luck, change = rng.random(weeks), rng.normal(0, 0.35, weeks)
        why = rng.integers(0, len(_REASONS), weeks)
        for week in range(weeks):
            day = monday + timedelta(days=7 * week + person.weekday)
            if day < person.first or day > (person.last or end) or day > end:
                continue
            usual = person.quarters * person.used
            if person.in_experiment and day >= begin:
                past = order.get(calendar.period_of(day), len(order))
                usual *= supplier.hours_pct / 100 * (1 + supplier.hours_change_pct / 100) ** past
            is_off = not calendar.is_working_day(day)
            came = luck[week] >= (_SHARE_MISSED_ON_A_DAY_OFF if is_off else _SHARE_MISSED)
            quarters = max(round(usual + change[week]), 1) if came else 0
            reason = "ANDERS" if is_off else _REASONS[why[week]]
            visits.append(Visit(person, day, quarters, None if came else reason))
    return tuple(visits)


def hours_register(supplier: Supplier, visits: Sequence[Visit]) -> Register:
    """Return the table geleverde_uren: by day with months, by week with periods of four weeks, or one row a period.

    What was before the project stands under the earlier assignment of who had one.
    """
    rows: dict[tuple[str, date], dict[str, object]] = {}
    known: dict[tuple[str, date], date] = {}
    for visit in visits:
        day, grain, seen = _as_registered(supplier, visit)
        key = assignment_key(visit.person, is_earlier=visit.is_before and joins(visit.person))
        row = rows.setdefault(
            (key, day),
            {
                "toewijzing_nummer": key,
                "client_sleutel": client_key(visit.person),
                "aanbieder_id": supplier.id,
                "datum": day,
                "uren": Decimal(0),
                "reden_niet_geleverd": visit.reason if grain is None else None,
                "korrel": grain,
            },
        )
        row["uren"] = Decimal(str(row["uren"])) + Decimal(visit.quarters) / 4
        known[key, day] = seen
    if supplier.hours_per_period:
        rows = {key: row | {"uren": whole_hours(Decimal(str(row["uren"])))} for key, row in rows.items()}
    days = np.array([day_number(seen) for seen in known.values()], dtype=np.int32)
    return Register(table_of_rows("geleverde_uren", list(rows.values())), days)


def whole_hours(hours: Decimal) -> Decimal:
    """Return the hours of a period as they are declared: whole ones, at least one."""
    return max(hours.quantize(Decimal(1), ROUND_HALF_UP), Decimal(1))


def _as_registered(supplier: Supplier, visit: Visit) -> tuple[date, str | None, date]:
    """Return the date of the row in which a visit counts, the grain of that row, and the day on which it is known."""
    within = calendar.period(calendar.period_of(visit.day))
    if supplier.hours_per_period and not visit.is_before:
        first, last = max(within.begin, visit.person.first), min(within.end, visit.person.last or within.end)
        return first, _grain(first, last), within.end
    if current().has_months:
        return visit.day, None, visit.day
    monday = visit.day - timedelta(days=visit.day.weekday())
    return monday, None, monday + timedelta(days=6)


def _grain(first: date, last: date) -> str:
    """Return over how much time hours from `first` to `last` are: a day, a week or a period."""
    if first == last:
        return "DAG"
    return "WEEK" if first.isocalendar()[:2] == last.isocalendar()[:2] else "PERIODE"


def reference_rows(supplier: Supplier, people: Sequence[Person], visits: Sequence[Visit]) -> list[Row]:
    """Return rows of the table referentie: what each client got and cost on average per four weeks before."""
    before: dict[int, list[Visit]] = {}
    for visit in visits:
        if visit.is_before:
            before.setdefault(visit.person.number, []).append(visit)
    rows: list[Row] = []
    for person in people:
        had = before.get(person.number, [])
        periods = len(had) // _WEEKS_PER_FOUR_WEEKS
        if not periods:
            continue
        hours = Decimal(sum(visit.quarters for visit in had)) / len(had)  # a quarter a week is an hour in four weeks
        rows.append(
            {
                "client_sleutel": client_key(person),
                "bedrag_per_periode_eur": (hours * supplier.hour_rate_eur).quantize(_CENT, ROUND_HALF_UP),
                "uren_per_periode": hours.quantize(_CENT, ROUND_HALF_UP),
                "perioden": periods,
            }
        )
    return rows
