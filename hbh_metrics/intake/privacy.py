"""R09 and R10: no citizen numbers, and no postcodes, e-mail addresses or phone numbers, may be in a delivery.

The values themselves are named in no finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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


def findings(staging: Rows, rows: RawRows, file: DeliveredFile) -> Iterator[Finding]:
    """Yield a finding per column of the file that looks like citizen numbers (any column) or personal data (known columns).

    One pass counts what could be them in all columns; only columns with enough of it are looked at more closely.
    """
    places = rows.header.positions
    known = [column for column in file.table.columns if column.name in places and not column.is_registered]
    digits = {column.name: _as_digits(column, places[column.name]) for column in known}
    texts = {column.name: column.name for column in known if _is_free_text(column)}
    unknown = {f"c{place}": f"c{place}" for place, _ in rows.header.unknown}
    titles = {f"c{place}": title for place, title in rows.header.unknown_titles.items()}
    for name in _with_enough(staging, "kan_bsn", digits):
        yield from _citizen_numbers(staging.project(f"{digits[name]} as waarde"), name, file)
    for name in _with_enough(staging, "lijkt_persoonsgegeven", texts):
        yield from _personal_data(staging.project(f"{name} as waarde"), name, file)
    for name in _with_enough(rows.relation, "kan_bsn", unknown):
        yield from _citizen_numbers(rows.relation.project(f"lees_waarde({name}) as waarde"), titles[name], file)


def _with_enough(rows: Rows, test: str, expressions: dict[str, str]) -> list[str]:
    """Return the columns in which at least five rows pass the test; `expressions` gives the text of each column."""
    found: list[str] = []
    for some in _batches(expressions.items()):
        counted = ", ".join(f"count(*) filter (where {test}({text}))" for _, text in some)
        counts = rows.aggregate(counted).fetchall()[0]
        found += [name for (name, _), count in zip(some, counts, strict=True) if count >= FEWEST_VALUES]
    return found


def _batches(items: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    rest = iter(items)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _is_free_text(column: Column) -> bool:
    return column.kind.is_text and column.kind is not Kind.PERIOD and not column.allowed


def _as_digits(column: Column, place: int) -> str:
    """Return the expression under which a column could hold citizen numbers: its value, or where it was not read, the text that failed.

    What was read as a date, a period or an allowed value is left out.
    """
    if _is_free_text(column):
        return f"coalesce({column.name}, _ruw[{place + 1}])"
    if column.kind in LARGE_NUMBERS:
        whole = f"case when {column.name} >= 10000000 then cast(try_cast({column.name} as bigint) as varchar) end"
        return f"coalesce({whole}, case when {column.name} is null then _ruw[{place + 1}] end)"
    return f"case when {column.name} is null then _ruw[{place + 1}] end"


def _citizen_numbers(values: Rows, name: str, file: DeliveredFile) -> Iterator[Finding]:
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
