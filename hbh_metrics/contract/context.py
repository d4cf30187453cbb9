"""What the checks may look up beside the tables of the contract: periods, weeks and the agreed tariff of each provider and period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pyarrow as pa

from hbh_metrics import arrow
from hbh_metrics.agreements import Agreements, Contract
from hbh_metrics.calendar import Period, experiment_periods, period, periods_per_year, survey_windows
from hbh_metrics.project import current

YEARS_BEFORE, YEARS_AFTER = 4, 6
"""For how many years periods and weeks are listed: well before the experiment's reference and after its end."""

MONEY = pa.decimal128(12, 2)
_TARIFF: Mapping[str, pa.DataType] = {
    "aanbieder_id": pa.string(),
    "periode_id": pa.string(),
    "tarief_eur": MONEY,
    "basistarief_uur_eur": MONEY,
    "gebroken_periode": pa.string(),
    "contractsoort": pa.string(),
    "versie": pa.int32(),
}
_BUDGET: Mapping[str, pa.DataType] = {
    "aanbieder_id": pa.string(),
    "periode_id": pa.string(),
    "klasse": pa.int8(),
    "tarief_eur": MONEY,
    "versie": pa.int32(),
}
_COUNTING: Mapping[str, pa.DataType] = {"contractsoort": pa.string(), "grondslag": pa.string()}


def all_periods() -> tuple[Period, ...]:
    """Return every period from well before the experiment until well after it, in order."""
    years = range(current().begin.year - YEARS_BEFORE, current().end.year + YEARS_AFTER + 1)
    return tuple(period(f"{year}{number:02d}") for year in years for number in range(1, periods_per_year() + 1))


def calendar_tables() -> dict[str, pa.Table]:
    """Return `perioden` (one row per period) and `weken` (one row per ISO week, by its Monday)."""
    periods = all_periods()
    weeks = [(monday, found.id) for found in periods for monday in found.mondays]
    iso = [monday.isocalendar() for monday, _ in weeks]
    return {
        "perioden": pa.table(
            {
                "periode_id": arrow.column([found.id for found in periods], pa.string()),
                "begin": arrow.column([found.begin for found in periods], pa.date32()),
                "eind": arrow.column([found.end for found in periods], pa.date32()),
                "dagen": arrow.column([found.days for found in periods], pa.int32()),
            }
        ),
        "weken": pa.table(
            {
                "maandag": arrow.column([monday for monday, _ in weeks], pa.date32()),
                "iso_jaar": arrow.column([week.year for week in iso], pa.int32()),
                "iso_week": arrow.column([week.week for week in iso], pa.int32()),
                "periode_id": arrow.column([found for _, found in weeks], pa.string()),
            }
        ),
    }


def check_columns() -> dict[str, str | list[str] | list[date]]:
    """Return what the checks are told of the project, as parameters."""
    periods = experiment_periods()
    return {
        "kalender": current().calendar.value,
        "eerste_periode": periods[0].id,
        "laatste_periode": periods[-1].id,
        **survey_columns(),
    }


def survey_columns() -> dict[str, list[str] | list[date]]:
    """Return the measurements with the first and last day on which a form of each counts, as the parameters of a check."""
    windows = survey_windows()
    return {
        "metingen": list(windows),
        "eerste_invuldagen": [first for first, _ in windows.values()],
        "laatste_invuldagen": [last for _, last in windows.values()],
    }


def agreed_tables(
    agreements: Mapping[str, Agreements], broken_periods: Mapping[tuple[str, int], str]
) -> dict[str, pa.Table]:
    """Return what was agreed per provider and period in which an agreement is in force, as tables to join; money in euros, exact.

    `afgesproken_tarief` has one row per provider and period, its tariff empty where there is none (a budget, a figure that is missing);
    `afgesproken_budget` one per klasse too; `tellende_grondslagen` one per kind of payment that counts, also where nothing is agreed.
    `broken_periods` is the rule for broken periods of each agreement, by provider and version.
    """
    tariffs, budgets = [], []
    for provider, history in agreements.items():
        for within in all_periods():
            row = history.in_force(within.id)
            if row is None:
                continue
            rule = broken_periods[provider, row.versie]
            tariff, kind = history.tariff_eur(within.id), row.contractsoort.value
            tariffs.append((provider, within.id, tariff, row.basistarief_uur_eur, rule, kind, row.versie))
            budgets += [
                (provider, within.id, klasse, amount, row.versie)
                for klasse in row.budgetten
                if (amount := history.budget_eur(within.id, klasse)) is not None
            ]
    counting = [(kind.value, basis) for kind in Contract for basis in kind.counts]
    return {
        "afgesproken_tarief": _table(_TARIFF, tariffs),
        "afgesproken_budget": _table(_BUDGET, budgets),
        "tellende_grondslagen": _table(_COUNTING, counting),
    }


def _table(columns: Mapping[str, pa.DataType], rows: Sequence[tuple[object, ...]]) -> pa.Table:
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    return pa.table(
        {name: arrow.column(list(found), kind) for (name, kind), found in zip(columns.items(), values, strict=True)}
    )


def ever_delivered(names: Iterable[str]) -> pa.Table:
    """Return `geleverd`: the names of the tables that were ever delivered."""
    return pa.table({"tabel": arrow.column(list(names), pa.string())})
