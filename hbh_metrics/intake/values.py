"""From a declared column to the DuckDB expression that reads its text, and from text that could not be read to a Dutch explanation.

Expressions read the common spelling first and fall back on the reading rules of `reading.sql` for the rest. A fallback names its
argument once: DuckDB computes what it sees twice for every row, also for the rows that do not need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hbh_metrics.calendar import period_of
from hbh_metrics.contract import Column, Kind
from hbh_metrics.project import PROJECT

ROUNDED = (Kind.HOURS, Kind.FRACTION)
"""Kinds whose further decimals come from a division (20 minutes, 3 of 28 days) and are rounded half up; money is never rounded."""

_PERIOD = period_of(PROJECT.begin)
_WITH_DASH = f"{_PERIOD[:4]}-{_PERIOD[4:]}"
EXPECTED = {
    Kind.DATE: f"een datum met de dag voorop en een jaar van vier cijfers, bijvoorbeeld {PROJECT.begin:%d-%m-%Y}",
    Kind.PERIOD: f"een vierwekenperiode 01 t/m 13 met jaar, bijvoorbeeld {_PERIOD} of {_WITH_DASH}",
    Kind.YES_NO: "ja of nee",
}
DATE_PARTS, YEAR_DIGITS = 3, 4
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
DATE_SHAPE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}([ T].*)?")
PERIOD_TWO_DIGIT_YEAR = re.compile(r"P?\d{1,2}[-/.]\d{2}", re.IGNORECASE)
SHORTENED = re.compile(r"[-+]?\d([.,]\d+)?E\+\d{1,3}|[-+]?\d[.,]\d+E\d{1,3}", re.IGNORECASE)
TWO_WAYS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
NUMBER_SHAPE = re.compile(r"[-+]?[\d.,\s']*\d[\d.,\s']*")


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


def typed(column: Column, raw: str, provider_names: dict[str, str], layout: str) -> str:
    """Return the expression that reads the text column `raw` as `column`; null where that cannot be done in exactly one way.

    `layout` is how most dates of the column are written; `provider_names` maps the comparison form of
    every known name of a provider to its code.
    """
    kind = column.kind
    if kind is Kind.CODE and column.allowed:
        return lookup(raw, f"code_kaal({raw})", code_forms(column))
    if kind is Kind.CODE:
        return f"coalesce({lookup(raw, f'naam_kaal({raw})', provider_names)}, {raw})" if provider_names else raw
    if kind is Kind.TEXT:
        return f"case when is_verkort_getal({raw}) then null else {raw} end"
    if kind is Kind.DATE:
        return f"coalesce(try_strptime({raw}, {quoted(layout)})::date, lees_datum({raw}))"
    if kind is Kind.PERIOD:
        return f"lees_periode({raw})"
    if kind is Kind.YES_NO:
        return f"lees_ja_nee({raw})"
    return _number(kind, raw)


def _number(kind: Kind, raw: str) -> str:
    decimals = min(kind.decimals, 2)
    common = f"'-?[0-9]+([.,][0-9]{{1,{decimals}}})?'" if decimals else "'-?[0-9]+'"
    reader = {Kind.EURO: "lees_bedrag", Kind.HOURS: "lees_uren"}.get(kind, "lees_getal")
    rest = f"{reader}({raw})"
    if kind not in ROUNDED:
        fraction = f"([.][0-9]{{0,{kind.decimals}}}0*)?" if kind.decimals else "([.]0*)?"
        rest = f"regexp_extract({rest}, '^[-+]?[0-9]*{fraction}$')"
    return (
        f"case when regexp_full_match({raw}, {common}) then try_cast(replace({raw}, ',', '.') as {kind.sql_type}) "
        f"else try_cast({rest} as {kind.sql_type}) end"
    )


def in_range(column: Column, value: str) -> str:
    """Return the expression that keeps `value` only where it lies within the declared range and allowed numbers."""
    conditions = [f"{value} between date '1900-01-01' and date '2100-12-31'"] if column.kind is Kind.DATE else []
    if column.reserved:
        conditions.append(f"upper({value}) not in ({', '.join(map(quoted, column.reserved))})")
    if column.minimum is not None:
        conditions.append(f"{value} {'>' if column.minimum_excluded else '>='} {column.minimum}")
    if column.maximum is not None:
        conditions.append(f"{value} <= {column.maximum}")
    if column.allowed and column.kind.is_number:
        conditions.append(f"{value} in ({', '.join(column.allowed)})")
    return f"case when {' and '.join(conditions)} then {value} end" if conditions else value


def expected(column: Column) -> str:
    """Return in Dutch what a value of this column looks like."""
    if column.allowed:
        return f"een van: {', '.join(column.allowed)}"
    text = EXPECTED.get(column.kind)
    if text is None:
        text = (
            f"bijvoorbeeld {column.example}"
            if not column.kind.is_number
            else f"een getal, bijvoorbeeld {column.example}"
        )
    if column.minimum is not None:
        text += f", {'meer dan' if column.minimum_excluded else 'ten minste'} {_plain(column.minimum)}"
    if column.maximum is not None:
        text += f", hoogstens {_plain(column.maximum)}"
    return text


def _plain(number: Decimal) -> str:
    return str(number).replace(".", ",")


def explain(column: Column, raw: str | None) -> tuple[str, str, str]:
    """Return rule, sentence and expectation for text that could not be read; None means that a required value is missing."""
    wanted = expected(column)
    repair = "Pas de cel aan en lever opnieuw aan."
    if raw is None:
        return (
            "R03",
            f"Hier staat niets, en de waarde is verplicht. Verwacht {wanted}. Vul de cel en lever opnieuw aan.",
            wanted,
        )
    rule, problem = _problem(column, raw)
    if rule == "R30":
        repair = "Haal het bestand opnieuw uit uw systeem en lever het aan zonder het in Excel te openen."
    return rule, f"'{raw}' {problem}. Verwacht {wanted}. {repair}", wanted


def _exists(raw: str) -> bool:
    """Whether the text is a day of the calendar, in a layout that is read, with a year of four digits."""
    parts = re.split(r"[-/.]", re.split(r"[ T]", raw)[0])
    if len(parts) != DATE_PARTS or not all(part.isdigit() for part in parts):
        return False
    year, month, day = parts if len(parts[0]) == YEAR_DIGITS else parts[::-1]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return len(year) == YEAR_DIGITS and not re.search(r"[ T](?!00:00(:00([.]0+)?)?$)", raw)


def _problem(column: Column, raw: str) -> tuple[str, str]:
    kind = column.kind
    if kind is Kind.TEXT and SHORTENED.fullmatch(raw):
        return "R30", "is een nummer dat Excel heeft ingekort; de laatste cijfers zijn weg"
    if raw.upper() in column.reserved:
        return "R03", "heeft in de monitor een eigen betekenis en kan hier niet staan"
    if column.allowed and not kind.is_number:
        return "R03", "is geen code die hier mag staan"
    if kind is Kind.DATE:
        if TWO_DIGIT_YEAR.fullmatch(raw):
            return "R22", "heeft een jaar van twee cijfers en is op meer dan één manier te lezen"
        if _exists(raw):
            return "R29", "ligt te ver van het project om waar te kunnen zijn"
        return "R03", "is geen bestaande datum" if DATE_SHAPE.fullmatch(raw) else "is geen datum"
    if kind is Kind.PERIOD:
        if PERIOD_TWO_DIGIT_YEAR.fullmatch(raw):
            return "R22", "heeft een jaar van twee cijfers en is op meer dan één manier te lezen"
        if DATE_SHAPE.fullmatch(raw):
            return (
                "R22",
                f"is een datum en geen periode (Excel maakt soms een datum van {_WITH_DASH}; maak er een tekstcel van)",
            )
        return "R03", "is geen bestaande periode"
    if kind is Kind.YES_NO:
        return "R03", "is geen ja of nee"
    if TWO_WAYS.fullmatch(raw):
        whole, part = re.split(r"[.,]", raw)
        return "R22", f"is op twee manieren te lezen: als {whole}{part} en als {whole},{part}"
    if not NUMBER_SHAPE.fullmatch(raw.replace("€", "")):
        return "R03", "is geen getal"
    return "R03", "past niet in deze kolom"
