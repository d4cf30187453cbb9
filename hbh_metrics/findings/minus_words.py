"""What a minus means, said in the heading of its column: one convention in every workbook, less than what it is compared with.

A saving, a gain and a cut count the other way round, and their headings say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hbh_metrics.findings.figure import Column

LEGEND = (
    "Een min in een kolom met getallen",
    "minder dan waarmee wordt vergeleken: minder betaald, minder uren, een lager cijfer; waar de kop iets anders zegt, geldt de kop",
)
"""The convention, as the last sheet of every workbook tells it."""

OF_METRIC = "Een min is"
"""The heading of the column in which a sheet of many metrics says it per row."""

_LESS = "minder"
_TURNED = {
    "besparing_starttarief": "duurder",
    "winst_": "nadeel",
    "afbouw_": "een stijging",
    "afbouwvoortgang": "een stijging",
}
"""What a minus is where a number counts what went off, by the beginning of its metric's name."""


def of_metric(name: str) -> str:
    """Return what a minus means in a number of this metric: `minder`, or what the opposite of a saving, a gain or a cut is."""
    return next((words for begin, words in _TURNED.items() if name.startswith(begin)), _LESS)


def heading(column: Column, values: Iterable[int | float | Decimal | None]) -> str:
    """Return the heading of a column: its name, and what a minus is when one of its values is below 0."""
    if not column.is_number or not any(value is not None and value < 0 for value in values):
        return column.name
    told = {of_metric(name) for name in column.metrics} - {_LESS} or {_LESS}
    return f"{column.name} (- is {' of '.join(sorted(told))})"
