"""How does this provider stand: its key figures against its own start, what was agreed and the group, and its tariff and hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Axis, Chart, Role
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.findings import hours_words, series, tariff_words, verdicts
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, KeyFigure, Table
from hbh_metrics.findings.measured import LEGEND, few_clients, measured, value_cell
from hbh_metrics.findings.series import Course
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import TOTAL, Provider
from hbh_metrics.signals.verdict import INDEX

_HEIGHT_PX, _SMALL_PX = 360, 230
_ROOM_PCT = 2.0


@dataclass(frozen=True)
class _Line:
    """A row of the sheet: its metric, how its value reads, and the metric of what was agreed, if anything was."""

    metric: str
    text: Callable[[float], str]
    agreed: str | None = None


def _whole(value: float) -> str:
    return dutch.number(value)


def _two(value: float) -> str:
    return dutch.number(value, 2)


def _one(value: float) -> str:
    return dutch.number(value, 1)


_LINES = (
    _Line("clienten", _whole),
    _Line("betaald_tarief", dutch.euro, "afgesproken_tarief"),
    _Line("tariefindex", dutch.percentage, "afgesproken_index"),
    _Line("uren_per_client_week", _two),
    _Line("urenindex", dutch.percentage),
    _Line("aandeel_sterke_daling", dutch.percentage),
    _Line("verzilvering", dutch.percentage),
    _Line("effectief_uurtarief", dutch.euro),
    _Line("ruimte_basistarief", dutch.percentage),
    _Line("kosten_tov_referentie_cum_pct", dutch.percentage),
    _Line("plandekking", dutch.percentage),
    _Line("klachten_per_100", _one),
    _Line("doorlooptijd_mediaan", _whole),
    _Line("fte", _one),
)
METRICS = (INDEX, *(line.metric for line in _LINES), *(line.agreed for line in _LINES if line.agreed))
_READ_AS = (
    "De trap is het afgesproken tarief, de lijn ‘tarief’ wat is betaald, beide in procenten van het starttarief. De lijn ‘uren’ is wat "
    "cliënten bij een gewoon aantal werkdagen aan uren kregen, in procenten van wat dezelfde cliënten eerder kregen. Dalen de uren harder "
    "dan het tarief, dan krijgt de cliënt meer dan evenredig minder hulp. De grijze lijn is die van de uren bij alle aanbieders samen."
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
    sentences = said(fact, view.periode_id)
    verdict = verdicts.of(view)
    hidden = series.group_is_hidden(view, grid, *METRICS)
    return Figure(
        slug="aanbieder-in-beeld",
        headline=sentences[0],
        lead=" ".join(
            (*verdict.sentences, *sentences[1:], *few_clients(clients), *_working_days(fact, view.periode_id))
        ),
        unit="tarief in % van het starttarief, uren in % van wat dezelfde cliënten eerder kregen",
        population=view.population(),
        period=dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance("indicaties, periodebetalingen, geleverde uren en referentie"),
        table=_table(view, grid),
        definition=explain(f"{_READ_AS} {LEGEND}", *(line.metric for line in _LINES)),
        notes=(series.GROUP_IS_HIDDEN,) if hidden else (),
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
        return (f"Over {period} heeft {fact.name} nog niets geleverd.",)
    helped = "een onbekend aantal cliënten" if fact.clients is None else dutch.count(fact.clients, "cliënt", "cliënten")
    first = f"{fact.name} hielp {helped} in {period}; {_tariff(fact)} en {_hours(fact)}."
    return (first, tariff_words.INCOMPLETE) if fact.state is State.INCOMPLETE else (first,)


def key_figures(view: View) -> tuple[KeyFigure, ...]:
    """Return the figures that stand large above the sheet, each with what it must be read against."""
    grid, who = view.grid(*METRICS), view.chosen.aanbieder_id
    now = series.by_metric(view, grid, METRICS, who)
    return (
        KeyFigure("Cliënten", dutch.number(now["clienten"]), _at_start(view, grid, "clienten", _whole)),
        KeyFigure(
            "Betaald tarief", dutch.euro(now["betaald_tarief"]), f"afgesproken {dutch.euro(now['afgesproken_tarief'])}"
        ),
        KeyFigure(
            "Uren per cliënt per week",
            dutch.number(now["uren_per_client_week"], 2),
            _at_start(view, grid, "uren_per_client_week", _two),
        ),
        KeyFigure(
            "Uren tegenover eerder",
            dutch.percentage(now["urenindex"], 0),
            verdicts.of(view).words,
        ),
        KeyFigure(
            "Klachten",
            dutch.number(now["klachten_per_100"], 1),
            f"per 100 cliëntperioden; {_group(view, grid, 'klachten_per_100', _one)}",
        ),
    )


def _at_start(view: View, grid: Grid, metric: str, text: Callable[[float], str]) -> str:
    who = view.chosen.aanbieder_id
    first = series.first_known(view, grid, metric, who)
    value = None if first is None else grid.value(metric, who, first)
    return "" if first is None or value is None else f"in {dutch.period(first)}: {text(value)}"


def _group(view: View, grid: Grid, metric: str, text: Callable[[float], str]) -> str:
    cell = value_cell(grid.get(metric, TOTAL, view.periode_id), text)
    return f"{series.GROUP}: {cell.text}" if cell.text else ""


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
    return f"de uren op {dutch.percentage(fact.hours_pct, 0)} van wat dezelfde cliënten eerder kregen"


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
    columns = (
        Column("Kengetal"),
        Column(dutch.sentence_start(dutch.period(view.periode_id)), is_number=True),
        Column("Eigen start", is_number=True),
        Column("Afgesproken", is_number=True),
        Column("Alle aanbieders", is_number=True),
        Column("Eenheid"),
    )
    return Table(f"Kengetallen van {view.chosen.naam}", columns, tuple(_row(view, grid, line) for line in _LINES))


def _row(view: View, grid: Grid, line: _Line) -> tuple[Cell, ...]:
    who, when, card = view.chosen.aanbieder_id, view.periode_id, CARD_BY_NAME[line.metric]
    first = series.first_known(view, grid, line.metric, who)
    return (
        Cell(card.title),
        value_cell(grid.get(line.metric, who, when), line.text),
        Cell("") if first is None else value_cell(grid.get(line.metric, who, first), line.text),
        Cell("") if line.agreed is None else value_cell(grid.get(line.agreed, who, when), line.text),
        value_cell(grid.get(line.metric, TOTAL, when), line.text),
        Cell(card.unit.value),
    )
