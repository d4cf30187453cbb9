"""A row of meetwaarden as one audience may see it: a suppressed or rounded value is neither missing nor zero, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hbh_metrics.door.links import PRIVACY
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import Measure


class Visibility(Enum):
    """What an audience sees of a row: all of it, with a warning or without, the value as a whole number, or not its values."""

    VISIBLE = "zichtbaar"
    SMALL_NUMBER = "klein_aantal"
    INDICATIVE = "indicatief"
    ROUNDED = "afgerond"
    FEWER_THAN_5 = "minder_dan_5"
    SUPPRESSED = "onderdrukt"

    @property
    def is_hidden(self) -> bool:
        """Whether the value is kept from the reader."""
        return self in (Visibility.FEWER_THAN_5, Visibility.SUPPRESSED)


@dataclass(frozen=True)
class ProtectedMeasure(Measure):
    """A row with what is hidden left out (null), and `zichtbaarheid` saying why: a null of a row that is `zichtbaar` is missing."""

    zichtbaarheid: str

    @property
    def visibility(self) -> Visibility:
        """The same as `zichtbaarheid`, as a value to decide by."""
        return Visibility(self.zichtbaarheid)


def protected(row: Measure, visibility: Visibility) -> ProtectedMeasure:
    """Return the row with only what `visibility` lets through.

    Of a ratio with a numerator below 5 the denominator and n stay; of a rounded one only the value does, as a whole number.
    """
    waarde, teller, noemer, n = row.waarde, row.teller, row.noemer, row.n
    if visibility.is_hidden:
        waarde = teller = None
    if visibility is Visibility.ROUNDED:
        waarde, teller = (None if waarde is None else float(round(waarde))), None
    if visibility in (Visibility.SUPPRESSED, Visibility.ROUNDED) or (
        visibility.is_hidden and PRIVACY[row.maatstaf].counts_people
    ):
        noemer = n = None
    return ProtectedMeasure(
        row.maatstaf, row.aanbieder_id, row.periode_id, waarde, teller, noemer, n, row.status, visibility.value
    )


def is_missing(row: Measure) -> bool:
    """Whether there is nothing in the row to hide."""
    return row.waarde is None and row.teller is None and row.noemer is None and not row.n


def marked(row: Measure) -> ProtectedMeasure:
    """Return a row of which nothing is hidden, marked `klein_aantal` where it rests on fewer than 10 people."""
    is_small = not is_missing(row) and (row.n or 0) < SMALL_NUMBER
    return protected(row, Visibility.SMALL_NUMBER if is_small else Visibility.VISIBLE)
