"""The agreed tariff paths, computed exactly in Python, as columns of which SQL makes tables to join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import duckdb

from hbh_metrics import agreed
from hbh_metrics.agreements import READINGS, Agreement, Agreements, Contract, Method
from hbh_metrics.calendar import Period
from hbh_metrics.sql import load

Columns = dict[str, list[object]]


def columns(
    con: duckdb.DuckDBPyConnection, periods: Sequence[Period], tail: Sequence[str]
) -> dict[str, Mapping[str, Sequence[object]]]:
    """Return the columns of the steps that make `paden`, `tussenstand.afspraken` (what is in force), `budgetpaden` and `tellend`.

    They are for all `periods`, which may still have to begin, `tellend` also for the periods of the tail. The agreements are those of
    `con`.
    """
    agreements = _read(con)
    providers = [provider for (provider,) in _rows(con, "kader/aanbieders")]
    lower = {(provider, version, klasse) for provider, version, klasse in _rows(con, "kader/ondergrenzen")}
    return {
        "feiten/paden": _path_columns(agreements, periods),
        "feiten/afspraken": _in_force_columns(agreements, periods),
        "feiten/budgetpaden": _budget_columns(agreements, periods, lower),
        "feiten/tellend": _counting_columns(agreements, providers, [*(period.id for period in periods), *tail]),
    }


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> list[agreed.Row]:
    return con.execute(load(__file__, name)).fetchall()


def _read(con: duckdb.DuckDBPyConnection) -> dict[str, Agreements]:
    beside = agreed.Beside(
        *(tuple(_rows(con, name)) for name in ("kader/tariefstappen", "kader/budgetafspraken", "kader/indexcijfers"))
    )
    return agreed.agreements_of(_rows(con, "kader/tariefafspraken"), beside)


def _empty(*names: str) -> Columns:
    return {name: [] for name in names}


def _add(columns: Columns, *values: object) -> None:
    for column, value in zip(columns.values(), values, strict=True):
        column.append(value)


def _path_columns(agreements: dict[str, Agreements], periods: Sequence[Period]) -> Columns:
    columns = _empty("aanbieder_ids", "periode_ids", "methoden", "is_afspraak", "tarieven_eur", "indexen_pct")
    for provider, history in agreements.items():
        start = history.start_tariff_eur
        for period in periods:
            row = history.in_force(period.id)
            if row is None:
                continue
            for method in _methods(row):
                own = method is row.afbouw_methode
                tariff = history.tariff_eur(period.id) if own else row.tariff_eur(period.id, method)
                factor = history.factor(period.id) if row.contractsoort is Contract.BUDGET_CLIENT else None
                if start and tariff is not None:
                    factor = Fraction(tariff) / Fraction(start)
                index = None if factor is None else float(100 * factor)
                _add(columns, provider, period.id, method.value, own, tariff, index)
    return columns


def _methods(row: Agreement) -> tuple[Method, ...]:
    """Return under which methods the path is told: every reading of a percentage that goes off a tariff, else its own."""
    return READINGS if row.afbouw_methode.is_reading and row.starttarief_eur is not None else (row.afbouw_methode,)


def _in_force_columns(agreements: dict[str, Agreements], periods: Sequence[Period]) -> Columns:
    columns = _empty(
        "aanbieder_ids", "periode_ids", "volgnummers", "paden_eur", "starttarieven_eur", "basistarieven_eur", "contractsoorten",
        "padfactoren",
    )  # fmt: skip
    for provider, history in agreements.items():
        for number, period in enumerate(periods, start=1):
            row, factor = history.in_force(period.id), history.factor(period.id)
            _add(
                columns, provider, period.id, number, history.tariff_eur(period.id), history.start_tariff_eur,
                row and row.basistarief_uur_eur, row and row.contractsoort.value, None if factor is None else float(factor),
            )  # fmt: skip
    return columns


def _budget_columns(
    agreements: dict[str, Agreements], periods: Sequence[Period], lower: set[tuple[str, int, int]]
) -> Columns:
    columns = _empty(
        "aanbieder_ids", "periode_ids", "volgnummers", "klassen", "budgetten_eur", "startbudgetten_eur", "mag_lager"
    )
    for provider, history in agreements.items():
        for number, period in enumerate(periods, start=1):
            row = history.in_force(period.id)
            if row is None or row.contractsoort is not Contract.BUDGET_CLIENT:
                continue
            for klasse in row.budgetten:
                agreed_eur = history.budget_eur(period.id, klasse)
                if agreed_eur is not None:
                    start, may = history.start_budget_eur(klasse), (provider, row.versie, klasse) in lower
                    _add(columns, provider, period.id, number, klasse, agreed_eur, start, may)
    return columns


def _counting_columns(
    agreements: dict[str, Agreements], providers: Sequence[str], period_ids: Sequence[str]
) -> Columns:
    columns = _empty("aanbieder_ids", "periode_ids", "grondslagen")
    for provider in providers:
        for period_id in period_ids:
            row = agreements[provider].in_force(period_id) if provider in agreements else None
            for basis in (Contract.PERIODETARIEF if row is None else row.contractsoort).counts:
                _add(columns, provider, period_id, basis)
    return columns
