"""Is paid for clients who got no hours, and was a reason given."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Fill, Role
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.hours_words import Subject, paid_without_hours
from hbh_metrics.findings.measured import LEGEND, clients_cell, measured, value_cell
from hbh_metrics.findings.rows import BarRow, Part, stacked
from hbh_metrics.findings.shares import distribution
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Measure, Provider

ALL, UNEXPLAINED = "betaald_zonder_uren", "betaald_zonder_uren_onverklaard"
_REASONS = TABLE_BY_NAME["geleverde_uren"].column("reden_niet_geleverd").allowed
_LEAST_REACH_PCT = 8.0
_COLUMNS = (
    Column("Aanbieder"),
    Column("Periode"),
    Column("Betaald zonder uren", is_number=True),
    Column("In procenten", is_number=True),
    Column("Waarvan zonder reden", is_number=True),
    Column("Zonder reden, in procenten", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
)
_READ_AS = (
    "De hele balk is het deel van de betaalde cliëntperioden waarin geen enkel uur is geleverd. Het dichte deel is zonder opgegeven reden, "
    "het open deel met een reden, zoals opname in het ziekenhuis of vakantie. Wie geen urenregel heeft, telt niet mee: die uren zijn "
    f"onbekend, niet nul. In de tabel: {LEGEND}"
)


def answer(view: View) -> Figure:
    """Return for which part of the paid client-periods no hours were delivered, per provider, with and without a reason."""
    grid = view.grid(ALL, UNEXPLAINED)
    who, when = view.chosen.aanbieder_id, view.periode_id
    row, bare = grid.get(ALL, who, when), grid.get(UNEXPLAINED, who, when)
    share = measured(row)
    subject = Subject(view.chosen.naam, view.is_total, when)
    sentences = paid_without_hours(subject, share, _above(row), _above(bare))
    return Figure(
        slug="betaald-zonder-uren",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="betaalde cliëntperioden zonder geleverde uren, in %",
        population=f"betaalde cliëntperioden waarvan uren bekend zijn, n = {dutch.number(share.n)}",
        period=dutch.period_in_full(when),
        provenance=view.provenance("periodebetalingen en geleverde uren"),
        table=Table(
            "Betaald zonder uren",
            _COLUMNS,
            tuple(
                _row(view, grid, provider, period_id)
                for provider in (view.with_total if view.is_total else (view.chosen,))
                for period_id in view.begun
            ),
        ),
        definition=explain(_READ_AS, ALL, UNEXPLAINED),
        notes=_reasons(view),
        chart=_chart(view, grid),
    )


def _above(row: Measure | None) -> float | None:
    return None if row is None else row.teller


def _reasons(view: View) -> tuple[str, ...]:
    """Return how often which reason was given for hours that were not delivered, the most frequent first."""
    found = distribution(view, "reden_niet_geleverd", view.chosen.aanbieder_id, view.periode_id)
    given = sorted((one for one in found.classes if one.aantal), key=lambda one: (-one.aantal, one.volgorde))
    if not given:
        return ()
    parts = [f"{_REASONS.get(one.code, one.code.lower())} ({dutch.number(one.aantal)})" for one in given]
    return (f"Opgegeven redenen bij alle urenregels van deze periode: {dutch.listing(parts)}.",)


def _chart(view: View, grid: Grid) -> Chart | None:
    known = [row.waarde for row in grid.cells.values() if row.maatstaf == ALL and row.waarde is not None]
    bars = [_bar(view, grid, provider) for provider in view.with_total]
    if all(grid.value(ALL, provider.aanbieder_id, view.periode_id) is None for provider in view.with_total):
        return None
    return stacked(
        bars,
        percent_axis(0.0, max([_LEAST_REACH_PCT, *known]) * 1.25),
        "dicht: zonder reden; open: met een reden",
    )


def _bar(view: View, grid: Grid, provider: Provider) -> BarRow:
    who, when = provider.aanbieder_id, view.periode_id
    row = grid.get(ALL, who, when)
    share, bare = grid.value(ALL, who, when), grid.value(UNEXPLAINED, who, when)
    if share is None or bare is None:
        text = value_cell(row, dutch.percentage).text
        return BarRow(provider.naam, (), "niet bekend" if text == dutch.MISSING else text)
    is_own = view.is_total or provider == view.chosen
    role = Role.ABOVE if is_own else Role.OTHERS
    return BarRow(
        provider.naam,
        (
            Part(bare, role, f"{dutch.percentage(bare)} zonder reden"),
            Part(share - bare, role, f"{dutch.percentage(share - bare)} met een reden", Fill.OUTLINE),
        ),
        dutch.percentage(share) + (f", {dutch.percentage(bare)} zonder reden" if bare else ""),
    )


def _row(view: View, grid: Grid, provider: Provider, period_id: str) -> tuple[Cell, ...]:
    who = provider.aanbieder_id
    row, bare = grid.get(ALL, who, period_id), grid.get(UNEXPLAINED, who, period_id)
    return (
        Cell(provider.naam),
        Cell(dutch.period(period_id)),
        _count(row),
        value_cell(row, dutch.percentage),
        _count(bare),
        value_cell(bare, dutch.percentage),
        clients_cell(row),
        Cell(view.state(who, period_id).value),
    )


def _count(row: Measure | None) -> Cell:
    """Return the count above the line; where the share is unknown or kept from the reader, so is the count."""
    if row is None or row.waarde is None or row.teller is None:
        return value_cell(row, dutch.percentage)
    return Cell(dutch.number(row.teller), round(row.teller))
