"""Where a signal held, read from the publications one after the other: in which closed periods, and of a fact in which stands."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import calendar
from hbh_metrics.door.door import Door
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.view import STATUS_METRIC, Grid
from hbh_metrics.followup import Event, Judged, Seen
from hbh_metrics.records import SeenSignal
from hbh_metrics.signals.evidence import Needs
from hbh_metrics.signals.rule import PeriodRule, Rule
from hbh_metrics.signals.rules import RULE_BY_ID

SIGNALS = "signalen"
_CLOSED = frozenset({State.WHOLE.value})
_PAID = _CLOSED | {State.INCOMPLETE.value}
_ENDED = _PAID | {"geen_levering"}


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


def seen(doors: Sequence[Door], agreement: Event, grid: Grid, metric: str | None) -> tuple[Seen, ...]:
    """Return the stands after the one in which an agreement about a fact was made, with the fact as it is there, old to new.

    A fact that is told of every period, or of none, can be seen in any of them: it may have been set right. Of another one only the last
    period counts, so it must be a later one than the agreement was about.
    """
    rule = RULE_BY_ID[agreement.signaal or ""]
    return tuple(
        _seen(door, rule, agreement, grid, metric)
        for door in doors
        if door.publication.manifest.number > agreement.stand_number and SIGNALS in door.publication.tables
    )


def _seen(door: Door, rule: Rule, agreement: Event, grid: Grid, metric: str | None) -> Seen:
    who, about = agreement.aanbieder_id or "", agreement.periode_id
    rows = [row for row in door.signals() if (row.signaal, row.aanbieder_id) == (rule.card.id, who)]
    if rule.card.is_for_every_period or about is None:
        row = next((row for row in rows if row.periode_id == about), rows[-1] if rows else None)
        return Seen(
            door.peildatum, can_be_seen=True, is_there=row is not None, waarde=None if row is None else row.waarde
        )
    last = _last_judged(door, rule, who)
    is_later = last is not None and calendar.period_number(last) > calendar.period_number(about)
    row = rows[-1] if rows else None
    value = row.waarde if row is not None else None if metric is None or last is None else grid.value(metric, who, last)
    return Seen(door.peildatum, can_be_seen=is_later, is_there=row is not None, waarde=value)


def _last_judged(door: Door, rule: Rule, who: str) -> str | None:
    """Return the last period that a rule looks at in a publication: what it needs stands with the rule."""
    needs = rule.needs if isinstance(rule, PeriodRule) else Needs.CLOSED
    wanted = {Needs.CLOSED: _CLOSED, Needs.PAID: _PAID, Needs.ENDED: _ENDED}[needs]
    return max(
        (
            row.periode_id
            for row in door.measures(STATUS_METRIC)
            if row.aanbieder_id == who and row.periode_id and row.status in wanted
        ),
        key=calendar.period_number,
        default=None,
    )
