"""Numbers, money, dates, periods and plurals as Dutch text; the only place with a decimal comma.

Babel holds the language's rules of dates. Rounding is half up, as people do it, and decided here. A space within a number or a unit is a
no-break space, so that `€ 1.234,50` stays on one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_date

from hbh_metrics import calendar
from hbh_metrics.project import current

LOCALE = Locale("nl")
"""Parsed once: babel would look it up for every date."""

MISSING = "–"
"""What stands where a value is unknown; never 0."""

SUPPRESSED, FEWER_THAN_5 = ".", "<5"
"""What stands where a value is kept from the reader; neither unknown nor 0."""

NO_BREAK = "\u00a0"
_CENTS = 2
_MOST_DAYS_NAMED = 3
_DUTCH_SIGNS = str.maketrans(",.", ".,")
"""Thousands with a point and decimals with a comma; asked of babel, each number reads the language's data again."""

Number = int | float | Decimal
UNSURE = "of daaromtrent"
"""Where the real number lies when one bound makes it more and another less: nobody can say on which side."""

_OTHER_WAY = {"": "", "of meer": "of minder", "of minder": "of meer", UNSURE: UNSURE}
"""Where the real number lies once a bound is taken from something: more is left where less was taken."""


class Rough(float):
    """A number that is only told roughly: rounded to `step`, or with `bound` ("of meer", "of minder") one that the real one lies beyond.

    It carries that along wherever it is written, so that no cell, sentence or chart can make it look exact.
    """

    step: float
    bound: str

    def __new__(cls, value: float, step: float, bound: str = "") -> Rough:
        """Make the number."""
        found = super().__new__(cls, value)
        found.step, found.bound = step, bound
        return found

    def __abs__(self) -> Rough:
        return -self if self < 0 else self

    def __neg__(self) -> Rough:
        return Rough(float.__neg__(self), self.step, _OTHER_WAY[self.bound])

    def __add__(self, other: object) -> Rough:
        if not isinstance(other, _NUMBERS):
            return NotImplemented
        step = max(self.step, getattr(other, "step", 0.0))
        return Rough(float(self) + float(other), step, _both(self.bound, bound_of(other)))

    __radd__ = __add__

    def __sub__(self, other: object) -> Rough:
        return self + -other if isinstance(other, _NUMBERS) else NotImplemented

    def __rsub__(self, other: object) -> Rough:
        return -(self - other) if isinstance(other, _NUMBERS) else NotImplemented

    def __mul__(self, other: object) -> Rough:
        if not isinstance(other, _NUMBERS):
            return NotImplemented
        bounds = _turned(self.bound, float(other)), _turned(bound_of(other), float(self))
        step = abs(float(other)) * self.step + abs(float(self)) * getattr(other, "step", 0.0)
        return Rough(float(self) * float(other), step, _both(*bounds))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Rough:
        return _divided(self, other) if isinstance(other, _NUMBERS) else NotImplemented

    def __rtruediv__(self, other: object) -> Rough:
        return _divided(other, self) if isinstance(other, _NUMBERS) else NotImplemented

    def __reduce__(self) -> tuple[object, ...]:
        return Rough, (float(self), self.step, self.bound)

    @property
    def digits(self) -> int:
        """The decimals that its step leaves something in."""
        return max(0, -int(Decimal(repr(self.step)).normalize().as_tuple().exponent))


_NUMBERS = (int, float, Decimal)


def _divided(above: Number, below: Number) -> Rough:
    """Return a ratio of which either part is rough: as rough, for its size, as both together."""
    ratio = float(above) / float(below)
    bounds = _turned(bound_of(above), float(below)), _turned(bound_of(below), -float(above))
    step = (getattr(above, "step", 0.0) + abs(ratio) * getattr(below, "step", 0.0)) / abs(float(below))
    return Rough(ratio, step, _both(*bounds))


def _turned(bound: str, factor: float) -> str:
    """Return where the real number lies once one that lies beyond its bound is multiplied by this."""
    return bound if factor > 0 else _OTHER_WAY[bound] if factor else ""


def _both(one: str, other: str) -> str:
    """Return where a number lies that two bounds are in: on the side where they agree, and else nobody can say where."""
    return one or other if not (one and other) or one == other else UNSURE


def bound_of(value: Number | None) -> str:
    """Return `of meer` or `of minder` for a number that the real one lies beyond, nothing for any other."""
    return value.bound if isinstance(value, Rough) else ""


def number(value: Number | None, digits: int = 0) -> str:
    """Return `1.234,5`: a number with that many decimals, or `–` when it is unknown."""
    if value is None:
        return MISSING
    return _bounded(_plain(value, digits), value)


def euro(value: Number | None, digits: int = 2) -> str:
    """Return `€ 1.234,50`, or `–` when it is unknown; `digits=0` for whole euros, and never one decimal."""
    if value is None:
        return MISSING
    shown = _shown(value, digits)
    return _bounded(f"€{NO_BREAK}{_written(value, _CENTS if shown else 0)}", value)


def percentage(value: Number | None, digits: int = 1) -> str:
    """Return `12,5%` for the value 12.5, or `–` when it is unknown."""
    return MISSING if value is None else _bounded(f"{_plain(value, digits)}%", value)


