"""Reads a small settings file of whole numbers in the data folder, such as `bewaar.toml`; a file that is not right is told, not guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from hbh_metrics.errors import UsageError
from hbh_metrics.reasons import read_settings

MOST = 1_000_000_000
"""No limit is higher: a clock or an operating system that cannot hold a number would keep no limit at all."""


def whole_numbers(
    path: Path, known: Collection[str], unit: str, part: str = "", parts: Collection[str] = (), most: int = MOST
) -> dict[str, int]:
    """Return the numbers that the file sets by name, in its table `part` or before any table; none where there is no file.

    `unit` says in Dutch what they are; `parts` are tables that somebody else reads; `most` is the highest that can be.
    Raises UsageError with all that is wrong.
    """
    content: object = read_settings(path) or {}
    if part and isinstance(content, Mapping):
        content = content.get(part, {})
    found = (
        {name: value for name, value in content.items() if name not in parts} if isinstance(content, Mapping) else {}
    )
    wrong = [
        name for name, value in found.items() if name not in known or type(value) is not int or not 1 <= value <= most
    ]
    if wrong or not isinstance(content, Mapping):
        expected = f"{unit} van 1 tot en met {most}"
        named = f"[{part}] " if part else ""
        raise UsageError(
            f"In {path} klopt niet: {named}{', '.join(sorted(wrong))}. Verwacht {expected} bij: {named}{', '.join(known)}."
        )
    return {name: value for name, value in found.items() if type(value) is int}
