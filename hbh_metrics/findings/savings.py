"""Does it cost extra, and what is saved: against the same clients before (this counts), and against the start tariff (on paper)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Plot, Role, Stroke, Track
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import columns, focus_band, realised, zero_line
from hbh_metrics.findings import series
from hbh_metrics.findings.cost_words import Savings, against_before, on_indication, on_paper
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, KeyFigure, Table
from hbh_metrics.findings.measured import (
    LEGEND,
    SUPPRESSED,
    clients_cell,
    is_hidden,
    last_ended,
    measured,
    value_cell,
)
from hbh_metrics.findings.series import end_names
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Measure, Provider

METRICS = (
    "betaald",
    "clienten",
    "kosten_tov_referentie",
    "kosten_tov_referentie_cum",
    "kosten_tov_referentie_cum_pct",
    "besparing_starttarief",
    "verzilvering",
)
_COLUMNS = (
    Column("Aanbieder"),
    Column("Periode"),
    Column("Betaald", is_number=True),
    Column("Tegenover voorheen", is_number=True),
    Column("Tegenover voorheen, opgeteld", is_number=True),
    Column("Opgeteld, in procenten", is_number=True),
    Column("Op papier bespaard", is_number=True),
    Column("Op papier bespaard, opgeteld", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
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
    sentences = (*against_before(found), *on_paper(found))
    return Figure(
        slug="kosten-opgeteld",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="verschil met wat dezelfde cliënten voorheen kostten, in euro",
        population=view.population(),
        period=dutch.period_range(view.begun[0], found.until),
        provenance=view.provenance("periodebetalingen, tariefafspraken en referentie"),
        table=Table(
            "Kosten tegenover voorheen en tegenover het starttarief",
            _COLUMNS,
            tuple(
                row for who in (view.with_total if view.is_total else (view.chosen,)) for row in _rows(view, grid, who)
            ),
        ),
        definition=explain(
            _READ_AS, "kosten_tov_referentie", "kosten_tov_referentie_cum", "besparing_starttarief", "referentiekosten"
        ),
        notes=on_indication(found),
        chart=_chart(view, grid),
    )


def three_figures(view: View) -> tuple[KeyFigure, ...]:
    """Return the three figures that are called a saving, each with which one counts and why the others do not."""
    found = savings(view, view.grid(*METRICS), view.chosen)
    before, paper, delivered = found.before.value, found.paper_eur, found.delivered_pct
    return (
        KeyFigure(
            "Dit telt: tegenover dezelfde cliënten voorheen",
            SUPPRESSED if found.before.is_hidden else _more_or_less(before),
            "De afspraak is: geen extra kosten. Alleen dit bedrag laat zien of dat zo is.",
        ),
        KeyFigure(
            "Op papier: tegenover het starttarief",
            SUPPRESSED if found.before.is_hidden else _more_or_less(None if paper is None else -paper),
            "Wat de verlaging van het tarief oplevert. Telt niet als besparing: het starttarief is een afspraak, geen kosten van voorheen.",
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
        measured(grid.get("kosten_tov_referentie_cum", who, until)),
        grid.value("kosten_tov_referentie_cum_pct", who, until),
        paper_so_far(view, grid, who)[len(ended) - 1],
        grid.value("verzilvering", who, until),
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
    numbers = dutch.listing([str(int(period_id[4:])) for period_id in period_ids])
    return f"periode{dutch.NO_BREAK}{numbers}" if len(period_ids) == 1 else f"perioden{dutch.NO_BREAK}{numbers}"


def _rows(view: View, grid: Grid, provider: Provider) -> list[tuple[Cell, ...]]:
    who = provider.aanbieder_id
    on_paper_so_far = paper_so_far(view, grid, who)
    return [
        (
            Cell(provider.naam),
            Cell(dutch.period(period_id)),
            value_cell(grid.get("betaald", who, period_id), dutch.euro),
            value_cell(grid.get("kosten_tov_referentie", who, period_id), _signed_euro),
            value_cell(grid.get("kosten_tov_referentie_cum", who, period_id), _signed_euro),
            value_cell(grid.get("kosten_tov_referentie_cum_pct", who, period_id), _signed_share),
            value_cell(grid.get("besparing_starttarief", who, period_id), dutch.euro),
            _sum_cell(grid.get("besparing_starttarief", who, period_id), on_paper_so_far[place]),
            clients_cell(grid.get("betaald", who, period_id)),
            Cell(view.state(who, period_id).value),
        )
        for place, period_id in enumerate(view.begun)
    ]


def _sum_cell(row: Measure | None, total: float | None) -> Cell:
    return Cell(SUPPRESSED) if total is None and is_hidden(row) else Cell(dutch.euro(total), total)


def paper_so_far(view: View, grid: Grid, who: str) -> list[float | None]:
    """Return per period what is saved on paper up to and including it.

    None until the first known amount, in an open period, and from the first amount on that is kept from the reader.
    """
    rows = [grid.get("besparing_starttarief", who, period_id) for period_id in view.begun]
    sums = accumulate((row.waarde if row else None) or 0.0 for row in rows)
    kept = accumulate((is_hidden(row) for row in rows), max)
    begun = accumulate((row is not None and row.waarde is not None for row in rows), max)
    return [
        total if is_begun and not is_kept and view.state(who, period_id) is not State.OPEN else None
        for period_id, total, is_kept, is_begun in zip(view.begun, sums, kept, begun, strict=True)
    ]


def _chart(view: View, grid: Grid) -> Chart | None:
    """Return both sums over the periods, and each period apart below them; None while there is nothing to draw."""
    who = view.chosen.aanbieder_id
    x = period_axis(experiment_periods())
    running = series.points(view, grid, "kosten_tov_referentie_cum", who, _signed_euro, with_open=False)
    each = series.points(view, grid, "kosten_tov_referentie", who, _signed_euro, with_open=False)
    paper = [None if amount is None else -amount for amount in paper_so_far(view, grid, who)]
    if all(value is None for value in (*(point.value for point in running), *paper)):
        return None
    scale = view.with_total[:1] if view.is_total else view.with_total[1:]
    y = euro_axis(*_reach(view, grid, scale, "kosten_tov_referentie_cum"))
    y_each = euro_axis(*_reach(view, grid, scale, "kosten_tov_referentie"), ticks=3)
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
    """Return the lowest and highest amount over these providers, so that the scale stays while one chooses among them."""
    found = [0.0]
    for provider in providers:
        found += [
            value
            for period_id in view.begun
            if (value := grid.value(metric, provider.aanbieder_id, period_id)) is not None
        ]
        if metric.endswith("_cum"):
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


def _signed_euro(value: float) -> str:
    return dutch.signed(dutch.euro(value, 0), value)


def _signed_share(value: float) -> str:
    return dutch.signed(dutch.percentage(value), value)
