"""The numbers of a signal as people read them, in the way that its card says."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.signals import CARD_BY_ID, Shown, Unit
from hbh_metrics.signals.phrases import amount


def value_text(signal_id: str, value: float | None) -> str:
    """Return a value of that signal as people read it: `71,2%`, `3 perioden`, `14,5 dagen`, `€ 1.230,00`; `–` when it is unknown."""
    how = CARD_BY_ID[signal_id].shown
    return _text(value, how.unit, how)


def metric_text(signal_id: str, value: float | None) -> str:
    """Return a value of the metric behind that signal as people read it."""
    how = CARD_BY_ID[signal_id].shown
    return _text(value, how.metric_unit or how.unit, how)


def threshold_text(signal_id: str, threshold: float | None) -> str:
    """Return the number that was crossed as people read it, with the decimals that it has: `5%`, `3 perioden`."""
    how = CARD_BY_ID[signal_id].shown
    if threshold is None:
        return dutch.MISSING
    return _text(threshold, how.unit, how, 0 if float(threshold).is_integer() else how.digits)


def _text(value: float | None, unit: Unit, how: Shown, digits: int | None = None) -> str:
    if value is None:
        return dutch.MISSING
    if how.nouns is not None:
        one, many = how.nouns
        return f"{amount(value, Unit.NUMBER)}{dutch.NO_BREAK}{one if value == 1 else many}"
    return amount(value, unit, how.digits if digits is None else digits)
