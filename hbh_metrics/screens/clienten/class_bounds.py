"""How much is the freedom to leave the class used: the share of clients below, within and above the hours of their class."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Fill, Role
from hbh_metrics.findings.columns import PERIOD, PROVIDER, STATE, clients, derived, metric_table, metrics_of, value
from hbh_metrics.findings.derived import WITHIN_CLASS
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import counted, finding
from hbh_metrics.findings.hours_words import Subject, class_bounds, working_days
from hbh_metrics.findings.measured import LEGEND, is_known_of_anyone, measured, shown_value
from hbh_metrics.findings.rows import BarRow, Part, stacked
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

BELOW, ABOVE = WITHIN_CLASS.metrics
_COLUMNS = (
    PROVIDER,
    PERIOD,
    value(BELOW, "Onder de klasse"),
    derived(WITHIN_CLASS, "Binnen de klasse", dutch.percentage),
    value(ABOVE, "Boven de klasse"),
    clients(BELOW),
    STATE,
)
_READ_AS = (
    "Elke balk is 100% van de cliënten: links wie minder uren krijgt dan de klasse van de indicatie, in het midden wie erbinnen valt, "
    "rechts wie meer krijgt. De aanbieder mag van de klasse afwijken zonder de gemeente te vragen. "
    f"In de tabel: {LEGEND}"
)
_FULL_PCT = 100.0


def answer(view: View) -> Figure:
    """Return which part of the clients gets fewer or more hours than their class, per provider."""
    grid = view.grid(*metrics_of(_COLUMNS))
    who, when = view.chosen.aanbieder_id, view.periode_id
    below = grid.get(BELOW, who, when)
    return finding(
        view,
        "klasse",
        class_bounds(Subject(view.chosen.naam, view.is_total, when), measured(below), grid.value(ABOVE, who, when)),
        unit="cliënten naar hun uren tegenover de klasse van hun indicatie, in %",
        population=counted("cliënten met ten minste 14 dagen hulp en één klasse", below),
        table=metric_table(view, grid, "Onder, binnen en boven de klasse", _COLUMNS),
        how_to_read=_READ_AS,
        notes=working_days(when),
        chart=_chart(view, grid),
    )


def _chart(view: View, grid: Grid) -> Chart | None:
    if view.runs or not is_known_of_anyone(view, grid, BELOW):
        return None
    return stacked(
        [BarRow(provider.naam, *_bar(view, grid, provider)) for provider in view.with_total],
        percent_axis(0.0, _FULL_PCT),
        "▼ onder de klasse  |  binnen  |  ▲ boven de klasse",
    )


def _bar(view: View, grid: Grid, provider: Provider) -> tuple[tuple[Part, ...], str, str]:
    """Return the parts of a bar, the words behind it and those above it."""
    who, when = provider.aanbieder_id, view.periode_id
    below, above = grid.get(BELOW, who, when), grid.get(ABOVE, who, when)
    within = WITHIN_CLASS.value(grid, who, when)
    if below is None or above is None or below.waarde is None or above.waarde is None or within is None:
        return (), shown_value(below, dutch.percentage), ""
    solid = Fill.SOLID if view.state(who).counts else Fill.DASHED_OUTLINE
    low, high = (Role.ABOVE, Role.OWN) if view.is_own(provider) else (Role.OTHERS, Role.OTHERS)
    both = (below.number(), above.number())
    parts = (
        Part(below.waarde, low, f"{dutch.percentage(below.waarde)} onder de klasse", solid, both[:1]),
        Part(within, Role.PATH, f"{dutch.percentage(within)} binnen de klasse", Fill.OUTLINE, both),
        Part(above.waarde, high, f"{dutch.percentage(above.waarde)} boven de klasse", solid, both[1:]),
    )
    return parts, "", f"{dutch.percentage(below.waarde)} onder"
