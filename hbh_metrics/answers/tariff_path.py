"""Do the tariffs follow the agreed path: per provider the path, what was paid, and the difference between the two."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreements, by_provider
from hbh_metrics.answers import tariff_words
from hbh_metrics.answers.explanation import explain
from hbh_metrics.answers.reading import reading_in_force
from hbh_metrics.answers.tariff_words import TariffFact
from hbh_metrics.answers.view import SMALL_NUMBER, Grid, View
from hbh_metrics.calendar import experiment_periods, period
from hbh_metrics.figures import Cell, Column, Figure, Panel, Point, Position, Scale, State, Table, common_scale
from hbh_metrics.records import TOTAL, Measure, Provider

METRICS = (
    "betaald_tarief",
    "afgesproken_tarief",
    "tariefindex",
    "afgesproken_index",
    "afwijking_tarief",
    "afbouw_gerealiseerd",
    "afbouw_afgesproken",
    "afbouwvoortgang",
)
_ROOM_BELOW_PCT = 1.5
_ROOM_ABOVE_PCT = 2.5
_LEAST_DIFFERENCE_PCT = 1.0
_ROOM_ABOVE_DIFFERENCE = 1.15

_COLUMNS = (
    Column("Aanbieder"),
    Column("Periode"),
    Column("Afgesproken tarief", is_number=True),
    Column("Betaald tarief", is_number=True),
    Column("Afwijking", is_number=True),
    Column("Betaald, % van starttarief", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
)

_READ_AS = (
    "De grafiek toont het betaalde en het afgesproken tarief als percentage van het starttarief, zodat alle aanbieders dezelfde schaal "
    "hebben. De trap is het afgesproken pad, de punten zijn wat is betaald. Een open punt met een stippellijn is een periode die nog "
    "loopt of waarvan de gegevens onvolledig zijn."
)


def answer(view: View) -> Figure:
    """Return the figure of the agreed path, the paid tariff and the deviation for every provider."""
    grid = view.grid(*METRICS)
    agreements = by_provider(row.agreement for row in view.door.agreements())
    future = _agreed_index(view)
    panels = tuple(_panel(view, grid, provider, future, agreements) for provider in view.with_total)
    shown = [point.value for panel in panels for point in (*panel.path, *panel.realised)]
    sentences = _sentences(view, grid)
    return Figure(
        slug="tarief-en-pad",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="tarief per cliënt per periode, in % van het starttarief",
        population=view.population(),
        period=dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance("periodebetalingen en tariefafspraken"),
        table=_table(view, grid),
        definition=explain(_READ_AS, "betaald_tarief", "afgesproken_tarief", "afwijking_tarief", "tariefindex"),
        panels=panels,
        scale=common_scale(shown, below=_ROOM_BELOW_PCT, above=_ROOM_ABOVE_PCT, include=(100.0,)),
        difference_scale=_difference_scale(panels),
        notes=(reading_in_force(view), *_small_numbers(view, grid)),
    )


def _sentences(view: View, grid: Grid) -> tuple[str, ...]:
    if view.is_total:
        return tariff_words.all_providers([fact(view, grid, provider) for provider in view.providers], view.periode_id)
    return tariff_words.one_provider(fact(view, grid, view.chosen), view.periode_id)


def fact(view: View, grid: Grid, provider: Provider) -> TariffFact:
    """Return what is known of a provider in the chosen period."""
    who, when = provider.aanbieder_id, view.periode_id
    return TariffFact(
        name=provider.naam,
        state=view.state(who),
        paid_eur=grid.value("betaald_tarief", who, when),
        agreed_eur=grid.value("afgesproken_tarief", who, when),
        difference_pct=grid.value("afwijking_tarief", who, when),
        realised_points=grid.value("afbouw_gerealiseerd", who, when),
        agreed_points=grid.value("afbouw_afgesproken", who, when),
        progress_pct=grid.value("afbouwvoortgang", who, when),
    )


def _panel(
    view: View,
    grid: Grid,
    provider: Provider,
    future: dict[tuple[str, str], float | None],
    agreements: dict[str, Agreements],
) -> Panel:
    who = provider.aanbieder_id
    now = fact(view, grid, provider)
    if who == TOTAL:
        path = _points(view, grid, "afgesproken_index", who)
    else:
        path = tuple(
            Point(k.id, future.get((who, k.id)), dutch.percentage(future.get((who, k.id))))
            for k in experiment_periods()
        )
    return Panel(
        title=provider.naam,
        sentence=" ".join(tariff_words.one_provider(now, view.periode_id)),
        position=now.position if now.counts else Position.UNKNOWN,
        judgement=now.judgement,
        focus=view.periode_id,
        path=path,
        realised=_points(view, grid, "tariefindex", who, euros="betaald_tarief"),
        difference=_points(view, grid, "afwijking_tarief", who),
        is_own=view.is_total or provider == view.chosen,
        events=_amendments(agreements.get(who)),
    )


def _points(view: View, grid: Grid, metric: str, who: str, *, euros: str | None = None) -> tuple[Point, ...]:
    return tuple(
        _point(
            grid.get(metric, who, period_id), period_id, None if euros is None else grid.value(euros, who, period_id)
        )
        for period_id in view.begun
    )


def _point(row: Measure | None, period_id: str, euros: float | None) -> Point:
    if row is None:
        return Point(period_id, None, dutch.MISSING, State.OPEN)
    text = dutch.percentage(row.waarde) if euros is None else dutch.euro(euros)
    return Point(period_id, row.waarde, text, State.of(row.status))


def _agreed_index(view: View) -> dict[tuple[str, str], float | None]:
    return {(step.aanbieder_id, step.periode_id): step.index_pct for step in view.door.paths() if step.is_afspraak}


def _amendments(agreements: Agreements | None) -> tuple[tuple[str, str], ...]:
    rows = () if agreements is None else agreements.rows
    later = sorted(rows, key=lambda row: row.versie)[1:]
    return tuple(
        (row.vanaf_periode, f"nieuwe afspraak<br>{dutch.day(period(row.vanaf_periode).begin)}") for row in later
    )


def _difference_scale(panels: tuple[Panel, ...]) -> Scale:
    known = [abs(point.value) for panel in panels for point in panel.difference if point.value is not None]
    reach = max([_LEAST_DIFFERENCE_PCT, *known]) * _ROOM_ABOVE_DIFFERENCE
    return Scale(-reach, reach)


def _table(view: View, grid: Grid) -> Table:
    chosen = view.with_total if view.is_total else (view.chosen,)
    rows = tuple(_row(view, grid, provider, period_id) for provider in chosen for period_id in view.begun)
    return Table("Afgesproken en betaald tarief per aanbieder en periode", _COLUMNS, rows)


def _row(view: View, grid: Grid, provider: Provider, period_id: str) -> tuple[Cell, ...]:
    who = provider.aanbieder_id
    agreed, paid, difference, index = (
        grid.value(metric, who, period_id)
        for metric in ("afgesproken_tarief", "betaald_tarief", "afwijking_tarief", "tariefindex")
    )
    row = grid.get("betaald_tarief", who, period_id)
    clients = None if row is None else row.n
    return (
        Cell(provider.naam),
        Cell(dutch.period(period_id)),
        Cell(dutch.euro(agreed), agreed),
        Cell(dutch.euro(paid), paid),
        Cell(dutch.signed(dutch.percentage(difference), difference), difference),
        Cell(dutch.percentage(index), index),
        Cell(dutch.number(clients), clients),
        Cell(view.state(who, period_id).value),
    )


def _small_numbers(view: View, grid: Grid) -> tuple[str, ...]:
    rows = [
        (provider, grid.get("betaald_tarief", provider.aanbieder_id, view.periode_id)) for provider in view.providers
    ]
    small = [
        f"{provider.naam} ({dutch.count(row.n, 'cliënt', 'cliënten')})"
        for provider, row in rows
        if row and row.n and row.n < SMALL_NUMBER
    ]
    return (f"Klein aantal in {dutch.period(view.periode_id)}: {dutch.listing(small)}.",) if small else ()
