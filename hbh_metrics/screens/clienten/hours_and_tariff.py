"""Do the hours fall faster than the tariff: hours in % of before beside the tariff in % of its start; and the use of the indication."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import percent_axis, period_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.hours_words import Subject, pace, working_days
from hbh_metrics.findings.measured import LEGEND, clients_cell, measured, series, value_cell
from hbh_metrics.findings.series import Course, plot, values_of
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

METRICS = ("urenindex", "tariefindex", "verzilvering")
_COLUMNS = (
    Column("Aanbieder"),
    Column("Periode"),
    Column("Uren, % van voorheen", is_number=True),
    Column("Tarief, % van starttarief", is_number=True),
    Column("Verschil", is_number=True),
    Column("Geleverd van geïndiceerd", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
)
_READ_AS = (
    "Boven staan twee lijnen op één schaal: de uren die cliënten krijgen in procenten van hun eigen uren van voorheen, en het tarief in "
    "procenten van het starttarief. Afgesproken is dat de uren niet sneller dalen dan het tarief. Onder staat welk deel van de "
    f"geïndiceerde uren is geleverd. Een open punt hoort bij een periode die niet volledig is. In de tabel: {LEGEND}"
)
_HEIGHT_PX, _TOP, _FOOT = 440, 0.62, 0.38
_START_PCT = 100.0


def answer(view: View) -> Figure:
    """Return the hours against the clients' own hours of before, beside the tariff, and against their indication."""
    grid = view.grid(*METRICS)
    who, when = view.chosen.aanbieder_id, view.periode_id
    index = measured(grid.get("urenindex", who, when))
    sentences = pace(Subject(view.chosen.naam, view.is_total, when), index, grid.value("tariefindex", who, when))
    return Figure(
        slug="uren-en-tarief",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="uren in % van voorheen en tarief in % van het starttarief",
        population=f"cliënten met een eigen gemiddelde van voorheen, n = {dutch.number(index.n)} in {dutch.period(when)}",
        period=dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance("geleverde uren, referentie, indicaties en periodebetalingen"),
        table=Table(
            "Uren en tarief",
            _COLUMNS,
            tuple(
                _row(view, grid, provider, period_id)
                for provider in (view.with_total if view.is_total else (view.chosen,))
                for period_id in view.begun
            ),
        ),
        definition=explain(_READ_AS, *METRICS),
        notes=working_days(when),
        chart=_chart(view, grid),
    )


def _chart(view: View, grid: Grid) -> Chart:
    who = view.chosen.aanbieder_id
    hours = series(view, grid, "urenindex", who, dutch.percentage)
    tariff = series(view, grid, "tariefindex", who, dutch.percentage)
    used = series(view, grid, "verzilvering", who, dutch.percentage)
    both = values_of(grid, "urenindex", "tariefindex")
    share = values_of(grid, "verzilvering")
    y = percent_axis(min([_START_PCT - 5, *both]), max([_START_PCT, *both]))
    y_used = percent_axis(min([_START_PCT - 10, *share]), max([_START_PCT - 10, *share]), ticks=3)
    return Chart(
        period_axis(experiment_periods()),
        (
            plot(
                view,
                (Course(tariff, "tarief", Role.PATH, is_background=True), Course(hours, "uren")),
                y,
                height_px=round(_HEIGHT_PX * _TOP),
                title="Uren in % van voorheen, tarief in % van het starttarief",
                share=_TOP,
            ),
            plot(
                view,
                (Course(used, "van de indicatie", Role.SECOND),),
                y_used,
                height_px=round(_HEIGHT_PX * _FOOT),
                title="Geleverd van geïndiceerd",
                share=_FOOT,
            ),
        ),
        height_px=_HEIGHT_PX,
    )


def _row(view: View, grid: Grid, provider: Provider, period_id: str) -> tuple[Cell, ...]:
    who = provider.aanbieder_id
    hours, tariff = grid.value("urenindex", who, period_id), grid.value("tariefindex", who, period_id)
    behind = None if hours is None or tariff is None else hours - tariff
    return (
        Cell(provider.naam),
        Cell(dutch.period(period_id)),
        value_cell(grid.get("urenindex", who, period_id), dutch.percentage),
        value_cell(grid.get("tariefindex", who, period_id), dutch.percentage),
        Cell(dutch.signed(dutch.points(behind), behind), behind),
        value_cell(grid.get("verzilvering", who, period_id), dutch.percentage),
        clients_cell(grid.get("urenindex", who, period_id)),
        Cell(view.state(who, period_id).value),
    )
