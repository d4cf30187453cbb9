"""What is saved on paper, added up: against the start tariff, from the first period."""

from __future__ import annotations

from itertools import accumulate

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.columns import Place
from hbh_metrics.findings.figure import Cell
from hbh_metrics.findings.measured import is_hidden, untold_cell
from hbh_metrics.findings.view import Grid, View

ON_PAPER = "besparing_starttarief"


def paper_so_far(view: View, grid: Grid, who: str) -> list[float | None]:
    """Return per period what is saved on paper up to and including it.

    None until the first known amount, in an open period, and from the first amount on that is kept from the reader.
    """
    rows = [grid.get(ON_PAPER, who, period_id) for period_id in view.begun]
    sums = accumulate((row.waarde if row else None) or 0.0 for row in rows)
    kept = accumulate((is_hidden(row) for row in rows), max)
    begun = accumulate((row is not None and row.waarde is not None for row in rows), max)
    return [
        total if is_begun and not is_kept and view.state(who, period_id) is not State.OPEN else None
        for period_id, total, is_kept, is_begun in zip(view.begun, sums, kept, begun, strict=True)
    ]


def added_up_on_paper(at: Place, digits: int = 2) -> Cell:
    """Return what is saved on paper up to and including a period, in euros with so many decimals."""
    who, until = at.provider.aanbieder_id, at.view.begun.index(at.period_id) + 1
    total = paper_so_far(at.view, at.grid, who)[until - 1]
    untold = untold_cell(*(at.grid.get(ON_PAPER, who, period_id) for period_id in at.view.begun[:until]))
    return untold if total is None else Cell(dutch.euro(total, digits), total, origin=untold.origin)
