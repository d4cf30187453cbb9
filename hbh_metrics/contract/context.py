"""What the checks may look up beside the tables of the contract: periods, weeks and the agreed tariff of each provider and period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from hbh_metrics import arrow
from hbh_metrics.agreements import Agreement, by_provider
from hbh_metrics.calendar import Period, period, periods_per_year, survey_windows
from hbh_metrics.project import current

YEARS_BEFORE, YEARS_AFTER = 4, 6
"""For how many years periods and weeks are listed: well before the experiment's reference and after its end."""

MONEY = pa.decimal128(12, 2)


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


def survey_columns() -> dict[str, list[str] | list[date]]:
    """Return the measurements with the first and last day on which a form of each counts, as the parameters of a check."""
    windows = survey_windows()
    return {
        "metingen": list(windows),
        "eerste_invuldagen": [first for first, _ in windows.values()],
        "laatste_invuldagen": [last for _, last in windows.values()],
    }


def agreed_tariffs(agreements: Iterable[tuple[Agreement, str]]) -> pa.Table:
    """Return `afgesproken_tarief`: one row per provider and period in which an agreement is in force.

    `agreements` gives each agreement with its rule for broken periods. Money in euros, exact.
    """
    rows = list(agreements)
    rule_of = {(agreement.aanbieder_id, agreement.versie): rule for agreement, rule in rows}
    found = [
        (
            provider,
            within.id,
            agreement.tariff_eur(within.id),
            agreement.basistarief_uur_eur,
            rule_of[provider, agreement.versie],
        )
        for provider, history in by_provider(agreement for agreement, _ in rows).items()
        for within in all_periods()
        if (agreement := history.in_force(within.id)) is not None
    ]
    columns = list(zip(*found, strict=True)) if found else [(), (), (), (), ()]
    return pa.table(
        {
            "aanbieder_id": arrow.column(columns[0], pa.string()),
            "periode_id": arrow.column(columns[1], pa.string()),
            "tarief_eur": arrow.column(columns[2], MONEY),
            "basistarief_uur_eur": arrow.column(columns[3], MONEY),
            "gebroken_periode": arrow.column(columns[4], pa.string()),
        }
    )


def ever_delivered(names: Iterable[str]) -> pa.Table:
    """Return `geleverd`: the names of the tables that were ever delivered."""
    return pa.table({"tabel": arrow.column(list(names), pa.string())})
