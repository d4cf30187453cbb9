"""The administrations of a town: the registers of each provider, and those that the city itself keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from hbh_metrics import agreed
from hbh_metrics.demo.codes import products_table
from hbh_metrics.demo.columns import Register, table_of_rows
from hbh_metrics.demo.surveys import questions_table
from hbh_metrics.demo.timeline import UNKNOWN, Days, day_number
from hbh_metrics.demo.towns.answers import answers_register, asked_rows
from hbh_metrics.demo.towns.around import around_registers
from hbh_metrics.demo.towns.care import draw_visits, hours_register, reference_rows
from hbh_metrics.demo.towns.model import Book, Row, Town
from hbh_metrics.demo.towns.payments import payments_register
from hbh_metrics.demo.towns.people import assignments_register, draw_people
from hbh_metrics.project import current

_DAYS_BETWEEN_AGREEMENT_AND_START = 40


@dataclass(frozen=True)
class Registers:
    """What is true in a town: by provider its registers by table, and the registers of the city."""

    by_supplier: Mapping[str, Mapping[str, Register]]
    city: Mapping[str, Register]

    def tables(self) -> dict[str, pa.Table]:
        """Return every table that the town has, as it is when all has been delivered."""
        found: dict[str, list[pa.Table]] = {name: [register.table] for name, register in self.city.items()}
        for registers in self.by_supplier.values():
            for name, register in registers.items():
                found.setdefault(name, []).append(register.table)
        return {name: pa.concat_tables(parts) for name, parts in found.items()}


def make_registers(town: Town, seed: int, clients: int) -> Registers:
    """Return the registers of the town with about so many clients at the start; the project of the town is in force."""
    tables = {name: table_of_rows(name, rows) for name, rows in _agreement_rows(town).items()}
    books = _books(town, tables)
    by_supplier: dict[str, Mapping[str, Register]] = {}
    reference: list[Row] = []
    sent: list[Row] = []
    for supplier in town.suppliers:
        people = draw_people(town, seed, supplier, clients / town.clients)
        visits = draw_visits(seed, supplier, people)
        by_supplier[supplier.id] = {
            "indicaties": assignments_register(town, supplier, people),
            "geleverde_uren": hours_register(supplier, visits),
            "periodebetalingen": payments_register(seed, books[supplier.id], people, visits),
            "enquetescores": answers_register(seed, supplier, people),
            **around_registers(seed, supplier, people, visits),
        }
        reference += reference_rows(supplier, people, visits)
        sent += asked_rows(supplier, people)
    tables |= {"referentie": table_of_rows("referentie", reference), "vragen": questions_table()}
    city = {name: Register(table, _known(table)) for name, table in tables.items()}
    asked = table_of_rows("enquete_uitzet", sent)
    return Registers(by_supplier, city | {"enquete_uitzet": Register(asked, _days(asked, "uitgezet_op"))})


def _agreement_rows(town: Town) -> dict[str, list[Row]]:
    """Return what was agreed with each provider, and the tables beside that."""
    start = current().begin
    contract: Row = {"contract_van": date(start.year - 1, 1, 1), "contract_tot": date(start.year + 2, 12, 31)}
    decided: Row = {"vastgesteld_op": start - timedelta(days=_DAYS_BETWEEN_AGREEMENT_AND_START)}
    kind: Row = {"kalender": current().calendar.value}
    found: dict[str, list[Row]] = {
        "aanbieders": [{"aanbieder_id": one.id, "naam": one.name, **contract} for one in town.suppliers],
        "tariefafspraken": [
            {"aanbieder_id": one.id, **decided, **kind, **row} for one in town.suppliers for row in one.agreements
        ],
        "budgetafspraken": [{"aanbieder_id": one.id, **row} for one in town.suppliers for row in one.budgets],
    }
    beside = {name: list(rows) for name, rows in town.beside.items()}
    products = {"productcodes": products_table().to_pylist()} if town.has_products else {}
    return {name: rows for name, rows in (found | beside | products).items() if rows}


def _books(town: Town, tables: Mapping[str, pa.Table]) -> dict[str, Book]:
    beside = agreed.Beside(
        budgets=_rows(tables, "budgetafspraken", agreed.BUDGET_COLUMNS),
        figures=_rows(tables, "indexcijfers", agreed.FIGURE_COLUMNS),
    )
    agreements = agreed.agreements_of(_rows(tables, "tariefafspraken", agreed.COLUMNS), beside)
    return {supplier.id: Book(supplier, agreements[supplier.id]) for supplier in town.suppliers}


def _rows(tables: Mapping[str, pa.Table], name: str, columns: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
    if name not in tables:
        return ()
    return tuple(tuple(row[column] for column in columns) for row in tables[name].to_pylist())


def _known(table: pa.Table) -> Days:
    """Return from when on the city's rows are known: the day on which they were decided, or always."""
    if "vastgesteld_op" in table.schema.names:
        return _days(table, "vastgesteld_op")
    return np.full(table.num_rows, UNKNOWN, dtype=np.int32)


def _days(table: pa.Table, column: str) -> Days:
    return np.array([day_number(day) for day in table.column(column).to_pylist()], dtype=np.int32)
