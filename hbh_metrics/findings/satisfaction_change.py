"""Did clients become more or less satisfied: the same people at the start and at the end, with how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import difference_axis, number_axis
from hbh_metrics.drawing.chart import Axis, Chart, Role, Shape
from hbh_metrics.findings.columns import PROVIDER, clients, lies_between, metric_table, value
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import LEGEND, measured, over_all_periods
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.satisfaction_words import Change, changed
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import Provider

START, END = "tevredenheid_nul", "tevredenheid_eind"
DIFFERENCE, LOW, HIGH = "tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog"
METRICS = (START, END, DIFFERENCE, LOW, HIGH)
ROUNDS = "nulmeting en eindmeting"
"""The period of what has none: both rounds of the survey."""


def _between(low: float, high: float) -> str:
    return difference_between(low, high, metric_text(START), "lager", "hoger")


_COLUMNS = (
    PROVIDER,
    value(START, "Nulmeting"),
    clients(START),
    value(END, "Eindmeting"),
    clients(END),
    value(DIFFERENCE, "Verschil"),
    lies_between(LOW, HIGH, "Ligt tussen", _between),
    clients(DIFFERENCE, "Twee keer geantwoord"),
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
    any_judged = any(change(view, grid, provider).is_judged for provider in view.with_total)
    title = "Rapportcijfers bij het begin en aan het eind"
    return finding(
        view,
        "tevredenheid",
        changed(found),
        unit="verschil in rapportcijfer (1 tot 10)" if any_judged else "rapportcijfer (1 tot 10)",
        population=_population(found),
        period=ROUNDS,
        table=metric_table(view, grid, title, _COLUMNS, providers=view.with_total, periods=("",)),
        how_to_read=_READ_AS,
        explains=(START, END, DIFFERENCE),
        chart=differences(view, grid, view.with_total) if any_judged else _first_grades(view, grid),
    )


def grade_axis() -> Axis:
    """Return the axis of a report grade, the whole scale."""
    return number_axis(1.0, 10.0, ticks=9, is_exact=True)


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


def differences(view: View, grid: Grid, providers: Sequence[Provider]) -> Chart:
    """Return the difference of these providers with its interval, on the scale of all; words where nothing can be said of it yet."""
    every = {provider: change(view, grid, provider) for provider in view.with_total}
    ends = [end for found in every.values() if found.is_judged for end in (found.low, found.high) if end is not None]
    axis = difference_axis(max([_LEAST_REACH, *map(abs, ends)]) * _ROOM, metric_text(START))
    rows = [_difference(view, grid, provider, every[provider]) for provider in providers]
    return intervals(rows, axis, "verschil in cijfer: links lager, rechts hoger", line_at=0.0)


def _difference(view: View, grid: Grid, provider: Provider, found: Change) -> IntervalRow:
    if not found.is_judged or found.difference.value is None or found.low is None or found.high is None:
        why = "afgeschermd" if found.difference.is_hidden else "nog geen uitspraak mogelijk"
        return IntervalRow(provider.naam, None, None, None, why)
    size = metric_text(DIFFERENCE)(found.difference.value)
    return IntervalRow(
        provider.naam,
        found.difference.value,
        found.low,
        found.high,
        f"{size} ({_between(found.low, found.high)}, {found.pairs} cliënten)",
        Role.OWN if view.is_own(provider) else Role.OTHERS,
        shape=_shape(found),
        origin=grid.origin(provider.aanbieder_id, "", DIFFERENCE, LOW, HIGH),
    )


def _shape(found: Change) -> Shape:
    if found.high is not None and found.high < 0:
        return Shape.TRIANGLE_DOWN
    return Shape.TRIANGLE_UP if found.low is not None and found.low > 0 else Shape.CIRCLE


def _first_grades(view: View, grid: Grid) -> Chart | None:
    rows = []
    for provider in view.with_total:
        found = change(view, grid, provider).start
        words = f"{dutch.number(found.value, 1)}, {dutch.count(found.n or 0, 'cliënt', 'cliënten')}"
        rows.append(
            IntervalRow(
                provider.naam,
                found.value,
                None,
                None,
                words if found.is_known else "niet bekend",
                Role.OWN if view.is_own(provider) else Role.OTHERS,
                is_hollow=found.is_small,
                is_labelled=True,
                origin=grid.origin(provider.aanbieder_id, "", START),
            )
        )
    if all(row.value is None for row in rows):
        return None
    return intervals(rows, grade_axis(), "gemiddeld rapportcijfer in de nulmeting")
