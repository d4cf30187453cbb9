"""From a declared column to the DuckDB expression that reads its text, and from text that could not be read to a Dutch explanation.

Expressions read the common spelling first and fall back on the reading rules of `reading.sql` for the rest. A fallback names its
argument once: DuckDB computes what it sees twice for every row, also for the rows that do not need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from hbh_metrics.contract import Column, Kind, Table

READERS = {
    Kind.EURO: "lees_bedrag",
    Kind.TARIFF: "lees_bedrag",
    Kind.HOURS: "lees_uren",
    Kind.PERCENTAGE: "lees_percentage",
    Kind.FRACTION: "lees_deel",
    Kind.QUANTITY: "lees_deel",
}
ROUNDED = (Kind.HOURS, Kind.FRACTION, Kind.QUANTITY)
"""Kinds whose further decimals come from a division (20 minutes, 3 of 28 days) and are rounded half up; money is never rounded."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
OPEN_YEARS = (2099, 2999, 9999)
FREE_TEXT, VALUE, IDENTIFIER = "lees_tekst", "lees_waarde", "lees_kenmerk"
"""How the text of a cell is made the same before it is read; see `cleaning.sql`."""
PLAIN, PLAIN_IDENTIFIER = "is_kaal", "is_kaal_kenmerk"
"""Whether the text of a cell, and of an identifier, reads as it stands."""
DOUBT = " of "
"""Stands between two readings of one cell."""
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def quoted(text: str) -> str:
    """Return `text` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def lookup(raw: str, plain: str, codes: dict[str, str]) -> str:
    """Return the expression that maps `plain`, a comparison form of `raw`, to one of `codes` (comparison form → code)."""
    known = ", ".join(quoted(code) for code in sorted(set(codes.values())))
    pairs = ", ".join(f"{quoted(key)}: {quoted(code)}" for key, code in sorted(codes.items()))
    return f"case when {raw} in ({known}) then {raw} else map_extract_value(map {{{pairs}}}, {plain}) end"


def code_forms(column: Column) -> dict[str, str]:
    """Return comparison form → code for a column with allowed codes; a code of digits is also known without its leading zeros."""
    forms = {re.sub(r"[\s_.-]", "", code.lower()): code for code in column.allowed}
    return forms | {form.lstrip("0"): code for form, code in forms.items() if form.isdigit() and form.lstrip("0")}


def settled_layout(values: Iterable[str | None]) -> str:
    """Return the layout in which most dates of a sample are written; the others are read by the general rules."""
    found = [value for value in values if value]
    if 2 * sum(ISO_DATE.fullmatch(value) is not None for value in found) > len(found):
        return "%Y-%m-%d"
    return "%d/%m/%Y" if 2 * sum("/" in value for value in found) > len(found) else "%d-%m-%Y"


def reader_of(table: Table, column: Column) -> str:
    """Return the reading rule that makes the text of this column's cells the same: of free text, a value or an identifier."""
    if table.identifies(column):
        return IDENTIFIER
    return FREE_TEXT if column.kind is Kind.TEXT else VALUE


def may_be_open(column: Column) -> bool:
    """Whether a date far ahead may stand in the column for none."""
    return column.kind is Kind.DATE and not column.required


def typed(table: Table, column: Column, raw: str, provider_names: dict[str, str], layout: str) -> str:
    """Return the expression that reads the text column `raw` as `column`; null where that cannot be done in exactly one way.

    `layout` is how most dates of the column are written; `provider_names` maps the comparison form of
    every known name of a provider to its code.
    """
    kind = column.kind
    if kind is Kind.CODE and column.allowed:
        bare = "cijfercode" if all(code.isdigit() for code in column.allowed) else "code_kaal"
        return lookup(raw, f"{bare}({raw})", code_forms(column))
    if table.identifies(column):
        return f"case when not (is_verkort_getal({raw}) or is_geen_kenmerk({raw})) then {raw} end"
    if kind is Kind.CODE:
        return f"coalesce({lookup(raw, f'naam_kaal({raw})', provider_names)}, {raw})" if provider_names else raw
    if kind is Kind.TEXT:
        return raw
    if kind is Kind.DATE:
        return f"coalesce(try_strptime({raw}, {quoted(layout)})::date, lees_datum({raw}))"
    if kind is Kind.PERIOD:
        return f"lees_periode({raw})"
    if kind is Kind.YES_NO:
        return f"lees_ja_nee({raw})"
    return _number(kind, raw)


def common_number(kind: Kind) -> str:
    """Return the pattern of a number as it is written most: digits, and decimals after a point or a comma."""
    decimals = min(kind.decimals, 2)
    return f"-?[0-9]+([.,][0-9]{{1,{decimals}}})?" if decimals else "-?[0-9]+"


def _number(kind: Kind, raw: str) -> str:
    reader = READERS.get(kind, "lees_getal")
    rest = f"{reader}({raw})"
    if kind not in ROUNDED:
        fraction = f"([.][0-9]{{0,{kind.decimals}}}0*)?" if kind.decimals else "([.]0*)?"
        rest = f"regexp_extract({rest}, '^[-+]?[0-9]*{fraction}$')"
    return (
        f"case when regexp_full_match({raw}, {quoted(common_number(kind))}) then try_cast(replace({raw}, ',', '.') as {kind.sql_type}) "
        f"else try_cast({rest} as {kind.sql_type}) end"
    )


def in_range(column: Column, value: str) -> str:
    """Return the expression that keeps `value` only where it lies within the declared range and allowed numbers."""
    conditions = [f"{value} between date '{FIRST_DAY}' and date '{LAST_DAY}'"] if column.kind is Kind.DATE else []
    if column.kind is Kind.DATE and column.required:
        conditions.append(f"{value} <> date '2099-12-31'")
    if column.reserved:
        conditions.append(f"upper({value}) not in ({', '.join(map(quoted, column.reserved))})")
    if column.minimum is not None:
        conditions.append(f"{value} {'>' if column.minimum_excluded else '>='} {column.minimum}")
    if column.maximum is not None:
        conditions.append(f"{value} <= {column.maximum}")
    if column.allowed and column.kind.is_number:
        conditions.append(f"{value} in ({', '.join(column.allowed)})")
    return f"case when {' and '.join(conditions)} then {value} end" if conditions else value
