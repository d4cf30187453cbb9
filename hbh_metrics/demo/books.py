"""The administrations behind the deliveries: one per provider and that of the city, filled for the whole of 2014."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from hbh_metrics.agreements import Agreements
from hbh_metrics.contract import TABLES
from hbh_metrics.demo.assignments import assignment_register, make_assignments
from hbh_metrics.demo.codes import agb_table, products_table
from hbh_metrics.demo.columns import Register, empty_table
from hbh_metrics.demo.comparison import hour_payments
from hbh_metrics.demo.continuity import continuity_register
from hbh_metrics.demo.contracts import budgets_table, ceilings_table, figures_table, norms_table, steps_table
from hbh_metrics.demo.departures import with_heavy_leavers
from hbh_metrics.demo.draws import shares_of
from hbh_metrics.demo.hours import draw_hours, hours_register
from hbh_metrics.demo.payments import make_lines, payments_register
from hbh_metrics.demo.plans import plans_register
from hbh_metrics.demo.population import draw_clients
from hbh_metrics.demo.providers import PROVIDERS, Provider, providers_table
from hbh_metrics.demo.reports import reports_register
from hbh_metrics.demo.savings import savings_register
from hbh_metrics.demo.silence import DELIVERED_BY_PERIOD, without_periods
from hbh_metrics.demo.staff import letters_register, staff_register
from hbh_metrics.demo.stories import STORY_BY_NAME, Story
from hbh_metrics.demo.surveys import (
    MEASUREMENTS,
    asked,
    asked_table,
    comparison_scores_register,
    questions_table,
    scores_register,
)
from hbh_metrics.demo.tariffs import (
    agreements_table,
    earlier_cost,
    floor_rate,
    make_agreements,
    path_cents,
    path_share,
    reference_table,
    start_tariff,
)
from hbh_metrics.demo.timeline import UNKNOWN, Days, day_number

_SHARE_IN_EXPERIMENT = 0.10


@dataclass(frozen=True)
class Book:
    """The administration of one provider: its agreements, its registers by table, and what the city holds about its clients."""

    provider: Provider
    agreements: Agreements
    registers: Mapping[str, Register]
    reference: pa.Table
    asked: tuple[int, ...]


@dataclass(frozen=True)
class World:
    """Everything that is true in one story: a book per provider and the registers of the city."""

    story: Story
    books: tuple[Book, ...]
    city: Mapping[str, Register]

    def tables(self) -> dict[str, pa.Table]:
        """Return every table of the contract as it is when the whole of 2014 has been delivered."""
        return self._tables(lambda register: register.table)

    def tables_as_of(self, day: date) -> dict[str, pa.Table]:
        """Return every table of the contract as it would be had everyone delivered on that day what they then knew."""
        return self._tables(lambda register: register.as_of(day_number(day)))

    def _tables(self, shown: Callable[[Register], pa.Table]) -> dict[str, pa.Table]:
        found: dict[str, pa.Table] = {}
        for declared in TABLES:
            holders = [book.registers for book in self.books] + [self.city]
            parts = [shown(registers[declared.name]) for registers in holders if declared.name in registers]
            found[declared.name] = pa.concat_tables(parts) if parts else empty_table(declared.name)
        return found


def make_world(story: str, seed: int, clients: int) -> World:
    """Return the world of that story; the same arguments give the same world, and a story changes nothing at providers it does not name."""
    told = STORY_BY_NAME[story]
    in_experiment = max(1, round(clients * _SHARE_IN_EXPERIMENT))
    shares = [provider.share for provider in PROVIDERS]
    inside, outside = shares_of(in_experiment, shares), shares_of(clients - in_experiment, shares)
    books = tuple(
        _make_book(told, seed, clients, place, (inside[place], outside[place])) for place in range(len(PROVIDERS))
    )
    return World(told, books, _city_registers(books))


def _make_book(story: Story, seed: int, clients: int, place: int, stock: tuple[int, int]) -> Book:
    provider = PROVIDERS[place]
    course = story.course(provider.id)
    people = draw_clients(seed, clients, provider.id, place, stock, course.extra_inflow_per_period)
    people = with_heavy_leavers(seed, provider.id, people, course.heavy_leave_per_period)
    assignments = make_assignments(seed, clients, provider.id, people)
    hours = draw_hours(seed, provider, people, assignments, path_share(provider), course)
    cost = earlier_cost(provider, people, hours)
    start_eur = start_tariff(provider, people, cost, course)
    agreements = make_agreements(provider, start_eur, floor_rate(provider, people, hours, start_eur, course))
    lines = make_lines(provider, people, course)
    registers = {
        "indicaties": assignment_register(provider.id, people, assignments),
        "geleverde_uren": hours_register(provider, people, assignments, hours),
        "periodebetalingen": payments_register(provider, assignments, lines, path_cents(agreements), course),
        "enquetescores": scores_register(seed, provider.id, people, course.grade_change),
        "ondersteuningsplannen": plans_register(seed, provider.id, people, assignments),
        "meldingen": reports_register(seed, provider.id, people, assignments),
        "personeel": staff_register(seed, provider.id, hours),
        "continuiteit": continuity_register(seed, provider.id, people),
        "communicatie": letters_register(seed, provider.id, letters_wait=course.letters_wait),
    }
    if story.tells_of_comparison:
        paid_by_the_hour = hour_payments(provider, people, assignments, hours)
        registers["periodebetalingen"] = registers["periodebetalingen"].and_also(paid_by_the_hour)
        answers = comparison_scores_register(seed, provider.id, people)
        registers["enquetescores"] = registers["enquetescores"].and_also(answers)
    registers |= {name: without_periods(registers[name], course.silent_periods) for name in DELIVERED_BY_PERIOD}
    sent = tuple(int(asked(people, measurement).sum()) for measurement in MEASUREMENTS)
    return Book(provider, agreements, registers, reference_table(assignments, cost), sent)


def _city_registers(books: tuple[Book, ...]) -> dict[str, Register]:
    """Return the tables that the city itself keeps."""
    providers = tuple(book.provider for book in books)
    agreements = agreements_table(providers, {book.provider.id: book.agreements for book in books})
    sent = asked_table([(book.provider.id, book.asked) for book in books])
    return {
        "aanbieders": _always(providers_table(providers)),
        "tariefafspraken": Register(agreements, _day_numbers(agreements, "vastgesteld_op")),
        "vragen": _always(questions_table()),
        "referentie": _always(pa.concat_tables([book.reference for book in books])),
        "enquete_uitzet": Register(sent, _day_numbers(sent, "uitgezet_op")),
        "agb": _always(agb_table(providers)),
        "productcodes": _always(products_table()),
        "tariefstappen": _always(steps_table(providers)),
        "indexcijfers": _always(figures_table()),
        "budgetafspraken": _always(budgets_table(providers)),
        "bestedingsruimte": _always(ceilings_table(providers)),
        "normen": _always(norms_table()),
        "bestemmingen": savings_register([book.registers["periodebetalingen"].table for book in books]),
    }


def _always(table: pa.Table) -> Register:
    """Return a register whose rows are known from the beginning."""
    return Register(table, np.full(table.num_rows, UNKNOWN, dtype=np.int32))


def _day_numbers(table: pa.Table, column: str) -> Days:
    days: Days = table.column(column).combine_chunks().cast(pa.int32()).to_numpy()
    return days
