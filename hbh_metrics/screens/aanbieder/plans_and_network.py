"""Were talks held, are there signed plans, and does the client's own network help: per period, beside the group."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import PERIOD, metric_table, of_all, value
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import counted, finding
from hbh_metrics.findings.measured import LEGEND, few_clients, measured
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.series import Course
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import TOTAL

TALKS, PLANS, NETWORK = METRICS = ("gespreksdekking", "plandekking", "netwerkinzet")
_HEIGHT_PX = 300
_COLUMNS = (
    PERIOD,
    value(TALKS, "Gesprek gevoerd"),
    value(PLANS, "Getekend plan"),
    value(NETWORK, "Netwerk helpt mee"),
    of_all(NETWORK, "Netwerk, alle aanbieders"),
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
    grid, who, when = view.grid(*METRICS), view.chosen.aanbieder_id, view.periode_id
    talks, plans, network = (grid.value(metric, who, when) for metric in METRICS)
    fact = PlanFact(view.chosen.naam, view.state(who), talks, plans, network, grid.value(NETWORK, TOTAL, when))
    row, title = grid.get(PLANS, who, when), "Gesprekken, plannen en netwerk per periode"
    return finding(
        view,
        "gesprekken-en-plannen",
        (*said(fact, when), *few_clients(measured(row))),
        unit="% van de cliënten, en voor het netwerk % van de getekende plannen",
        population=counted("cliënten die minstens vier weken hulp hebben", row, when),
        period=view.span,
        table=metric_table(view, grid, title, _COLUMNS, providers=(view.chosen,)),
        how_to_read=f"{_READ_AS} {LEGEND}",
        notes=series.hidden_of_group(view, grid, (NETWORK,)),
        chart=_chart(view, grid),
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


def _chart(view: View, grid: Grid) -> Chart | None:
    """Return the lines of talks, plans and network, with that of the group's network; None where nothing is known of the provider."""
    group = series.group_course(view, grid, NETWORK, metric_text(NETWORK, 0))
    named = ((TALKS, "gesprek", Role.THIRD), (PLANS, "plan", Role.OWN), (NETWORK, "netwerk", Role.SECOND))
    own = [
        Course(series.points(view, grid, metric, view.chosen.aanbieder_id, metric_text(metric, 0)), word, role)
        for metric, word, role in named
    ]
    if all(point.value is None for course in own for point in course.points):
        return None
    courses = [*(replace(course, label="netwerk, alle") for course in group), *own]
    return series.over_periods(view, courses, percent_axis(0.0, 100.0), height_px=_HEIGHT_PX)
