"""Did clients become more or less satisfied: the same people at the start and at the end, with how sure that is."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import difference_axis, number_axis
from hbh_metrics.drawing.chart import Chart, Role, Shape
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import LEGEND, clients_cell, measured, over_all_periods, value_cell
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.satisfaction_words import Change, changed
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import Provider

START, END = "tevredenheid_nul", "tevredenheid_eind"
DIFFERENCE, LOW, HIGH = "tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog"
METRICS = (START, END, DIFFERENCE, LOW, HIGH)
_COLUMNS = (
    Column("Aanbieder"),
    Column("Nulmeting", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Eindmeting", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Verschil", is_number=True),
    Column("Ligt tussen", is_number=True),
    Column("Twee keer geantwoord", is_number=True),
)
_READ_AS = (
    "De punt is het gemiddelde verschil tussen eind- en nulmeting van wie twee keer antwoordde. De streep laat zien waar het verschil kan "
    "liggen als toeval wordt meegerekend (95%). Raakt de streep de lijn van 0, dan is er geen verschil aangetoond. Bij minder dan "
    f"{SMALL_NUMBER} mensen wordt er niets over een verandering gezegd. In de tabel: {LEGEND}"
)
_LEAST_REACH = 1.0
_ROOM = 1.15


def answer(view: View) -> Figure:
    """Return the change in grade per provider; before the last survey the grades of the first."""
    grid = over_all_periods(view, *METRICS)
    found = change(view, grid, view.chosen)
    sentences = changed(found)
    any_judged = any(change(view, grid, provider).is_judged for provider in view.with_total)
    return Figure(
        slug="tevredenheid",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="verschil in rapportcijfer (1 tot 10)" if any_judged else "rapportcijfer (1 tot 10)",
        population=_population(found),
        period="nulmeting en eindmeting",
        provenance=view.provenance("enquêtescores"),
        table=Table(
            "Rapportcijfers bij het begin en aan het eind",
            _COLUMNS,
            tuple(_row(grid, provider) for provider in view.with_total),
        ),
        definition=explain(_READ_AS, START, END, DIFFERENCE),
        chart=_differences(view, grid) if any_judged else _first_grades(view, grid),
    )


def change(view: View, grid: Grid, provider: Provider) -> Change:
    """Return what is known of a provider's grades."""
    who = provider.aanbieder_id
    return Change(
        provider.naam,
        provider == view.with_total[0],
        measured(grid.get(START, who, "")),
        measured(grid.get(END, who, "")),
        measured(grid.get(DIFFERENCE, who, "")),
        grid.value(LOW, who, ""),
        grid.value(HIGH, who, ""),
    )


def _population(found: Change) -> str:
    if found.is_judged:
        return f"cliënten die twee keer antwoordden, n = {dutch.number(found.pairs)}"
    return f"cliënten die de nulmeting invulden, n = {dutch.number(found.start.n)}"


def _differences(view: View, grid: Grid) -> Chart:
    rows, reach = [], _LEAST_REACH
    for provider in view.with_total:
        found = change(view, grid, provider)
        is_own = view.is_total or provider == view.chosen
        if not found.is_judged or found.low is None or found.high is None:
            rows.append(IntervalRow(provider.naam, None, None, None, "nog geen uitspraak mogelijk"))
            continue
        reach = max(reach, abs(found.low), abs(found.high))
        words = f"{_signed(found.difference.value or 0.0)} ({_between(found.low, found.high)}, {found.pairs} cliënten)"
        rows.append(
            IntervalRow(
                provider.naam,
                found.difference.value,
                found.low,
                found.high,
                words,
                Role.OWN if is_own else Role.OTHERS,
                shape=_shape(found),
            )
        )
    axis = difference_axis(reach * _ROOM, lambda value: dutch.number(value, 1))
    return intervals(rows, axis, "◀ lager cijfer  |  hoger cijfer ▶", line_at=0.0)


def _shape(found: Change) -> Shape:
    if found.high is not None and found.high < 0:
        return Shape.TRIANGLE_DOWN
    return Shape.TRIANGLE_UP if found.low is not None and found.low > 0 else Shape.CIRCLE


def _first_grades(view: View, grid: Grid) -> Chart | None:
    rows = []
    for provider in view.with_total:
        found = measured(grid.get(START, provider.aanbieder_id, ""))
        is_own = view.is_total or provider == view.chosen
        words = f"{dutch.number(found.value, 1)}, {dutch.count(found.n or 0, 'cliënt', 'cliënten')}"
        rows.append(
            IntervalRow(
                provider.naam,
                found.value,
                None,
                None,
                words if found.is_known else "niet bekend",
                Role.OWN if is_own else Role.OTHERS,
                is_hollow=found.is_small,
                is_labelled=True,
            )
        )
    if all(row.value is None for row in rows):
        return None
    return intervals(rows, number_axis(1.0, 10.0, ticks=9, is_exact=True), "gemiddeld rapportcijfer in de nulmeting")


def _row(grid: Grid, provider: Provider) -> tuple[Cell, ...]:
    who = provider.aanbieder_id
    start, end, difference = (grid.get(metric, who, "") for metric in (START, END, DIFFERENCE))
    low, high = grid.value(LOW, who, ""), grid.value(HIGH, who, "")
    return (
        Cell(provider.naam),
        value_cell(start, _grade),
        clients_cell(start),
        value_cell(end, _grade),
        clients_cell(end),
        value_cell(difference, _signed),
        value_cell(grid.get(LOW, who, ""), lambda _: _between(low or 0.0, high or 0.0)),
        clients_cell(difference),
    )


def _between(low: float, high: float) -> str:
    return difference_between(low, high, _grade, "lager", "hoger")


def _grade(value: float) -> str:
    return dutch.number(value, 1)


def _signed(value: float) -> str:
    return dutch.signed(_grade(value), value)
