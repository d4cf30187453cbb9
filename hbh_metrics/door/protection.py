"""A row of meetwaarden as one audience may see it: a suppressed, rounded or bounded value is neither missing nor zero, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import Measure


class Visibility(Enum):
    """What an audience sees of a row: all of it, with a warning or without, rounded or as a bound, or not its values."""

    VISIBLE = "zichtbaar"
    SMALL_NUMBER = "klein_aantal"
    ROUNDED = "afgerond"
    INDICATIVE = "indicatief"
    AT_LEAST = "minstens"
    AT_MOST = "hoogstens"
    FEWER_THAN_5 = "minder_dan_5"
    WAITING = "wacht"
    SUPPRESSED = "onderdrukt"

    @property
    def is_hidden(self) -> bool:
        """Whether the value is kept from the reader."""
        return self in (Visibility.FEWER_THAN_5, Visibility.WAITING, Visibility.SUPPRESSED)

    @property
    def words(self) -> str:
        """What stands behind a value that the real one lies at or beyond; nothing behind any other."""
        return {Visibility.AT_LEAST: "of meer", Visibility.AT_MOST: "of minder"}.get(self, "")


@dataclass(frozen=True)
class ProtectedMeasure(Measure):
    """A row with what is hidden left out (null), and `zichtbaarheid` saying why: a null of a row that is `zichtbaar` is missing.

    `stap` is the step to which the value is rounded, null where it is exact or hidden. `wacht_op` and `van` say of a figure that waits
    how many of how many providers have not delivered what it rests on.
    """

    zichtbaarheid: str
    stap: float | None = None
    wacht_op: int | None = None
    van: int | None = None

    @property
    def visibility(self) -> Visibility:
        """The same as `zichtbaarheid`, as a value to decide by."""
        return Visibility(self.zichtbaarheid)


def shown_as(
    row: Measure, visibility: Visibility, *, waarde: float | None = None, teller: float | None = None,
    noemer: float | None = None, n: int | None = None, stap: float | None = None,
) -> ProtectedMeasure:  # fmt: skip
    """Return the row with nothing but the values that are given."""
    return ProtectedMeasure(
        row.maatstaf, row.aanbieder_id, row.periode_id, waarde, teller, noemer, n, row.status, visibility.value, stap
    )


def kept_back(row: Measure, visibility: Visibility) -> ProtectedMeasure:
    """Return the row without any of its values."""
    return shown_as(row, visibility)


def whole(row: Measure, visibility: Visibility) -> ProtectedMeasure:
    """Return the row with its own values."""
    return shown_as(row, visibility, waarde=row.waarde, teller=row.teller, noemer=row.noemer, n=row.n)


def is_missing(row: Measure) -> bool:
    """Whether there is nothing in the row to hide."""
    return row.waarde is None and row.teller is None and row.noemer is None and not row.n


def marked(row: Measure) -> ProtectedMeasure:
    """Return a row of which nothing is hidden, marked `klein_aantal` where it rests on fewer than 10 people."""
    is_small = not is_missing(row) and (row.n or 0) < SMALL_NUMBER
    return whole(row, Visibility.SMALL_NUMBER if is_small else Visibility.VISIBLE)
