"""The course of each agreement in one small picture: the number behind its status, period by period, with what was agreed as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.chart import Axis, Chart, Mark, Plot, Role, Segment, Stroke
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import columns, realised
from hbh_metrics.findings import series as provider_series
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.verdicts import compared
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.project import current
from hbh_metrics.signals.verdict import INDEX

HEIGHT_PX, WIDTH_PX = 92, 250
_DOT_PX = 4.0
_ROOM = 0.15
_ON_THE_LINE = 0.05


@dataclass(frozen=True)
class Picture:
    """A small chart, and its finding for who does not see it."""

    chart: Chart
    finding: str


@dataclass(frozen=True)
class _Subject:
    """What is drawn: metrics with their roles and names, the line it is held against, and what the axis always holds.

    Columns begin at the line.
    """

    words: str
    metrics: tuple[tuple[str, Role], ...]
    at_least: tuple[float, float]
    line_at: float
    is_columns: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """One line: its metric, its points, what it stands for and its name (none when it is the only one)."""

    metric: str
    points: tuple[Point, ...]
    role: Role
    name: str


_SUBJECTS = {
    "A1": _Subject("afwijking van het pad", (("afwijking_tarief", Role.OWN),), (-0.5, 0.5), 0.0, is_columns=True),
    "A2": _Subject("ruimte boven het basistarief", (("ruimte_basistarief", Role.OWN),), (0.0, 10.0), 0.0),
    "A4": _Subject("cliënten met een getekend plan", (("plandekking", Role.OWN),), (90.0, 100.0), 100.0),
    "A5": _Subject(
        "tarief en uren, in % van de start",
        (("tariefindex", Role.OWN), (INDEX, Role.SECOND)),
        (85.0, 105.0),
        100.0,
        names=("tarief", "uren"),
    ),
    "A7": _Subject(
        "kosten tegenover voorheen, opgeteld",
        (("kosten_tov_referentie_cum_pct", Role.OWN),),
        (-2.0, 2.0),
        0.0,
        is_columns=True,
    ),
    "A12": _Subject("cliënten met wie is gesproken", (("gespreksdekking", Role.OWN),), (90.0, 100.0), 100.0),
}


def _subjects() -> dict[str, _Subject]:
    """Return what is drawn per agreement, with the share of the stock that the project agreed on."""
    agreed_pct = current().stock_share_pct
    words = f"deel van alle cliënten, met een lijn bij {dutch.percentage(agreed_pct, 0)}"
    share = _Subject(words, (("aandeel_bestand", Role.OWN),), (agreed_pct - 1, agreed_pct + 1), agreed_pct)
    return {**_SUBJECTS, "A8": share}


@dataclass(frozen=True)
class Course:
    """The course of a number: its value in every period that can be judged (None in the others), and what its axis always holds."""

    values: tuple[float | None, ...] = ()
    at_least: tuple[float, float] = (0.0, 0.0)


NO_COURSE = Course()


def course(view: View, grid: Grid, number: str, who: str) -> Course:
    """Return the course of an agreement's number at a provider; an empty one where it has none."""
    subject = _subjects().get(number)
    if subject is None:
        return NO_COURSE
    named = subject.metrics[-1][0]
    metric = compared(grid) if named == INDEX else named
    found = provider_series.points(view, grid, metric, who)
    return Course(tuple(point.value if point.state.counts else None for point in found), subject.at_least)


def pictures(view: View, grid: Grid, who: str, total: str) -> dict[str, Picture]:
    """Return the picture of each agreement that has one, by its number; A8 is about `total` whoever is chosen."""
    found = {}
    for number, subject in _subjects().items():
        picture = _picture(view, grid, total if number == "A8" else who, subject)
        if picture is not None:
            found[number] = picture
    return found


def _picture(view: View, grid: Grid, who: str, subject: _Subject) -> Picture | None:
    every = [
        _Line(metric, provider_series.points(view, grid, metric, who), role, name)
        for (named, role), name in zip(subject.metrics, subject.names or ("",), strict=True)
        for metric in [compared(grid) if named == INDEX else named]
    ]
    series = [line for line in every if any(point.value is not None for point in line.points)]
    known = [
        point for line in series for point in line.points if point.value is not None and point.state is not State.OPEN
    ]
    if not known:
        return None
    values = [point.value for line in series for point in line.points if point.value is not None and point.state.counts]
    y = _axis([*values, *subject.at_least])
    x = Axis(-0.6, len(experiment_periods()) - 0.4)
    marks: list[Mark] = []
    marks.append(Segment(x.low, subject.line_at, x.high, subject.line_at, Role.FADED, Stroke.DASHED, width_px=1.0))
    for line in series:
        marks.extend(_drawn(line.points, line.role, subject))
    marks.extend(provider_series.end_names(_ends(series, x.high), y, HEIGHT_PX, is_beside=True))
    return Picture(Chart(x, (Plot(y, tuple(marks), subject.words),), HEIGHT_PX), _in_words(subject, known))


def _ends(series: Sequence[_Line], x: float) -> list[tuple[float, float, str, Role]]:
    """Return the name of each line, or its value where it has none, at `x` and the height of its last ended point."""
    ends = []
    for line in series:
        ended = [point.value for point in line.points if point.value is not None and point.state is not State.OPEN]
        if ended:
            ends.append((x, ended[-1], line.name or metric_text(line.metric)(ended[-1]), line.role))
    return ends


def _drawn(points: tuple[Point, ...], role: Role, subject: _Subject) -> tuple[Mark, ...]:
    if not subject.is_columns:
        return realised(points, role, size_px=_DOT_PX, gap_at=(None,) * len(points))
    base = subject.line_at
    roles = [Role.ABOVE if (point.value or 0.0) - base > _ON_THE_LINE else role for point in points]
    return columns([replace(point, value=_visible(point.value)) for point in points], roles, base=base)


def _visible(value: float | None) -> float | None:
    """Return the value; one that lies on the line gets a hair, so that it is seen to be there."""
    return value if value is None or abs(value) > _ON_THE_LINE else _ON_THE_LINE


def _axis(values: list[float]) -> Axis:
    low, high = min(values), max(values)
    room = max(high - low, 1.0) * _ROOM
    return Axis(low - room, high + room)


def _in_words(subject: _Subject, known: list[Point]) -> str:
    first, last = known[0], known[-1]
    said = f"{dutch.sentence_start(subject.words)}. {first.text}"
    return f"{said}; {last.text}." if len(known) > 1 else f"{said}."
