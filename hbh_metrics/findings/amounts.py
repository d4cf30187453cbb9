"""The money that a signal is about: in its period and since the start, told in one way on cards, screens and papers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.door.door import Door
from hbh_metrics.findings.claims import with_agreement
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.savings import ADDED_UP, DIFFERENCE
from hbh_metrics.findings.view import View
from hbh_metrics.paid_item import PaidItem
from hbh_metrics.records import SeenSignal


def _is_only_tariff(item: PaidItem) -> bool:
    return item.is_ander_tarief and not item.is_zonder_dag and not item.is_dubbel


KINDS: dict[str, tuple[str, Callable[[PaidItem], bool], Callable[[PaidItem], Decimal]]] = {
    "S01": ("Ander tarief (S01)", _is_only_tariff, lambda item: item.difference_eur),
    "S16": (
        "Zonder hulp of dubbel (S16)",
        lambda item: item.is_zonder_dag or item.is_dubbel,
        lambda item: item.difference_eur,
    ),
    "S06": ("Zonder uren en reden (S06)", lambda item: item.is_zonder_uren, lambda item: item.betaald_eur),
}
"""Per signal about what was paid: how it is called, which payments it holds for, and what of each payment it counts."""

AGAINST_BEFORE = "S05"
"""The signal about what the same clients cost before, whose amounts are metrics."""


def told(view: View, signal: SeenSignal) -> str:
    """Return `€ 876,48 in periode 13, € 5.277,14 sinds de start`; empty for a signal that is about no money, or whose money is not known.

    Up to and including the period that the signal is about.
    """
    until = signal.periode_id
    if until is None:
        return ""
    if signal.signaal == AGAINST_BEFORE:
        grid, text = view.grid(DIFFERENCE, ADDED_UP), metric_text(DIFFERENCE)
        now, ever = (grid.value(metric, signal.aanbieder_id, until) for metric in (DIFFERENCE, ADDED_UP))
        return "" if now is None or ever is None else _in_words(text(now), text(ever), until)
    is_known = all(name in view.door.publication.tables for name in Door.BEHIND_PAID_ITEMS)
    whose = {who.aanbieder_id for who in with_agreement(view)}
    if signal.signaal not in KINDS or not is_known or signal.aanbieder_id not in whose:
        return ""
    _, holds, amount = KINDS[signal.signaal]
    items = [one for one in view.door.paid_items() if one.aanbieder_id == signal.aanbieder_id and holds(one)]
    paid = sum((amount(one) for one in items if one.periode_id == until), Decimal("0.00"))
    every = sum((amount(one) for one in items if one.periode_id <= until), Decimal("0.00"))
    return _in_words(dutch.euro(paid), dutch.euro(every), until)


def _in_words(now: str, ever: str, period_id: str) -> str:
    return f"{now} in {dutch.period(period_id)}, {ever} sinds de start"
