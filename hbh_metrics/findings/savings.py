"""Does it cost extra, and what is saved: against the same clients before (this counts), and against the start tariff (on paper)."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Plot, Role, Stroke, Track
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import columns, focus_band, realised, zero_line
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import PERIOD, PROVIDER, STATE, clients, metric_table, numbers, value
from hbh_metrics.findings.cost_words import Savings, against_before, on_indication, on_paper
from hbh_metrics.findings.figure import Figure, KeyFigure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import LEGEND, SUPPRESSED, last_ended, measured
from hbh_metrics.findings.paper_savings import ON_PAPER, added_up_on_paper, paper_so_far
from hbh_metrics.findings.series import end_names
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.project import current
from hbh_metrics.records import Provider

DIFFERENCE, ADDED_UP, ADDED_UP_PCT = (
    "kosten_tov_referentie",
    "kosten_tov_referentie_cum",
    "kosten_tov_referentie_cum_pct",
)
METRICS = ("betaald", "clienten", DIFFERENCE, ADDED_UP, ADDED_UP_PCT, ON_PAPER, "verzilvering")
_COLUMNS = (
    PROVIDER,
    PERIOD,
    value("betaald", "Betaald"),
    value(DIFFERENCE, "Tegenover voorheen"),
    value(ADDED_UP, "Tegenover voorheen, opgeteld"),
    value(ADDED_UP_PCT, "Opgeteld, in procenten"),
    value(ON_PAPER, "Op papier bespaard"),
    numbers("Op papier bespaard, opgeteld", added_up_on_paper, ON_PAPER),
    clients("betaald"),
    STATE,
)
_READ_AS = (
    "De lijn met punten telt op wat er meer of minder is betaald dan dezelfde cliënten voorheen kostten: onder 0 is goedkoper, boven 0 is "
    "duurder dan voorheen. Dit is het bedrag dat telt. De streepjeslijn telt op wat er minder is betaald dan tegen het starttarief: de "
    "besparing op papier. Eronder staat het bedrag van elke periode apart. Een open punt of balk is een periode waarvan de gegevens "
    f"onvolledig zijn. In de tabel: {LEGEND}"
)
_HEIGHT_PX, _TOP = 460, 0.66
_NO_ROOM_FROM = 9


def answer(view: View) -> Figure:
    """Return what the chosen provider (or all) costs against before and against the start tariff, added up from the first period."""
    grid = view.grid(*METRICS)
    found = savings(view, grid, view.chosen)
    return finding(
        view,
        "kosten-opgeteld",
        (*against_before(found), *on_paper(found)),
        unit="verschil met wat dezelfde cliënten voorheen kostten, in euro",
        population=view.population(),
        period=dutch.period_range(view.begun[0], found.until),
        table=metric_table(view, grid, "Kosten tegenover voorheen en tegenover het starttarief", _COLUMNS),
        how_to_read=_READ_AS,
        explains=(DIFFERENCE, ADDED_UP, ON_PAPER, "referentiekosten"),
        notes=(*on_indication(found), *tail(view)),
        chart=_chart(view, grid),
    )


def three_figures(view: View) -> tuple[KeyFigure, ...]:
    """Return the three figures that are called a saving, each with which one counts and why the others do not."""
    found = savings(view, view.grid(*METRICS), view.chosen)
    before, paper, delivered = found.before.value, found.paper_eur, found.delivered_pct
    is_dearer = paper is not None and paper < 0 and not found.before.is_hidden
    moves = "stijging van het tarief kost" if is_dearer else "verlaging van het tarief oplevert"
    counted = "extra kosten" if is_dearer else "besparing"
    return (
        KeyFigure(
            "Dit telt: tegenover dezelfde cliënten voorheen",
            SUPPRESSED if found.before.is_hidden else _more_or_less(before),
            "De afspraak is: geen extra kosten. Alleen dit bedrag laat zien of dat zo is.",
        ),
        KeyFigure(
            "Op papier: tegenover het starttarief",
            SUPPRESSED if found.before.is_hidden else _more_or_less(None if paper is None else -paper),
            f"Wat de {moves}. Telt niet als {counted}: het starttarief is een afspraak, geen kosten van voorheen.",
        ),
        KeyFigure(
            "Rekenen met de indicatie",
            dutch.MISSING if delivered is None else f"{dutch.percentage(delivered, 0)} geleverd",
            "Van de geïndiceerde uren. Geïndiceerde uren maal een uurprijs telt uren mee die niemand kreeg; daarom staat daar geen bedrag.",
        ),
    )


def savings(view: View, grid: Grid, provider: Provider) -> Savings:
    """Return what is known of a provider from the first period to the last that has ended, the chosen one at the latest."""
    who, until = provider.aanbieder_id, last_ended(view)
    is_total = provider == view.with_total[0]
    if until is None:
        return Savings(provider.naam, is_total, view.periode_id, measured(None), None, None)
    ended = [period_id for period_id in view.begun if period_id <= until]
    return Savings(
        provider.naam,
        is_total,
        until,
        measured(grid.get(ADDED_UP, who, until)),
        grid.value(ADDED_UP_PCT, who, until),
        paper_so_far(view, grid, who)[len(ended) - 1],
        grid.value("verzilvering", who, until) if view.state(who, until).counts else None,
        any(grid.value("betaald", who, period_id) is not None for period_id in ended),
        tuple(_left_out(view, grid, view.providers if is_total else (provider,), ended)),
    )


def _left_out(view: View, grid: Grid, providers: Sequence[Provider], ended: Sequence[str]) -> list[str]:
    """Return who had clients in which ended periods without any payment being delivered."""
    found = []
    for provider in providers:
        who = provider.aanbieder_id
        missing = [
            period_id
            for period_id in ended
            if view.state(who, period_id) is State.MISSING and grid.value("clienten", who, period_id)
        ]
        if missing:
            found.append(f"{provider.naam} ({_periods(missing)})")
    return found


def _periods(period_ids: Sequence[str]) -> str:
    if current().has_months:
        return dutch.listing([dutch.period(period_id) for period_id in period_ids])
    numbers = dutch.listing([str(int(period_id[4:])) for period_id in period_ids])
    return f"periode{dutch.NO_BREAK}{numbers}" if len(period_ids) == 1 else f"perioden{dutch.NO_BREAK}{numbers}"


def _chart(view: View, grid: Grid) -> Chart | None:
    """Return both sums over the periods, and each period apart below them; None while there is nothing to draw."""
    who = view.chosen.aanbieder_id
    x = period_axis(experiment_periods())
    running = series.points(view, grid, ADDED_UP, who, with_open=False)
    each = series.points(view, grid, DIFFERENCE, who, with_open=False)
    paper = [None if amount is None else -amount for amount in paper_so_far(view, grid, who)]
    if all(value is None for value in (*(point.value for point in running), *paper)):
        return None
    scale = view.with_total[:1] if view.is_total else view.with_total[1:]
    y = euro_axis(*_reach(view, grid, scale, ADDED_UP))
    y_each = euro_axis(*_reach(view, grid, scale, DIFFERENCE), ticks=3)
    at = view.begun.index(view.periode_id)
    return Chart(
        x,
        (
            Plot(
                y,
                (
                    focus_band(at, y),
                    zero_line(x),
                    Track(tuple(map(float, range(len(paper)))), tuple(paper), Role.PATH, Stroke.DASHED),
                    *realised(running),
                    *end_names(
                        [
                            *_end(x, [point.value for point in running], "voorheen", Role.OWN),
                            *_end(x, paper, "op papier", Role.PATH),
                        ],
                        y,
                        round(_HEIGHT_PX * _TOP),
                        is_beside=True,
                    ),
                ),
                "Opgeteld; onder 0 is goedkoper",
                share=_TOP,
            ),
            Plot(
                y_each,
                (
                    focus_band(at, y_each),
                    *columns(each, [_role(point) for point in each]),
                    zero_line(x),
                ),
                "Elke periode apart, tegenover voorheen",
                share=1 - _TOP,
            ),
        ),
        height_px=_HEIGHT_PX,
    )


def _reach(view: View, grid: Grid, providers: Sequence[Provider], metric: str) -> tuple[float, float]:
    """Return the lowest and highest amount of whole periods over these providers, so that the scale stays while one chooses among them."""
    found = [0.0]
    for provider in providers:
        found += [
            amount
            for period_id in view.begun
            if view.state(provider.aanbieder_id, period_id).counts
            and (amount := grid.value(metric, provider.aanbieder_id, period_id)) is not None
        ]
        if metric == ADDED_UP:
            found += [-amount for amount in paper_so_far(view, grid, provider.aanbieder_id) if amount is not None]
    return min(found), max(found)


def _end(x: Axis, values: Sequence[float | None], name: str, role: Role) -> list[tuple[float, float, str, Role]]:
    """Return where the name of a line stands: at its last value, or at the end of the axis when that is near; nothing for an empty line."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    return [(x.high if place >= _NO_ROOM_FROM else float(place), value, name, role) for place, value in known[-1:]]


def _role(point: Point) -> Role:
    return Role.ABOVE if point.value is not None and point.value > 0 else Role.OWN


def _more_or_less(euros: float | None) -> str:
    if euros is None:
        return dutch.MISSING
    if dutch.rounded_half_up(euros, 0) == 0:
        return "geen verschil"
    return f"{dutch.euro(abs(euros), 0)} {'meer' if euros > 0 else 'minder'}"
