"""Who came and who left at this provider, period by period, and why they left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from hbh_metrics import dutch
from hbh_metrics.contract.indicaties import REASONS
from hbh_metrics.drawing.axes import number_axis
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.points import State
from hbh_metrics.drawing.shapes import SMALL_PX, columns, focus_band, zero_line
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import PERIOD, metric_table, value
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.series import Course
from hbh_metrics.findings.shares import in_class, of_chosen, until
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import TOTAL

METRICS = ("clienten", "instroom", "uitstroom")
REASON = "uitstroom_reden"
UNKNOWN = "ONBEKEND"
BY_PROVIDER = "22"
_HEIGHT_PX = 340
_SHARES = (0.5, 0.5)
_MOST_REASONS = 3
_READ_AS = (
    "Boven het aantal cliënten met hulp, onder wie er in de periode bijkwam (boven de lijn) en wie er wegging (onder de lijn). Iemand met "
    "een toewijzing zonder einddatum is niet weggegaan. Wie er in de eerste periode al was, staat niet bij ‘erbij’."
)


@dataclass(frozen=True)
class FlowFact:
    """What the sentences say: clients now and at the first period, who came, who left, and why since the start."""

    name: str
    state: State
    clients: int | None
    first_clients: int | None
    came: int | None
    left: int | None
    reasons: Mapping[str, int]
    is_first_period: bool = False


def answer(view: View) -> Figure:
    """Return who came and left, and why."""
    grid = view.grid(*METRICS)
    left = until(view, of_chosen(view, REASON))
    reasons: Counter[str] = Counter()
    for share in left:
        reasons[share.code] += share.aantal
    shown = (
        PERIOD,
        *map(value, METRICS, ("Cliënten", "Erbij", "Weg")),
        *(in_class(left, code, _reason(code), absent="") for code in reasons if reasons[code]),
    )
    title = "Cliënten, wie erbij kwam en wie wegging, met de reden"
    return finding(
        view,
        "in-en-uit",
        said(_fact(view, grid, reasons), view.periode_id),
        unit="aantal cliënten",
        population=f"cliënten van {view.chosen.naam} in het experiment",
        period=view.span,
        table=metric_table(view, grid, title, shown, providers=(view.chosen,)),
        how_to_read=_READ_AS,
        chart=_chart(view, grid),
    )


def said(fact: FlowFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on who came and left, the answer first."""
    period = dutch.period(periode_id)
    if fact.clients is None:
        return (f"Hoeveel cliënten {fact.name} in {period} had, is niet bekend.",)
    return (_flow(fact, period), _stock(fact, period), *_why(fact.reasons))


def _flow(fact: FlowFact, period: str) -> str:
    came, left = fact.came or 0, fact.left or 0
    so_far = " tot nu toe" if fact.state is State.OPEN else ""
    if fact.is_first_period:
        gone = "niemand" if not left else _clients(left)
        begun = _clients(came)
        went = f"er {'ging' if left <= 1 else 'gingen'}{so_far} {gone} weg"
        return f"{dutch.sentence_start(fact.name)} begon in {period} met {begun}; {went}."
    more = "niemand" if not came else _clients(came)
    fewer = "niemand" if not left else _how_many(left) if came else _clients(left)
    return (
        f"{dutch.sentence_start(fact.name)} kreeg er{so_far} {more} bij in {period}; "
        f"er {'ging' if left <= 1 else 'gingen'} {fewer} weg."
    )


def _stock(fact: FlowFact, period: str) -> str:
    """Return how many clients there were: `nu` only while the period runs, for a period that has ended is past."""
    is_one, amount = fact.clients == 1, _clients(fact.clients or 0)
    if fact.state is State.OPEN:
        there = f"Er {'is' if is_one else 'zijn'} nu {amount}"
    else:
        there = f"In {period} {'was' if is_one else 'waren'} er {amount}"
    if fact.first_clients is None:
        return f"{there}."
    was = "was dat" if fact.first_clients == 1 else "waren dat"
    return f"{there}; in de eerste periode {was} er {_how_many(fact.first_clients)}."


def _clients(amount: int) -> str:
    return f"{_how_many(amount)}\u00a0{'cliënt' if amount == 1 else 'cliënten'}"


