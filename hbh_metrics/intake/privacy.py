"""R09 and R10: no citizen numbers, and no postcodes, e-mail addresses or phone numbers, may be in a delivery.

The values themselves are named in no finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from duckdb import DuckDBPyRelation

from hbh_metrics.citizen_number import passes_eleven_test
from hbh_metrics.contract import Column, Kind
from hbh_metrics.intake.delivery import DeliveredFile, RawRows
from hbh_metrics.intake.findings import Finding

FEWEST_VALUES = 5
MOST_LOOKED_AT = 100_000
LARGE_NUMBERS = (Kind.EURO, Kind.COUNT)


def findings(staging: DuckDBPyRelation, rows: RawRows, file: DeliveredFile) -> Iterator[Finding]:
    """Yield a finding per column of the file that looks like citizen numbers (any column) or personal data (known columns).

    One pass counts what looks like them in all columns; only columns with enough of it are looked at more closely.
    """
    places = rows.header.positions
    known = [column for column in file.table.columns if column.name in places]
    digits = {column.name: _as_digits(column, places[column.name]) for column in known}
    texts = {column.name: column.name for column in known if _is_free_text(column)}
    unknown = {f"c{place}": f"lees_tekst(c{place})" for place, _ in rows.header.unknown}
    titles = {f"c{place}": title for place, title in rows.header.unknown_titles.items()}
    for name in _with_enough(staging, "lijkt_bsn", digits):
        yield from _citizen_numbers(staging.project(f"{digits[name]} as waarde"), name, file)
    for name in _with_enough(staging, "lijkt_persoonsgegeven", texts):
        yield from _personal_data(staging.project(f"{name} as waarde"), name, file)
    for name in _with_enough(rows.relation, "lijkt_bsn", unknown):
        yield from _citizen_numbers(rows.relation.project(f"{unknown[name]} as waarde"), titles[name], file)


def _with_enough(rows: DuckDBPyRelation, test: str, expressions: dict[str, str]) -> list[str]:
    """Return the columns in which at least five rows pass the test; `expressions` gives the text of each column."""
    if not expressions:
        return []
    counts = rows.aggregate(
        ", ".join(f"count(*) filter (where {test}({text}))" for text in expressions.values())
    ).fetchall()[0]
    return [name for name, count in zip(expressions, counts, strict=True) if count >= FEWEST_VALUES]


def _is_free_text(column: Column) -> bool:
    return column.kind.is_text and column.kind is not Kind.PERIOD and not column.allowed


def _as_digits(column: Column, place: int) -> str:
    """Return the expression under which a column could hold citizen numbers: its value, or where they do not fit, the text that failed."""
    if _is_free_text(column):
        return column.name
    if column.kind in LARGE_NUMBERS:
        return f"case when {column.name} >= 10000000 then cast(try_cast({column.name} as bigint) as varchar) end"
    return f"_ruw[{place + 1}]"


def _citizen_numbers(values: DuckDBPyRelation, name: str, file: DeliveredFile) -> Iterator[Finding]:
    found = [text for (text,) in values.filter("lijkt_bsn(waarde)").distinct().limit(MOST_LOOKED_AT).fetchall()]
    passing = sum(map(passes_eleven_test, found))
    if len(found) >= FEWEST_VALUES and 2 * passing >= len(found):
        yield Finding(
            "R09", "F", file.name, None, name, None, "een eigen sleutel, geen BSN",
            f"Deze kolom lijkt BSN's te bevatten: {passing} van de {len(found)} verschillende getallen van 8 of 9 cijfers voldoen aan de "
            "elfproef. Verwacht een eigen sleutel. Vervang het BSN, verwijder dit bestand bij ons en lever opnieuw aan.",
        )  # fmt: skip


def _personal_data(values: DuckDBPyRelation, name: str, file: DeliveredFile) -> Iterator[Finding]:
    found = values.filter("lijkt_persoonsgegeven(waarde)").distinct().limit(FEWEST_VALUES).fetchall()
    if len(found) >= FEWEST_VALUES:
        yield Finding(
            "R10", "F", file.name, None, name, None, "geen persoonsgegevens",
            "Deze kolom lijkt postcodes, e-mailadressen of telefoonnummers te bevatten. Verwacht geen persoonsgegevens. "
            "Haal ze weg en lever opnieuw aan.",
        )  # fmt: skip
