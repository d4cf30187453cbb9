"""What the help will have cost against before at the end, if the difference of now stays and the tariff goes on along its path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics.drawing.points import State
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import TOTAL

_ADDED_UP, _DIFFERENCE, _PAID, _INDEX = "kosten_tov_referentie_cum", "kosten_tov_referentie", "betaald", "tariefindex"
METRICS = (_ADDED_UP, _DIFFERENCE, _PAID, _INDEX)
_RECENT = 3
"""So many periods say what a period to come makes of the costs."""


@dataclass(frozen=True)
class Recent:
    """A period that has been: its difference with before and what was paid, in euros, and its tariff in % of the start."""

    difference_eur: float
    paid_eur: float
    index_pct: float


def at_the_end(view: View, grid: Grid, when: str, indexes_pct: Sequence[float]) -> float | None:
    """Return the difference with before in euros, added up to the end, at these tariffs of the periods after `when`; None where unknown."""
    so_far = grid.value(_ADDED_UP, TOTAL, when)
    whole = [one for one in view.begun if one <= when and view.state(TOTAL, one) is State.WHOLE][-_RECENT:]
    recent = []
    for one in whole:
        difference, paid, index = (grid.value(metric, TOTAL, one) for metric in (_DIFFERENCE, _PAID, _INDEX))
        if difference is not None and paid is not None and index:
            recent.append(Recent(difference, paid, index))
    return None if so_far is None or len(recent) < _RECENT else added_up(so_far, recent, indexes_pct)


def added_up(so_far_eur: float, recent: Sequence[Recent], indexes_pct: Sequence[float]) -> float:
    """Return `so_far_eur` with the difference of each period to come: the mean of what `recent` ones would make at its tariff."""
    return so_far_eur + sum(
        sum(one.difference_eur + one.paid_eur * (index / one.index_pct - 1.0) for one in recent) / len(recent)
        for index in indexes_pct
    )
