"""At which providers does it cost more than before: the added-up difference in per cent, so that large and small ones compare."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import percent_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Plot, Role
from hbh_metrics.drawing.shapes import focus_band, realised, zero_line
from hbh_metrics.findings import series
from hbh_metrics.findings.cost_words import Savings, against_before, several
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Panel, Table
from hbh_metrics.findings.measured import LEGEND, clients_cell, value_cell
from hbh_metrics.findings.savings import METRICS, savings
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

_METRIC = "kosten_tov_referentie_cum_pct"
_LEAST_REACH_PCT = 2.0
_PANEL_PX = 220
_COLUMNS = (
    Column("Aanbieder"),
    Column("Tegenover voorheen, opgeteld", is_number=True),
    Column("In procenten", is_number=True),
    Column("Op papier bespaard, opgeteld", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
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
    sentences = several([found[who] for who in view.providers], found[view.chosen].until)
    return Figure(
        slug="kosten-per-aanbieder",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="opgeteld verschil met wat dezelfde cliënten voorheen kostten, in %",
        population=view.population(),
        notes=tail(view),
        period=dutch.period_range(view.begun[0], found[view.chosen].until),
        provenance=view.provenance("periodebetalingen en referentie"),
        table=Table(
            f"Kosten tegenover voorheen, tot en met {dutch.period(found[view.chosen].until)}",
            _COLUMNS,
            tuple(_row(view, grid, who, one) for who, one in found.items()),
        ),
        definition=explain(_READ_AS, _METRIC),
        panels=_panels(view, grid, found),
    )


def _panels(view: View, grid: Grid, found: dict[Provider, Savings]) -> tuple[Panel, ...]:
    known = [
        value
        for who in view.with_total
        for period_id in view.begun
        if (value := grid.value(_METRIC, who.aanbieder_id, period_id)) is not None
    ]
    y = percent_axis(min([-_LEAST_REACH_PCT, *known]), max([_LEAST_REACH_PCT, *known]))
    return tuple(
        Panel(
            title=who.naam,
            sentence=against_before(one)[0],
            chart=_chart(view, grid, who, y, is_own=view.is_total or who == view.chosen),
            judgement=_judgement(one),
            is_own=view.is_total or who == view.chosen,
        )
        for who, one in found.items()
    )


def _chart(view: View, grid: Grid, who: Provider, y: Axis, *, is_own: bool) -> Chart:
    x = period_axis(experiment_periods())
    points = series.points(view, grid, _METRIC, who.aanbieder_id, _signed, with_open=False)
    at = view.begun.index(view.periode_id)
    marks = (focus_band(at, y), zero_line(x), *realised(points, Role.OWN if is_own else Role.OTHERS, size_px=6.0))
    return Chart(x, (Plot(y, marks),), height_px=_PANEL_PX)


def _judgement(found: Savings) -> str:
    if found.before.value is None:
        return "niet bekend"
    euros = dutch.euro(abs(found.before.value), 0)
    return f"{euros} {'duurder' if found.before.value > 0 else 'goedkoper'}"


def _row(view: View, grid: Grid, who: Provider, found: Savings) -> tuple[Cell, ...]:
    row = grid.get("kosten_tov_referentie_cum", who.aanbieder_id, found.until)
    return (
        Cell(who.naam),
        value_cell(row, lambda value: dutch.signed(dutch.euro(value, 0), value)),
        value_cell(grid.get(_METRIC, who.aanbieder_id, found.until), _signed),
        Cell(dutch.euro(found.paper_eur, 0), found.paper_eur),
        clients_cell(grid.get("betaald", who.aanbieder_id, found.until)),
        Cell(view.state(who.aanbieder_id, found.until).value),
    )


def _signed(value: float) -> str:
    return dutch.signed(dutch.percentage(value), value)
