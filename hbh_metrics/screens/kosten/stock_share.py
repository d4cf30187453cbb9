"""Is the group about 10% of all clients, as agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods, period
from hbh_metrics.drawing.axes import percent_axis, period_axis
from hbh_metrics.drawing.chart import Chart, Plot
from hbh_metrics.drawing.shapes import focus_band, realised, reference
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import PERIOD, STATE, count, metric_table, out_of, value, words
from hbh_metrics.findings.figure import Cell, Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import LEGEND, Measured, measured
from hbh_metrics.findings.thresholds import attention_from
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.project import current
from hbh_metrics.records import TOTAL

METRIC = "aandeel_bestand"
"""About this part of all clients takes part (agreement A8)."""

_LIMIT = ("S12", "aandeel_pct")
_LEAST_ROOM_PCT = 2.0

_COLUMNS = (
    PERIOD,
    words("Op", lambda at: Cell(dutch.day(_day(at.view, at.period_id)))),
    count(METRIC, "Cliënten in het experiment"),
    out_of(METRIC, "Alle cliënten"),
    value(METRIC, "Aandeel"),
    STATE,
)
_READ_AS = (
    "Elk punt is het aandeel op de laatste dag van een periode; in een periode die nog loopt op de dag tot waar deze stand spreekt. De "
    f"streepjeslijn is de afspraak. In de tabel: {LEGEND}"
)


@dataclass(frozen=True)
class Stock:
    """The share of the experiment's clients in all clients on a day, in per cent, with the two numbers behind it."""

    day: date
    share: Measured
    clients: float | None
    all_clients: float | None


def answer(view: View) -> Figure:
    """Return the share of all clients that takes part; it exists for all providers together only."""
    grid = view.grid(METRIC)
    x = period_axis(experiment_periods())
    points = series.points(view, grid, METRIC, TOTAL)
    known = [point.value for point in points if point.value is not None and point.state.counts]
    y = percent_axis(
        min([current().stock_share_pct - _LEAST_ROOM_PCT, *known]),
        max([current().stock_share_pct + _LEAST_ROOM_PCT, *known]),
    )
    at = view.begun.index(view.periode_id)
    title = f"streepjeslijn: de afspraak, ongeveer {dutch.percentage(current().stock_share_pct, 0)}"
    return finding(
        view,
        "aandeel-bestand",
        said(stock(view, grid, view.periode_id), attention_from(view, *_LIMIT)),
        unit="cliënten in het experiment, in % van alle cliënten met hulp bij het huishouden",
        population="alle aanbieders samen, beide groepen en alle categorieën",
        period=view.span,
        table=metric_table(view, grid, "Aandeel van alle cliënten", _COLUMNS, providers=(ALL_PROVIDERS,)),
        how_to_read=_READ_AS,
        chart=Chart(
            x,
            (Plot(y, (focus_band(at, y), *reference(current().stock_share_pct, x), *realised(points)), title),),
            height_px=260,
        ),
    )


def stock(view: View, grid: Grid, period_id: str) -> Stock:
    """Return the share at the end of a period, or on the peildatum when that comes first."""
    row = grid.get(METRIC, TOTAL, period_id)
    return Stock(
        _day(view, period_id),
        measured(row),
        None if row is None else row.teller,
        None if row is None else row.noemer,
    )


def _day(view: View, period_id: str) -> date:
    return min(period(period_id).end, view.door.peildatum)


def said(found: Stock, limit_pct: float | None) -> tuple[str, ...]:
    """Return which part of all clients takes part, against the agreed part; the answer first.

    `limit_pct` is the threshold of S12 in force: above it, or as far below what was agreed, "about" no longer holds.
    """
    on = dutch.day_in_full(found.day)
    if found.share.is_hidden:
        return (f"Welk deel van alle cliënten meedoet, staat hier niet: {found.share.why_hidden}.",)
    if found.share.value is None:
        return (
            f"Welk deel van alle cliënten op {on} meedeed, is niet bekend: daar zijn de indicaties van alle cliënten voor nodig.",
        )
    share = dutch.percentage(found.share.value)
    counted = (
        "" if found.clients is None else f", {dutch.number(found.clients)} van de {dutch.number(found.all_clients)}"
    )
    agreed = f"ongeveer {dutch.percentage(current().stock_share_pct, 0)}"
    if limit_pct is None:
        verdict = f"afgesproken is {agreed}"
    elif found.share.value > limit_pct:
        verdict = f"meer dan de afgesproken {agreed}"
    elif found.share.value < 2 * current().stock_share_pct - limit_pct:
        verdict = f"minder dan de afgesproken {agreed}"
    else:
        verdict = f"{agreed}, zoals afgesproken"
    return (f"Op {on} deed {share} van alle cliënten mee{counted}: {verdict}.",)
