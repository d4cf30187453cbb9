"""R09 and R10: no citizen numbers, and no postcodes, e-mail addresses or phone numbers, may be in a delivery.

The values themselves are named in no finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from hbh_metrics.citizen_number import passes_eleven_test
from hbh_metrics.contract import Column, Kind
from hbh_metrics.intake.delivery import DeliveredFile, RawRows
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.statements import Rows

FEWEST_VALUES = 5
FEWEST_LONGER = 10
LEAST_LONGER_SHARE = 0.9
MOST_LOOKED_AT = 100_000
DIGITS = 9
LOOKED_AT_FIRST = 20
AT_ONCE = 40
"""Columns counted in one pass: the database compares all expressions of a pass with each other, so its work grows with their square."""
LARGE_NUMBERS = (Kind.EURO, Kind.TARIFF, Kind.COUNT)
CITIZEN_NUMBER, PERSONAL = "kan_bsn", "lijkt_persoonsgegeven"


@dataclass(frozen=True)
class Suspect:
    """A column that may hold what may not be in a delivery: the test for it, and the expression under which it is tested."""

    name: str
    test: str
    text: str

    @property
    def passing(self) -> str:
        """The expression that counts the rows that pass the test."""
        return f"count(*) filter (where {self.test}({self.text}))"


def suspects(file: DeliveredFile, rows: RawRows, *, has_cells: bool) -> list[Suspect]:
    """Return what the known columns of a file are tested for; without `has_cells` every cell was read as its column."""
    places = rows.header.positions
    known = [column for column in file.table.columns if column.name in places and not column.is_registered]
    numbers = [
        Suspect(column.name, CITIZEN_NUMBER, text)
        for column in known
        if (text := _as_digits(column, places[column.name] if has_cells else None)) is not None
    ]
    return numbers + [Suspect(column.name, PERSONAL, column.name) for column in known if _is_free_text(column)]


def findings(staging: Rows, rows: RawRows, file: DeliveredFile, found: Collection[Suspect]) -> Iterator[Finding]:
    """Yield a finding per column of the file that looks like citizen numbers (any column) or personal data (known columns).

    `found` are the known columns in which at least five rows pass their test; only those are looked at more closely.
    """
    for suspect in found:
        closely = citizen_numbers if suspect.test == CITIZEN_NUMBER else _personal_data
        yield from closely(staging.project(f"{suspect.text} as waarde"), suspect.name, file)
    titles = rows.header.unknown_titles
    unknown = [place for place, _ in rows.header.unknown]
    for some in (unknown[first : first + AT_ONCE] for first in range(0, len(unknown), AT_ONCE)):
        tests = [Suspect(titles[place], CITIZEN_NUMBER, f"c{place}") for place in some]
        counts = rows.relation.aggregate(", ".join(test.passing for test in tests)).fetchall()[0]
        for test, count in zip(tests, counts, strict=True):
            if count >= FEWEST_VALUES:
                yield from citizen_numbers(
                    rows.relation.project(f"lees_waarde({test.text}) as waarde"), test.name, file
                )


def _is_free_text(column: Column) -> bool:
    return column.kind.is_text and column.kind is not Kind.PERIOD and not column.allowed


def _as_digits(column: Column, place: int | None) -> str | None:
    """Return the expression under which a column could hold citizen numbers: its value, or where it was not read, the text that failed.

    What was read as a date, a period or an allowed value is left out. Without `place` no text failed.
    """
    failed = None if place is None else f"case when {column.name} is null then _ruw[{place + 1}] end"
    value = column.name if _is_free_text(column) else None
    if column.kind in LARGE_NUMBERS:
        value = f"case when {column.name} >= 10000000 then cast(try_cast({column.name} as bigint) as varchar) end"
    return f"coalesce({value}, {failed})" if value and failed else value or failed


def citizen_numbers(values: Rows, name: str, file: DeliveredFile) -> Iterator[Finding]:
    """R09: yield a finding when the texts in column `waarde` look like citizen numbers; `name` is what the finding calls the column."""
    bare = values.filter("lijkt_bsn(waarde)").project("kale_cijfers(waarde) as cijfers").filter("cijfers is not null")
    found = [digits for (digits,) in bare.distinct().order("cijfers").limit(MOST_LOOKED_AT).fetchall()]
    short = [digits for digits in found if len(digits) <= DIGITS]
    passing = sum(map(passes_eleven_test, short))
    if len(short) >= FEWEST_VALUES and 2 * passing >= len(short):
        told = f"{passing} van de {len(short)} verschillende getallen van 8 of 9 cijfers, hoe ook geschreven, voldoen aan de elfproef"
    elif _hides_numbers([digits for digits in found if len(digits) > DIGITS]):
        told = "in de langere nummers voldoen dezelfde negen cijfers bijna altijd aan de elfproef"
    else:
        return
    yield Finding(
        "R09", "F", file.name, None, name, None, "een eigen sleutel, geen BSN",
        f"Deze kolom lijkt BSN's te bevatten: {told}. Verwacht een eigen sleutel. "
        "Vervang het BSN, verwijder dit bestand bij ons en lever opnieuw aan.",
    )  # fmt: skip


def _hides_numbers(longer: Sequence[str]) -> bool:
    """Whether the same nine places of longer numbers, counted from the left or the right, nearly always pass the elfproef."""
    if len(longer) < FEWEST_LONGER:
        return False
    for offset in range(max(map(len, longer)) - DIGITS + 1):
        reaching = [digits for digits in longer if len(digits) >= offset + DIGITS]
        from_left = {digits[offset : offset + DIGITS] for digits in reaching}
        from_right = {digits[len(digits) - offset - DIGITS : len(digits) - offset] for digits in reaching}
        if any(map(_nearly_all_pass, (from_left, from_right))):
            return True
    return False


def _nearly_all_pass(parts: set[str]) -> bool:
    """Whether at least ten different parts nearly all pass; a first look at a few saves the rest of them nearly always."""
    if len(parts) < FEWEST_LONGER:
        return False
    sample = sorted(parts)[:LOOKED_AT_FIRST]
    if 2 * sum(map(passes_eleven_test, sample)) < len(sample):
        return False
    return sum(map(passes_eleven_test, parts)) >= LEAST_LONGER_SHARE * len(parts)


def _personal_data(values: Rows, name: str, file: DeliveredFile) -> Iterator[Finding]:
    found = values.filter("lijkt_persoonsgegeven(waarde)").distinct().limit(FEWEST_VALUES).fetchall()
    if len(found) >= FEWEST_VALUES:
        yield Finding(
            "R10", "F", file.name, None, name, None, "geen persoonsgegevens",
            "Deze kolom lijkt postcodes, e-mailadressen of telefoonnummers te bevatten. Verwacht geen persoonsgegevens. "
            "Haal ze weg en lever opnieuw aan.",
        )  # fmt: skip
