"""A cell as the text that a tidy CSV would hold: what its sender sees in Excel, as exactly as the column keeps it.

Where what is shown and what is stored differ by more than the column rounds away, the text names both readings (`DOUBT` between
them), which no reading rule takes for a value.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from hbh_metrics.contract import Kind
from hbh_metrics.intake.excel.formats import NumberFormat, format_for
from hbh_metrics.intake.excel.sheet import Cell, Number
from hbh_metrics.intake.values import DOUBT, ROUNDED

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no zones
EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001
FIRST_TRUE_DAY = 61
"""Excel counts a 29 February 1900 that never was: its day numbers are right from 1 March 1900 on."""
LAST_DAY = 2_958_466
DAYS = range(20_000, 60_000)
OPEN_DAYS = (73_050, 401_768, 2_958_465)
"""31 December of 2099, 2999 and 9999 as day numbers."""
DIGITS_KEPT = 1e15
"""From here on Excel keeps no longer every digit of a number."""
ROUNDED_AWAY = (*ROUNDED, Kind.EURO, Kind.TARIFF)
CENTS = 2
NEAR = Decimal("0.0000001")


def as_text(cell: Cell, kind: Kind | None, *, is_1904: bool = False) -> str | None:
    """Return a cell as text for a column of that kind, None for a column that the contract does not know."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if cell.value != cell.value or abs(cell.value) == float("inf"):
        return str(cell.value)
    shown = format_for(cell.format, (cell.value > 0) - (cell.value < 0))
    epoch = EPOCH_1904 if is_1904 else EPOCH
    if shown.is_date and 0 <= cell.value < LAST_DAY:
        return _moment(cell.value, epoch, with_time=shown.is_time)
    if shown.is_time and not shown.is_date and cell.value >= 0:
        return _clock(cell.value, shown)
    if kind is Kind.DATE and (cell.value in DAYS or cell.value in OPEN_DAYS):
        return _moment(cell.value, epoch, with_time=True)
    if kind is None or not kind.is_number:
        return _digits(cell, shown)
    return _number(cell.value, kind, shown)


def _moment(value: float, epoch: dt.datetime, *, with_time: bool) -> str:
    """Return the day, and the time where the format shows one that is not midnight."""
    early = 1 if epoch is EPOCH and value < FIRST_TRUE_DAY else 0
    moment = epoch + dt.timedelta(days=early, seconds=round(value * 86400))
    if not with_time or moment.time() == dt.time():
        return moment.date().isoformat()
    return moment.isoformat(sep=" ")


def _clock(value: float, shown: NumberFormat) -> str:
    """Return a time as hours and minutes; where the format shows another time than is stored, both."""
    total = round(value * 86400)
    stored = _hours(total)
    if not shown.has_hours:
        unit = 1 if shown.elapsed == "s" else 60
        return f"{total // unit}:{total % 60:02d}{DOUBT}{stored}" if unit > 1 else f"{total}{DOUBT}{stored}"
    return stored if shown.elapsed or value < 1 else f"{_hours(total % 86400)}{DOUBT}{stored}"


def _hours(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02d}" + (f":{rest:02d}" if rest else "")


def _digits(cell: Number, shown: NumberFormat) -> str:
    """Return a number in a column of text as it is shown, with its leading zeros and the texts around it."""
    value = cell.value
    if shown.is_percent:
        return f"{_dutch(_exact(value) * 100)}%"
    if not value.is_integer():
        return f"{value:.9f}"
    if abs(value) >= DIGITS_KEPT:
        return f"{value:.5E}".replace(".", ",")
    digits = str(abs(int(value))).rjust(shown.zeros, "0") if not shown.is_scientific else str(abs(int(value)))
    is_plain = shown.is_general or shown.decimals != 0
    sign = "-" if value < 0 else ""
    return sign + digits if is_plain else f"{shown.before}{sign}{digits}{shown.after}"


def _number(value: float, kind: Kind, shown: NumberFormat) -> str:
    """Return a number in a column of numbers: typed as a number it is written so that it can be read in one way only."""
    exact = _exact(value)
    plain = str(int(value)) if value.is_integer() else f"{value:.9f}"
    if shown.shows_nothing and value != 0:
        return f"niets{DOUBT}{_dutch(exact)}"
    if shown.is_percent:
        seen = _half_up(exact * 100, shown.decimals)
        if kind not in (Kind.PERCENTAGE, Kind.FRACTION, Kind.QUANTITY):
            return f"{_dutch(seen)}%{DOUBT}{_dutch(exact)}"
        percent = f"{_dutch(exact * 100)}%"
        return percent if abs(seen - exact * 100) < NEAR else f"{_dutch(seen)}%{DOUBT}{percent}"
    if shown.unit:
        return f"{_dutch(exact)} {shown.unit}"
    if shown.hides_sign:
        return f"{_dutch(-exact)}{DOUBT}{_dutch(exact)}"
    if shown.is_general or shown.is_scientific or shown.decimals is None:
        return plain
    seen = _half_up(exact / 1000**shown.thousands_hidden, shown.decimals)
    if shown.thousands_hidden and value != 0:
        return f"{_dutch(seen)}{DOUBT}{_dutch(exact)}"
    kept = _half_up(exact, kind.decimals) if kind in ROUNDED_AWAY else exact
    if abs(seen - exact) < NEAR:
        return plain
    if kind is Kind.TARIFF and CENTS <= shown.decimals <= kind.decimals:
        return f"{seen:.9f}"
    if shown.decimals >= kind.decimals and kind in ROUNDED_AWAY:
        return f"{kept:f}" if kind is Kind.EURO and shown.decimals == kind.decimals else plain
    return plain if seen == kept else f"{_dutch(seen)}{DOUBT}{_dutch(exact)}"


def _exact(value: float) -> Decimal:
    """Return the decimal number that a person typed: fifteen digits, as Excel keeps them."""
    return Decimal(f"{value:.15g}")


def _half_up(value: Decimal, decimals: int | None) -> Decimal:
    return value if decimals is None else value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _dutch(value: Decimal) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
