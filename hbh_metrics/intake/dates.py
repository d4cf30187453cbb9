"""R29: whether a delivered date can be true, from what its column is a date of and from the project's first and last day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from hbh_metrics.contract import Column, Kind, Table, When
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.statements import named

NEAR_YEARS = 10
FAR_YEARS = 40
MOST_FINDINGS = 10_000
OPEN_YEARS = (2099, 2999, 9999)
"""Of these years 31 December says that an end is open."""
LEAP_DAY = (2, 29)


@dataclass(frozen=True)
class ProjectDays:
    """The days against which dates are held: up to which day the delivery speaks, and the project's first and last day."""

    peildatum: date
    begin: date
    end: date

    def possible(self, when: When) -> tuple[date, date]:
        """Return the first and the last day on which something of that kind can lie."""
        is_far_back, is_far_ahead = when in (When.BEGIN, When.END), when is When.END
        first = _years(self.begin, -(FAR_YEARS if is_far_back else NEAR_YEARS))
        return first, _years(self.end, FAR_YEARS if is_far_ahead else NEAR_YEARS)


def check_dates(
    con: DuckDBPyConnection, table: Table, files: Sequence[DeliveredFile], days: ProjectDays
) -> Iterator[Finding]:
    """R29: yield a finding per delivered date that cannot be true; lines of a ledger that we hold already are left alone."""
    names = [column.name for column in table.columns]
    provider = "aanbieder_id" if "aanbieder_id" in names else "cast(null as varchar)"
    delivered = named(con, table.name).filter("_bestand is not null")
    dates = [column for column in table.columns if column.kind is Kind.DATE]
    outside = {column.name: _outside(column, days) for column in dates}
    counts = (
        delivered.aggregate(", ".join(f"count_if({text})" for text in outside.values())).fetchall()[0] if dates else ()
    )
    for column, count in zip(dates, counts, strict=True):
        if not count:
            continue
        first, last = days.possible(column.when)
        rows = delivered.filter(outside[column.name])
        found = rows.project(f"_bestand, _rij, {column.name}, {provider}").order("_bestand, _rij")
        for number, row, day, sender in found.limit(MOST_FINDINGS).fetchall():
            wanted, sentence = explained(day, column, first, last, days.peildatum)
            yield Finding("R29", "F", files[number].name, row, column.name, _written(day), wanted, sentence, sender)


def _outside(column: Column, days: ProjectDays) -> str:
    first, last = days.possible(column.when)
    latest = min(last, days.peildatum) if column.when is When.DELIVERED else last
    return f"({column.name} < date '{first}' or {column.name} > date '{latest}')"


def explained(day: date, column: Column, first: date, last: date, peildatum: date) -> tuple[str, str]:
    """Return what was expected of a date that lies outside what is possible, and the Dutch sentence about it."""
    if column.when is When.DELIVERED and peildatum < day:
        wanted = f"een dag tot en met de peildatum, {_written(peildatum)}"
        what = f"{_written(day)} ligt na de peildatum van deze levering ({_written(peildatum)})"
    else:
        wanted = f"een dag van {_written(first)} t/m {_written(last)}"
        what = f"{_written(day)} ligt te ver van het project om waar te kunnen zijn"
    return wanted, f"{what}. Verwacht {wanted}. Pas de cel aan en lever opnieuw aan."


def _years(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == LEAP_DAY else day.day)


def _written(day: date) -> str:
    return f"{day:%d-%m-%Y}"
