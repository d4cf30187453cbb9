"""One invented year of a story, and what the monitor would have shown after each period.

By default everything is derived once, from the whole year, and each look leaves out what was not there yet. That misses what was later
corrected or credited; `as_delivered` derives at every look anew, from what everyone knew on that day, at ten times the cost.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics import calendar
from hbh_metrics.backtest.chance import Chance, chance_in
from hbh_metrics.contract import TABLES
from hbh_metrics.cost_price import CostPrice
from hbh_metrics.demo import STORY_BY_NAME, world, world_as_of
from hbh_metrics.demo.columns import empty_table
from hbh_metrics.demo.towns import TOWN_BY_NAME, Town
from hbh_metrics.demo.towns.books import make_registers
from hbh_metrics.exploration.cost_of_an_hour import cost_price
from hbh_metrics.exploration.reading import parsed
from hbh_metrics.metrics.in_memory import derived_evidence
from hbh_metrics.project import in_force
from hbh_metrics.signals import Evidence, Signal, evaluate
from hbh_metrics.signals.evidence import OPEN

DAYS_UNTIL_DELIVERED = 12
CLIENTS = 3500


@dataclass(frozen=True)
class Look:
    """What stood on the signal screen when this period had just been delivered."""

    periode_id: str
    signals: tuple[Signal, ...]

    def has(self, signal: str, who: str) -> bool:
        """Whether that signal was there for that provider, of whatever severity."""
        return any((found.signaal, found.aanbieder_id) == (signal, who) for found in self.signals)


@dataclass(frozen=True)
class Year:
    """The looks of one story and seed, in order of time; `chance` of a story that must raise nothing."""

    story: str
    seed: int
    looks: tuple[Look, ...]
    chance: Chance | None = None


def look_at(
    story: str, seed: int, *, clients: int = CLIENTS, until: str | None = None, as_delivered: bool = False
) -> Year:
    """Return the year of that story and seed, looked at after every whole period of the experiment, up to and including `until`.

    Of a story that must raise nothing it also holds what chance would give; a town is a story too, of its whole year and size. Raises
    KeyError when there is no story of that name.
    """
    if story in TOWN_BY_NAME:
        return _look_at_town(TOWN_BY_NAME[story], seed)
    periods = [found for found in calendar.experiment_periods() if until is None or found.id <= until]
    days = [look_day(period) for period in periods]
    if as_delivered:
        worlds = zip(world_as_of(days, story, seed, clients), days, strict=True)
        seen = [derived_evidence(tables, day) for tables, day in worlds]
    else:
        seen = list(_one_after_the_other(world(story, seed, clients), days))
    looks = tuple(Look(period.id, evaluate(evidence)) for period, evidence in zip(periods, seen, strict=True))
    return Year(story, seed, looks, None if STORY_BY_NAME[story].must_raise else chance_in(seen[-1]))


def _look_at_town(town: Town, seed: int) -> Year:
    """Return the year of a town with another project, in the clients and assumptions that it has, derived once."""
    with in_force(town.project):
        periods = calendar.experiment_periods()
        tables = {table.name: empty_table(table.name) for table in TABLES} | make_registers(
            town, seed, town.clients
        ).tables()
        cost = cost_price(parsed(tomllib.loads(town.assumptions_text), town.name))
        seen = _one_after_the_other(tables, [look_day(period) for period in periods], cost)
        looks = tuple(Look(period.id, evaluate(evidence)) for period, evidence in zip(periods, seen, strict=True))
    return Year(town.name, seed, looks)


def look_day(period: calendar.Period) -> date:
    """Return the day of the look after a period: some days after its end, when it has been delivered."""
    return period.end + timedelta(days=DAYS_UNTIL_DELIVERED)


def _one_after_the_other(
    tables: dict[str, pa.Table], days: list[date], cost: CostPrice | None = None
) -> Iterator[Evidence]:
    """Yield the evidence of the whole year as far as it went on each day."""
    whole = derived_evidence(tables, days[-1], cost)
    last_answer = pc.max(tables["enquetescores"].column("invuldatum")).as_py()
    return (up_to(whole, day, has_answers=last_answer is not None and last_answer <= day) for day in days)


def up_to(whole: Evidence, day: date, *, has_answers: bool) -> Evidence:
    """Return the evidence without periods that had not begun and weeks that had not ended; without answers, nothing of the survey."""
    periods = [calendar.period(found) for found in {row.periode_id for row in whole.measures} if found is not None]
    begun = {period.id for period in periods if period.begin <= day}
    ended = {period.id for period in periods if period.end <= day}
    return replace(
        whole,
        peildatum=day,
        measures=tuple(
            row if row.periode_id is None or row.periode_id in ended else replace(row, status=OPEN)
            for row in whole.measures
            if (has_answers if row.periode_id is None else row.periode_id in begun)
        ),
        facts=tuple(row for row in whole.facts if row.periode_id in begun),
        weeks=tuple(row for row in whole.weeks if row.week_eind <= day),
    )
