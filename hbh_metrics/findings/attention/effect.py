"""In which closed periods a signal held, read from the publications one after the other: what says whether an agreement helped."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import calendar
from hbh_metrics.door.door import Door
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.view import STATUS_METRIC, Grid
from hbh_metrics.followup import Judged
from hbh_metrics.records import SeenSignal


def judged(
    doors: Sequence[Door], signal_id: str, aanbieder_id: str, grid: Grid, metric: str | None
) -> tuple[Judged, ...]:
    """Return the closed periods of a provider in which it was decided whether the signal held; `doors` go from old to new.

    A publication decides for its provider's last closed period, and for the periods of a run that still goes on; the newest that
    decides counts. Values are those of `metric` in `grid`; where there is none, those of the signal itself.
    """
    decided: dict[str, Judged] = {}
    for door in reversed(doors):
        rows = [row for row in door.signals() if (row.signaal, row.aanbieder_id) == (signal_id, aanbieder_id)]
        closed = closed_periods(door, aanbieder_id)
        for period_id in closed:
            row = next((row for row in rows if _covers(row, period_id)), None)
            if period_id not in decided and (
                row is not None or (period_id == closed[-1] and "signalen" in door.publication.tables)
            ):
                decided[period_id] = Judged(
                    period_id, row is not None, _value(row, period_id, aanbieder_id, grid, metric)
                )
    return tuple(decided[period_id] for period_id in sorted(decided, key=calendar.period_number))


def closed_periods(door: Door, aanbieder_id: str) -> tuple[str, ...]:
    """Return the periods of a provider that were wholly delivered, in order."""
    rows = (row for row in door.measures(STATUS_METRIC) if row.aanbieder_id == aanbieder_id and row.periode_id)
    whole = (row.periode_id for row in rows if row.status == State.WHOLE.value and row.periode_id)
    return tuple(sorted(whole, key=calendar.period_number))


def _covers(row: SeenSignal, period_id: str) -> bool:
    if row.periode_id is None:
        return True
    first = row.sinds or row.periode_id
    return calendar.period_number(first) <= calendar.period_number(period_id) <= calendar.period_number(row.periode_id)


def _value(row: SeenSignal | None, period_id: str, aanbieder_id: str, grid: Grid, metric: str | None) -> float | None:
    found = None if metric is None else grid.value(metric, aanbieder_id, period_id)
    return found if found is not None or row is None or row.periode_id != period_id else row.waarde
