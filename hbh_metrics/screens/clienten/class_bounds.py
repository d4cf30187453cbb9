"""How much is the freedom to leave the class used: the share of clients below, within and above the hours of their class."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Fill, Role
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.hours_words import Subject, class_bounds, working_days
from hbh_metrics.findings.measured import LEGEND, clients_cell, measured, value_cell
from hbh_metrics.findings.rows import BarRow, Part, stacked
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

BELOW, ABOVE = "aandeel_onder_klasse", "aandeel_boven_klasse"
_COLUMNS = (
    Column("Aanbieder"),
    Column("Periode"),
    Column("Onder de klasse", is_number=True),
    Column("Binnen de klasse", is_number=True),
    Column("Boven de klasse", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
)
_READ_AS = (
    "Elke balk is 100% van de cliënten: links wie minder uren krijgt dan de klasse van de indicatie, in het midden wie erbinnen valt, "
    "rechts wie meer krijgt. De aanbieder mag van de klasse afwijken zonder de gemeente te vragen. "
    f"In de tabel: {LEGEND}"
)
_FULL_PCT = 100.0


def answer(view: View) -> Figure:
    """Return which part of the clients gets fewer or more hours than their class, per provider."""
    grid = view.grid(BELOW, ABOVE)
    who, when = view.chosen.aanbieder_id, view.periode_id
    below = measured(grid.get(BELOW, who, when))
    sentences = class_bounds(Subject(view.chosen.naam, view.is_total, when), below, grid.value(ABOVE, who, when))
    return Figure(
        slug="klasse",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="cliënten naar hun uren tegenover de klasse van hun indicatie, in %",
        population=f"cliënten met ten minste 14 dagen hulp en één klasse, n = {dutch.number(below.n)}",
        period=dutch.period_in_full(when),
        provenance=view.provenance("geleverde uren en indicaties"),
        table=Table(
            "Onder, binnen en boven de klasse",
            _COLUMNS,
            tuple(
                _row(view, grid, provider, period_id)
                for provider in (view.with_total if view.is_total else (view.chosen,))
                for period_id in view.begun
            ),
        ),
        definition=explain(_READ_AS, BELOW, ABOVE),
        notes=working_days(when),
        chart=_chart(view, grid),
    )


def _chart(view: View, grid: Grid) -> Chart | None:
    if all(grid.value(BELOW, provider.aanbieder_id, view.periode_id) is None for provider in view.with_total):
        return None
    return stacked(
        [_bar(view, grid, provider) for provider in view.with_total],
        percent_axis(0.0, _FULL_PCT),
        "▼ onder de klasse  |  binnen  |  ▲ boven de klasse",
    )


def _bar(view: View, grid: Grid, provider: Provider) -> BarRow:
    who, when = provider.aanbieder_id, view.periode_id
    below, above = grid.value(BELOW, who, when), grid.value(ABOVE, who, when)
    if below is None or above is None:
        text = value_cell(grid.get(BELOW, who, when), dutch.percentage).text
        return BarRow(provider.naam, (), "niet bekend" if text == dutch.MISSING else text)
    is_own = view.is_total or provider == view.chosen
    within = _FULL_PCT - below - above
    solid = Fill.SOLID if view.state(who).counts else Fill.DASHED_OUTLINE
    return BarRow(
        provider.naam,
        (
            Part(below, Role.ABOVE if is_own else Role.OTHERS, f"{dutch.percentage(below)} onder de klasse", solid),
            Part(within, Role.PATH, f"{dutch.percentage(within)} binnen de klasse", Fill.OUTLINE),
            Part(above, Role.OWN if is_own else Role.OTHERS, f"{dutch.percentage(above)} boven de klasse", solid),
        ),
        "",
        inside=f"{dutch.percentage(below)} onder",
    )


def _row(view: View, grid: Grid, provider: Provider, period_id: str) -> tuple[Cell, ...]:
    who = provider.aanbieder_id
    below, above = grid.value(BELOW, who, period_id), grid.value(ABOVE, who, period_id)
    within = None if below is None or above is None else _FULL_PCT - below - above
    return (
        Cell(provider.naam),
        Cell(dutch.period(period_id)),
        value_cell(grid.get(BELOW, who, period_id), dutch.percentage),
        Cell(dutch.percentage(within), within),
        value_cell(grid.get(ABOVE, who, period_id), dutch.percentage),
        clients_cell(grid.get(BELOW, who, period_id)),
        Cell(view.state(who, period_id).value),
    )
