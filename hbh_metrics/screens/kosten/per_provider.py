"""At which providers does it cost more than before: the added-up difference in per cent, so that large and small ones compare."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import percent_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Plot, Role
from hbh_metrics.drawing.shapes import focus_band, realised, zero_line
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import PROVIDER, STATE, clients, metric_table, numbers, value
from hbh_metrics.findings.cost_words import Savings, against_before, several
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import Drawn, finding, panels
from hbh_metrics.findings.measured import LEGEND
from hbh_metrics.findings.paper_savings import ON_PAPER, added_up_on_paper
from hbh_metrics.findings.savings import ADDED_UP, ADDED_UP_PCT, METRICS, savings
from hbh_metrics.findings.series import values_of
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

_LEAST_REACH_PCT = 2.0
_PANEL_PX = 220
_COLUMNS = (
    PROVIDER,
    value(ADDED_UP, "Tegenover voorheen, opgeteld"),
    value(ADDED_UP_PCT, "In procenten"),
    numbers("Op papier bespaard, opgeteld", lambda at: added_up_on_paper(at, 0), ON_PAPER),
    clients("betaald"),
    STATE,
)
_READ_AS = (
    "Elke lijn telt op wat er vanaf de eerste periode meer of minder is betaald dan dezelfde cliënten voorheen kostten, in procenten van "
    f"die kosten. Boven de lijn van 0% is duurder dan voorheen. In de tabel: {LEGEND}"
)


def answer(view: View) -> Figure | None:
    """Return the added-up difference per provider; None for a reader who sees no single providers, and while it is known of nobody."""
    grid = view.grid(*METRICS)
    found = {who: savings(view, grid, who) for who in view.with_total}
    if not view.providers or all(one.before.value is None for one in found.values()):
        return None
    until = found[view.chosen].until
    y = _scale(grid)
    return finding(
        view,
        "kosten-per-aanbieder",
        several([found[who] for who in view.providers], until),
        unit="opgeteld verschil met wat dezelfde cliënten voorheen kostten, in %",
        population=view.population(),
        notes=tail(view),
        period=dutch.period_range(view.begun[0], until),
        table=metric_table(
            view,
            grid,
            f"Kosten tegenover voorheen, tot en met {dutch.period(until)}",
            _COLUMNS,
            providers=view.with_total,
            periods=(until,),
        ),
        how_to_read=_READ_AS,
        explains=(ADDED_UP_PCT,),
        panels=panels(
            view,
            lambda who: Drawn(against_before(found[who])[0], _chart(view, grid, who, y), _judgement(found[who])),
        ),
    )


def _scale(grid: Grid) -> Axis:
    known = values_of(grid, ADDED_UP_PCT)
    return percent_axis(min([-_LEAST_REACH_PCT, *known]), max([_LEAST_REACH_PCT, *known]))


def _chart(view: View, grid: Grid, who: Provider, y: Axis) -> Chart:
    x = period_axis(experiment_periods())
    points = series.points(view, grid, ADDED_UP_PCT, who.aanbieder_id, with_open=False)
    role = Role.OWN if view.is_own(who) else Role.OTHERS
    marks = (focus_band(view.begun.index(view.periode_id), y), zero_line(x), *realised(points, role, size_px=6.0))
    return Chart(x, (Plot(y, marks),), height_px=_PANEL_PX)


def _judgement(found: Savings) -> str:
    if found.before.value is None:
        return "niet bekend"
    euros = dutch.euro(abs(found.before.value), 0)
    return f"{euros} {'duurder' if found.before.value > 0 else 'goedkoper'}"
