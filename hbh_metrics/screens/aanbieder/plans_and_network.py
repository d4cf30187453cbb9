"""Were talks held, are there signed plans, and does the client's own network help: per period, beside the group."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import series
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.measured import LEGEND, few_clients, measured, value_cell
from hbh_metrics.findings.series import Course
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import TOTAL

METRICS = ("gespreksdekking", "plandekking", "netwerkinzet")
_HEIGHT_PX = 300
_COLUMNS = (
    Column("Periode"),
    Column("Gesprek gevoerd", is_number=True),
    Column("Getekend plan", is_number=True),
    Column("Netwerk helpt mee", is_number=True),
    Column("Netwerk, alle aanbieders", is_number=True),
)
_READ_AS = (
    "Meegeteld worden cliënten die aan het eind van de periode minstens vier weken hulp hebben. ‘Netwerk’ is het deel van de getekende "
    "plannen waarin het eigen netwerk deels of grotendeels meehelpt. Een gesprek of plan dat meehelpen voorstelt, kan door de cliënt als "
    "een korting of als bemoeienis worden ervaren: kijk ook naar de klachten."
)


@dataclass(frozen=True)
class PlanFact:
    """What the sentences say, all in per cent of the clients (of the plans, for the network)."""

    name: str
    state: State
    talks_pct: float | None
    plans_pct: float | None
    network_pct: float | None
    group_network_pct: float | None


def answer(view: View) -> Figure:
    """Return the coverage of talks and plans of the chosen provider, and what its plans say of the network."""
    grid, who = view.grid(*METRICS), view.chosen.aanbieder_id
    talks, plans, network = (grid.value(metric, who, view.periode_id) for metric in METRICS)
    group = grid.value("netwerkinzet", TOTAL, view.periode_id)
    sentences = said(PlanFact(view.chosen.naam, view.state(who), talks, plans, network, group), view.periode_id)
    return Figure(
        slug="gesprekken-en-plannen",
        headline=sentences[0],
        lead=" ".join((*sentences[1:], *few_clients(measured(grid.get("plandekking", who, view.periode_id))))),
        unit="% van de cliënten, en voor het netwerk % van de getekende plannen",
        population=_population(grid, who, view.periode_id),
        period=dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance("ondersteuningsplannen en indicaties"),
        table=_table(view, grid),
        definition=explain(f"{_READ_AS} {LEGEND}", *METRICS),
        notes=(series.GROUP_IS_HIDDEN,) if series.group_is_hidden(view, grid, "netwerkinzet") else (),
        chart=None if talks is plans is network is None and not _has_any(view, grid, who) else _chart(view, grid),
    )


def said(fact: PlanFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on talks, plans and network, the answer first."""
    period = dutch.period(periode_id)
    if fact.state is State.OPEN:
        return (f"{dutch.sentence_start(period)} loopt nog; gesprekken en plannen worden aan het eind geteld.",)
    if fact.plans_pct is None:
        return (f"Van {fact.name} is voor {period} niet bekend hoeveel cliënten een plan hebben.",)
    first = f"Bij {fact.name} heeft {dutch.percentage(fact.plans_pct, 0)} van de cliënten een getekend plan"
    if fact.talks_pct is not None:
        first += f" en is met {dutch.percentage(fact.talks_pct, 0)} een gesprek gevoerd"
    if fact.network_pct is None:
        return (f"{first} ({period}).",)
    network = (
        f"In {dutch.percentage(fact.network_pct, 0)} van de plannen helpt het eigen netwerk deels of grotendeels mee"
    )
    group = (
        ""
        if fact.group_network_pct is None
        else f"; bij alle aanbieders samen in {dutch.percentage(fact.group_network_pct, 0)}"
    )
    return (f"{first} ({period}).", f"{network}{group}.")


def _population(grid: Grid, who: str, period_id: str) -> str:
    row = grid.get("plandekking", who, period_id)
    n = "onbekend" if row is None or row.n is None else dutch.number(row.n)
    return f"cliënten die minstens vier weken hulp hebben, n = {n} in {dutch.period(period_id)}"


def _has_any(view: View, grid: Grid, who: str) -> bool:
    return any(grid.value(metric, who, period_id) is not None for metric in METRICS for period_id in view.begun)


def _chart(view: View, grid: Grid) -> Chart:
    who = view.chosen.aanbieder_id

    def percent(value: float) -> str:
        return dutch.percentage(value, 0)

    group = [
        replace(course, label="netwerk, alle") for course in series.group_course(view, grid, "netwerkinzet", percent)
    ]
    named = (
        ("gespreksdekking", "gesprek", Role.THIRD),
        ("plandekking", "plan", Role.OWN),
        ("netwerkinzet", "netwerk", Role.SECOND),
    )
    own = [Course(series.points(view, grid, metric, who, percent), word, role) for metric, word, role in named]
    return series.over_periods(view, [*group, *own], percent_axis(0.0, 100.0), height_px=_HEIGHT_PX)


def _table(view: View, grid: Grid) -> Table:
    who = view.chosen.aanbieder_id
    rows = tuple(
        (
            Cell(dutch.sentence_start(dutch.period(period_id))),
            *(value_cell(grid.get(metric, who, period_id), dutch.percentage) for metric in METRICS),
            value_cell(grid.get("netwerkinzet", TOTAL, period_id), dutch.percentage),
        )
        for period_id in view.begun
    )
    return Table("Gesprekken, plannen en netwerk per periode", _COLUMNS, rows)
