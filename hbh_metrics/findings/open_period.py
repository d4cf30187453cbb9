"""What can be drawn of a period that is not whole: from the weeks that were delivered, per active day in them, so never as a fall.

The metrics of such a period divide the hours that arrived by all active days up to the peildatum: no cell shows that half.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hbh_metrics.door.audience import Role
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.view import View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import TOTAL, Measure, Week
from hbh_metrics.signals.verdict import INDEX

HOURS_A_WEEK = "uren_per_client_week"
_HOURS_TABLE = "geleverde_uren"
_DAYS_IN_WEEK = 7


def rests_on_hours(metric: str) -> bool:
    """Whether a metric needs delivered hours, so that it is not whole before they have all arrived."""
    return _HOURS_TABLE in CARD_BY_NAME[metric].tables


def told(row: Measure | None) -> Measure | None:
    """Return the row as a cell may show it: in a period that runs, what rests on hours has no value, nor any count behind it."""
    if row is None or row.waarde is None or State.of(row.status) is not State.OPEN or not rests_on_hours(row.maatstaf):
        return row
    return replace(row, waarde=None, teller=None, noemer=None, n=0)


def delivered_value(view: View, metric: str, who: str, period_id: str) -> float | None:
    """Return a metric that rests on hours over the delivered weeks of a period that runs; None where weeks cannot say it."""
    weeks = list(_delivered(view, who, period_id))
    if not weeks:
        return None
    if metric == HOURS_A_WEEK:
        days = sum(week.actieve_dagen for week in weeks)
        return float(sum(week.uren or 0 for week in weeks)) / days * _DAYS_IN_WEEK if days else None
    return _index(view, weeks) if metric == INDEX else None


def _delivered(view: View, who: str, period_id: str) -> Iterable[Week]:
    """Yield the delivered weeks of a period that this reader may see, of all providers for TOTAAL."""
    audience = view.door.audience
    if audience.role is Role.WETHOUDER or (who == TOTAL and not audience.sees_everything):
        return
    for week in view.door.weeks():
        if week.periode_id == period_id and week.is_compleet and who in (TOTAL, week.aanbieder_id):
            yield week


def _index(view: View, weeks: Iterable[Week]) -> float | None:
    """Return the hours in % of the clients' own hours before, each week with as many working days as usual.

    What is expected of a week falls with the agreed tariff; dividing by that index gives the clients' own hours again.
    """
    weeks = list(weeks)
    if not weeks:
        return None
    agreed = {(step.aanbieder_id, step.periode_id): step.index_pct for step in view.door.paths() if step.is_afspraak}
    got = own = 0.0
    for week in weeks:
        index = agreed.get((week.aanbieder_id, week.periode_id or ""))
        if week.uren_van_verwachten is not None and week.verwachte_uren and index:
            got += week.uren_van_verwachten
            own += week.verwachte_uren / (index / 100)
    return got / own * 100 if own else None
