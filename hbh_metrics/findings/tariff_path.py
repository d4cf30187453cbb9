"""Do the tariffs follow the agreed path: per provider the path, what was paid, and the difference between the two."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreements, by_provider
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.points import Position
from hbh_metrics.findings import tariff_words
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Panel, Table
from hbh_metrics.findings.reading import reading_in_force
from hbh_metrics.findings.tariff_charts import Series, charts_of
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL, Provider

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
        panels=_panels(view, grid),
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


def _panels(view: View, grid: Grid) -> tuple[Panel, ...]:
    agreements = by_provider(row.agreement for row in view.door.agreements())
    series = [_series(view, grid, who, agreements.get(who.aanbieder_id)) for who in view.with_total]
    return tuple(
        Panel(
            title=who.naam,
            sentence=" ".join(tariff_words.one_provider(now, view.periode_id)),
            chart=chart,
            position=now.position if now.counts else Position.UNKNOWN,
            judgement=now.judgement,
            is_own=view.is_total or who == view.chosen,
        )
        for who, chart in zip(view.with_total, charts_of(series, view.periode_id), strict=True)
        for now in [fact(view, grid, who)]
    )


def _series(view: View, grid: Grid, provider: Provider, agreements: Agreements | None) -> Series:
    """Return what the panel of a provider shows: its path to the end of the experiment, and what was paid until now."""
    who = provider.aanbieder_id
    if who == TOTAL:
        agreed = tuple((period_id, grid.value("afgesproken_index", who, period_id)) for period_id in view.begun)
    else:
        steps = {
            row.periode_id: row.index_pct for row in view.door.paths() if row.aanbieder_id == who and row.is_afspraak
        }
        agreed = tuple((within.id, steps.get(within.id)) for within in experiment_periods())
    paid = tuple(
        (row, grid.value("betaald_tarief", who, period_id), grid.value("afwijking_tarief", who, period_id))
        for period_id in view.begun
        for row in [grid.get("tariefindex", who, period_id)]
    )
    rows = () if agreements is None else tuple(sorted(agreements.rows, key=lambda row: row.versie))[1:]
    return Series(
        agreed=agreed,
        begun=view.begun,
        paid=paid,
        amended=tuple(row.vanaf_periode for row in rows),
        is_own=view.is_total or provider == view.chosen,
    )


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
