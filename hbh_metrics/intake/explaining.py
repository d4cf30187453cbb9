"""Says in Dutch why the text of a cell could not be read, what is expected there and what to do; only what is true of that text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from hbh_metrics.calendar import period_of
from hbh_metrics.contract import Column, Kind, Table
from hbh_metrics.intake.values import DOUBT, FIRST_DAY, LAST_DAY, OPEN_YEARS
from hbh_metrics.project import current

DATE_PARTS = re.compile(r"(?:(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}))(?:[ T](.*))?")
DATE_SHAPE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}([ T].*)?")
PERIOD_TWO_DIGIT_YEAR = re.compile(r"P?\d{1,2}[-/.]\d{2}", re.IGNORECASE)
TWO_WAYS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
TWO_READINGS = re.compile(rf"(.*\d.*|niets){DOUBT}(.*\d.*)")
NUMBER_SHAPE = re.compile(r"[-+]?[\d.,\s']*\d[\d.,\s']*")
SHORTENED = re.compile(r"[-+]?\d([.,]\d+)?E\+\d{1,3}|[-+]?\d[.,]\d+E\d{1,3}", re.IGNORECASE)
LOST_ZERO = re.compile(r"(\d{4})\.10*")
NO_KEY = {
    "=": "is een formule en geen waarde",
    "#": "is een foutmelding van een rekenblad en geen waarde",
}
"""What stands where an identifier should, by its first character; other words say that nothing is there."""
MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})([ T].*)?")
LAST_MONTH = 12
MIDNIGHT = re.compile(r"0?0:00(:00([.,]0+)?)?( ?(Z|[-+]\d\d:?\d\d))?|12:00(:00)? ?AM")


def expected(column: Column) -> str:
    """Return in Dutch what a value of this column looks like."""
    if column.allowed:
        return f"een van: {', '.join(column.allowed)}"
    text = _expected_of_kind(column.kind)
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


def _expected_of_kind(kind: Kind) -> str | None:
    """Return what a value of that kind looks like, with an example of the project; None where the column has its own."""
    if kind is Kind.DATE:
        return f"een datum met de dag voorop en een jaar van vier cijfers, bijvoorbeeld {current().begin:%d-%m-%Y}"
    if kind is Kind.PERIOD:
        block = "maand 01 t/m 12" if current().has_months else "vierwekenperiode 01 t/m 13"
        return f"een {block} met jaar, bijvoorbeeld {period_of(current().begin)} of {_with_dash()}"
    return "ja of nee" if kind is Kind.YES_NO else None


def _with_dash() -> str:
    period = period_of(current().begin)
    return f"{period[:4]}-{period[4:]}"


def _plain(number: Decimal) -> str:
    return str(number).replace(".", ",")


def has_month_first(text: str) -> bool:
    """Whether a text is a day with the month first, and none with the day first."""
    found = MONTH_FIRST.fullmatch(text)
    if found is None or int(found[2]) <= LAST_MONTH:
        return False
    try:
        date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        return False
    return True


def explain(table: Table, column: Column, raw: str | None) -> tuple[str, str, str]:
    """Return rule, sentence and expectation for text that could not be read; None means that a required value is missing."""
    wanted = expected(column)
    if raw is None:
        return (
            "R03",
            f"Hier staat niets, en de waarde is verplicht. Verwacht {wanted}. Vul de cel en lever opnieuw aan.",
            wanted,
        )
    if table.identifies(column) and SHORTENED.fullmatch(raw):
        return (
            "R30",
            f"'{raw}' is een nummer dat Excel heeft ingekort; de laatste cijfers zijn weg. Verwacht {wanted}. "
            "Haal het bestand opnieuw uit uw systeem en lever het aan zonder het in Excel te openen.",
            wanted,
        )
    if table.identifies(column) and raw.upper() not in column.reserved:
        what = NO_KEY.get(raw[0], "zegt dat er niets staat, en zou als een kenmerk tellen")
        wish = (
            "Vul de goede waarde in"
            if column.required
            else "Vul de goede waarde in, of laat de cel leeg als die er niet is,"
        )
        return "R03", f"'{raw}' {what}. Verwacht {wanted}. {wish} en lever opnieuw aan.", wanted
    rule, problem = _problem(column, raw)
    return rule, f"'{raw}' {problem}. Verwacht {wanted}. Pas de cel aan en lever opnieuw aan.", wanted


def _problem(column: Column, raw: str) -> tuple[str, str]:
    kind = column.kind
    if raw.upper() in column.reserved:
        return "R03", "heeft in de monitor een eigen betekenis en kan hier niet staan"
    if column.allowed and not kind.is_number:
        return "R03", "is geen code die hier mag staan"
    if kind is Kind.DATE:
        return _problem_of_date(raw)
    if kind is Kind.PERIOD:
        if PERIOD_TWO_DIGIT_YEAR.fullmatch(raw):
            return "R22", "heeft een jaar van twee cijfers en is op meer dan één manier te lezen"
        if DATE_SHAPE.fullmatch(raw):
            return (
                "R22",
                f"is een datum en geen periode (Excel maakt soms een datum van {_with_dash()}; maak er een tekstcel van)",
            )
        if found := LOST_ZERO.fullmatch(raw):
            return (
                "R22",
                f"is op twee manieren te lezen: als {found[1]}-01, en als {found[1]}-10 zonder de nul erachter",
            )
        return "R03", "is geen bestaande periode"
    if kind is Kind.YES_NO:
        return "R03", "is geen ja of nee"
    if TWO_WAYS.fullmatch(raw):
        whole, part = re.split(r"[.,]", raw)
        return "R22", f"is op twee manieren te lezen: als {whole}{part} en als {whole},{part}"
    if readings := TWO_READINGS.fullmatch(raw):
        return (
            "R22",
            f"is op twee manieren te lezen: Excel laat {readings[1]} zien en heeft {readings[2]} opgeslagen",
        )
    if not NUMBER_SHAPE.fullmatch(raw.replace("€", "")):
        return "R03", "is geen getal"
    return "R03", "past niet in deze kolom"


def _problem_of_date(raw: str) -> tuple[str, str]:
    if TWO_DIGIT_YEAR.fullmatch(raw):
        return "R22", "heeft een jaar van twee cijfers en is op meer dan één manier te lezen"
    found = DATE_PARTS.fullmatch(raw)
    if not found:
        return "R03", "is geen bestaande datum" if DATE_SHAPE.fullmatch(raw) else "is niet te lezen als een datum"
    parts = (found[3], found[2], found[1]) if found[1] else (found[4], found[5], found[6])
    try:
        day = date(*map(int, parts))
    except ValueError:
        why = ", want hier hoort de dag voorop" if has_month_first(raw) else ""
        return "R03", f"is geen bestaande datum (dag, maand, jaar){why}"
    if found[7] and not MIDNIGHT.fullmatch(found[7]):
        return "R03", "is een datum met een tijd, en hier hoort alleen een dag"
    if (day.month, day.day) == (12, 31) and day.year in OPEN_YEARS:
        return "R03", "betekent dat er nog geen datum is, en deze datum is verplicht"
    if not FIRST_DAY <= day <= LAST_DAY:
        return "R29", "ligt te ver van het project om waar te kunnen zijn"
    return "R03", "is niet te lezen als een datum"
