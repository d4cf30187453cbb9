"""How many of who was asked answered, at the start and at the end."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.measured import LEGEND, clients_cell, measured, over_all_periods, value_cell
from hbh_metrics.findings.satisfaction_words import responded
from hbh_metrics.findings.shares import bars
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Measure, Provider

START, END = "respons_nul", "respons_eind"
_COLUMNS = (
    Column("Aanbieder"),
    Column("Gevraagd bij het begin", is_number=True),
    Column("Nulmeting ingevuld", is_number=True),
    Column("Respons", is_number=True),
    Column("Gevraagd aan het eind", is_number=True),
    Column("Eindmeting ingevuld", is_number=True),
    Column("Respons aan het eind", is_number=True),
)
_READ_AS = (
    "De balk is het deel van de gevraagde cliënten dat de vragenlijst invulde: de open balk in de eindmeting, de dichte in de nulmeting. "
    f"In de tabel: {LEGEND}"
)
_TOP_PCT = 80.0


def answer(view: View) -> Figure:
    """Return the response of every provider, at the start and at the end."""
    grid = over_all_periods(view, START, END)
    who = view.chosen.aanbieder_id
    start, end = grid.get(START, who, ""), grid.get(END, who, "")
    of_whom = "" if view.is_total else f" van {view.chosen.naam}"
    sentences = responded(measured(start), measured(end), (_asked(start), _asked(end)), of_whom)
    return Figure(
        slug="respons",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="cliënten die de vragenlijst invulden, in % van wie is gevraagd",
        population=f"cliënten die zijn gevraagd, n = {dutch.number(_asked(start))} bij het begin",
        period="nulmeting en eindmeting",
        provenance=view.provenance("enquêtescores en wie er is benaderd"),
        table=Table("Respons", _COLUMNS, tuple(_row(grid, provider) for provider in view.with_total)),
        definition=explain(_READ_AS, START, END),
        chart=_chart(view, grid),
    )


def _asked(row: Measure | None) -> float | None:
    return None if row is None else row.noemer


def _chart(view: View, grid: Grid) -> Chart | None:
    first = [grid.value(START, provider.aanbieder_id, "") for provider in view.with_total]
    last = [grid.value(END, provider.aanbieder_id, "") for provider in view.with_total]
    if all(value is None for value in (*first, *last)):
        return None
    has_last = any(value is not None for value in last)
    return bars(
        [provider.naam.replace(" ", "\n") for provider in view.with_total],
        first,
        last if has_last else (),
        roles=[Role.OWN if view.is_total or who == view.chosen else Role.OTHERS for who in view.with_total],
        top=_TOP_PCT,
        title="dicht: nulmeting; open: eindmeting" if has_last else "nulmeting",
    )


def _row(grid: Grid, provider: Provider) -> tuple[Cell, ...]:
    cells: list[Cell] = [Cell(provider.naam)]
    for metric in (START, END):
        row = grid.get(metric, provider.aanbieder_id, "")
        asked = _asked(row)
        cells += [
            Cell(dutch.number(asked), None if asked is None else round(asked)),
            clients_cell(row),
            value_cell(row, dutch.percentage),
        ]
    return tuple(cells)
