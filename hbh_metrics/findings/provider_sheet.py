"""How does this provider stand: its key figures against its own start, what was agreed and the group, and its tariff and hours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Axis, Chart, Role
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.findings import hours_words, series, verdicts
from hbh_metrics.findings.figure import Cell, Column, Figure, KeyFigure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import LEGEND, STILL_INCOMPLETE, few_clients, measured, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.open_period import delivered_value, rests_on_hours
from hbh_metrics.findings.series import Course
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import TOTAL, Measure, Provider
from hbh_metrics.signals.verdict import INDEX

_HEIGHT_PX, _SMALL_PX = 360, 230
_ROOM_PCT = 2.0


_LINES = (
    "clienten",
    "betaald_tarief",
    "tariefindex",
    "uren_per_client_week",
    "urenindex",
    "aandeel_sterke_daling",
    "verzilvering",
    "effectief_uurtarief",
    "ruimte_basistarief",
    "kosten_tov_referentie_cum_pct",
    "plandekking",
    "klachten_per_100",
    "doorlooptijd_mediaan",
    "fte",
)
_AGREED = {"betaald_tarief": "afgesproken_tarief", "tariefindex": "afgesproken_index"}
METRICS = (INDEX, *_LINES, *_AGREED.values())
_READ_AS = (
    "De trap is het afgesproken tarief, de lijn ‘tarief’ wat is betaald, beide in procenten van het starttarief. De lijn ‘uren’ is wat "
    "cliënten bij een gewoon aantal werkdagen aan uren kregen, in procenten van wat dezelfde cliënten voorheen kregen. Dalen de uren "
    "harder dan het tarief, dan krijgt de cliënt meer dan evenredig minder hulp. "
    "De grijze lijn is die van de uren bij alle aanbieders samen."
)


@dataclass(frozen=True)
class SheetFact:
    """What the headline says: clients, tariff and hours in % of their start, and what was agreed for the tariff."""

    name: str
    state: State
    clients: int | None
    tariff_pct: float | None
    agreed_pct: float | None
    hours_pct: float | None


def answer(view: View) -> Figure:
    """Return the sheet of the chosen provider in the chosen period."""
    grid = view.grid(*METRICS)
    who = view.chosen.aanbieder_id
    clients = measured(grid.get("clienten", who, view.periode_id))
    fact = fact_of(view, grid, view.chosen)
    first, *rest = said(fact, view.periode_id)
    return finding(
        view,
        "aanbieder-in-beeld",
        (first, *verdicts.of(view).sentences, *rest, *few_clients(clients), *_working_days(fact, view.periode_id)),
        unit="tarief in % van het starttarief, uren in % van wat dezelfde cliënten voorheen kregen",
        population=view.population(),
        period=view.span,
        table=_table(view, grid),
        how_to_read=f"{_READ_AS} {LEGEND}",
        explains=_LINES,
        notes=(
            *series.hidden_of_group(view, grid, _LINES, (view.periode_id,)),
            *series.hidden_of_group(view, grid, (verdicts.compared(grid),)),
        ),
        chart=_chart(view, grid),
    )


def fact_of(view: View, grid: Grid, provider: Provider) -> SheetFact:
    """Return what the headline says of a provider in the chosen period; `grid` holds METRICS."""
    who, when = provider.aanbieder_id, view.periode_id
    clients = grid.value("clienten", who, when)
    return SheetFact(
        provider.naam,
        view.state(who),
        None if clients is None else round(clients),
        *(grid.value(name, who, when) for name in ("tariefindex", "afgesproken_index", "urenindex")),
    )


def said(fact: SheetFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on the provider, the answer first."""
    period = dutch.period(periode_id)
    if fact.state is State.OPEN:
        end = dutch.day_in_full(calendar.period(periode_id).end)
        return (
            f"{dutch.sentence_start(period)} loopt nog tot en met {end}; de cijfers van {fact.name} volgen daarna.",
        )
    if fact.state is State.MISSING:
        return (f"Over {period} heeft {fact.name} nog geen betalingen geleverd.",)
    helped = "een onbekend aantal cliënten" if fact.clients is None else dutch.count(fact.clients, "cliënt", "cliënten")
    still = f" {STILL_INCOMPLETE}" if fact.state is State.INCOMPLETE else ""
    return (f"{fact.name} hielp {helped} in {period}{still}; {_tariff(fact)} en {_hours(fact)}.",)


def key_figures(view: View) -> tuple[KeyFigure, ...]:
    """Return the figures that stand large above the sheet, each with what it must be read against."""
    grid = view.grid(*METRICS)

    def now(metric: str, digits: int | None = None, who: str = view.chosen.aanbieder_id) -> Cell:
        text = metric_text(metric, digits)
        if view.runs and rests_on_hours(metric):
            delivered = delivered_value(view, metric, who, view.periode_id)
            return Cell(dutch.MISSING if delivered is None else text(delivered), delivered)
        return value_cell(grid.get(metric, who, view.periode_id), text)

    group = now("klachten_per_100", who=TOTAL).text
    beside = f"{series.GROUP}: {group}" if group else ""
    return (
        KeyFigure.of("Cliënten", now("clienten"), _at_start(view, grid, "clienten")),
        KeyFigure.of("Betaald tarief", now("betaald_tarief"), f"afgesproken {now('afgesproken_tarief').text}"),
        KeyFigure.of(
            "Uren per cliënt per week", now("uren_per_client_week"), _at_start(view, grid, "uren_per_client_week")
        ),
        KeyFigure.of("Uren tegenover voorheen", now("urenindex", 0), verdicts.of(view).words),
        KeyFigure.of("Klachten", now("klachten_per_100"), f"per 100 cliëntperioden; {beside}"),
    )


