"""How sure a number is, in words: a difference "tussen 0,2 lager en 0,1 hoger", a share "tussen 19% en 29%"."""

from __future__ import annotations

from collections.abc import Callable

from hbh_metrics.statistics import wilson


def difference_between(low: float, high: float, text: Callable[[float], str], less: str, more: str) -> str:
    """Return the range of a difference in words, the smaller amount first where both ends are on the same side.

    `text` writes an amount without a sign, `less` and `more` are the words after it, such as "lager" and "hoger".
    """
    below, above = text(abs(low)), text(abs(high))
    is_below, is_above = low < 0 and _shows(below), high > 0 and _shows(above)
    if is_below and is_above:
        return f"tussen {below} {less} en {above} {more}"
    if is_below:
        return f"tussen {above} en {below} {less}"
    if is_above:
        return f"tussen {below} en {above} {more}"
    return f"tussen {below} en {above}"


def share_between(low: float, high: float, text: Callable[[float], str]) -> str:
    """Return the range of a share in words."""
    return f"tussen {text(low)} en {text(high)}"


def wilson_pct(count: float, of: float) -> tuple[float, float] | None:
    """Return the 95% Wilson interval of `count` out of `of`, in per cent; None without anything to count."""
    if of <= 0:
        return None
    low, high = wilson.interval(count, of)
    return low * 100, high * 100


def _shows(text: str) -> bool:
    return any(character in "123456789" for character in text)
