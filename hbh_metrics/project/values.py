"""Reads single values of a project's file: each gives the value, or None for what it cannot be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

CATEGORIES = (1, 2, 3)
_NAMED = re.compile(r"(het|de)( [^\W\d_A-Z][\w'’-]*)+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text(value: object) -> str | None:
    """Return a text with something in it; None for anything else."""
    return value if isinstance(value, str) and value.strip() else None


def named(value: object) -> str | None:
    """Return an article with what follows it, such as "het experiment"; None for anything else."""
    return value if isinstance(value, str) and _NAMED.fullmatch(value) else None


def texts(value: object) -> tuple[str, ...] | None:
    """Return a list of texts, each with something in it; None for anything else."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    found = [text for text in map(text, value) if text is not None]
    return tuple(found) if len(found) == len(value) else None


def day(value: object) -> dt.date | None:
    """Return a date, also one that is written as text; None for anything else."""
    if isinstance(value, dt.datetime):
        return None
    if isinstance(value, str):  # what a publication kept
        return written_day(value)
    return value if isinstance(value, dt.date) else None


def written_day(text: str) -> dt.date | None:
    """Return the day that a text like 2014-12-31 says; None for every other way to write one, as 20141231 or 2014-W01-1."""
    try:
        return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def whole(value: object, least: int) -> int | None:
    """Return a whole number of at least `least`; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= least else None


def share(value: object) -> float | None:
    """Return a percentage above 0; None for anything else."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 < value <= 100 else None  # type: ignore[operator, arg-type]  # noqa: PLR2004 - 100%


def categories(value: object) -> tuple[int, ...] | None:
    """Return one or more categories of help; None for anything else."""
    if not isinstance(value, list) or not value:
        return None
    return tuple(value) if all(type(one) is int and one in CATEGORIES for one in value) else None


def choice(allowed: Iterable[str]) -> str:
    """Return the values to choose from, in Dutch."""
    return " of ".join(f'"{value}"' for value in allowed)