def _at_start(view: View, grid: Grid, metric: str) -> str:
    found = _own_start(view, grid, metric)
    return (
        ""
        if found is None
        else f"in {dutch.period(found.periode_id or '')}: {value_cell(found, metric_text(metric)).text}"
    )


def _own_start(view: View, grid: Grid, metric: str) -> Measure | None:
    """Return the value of the chosen provider in the first whole period in which it is known."""
    first = series.first_known(view, grid, metric, view.chosen.aanbieder_id)
    return None if first is None else grid.get(metric, view.chosen.aanbieder_id, first)


def _tariff(fact: SheetFact) -> str:
    if fact.tariff_pct is None:
        return "het betaalde tarief is niet bekend"
    paid = f"het tarief staat op {dutch.percentage(fact.tariff_pct)} van de start"
    if fact.agreed_pct is None:
        return paid
    agreed = dutch.percentage(fact.agreed_pct)
    return (
        f"{paid}, zoals afgesproken,"
        if agreed == dutch.percentage(fact.tariff_pct)
        else f"{paid} (afgesproken {agreed})"
    )


def _hours(fact: SheetFact) -> str:
    if fact.hours_pct is None:
        return "de uren zijn niet bekend"
    return f"de uren op {dutch.percentage(fact.hours_pct, 0)} van wat dezelfde cliënten voorheen kregen"


def scale(grid: Grid) -> Axis:
    """Return the axis of tariff and hours that is the same for every provider."""
    known = [*series.values_of(grid, "tariefindex", verdicts.compared(grid), "afgesproken_index"), 100.0]
    return percent_axis(min(known) - _ROOM_PCT, max(known) + _ROOM_PCT)


def small_chart(view: View, grid: Grid, y: Axis) -> Chart:
    """Return the course of the chosen provider's tariff and hours, without the group, on the scale of all."""
    return series.over_periods(view, (_path(view), *_own(view, grid)), y, height_px=_SMALL_PX)


def _chart(view: View, grid: Grid) -> Chart:
    group = [
        replace(course, label="uren, alle")
        for course in series.group_course(view, grid, verdicts.compared(grid), dutch.percentage)
    ]
    return series.over_periods(
        view, (_path(view), *group, *_own(view, grid)), scale(grid), height_px=_HEIGHT_PX, amended=_amended(view)
    )


def _working_days(fact: SheetFact, periode_id: str) -> tuple[str, ...]:
    """Return that the period had fewer working days, for whoever compares its hours."""
    return () if fact.hours_pct is None or fact.state is State.OPEN else hours_words.working_days(periode_id)


def _amended(view: View) -> tuple[str, ...]:
    """Return the periods in which a later version of the agreement began."""
    rows = [row.agreement for row in view.door.agreements() if row.agreement.aanbieder_id == view.chosen.aanbieder_id]
    return tuple(row.vanaf_periode for row in sorted(rows, key=lambda row: row.versie)[1:])


def _path(view: View) -> Course:
    who = view.chosen.aanbieder_id
    agreed = {
        step.periode_id: step.index_pct for step in view.door.paths() if step.aanbieder_id == who and step.is_afspraak
    }
    points = tuple(
        Point(period.id, agreed.get(period.id), dutch.percentage(agreed.get(period.id)))
        for period in calendar.experiment_periods()
    )
    return Course(points, "afgesproken", Role.PATH, is_path=True)


def _own(view: View, grid: Grid) -> tuple[Course, ...]:
    who = view.chosen.aanbieder_id
    return tuple(
        Course(series.points(view, grid, metric, who, dutch.percentage), word, role)
        for metric, word, role in (("tariefindex", "tarief", Role.OWN), (verdicts.compared(grid), "uren", Role.SECOND))
    )


def _table(view: View, grid: Grid) -> Table:
    """Return a row per key figure: the chosen period, the own start, what was agreed and the group."""
    names = (dutch.sentence_start(dutch.period(view.periode_id)), "Eigen start", "Afgesproken", "Alle aanbieders")
    columns = (Column("Kengetal"), *(Column(name, is_number=True) for name in names), Column("Eenheid"))
    who, when, rows = view.chosen.aanbieder_id, view.periode_id, []
    for metric in _LINES:
        card, text = CARD_BY_NAME[metric], metric_text(metric)
        agreed = grid.get(_AGREED.get(metric, ""), who, when)
        found = (grid.get(metric, who, when), _own_start(view, grid, metric), agreed, grid.get(metric, TOTAL, when))
        rows.append((Cell(card.title), *(value_cell(row, text) for row in found), Cell(card.unit.value)))
    return Table(f"Kengetallen van {view.chosen.naam}", columns, tuple(rows))
