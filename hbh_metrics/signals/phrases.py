"""Pieces of the sentences of signals: Dutch as a person says it, with "één" for one."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from hbh_metrics import dutch
from hbh_metrics.signals.card import Severity, Unit
from hbh_metrics.signals.signal import Signal

ONE = "één"

MOST_DECIMALS = 6
"""With more, a difference is that of a computer, not of what was counted."""


def counted(amount: float, one: str, many: str) -> str:
    """Return `één cliënt`, `3 cliënten`, `geen cliënten`."""
    if amount == 0:
        return f"geen {many}"
    return f"{ONE}{dutch.NO_BREAK}{one}" if amount == 1 else f"{dutch.number(amount)}{dutch.NO_BREAK}{many}"


def clients(amount: float) -> str:
    """Return `één cliënt` or `3 cliënten`."""
    return counted(amount, "cliënt", "cliënten")


def out_of(part: float, whole: float) -> str:
    """Return `7 van 64 cliënten`, or `één van 64 cliënten`."""
    shown = ONE if part == 1 else dutch.number(part)
    return f"{shown} van {clients(whole)}"


def amount(value: float | None, unit: Unit, digits: int | None = None) -> str:
    """Return a number with its unit: `6%`, `2,5%`, `€ 0,01`, `0,5 punt`; no more decimals than it has, unless `digits` says so."""
    decimals = (0 if value is None or float(value).is_integer() else _decimals(value)) if digits is None else digits
    match unit:
        case Unit.PERCENT:
            return dutch.percentage(value, decimals)
        case Unit.EURO:
            return dutch.euro(value, 2)
        case Unit.POINTS:
            return dutch.points(value, decimals)
        case Unit.GRADE:
            return f"{dutch.number(value, decimals)}{dutch.NO_BREAK}punt"
        case Unit.NUMBER:
            return dutch.number(value, decimals)


def line(signal: Signal, unit: Unit, digits: int | None = None) -> str:
    """Return `drempel 6%`: the number that was crossed."""
    return f"drempel {amount(signal.drempel, unit, digits)}"


def apart(value: float, other: float | None, digits: int) -> int:
    """Return the fewest decimals, `digits` or more, with which the value reads unlike the other one, and unlike 0 unless it is 0.

    Rounding would else hide that a threshold was crossed ("3,0%, drempel 3%"). Equal values, and what differs by less than 6 decimals
    show, keep `digits`.
    """
    for enough in range(digits, MOST_DECIMALS + 1):
        shown = dutch.rounded_half_up(value, enough)
        if shown != (None if other is None else dutch.rounded_half_up(other, enough)) and (shown or not value):
            return enough
    return digits


def rounded_down(value: float, line: float) -> Decimal:
    """Return a positive value rounded down, with the fewest decimals that leave it above the line: "more than" then holds."""
    exact = Decimal(repr(value))
    shown = (exact.quantize(Decimal(1).scaleb(-digits), ROUND_DOWN) for digits in range(MOST_DECIMALS + 1))
    return next((one for one in shown if one > Decimal(repr(line))), exact)


def side_of_zero(value: float, unit: Unit, above: str, below: str) -> str:
    """Return `1% goedkoper` for -1: the number without its sign, and a word for its side of zero; 0 has none."""
    words = above if value > 0 else below
    return f"{amount(abs(value), unit)}{f' {words}' if value and words else ''}"


def value(signal: Signal) -> str:
    """Return `10,9%`: the value of a signal in per cent, with as many decimals as it takes to see that it crossed its threshold."""
    return dutch.percentage(signal.waarde, apart(signal.waarde or 0, signal.drempel, 1))


def in_period(signal: Signal) -> str:
    """Return `In periode 6`; raises ValueError, a bug, for a signal without a period."""
    if signal.periode_id is None:
        raise ValueError(f"{signal.signaal} has no period")
    return f"In {dutch.period(signal.periode_id)}"


def since(signal: Signal) -> str:
    """Return `, al sinds periode 4` when a signal is older than its period, else nothing; beside its own threshold, not another one.

    Of one that asks for action the threshold is that of action: `, al sinds periode 6; aandacht al sinds periode 4`.
    """
    own, attention = _since_own(signal), signal.sinds
    told = "" if own in (None, signal.periode_id) else f", al sinds {dutch.period(str(own))}"
    if attention in (None, own, signal.periode_id):
        return told
    return f"{told}; {'' if told else 'om '}aandacht {'' if told else 'vraagt dit '}al sinds {dutch.period(str(attention))}"


def longer(signal: Signal, words: str) -> str:
    """Return `; dit signaal is er al sinds periode 4` for a sentence about what is ahead or past, with those words; else nothing."""
    if signal.sinds in (None, signal.periode_id):
        return ""
    own = _since_own(signal)
    action = "" if own in (None, signal.sinds) else f" (actie sinds {dutch.period(str(own))})"
    return f"; {words} {dutch.period(str(signal.sinds))}{action}"


def _since_own(signal: Signal) -> str | None:
    """Return since when the threshold that is told was crossed; None where that was not stored."""
    return signal.sinds_actie if signal.ernst is Severity.ACTION else signal.sinds


def _decimals(value: float) -> int:
    return len(f"{value:.3f}".rstrip("0").split(".")[1])
