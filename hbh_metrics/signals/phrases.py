"""Pieces of the sentences of signals: Dutch as a person says it, with "één" for one."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.signals.card import Unit
from hbh_metrics.signals.signal import Signal

ONE = "één"


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


def in_period(signal: Signal) -> str:
    """Return `In periode 6`; raises ValueError, a bug, for a signal without a period."""
    if signal.periode_id is None:
        raise ValueError(f"{signal.signaal} has no period")
    return f"In {dutch.period(signal.periode_id)}"


def since(signal: Signal) -> str:
    """Return `, al sinds periode 4` when a signal is older than its period, else nothing."""
    if signal.sinds is None or signal.sinds == signal.periode_id:
        return ""
    return f", al sinds {dutch.period(signal.sinds)}"


def _decimals(value: float) -> int:
    return len(f"{value:.3f}".rstrip("0").split(".")[1])
