"""The step of each ratio of the group: no finer than its parts, taken from the first closed period and kept from then on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hbh_metrics.door.links import GROUP_OF, PRIVACY, Key
from hbh_metrics.door.rounding import STEPS, Roughness, factor_of, step_for
from hbh_metrics.metrics.card import Unit
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.privacy import Form, Group, Of, Ratio
from hbh_metrics.records import Measure

DAYS = 1.0
"""The step of a quantile of waiting days."""

_EFFECT: Mapping[Unit, tuple[float, float]] = {
    Unit.HOURS_PER_WEEK: (0.01, 3.0),
    Unit.HOURS_PER_HOUR: (0.01, 3.0),
    Unit.PERCENT: (0.5, 150.0),
    Unit.EURO: (1.0, 300.0),
    Unit.GRADE_POINTS: (0.1, 2.5),
}
"""Of an estimate over clients of two groups, by its unit: the finest step, and how much of one client's part its step is at the least.

So over 300 clients it is the finest, and over 30 ten times as rough: half of what 25 hours in four weeks, € 500 or five people make of it.
"""
_STEPS_OF_EFFECTS = (0.01, 0.02, 0.05, *STEPS)

_CLOSED = "volledig"
_OF_STOCK = 2
"""A share in which clients stand above or below the line that also stand in flows (of the stock, of all who ever began) takes at least
twice its whole rounding: at half of it, it told who came and who left.
"""


@dataclass(frozen=True)
class KeptSteps:
    """By metric the finest step that its parts allow, in the first closed period in which it was known."""

    kept: dict[str, float] = field(default_factory=dict)

    def is_enough_for(self, totals: Mapping[Key, Measure]) -> bool:
        """Whether there is a step for every ratio that has a closed period there."""
        return bool(self.kept) and all(
            metric in self.kept
            for (metric, period), row in totals.items()
            if period and row.status == _CLOSED and row.noemer
        )

    def learn(self, totals: Mapping[Key, Measure], roughness: Callable[[Measure], Roughness]) -> None:
        """Keep the steps of the first closed period of a publication, of metrics that have none yet."""
        for metric, period in sorted(totals, key=lambda key: key[1] or ""):
            row = totals[metric, period]
            if metric in self.kept or period is None or row.status != _CLOSED:
                continue
            least = _least(row, totals, roughness(row))
            if least is not None:
                self.kept[metric] = least

    def of(self, row: Measure, totals: Mapping[Key, Measure], rough: Roughness, coarser: int) -> float | None:
        """Return the step of a figure; None where nothing worth showing is left, or where its parts are not known."""
        if GROUP_OF[row.maatstaf] is Group.WAITING:
            return DAYS * rough.times
        if GROUP_OF[row.maatstaf] is Group.COMPARISON and PRIVACY[row.maatstaf].counts is Form.ESTIMATE:
            return _of_effect(row) if row.n else None
        if not PRIVACY[row.maatstaf].is_of_all_clients:
            rough = replace(rough, people=1)  # only the numbers of people beside it are rougher
        now = _least(row, totals, rough)
        kept = self.kept.get(row.maatstaf, now)
        if kept is None or now is None:
            return None
        is_rougher = rough.times * rough.people > 1 or rough.is_whole
        return step_for(max(kept, now) if is_rougher else kept, coarser=coarser)


def _of_effect(row: Measure) -> float | None:
    finest, of_one = _EFFECT[CARD_BY_NAME[row.maatstaf].unit]
    least = max(finest, of_one / (row.n or 1))
    return next((step for step in _STEPS_OF_EFFECTS if step >= least), None)


def _least(row: Measure, totals: Mapping[Key, Measure], rough: Roughness) -> float | None:
    """Return the finest step that the parts of a figure allow; None without those."""
    privacy = PRIVACY[row.maatstaf]
    if isinstance(privacy.counts, Ratio) and privacy.counts.teller is not Of.POINTS:
        if not row.noemer:
            return None
        least = rough.least_step(privacy.counts.teller, row.noemer, factor_of(row.maatstaf))
        is_of_stock = privacy.group is Group.CLIENTS
        return (
            least if not is_of_stock else rough.of_amount(Of.PEOPLE) / row.noemer * factor_of(row.maatstaf) * _OF_STOCK
        )
    if privacy.group is Group.SURVEY:
        return rough.least_step(Of.PEOPLE, row.n, 1.0) if row.n else None
    if privacy.group is Group.HOURS and privacy.counts in (Form.QUANTILE, Form.ESTIMATE):
        beside = totals.get(
            ("uren_per_client_week" if privacy.counts is Form.QUANTILE else "urenindex", row.periode_id)
        )
        return None if beside is None else _least(beside, totals, rough)
    return 0.0