def _how_many(amount: int) -> str:
    return "één" if amount == 1 else dutch.number(amount)


def _why(reasons: Mapping[str, int]) -> tuple[str, ...]:
    total = sum(reasons.values())
    if not total:
        return ()
    most = sorted((code for code in reasons if reasons[code]), key=lambda code: (-reasons[code], code))
    shown = most[:_MOST_REASONS]
    if BY_PROVIDER in most and BY_PROVIDER not in shown:
        shown = [*shown[:-1], BY_PROVIDER]
    told = [f"{_reason(code)} ({reasons[code]})" for code in shown]
    rest = total - sum(reasons[code] for code in shown)
    named = dutch.listing([*told, f"anders ({rest})"] if rest else told)
    went = _clients(total)
    return (
        f"Sinds de start {'ging' if total == 1 else 'gingen'} er {went} weg; {'de reden was' if total == 1 else 'redenen:'} {named}.",
    )


def _reason(code: str) -> str:
    return "reden onbekend" if code == UNKNOWN else REASONS.get(code, code)


def _fact(view: View, grid: Grid, reasons: Mapping[str, int]) -> FlowFact:
    who = view.chosen.aanbieder_id
    clients, came, left = (_count(grid.value(metric, who, view.periode_id)) for metric in METRICS)
    first = view.begun[0]
    then = None if first == view.periode_id else _count(grid.value("clienten", who, first))
    return FlowFact(
        view.chosen.naam, view.state(who), clients, then, came, left, reasons, is_first_period=first == view.periode_id
    )


def _count(value: float | None) -> int | None:
    return None if value is None else round(value)


def _chart(view: View, grid: Grid) -> Chart:
    who = view.chosen.aanbieder_id
    clients = series.points(view, grid, "clienten", who, partial(_told, "cliënten"))
    known = [point.value for point in clients if point.value is not None]
    whole = series.values_of(grid, "clienten", whose={who})
    top = number_axis(0.0, max([1.0, *(whole or known)]) * 1.1, 3)
    flows = [
        row.waarde
        for row in grid.cells.values()
        if row.aanbieder_id != TOTAL
        and row.waarde is not None
        and State.of(row.status) is not State.OPEN
        and _is_flow(row.maatstaf, row.periode_id, view.begun[0])
    ]
    reach = max([2.0, *flows])
    below = number_axis(-reach, reach, 4)
    upper = series.plot(
        view, [Course(clients, "cliënten")], top, height_px=_HEIGHT_PX // 2, title="cliënten met hulp", share=_SHARES[0]
    )
    return Chart(
        series.period_x(),
        (upper, Plot(_unsigned(below), _flows(view, grid, below), "erbij en weg", _SHARES[1])),
        _HEIGHT_PX,
    )


def _is_flow(metric: str, period_id: str | None, first: str) -> bool:
    """Whether the number is one of who came or left: those of the first period were there from the start."""
    return metric == "uitstroom" or (metric == "instroom" and period_id != first)


def _unsigned(axis: Axis) -> Axis:
    return Axis(
        axis.low,
        axis.high,
        tuple((value, dutch.number(abs(value))) for value, _ in axis.ticks if float(value).is_integer()),
        axis.has_grid,
    )


def _told(word: str, value: float) -> str:
    return f"{metric_text(METRICS[0])(value)} {word}"


def _flows(view: View, grid: Grid, y: Axis) -> tuple[Mark, ...]:
    x, who = series.period_x(), view.chosen.aanbieder_id
    marks: list[Mark] = [focus_band(view.begun.index(view.periode_id), y)]
    for metric, sign, role, word in (("instroom", 1, Role.OWN, "erbij"), ("uitstroom", -1, Role.SECOND, "weg")):
        bars = [
            replace(point, value=sign * point.value)
            if point.value and _is_flow(metric, point.period_id, view.begun[0])
            else replace(point, value=None)
            for point in series.points(view, grid, metric, who, partial(_told, word))
        ]
        marks += columns(bars, [role] * len(bars))
        up, height = (Side.END, y.high) if sign > 0 else (Side.START, y.low)
        marks.append(Words(x.high, height, word, role, Side.END, up, size_px=SMALL_PX, is_bold=True))
    return (*marks, zero_line(x))