def percentage_as_agreed(value: Decimal) -> str:
    """Return `1%` or `0,75%`: a percentage with the decimals that it has and no more."""
    digits = max(0, -int(value.normalize().as_tuple().exponent))
    return percentage(value, digits)


def points(value: Number | None, digits: int = 1) -> str:
    """Return `3,0 procentpunt` (a difference of two percentages; the Dutch word has no plural after a number)."""
    return MISSING if value is None else _bounded(f"{_plain(value, digits)}{NO_BREAK}procentpunt", value)


def signed(text: str, value: Number | None) -> str:
    """Return the text of a difference with a plus before it when the text shows more than zero."""
    shows_something = any(character in "123456789" for character in text)
    return f"+{text}" if value is not None and value > 0 and shows_something else text


def day(value: date | None) -> str:
    """Return `24 mrt 2014`, or `–` when it is unknown."""
    return MISSING if value is None else format_date(value, "d MMM y", locale=LOCALE)


def day_in_full(value: date | None) -> str:
    """Return `24 maart 2014`, or `–` when it is unknown."""
    return MISSING if value is None else format_date(value, "d MMMM y", locale=LOCALE)


def days_in_full(days: Sequence[date]) -> str:
    """Return `29, 30 en 31 december 2014`, or of more days `12 t/m 31 december 2014`: days in a row."""
    if len(days) > _MOST_DAYS_NAMED:
        return f"{_first_of(days[0], days[-1])} t/m {day_in_full(days[-1])}"
    return listing([*(str(one.day) for one in days[:-1]), day_in_full(days[-1])])


def month_short(value: date) -> str:
    """Return the month of a day as an axis shows it: `mrt`."""
    return format_date(value, "LLL", locale=LOCALE).rstrip(".")


def period(period_id: str) -> str:
    """Return `periode 3` within the experiment's year and `periode 1 van 2015` outside it, a month as `maart 2026`."""
    if current().has_months:
        return str(format_date(calendar.period(period_id).begin, f"MMMM{NO_BREAK}y", locale=LOCALE))
    year, block = int(period_id[:4]), int(period_id[4:])
    of_year = "" if period_id[:4] == calendar.period_of(current().begin)[:4] else f" van {year}"
    return f"periode{NO_BREAK}{block}{of_year}"


def period_in_full(period_id: str) -> str:
    """Return `periode 3 (24 februari t/m 23 maart 2014)`, of a month only its name."""
    return period(period_id) if current().has_months else f"{period(period_id)} ({period_days(period_id)})"


def period_days(period_id: str) -> str:
    """Return `24 februari t/m 23 maart 2014`: the first and last day, with nothing said twice."""
    within = calendar.period(period_id)
    return f"{_first_of(within.begin, within.end)} t/m {day_in_full(within.end)}"


def _first_of(first: date, last: date) -> str:
    """Return the first day of a row of days, without what its last day says too."""
    pattern = "d MMMM y" if first.year != last.year else "d MMMM" if first.month != last.month else "d"
    return str(format_date(first, pattern, locale=LOCALE))


def period_range(first: str, last: str) -> str:
    """Return `periode 2 t/m 8` or `maart t/m mei 2026`, or `periode 2` when both are the same."""
    if first == last:
        return period(first)
    if current().has_months and first[:4] == last[:4]:
        return f"{period(first).split(NO_BREAK)[0]} t/m {period(last)}"
    if first[:4] == last[:4]:
        return f"{period(first).split(' van ')[0]} t/m {period(last).removeprefix('periode' + NO_BREAK)}"
    return f"{period(first)} t/m {period(last)}"


def yes_no(value: bool) -> str:
    """Return `ja` or `nee`."""
    return "ja" if value else "nee"


def count(amount: int, one: str, many: str) -> str:
    """Return `1 aanbieder`, `3 aanbieders`, `0 aanbieders`."""
    return f"{number(amount)}{NO_BREAK}{one if amount == 1 else many}"


def listing(names: Sequence[str]) -> str:
    """Return `A`, `A en B` or `A, B en C`; nothing gives an empty text."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"


def sentence_start(text: str) -> str:
    """Return the text with a capital first letter and the rest as it was; a capital of `één` has no accent: `Eén`."""
    first = "E" if text.startswith("één") else text[:1].upper()
    return first + text[1:]


def _plain(value: Number, digits: int) -> str:
    return _written(value, _shown(value, digits))


def _shown(value: Number, digits: int) -> int:
    return min(digits, value.digits) if isinstance(value, Rough) else digits


def _written(value: Number, shown: int) -> str:
    return f"{rounded_half_up(value, shown):,.{shown}f}".translate(_DUTCH_SIGNS)


def _bounded(text: str, value: Number) -> str:
    return f"{text} {bound}" if (bound := bound_of(value)) else text


def rounded_half_up(value: Number, digits: int) -> Decimal:
    """Return the value rounded half away from zero, as it reads (0.125 gives 0.13), never minus zero."""
    exact = (
        value
        if isinstance(value, Decimal)
        else Decimal(float.__repr__(value) if isinstance(value, float) else repr(value))
    )
    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded
