"""How do the hours per client go from week to week, and is the last week out of the ordinary for this provider.

Above the hours a client got, below them the same hours against what these clients' own earlier hours let expect. Working days differ, so
the weeks with fewer than five are marked; a week that was not delivered is a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.axes import number_axis, percent_axis, week_axis
from hbh_metrics.drawing.chart import Axis, Box, Chart, Fill, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import SMALL_PX, event, realised
from hbh_metrics.findings import control_limits
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.view import View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.project import as_called, current
from hbh_metrics.records import Week
from hbh_metrics.signals.weekly import (
    BEFORE,
    RULE_IN_WORDS,
    TAIL,
    Basis,
    WeeklyPicture,
    WeeklyPoint,
    known_by_period,
    weekly_picture,
)

_DAYS_IN_WEEK = 7
_WHOLE_WEEK = 5
_HEIGHT_PX = 460
_DOT_PX = 5.0
_SHARES = (0.45, 0.55)
_HALF = 0.5
_ROOM_PCT = 4.0
_COLUMNS = (
    Column("Week van"),
    Column("Werkdagen", is_number=True),
    Column("Uren", is_number=True),
    Column("Uren per cliënt", is_number=True),
    Column("Tegenover verwachting", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Beeld"),
)
DEFINITION = (
    "**Uren per cliënt per week**: de geleverde uren gedeeld door de cliënten met hulp (actieve dagen gedeeld door 7). **Tegenover "
    "verwachting**: dezelfde uren gedeeld door wat de cliënten van die week eerder zelf kregen, meegedaald met het afgesproken tarief en "
    "omgerekend naar de werkdagen van de week: wat een feestdag kost, is geleerd van de weken voor het experiment. 100% is dus: precies "
    "zoals te verwachten. De stippellijnen zijn de grenzen waarbinnen een gewone week valt. Een week buiten de grenzen, of een reeks weken "
    "aan één kant, is een reden om te vragen wat er speelt, geen oordeel. "
    "Zelfs als er niets aan de hand is, valt af en toe een week op. Een week die nog niet compleet is geleverd, is een gat en telt niet "
    "mee. Goede Vrijdag en 5 mei zijn gewone werkdagen."
)


@dataclass(frozen=True)
class LastWeek:
    """What the headline says of the last complete week: its hours per client, its ratio in %, and whether that is out of the ordinary."""

    name: str
    week: str
    hours: float | None
    ratio_pct: float | None
    clients: int
    direction: int
    why: str
    has_limits: bool
    is_by_period: bool = False


def answer(view: View) -> Figure:
    """Return the weekly picture of the chosen provider."""
    all_weeks = view.door.weeks()
    mine = sorted((week for week in all_weeks if week.aanbieder_id == view.chosen.aanbieder_id), key=_monday)
    weeks = [week for week in mine if week.soort != TAIL and week.is_voorbij]
    picture = weekly_picture(mine) if mine else None
    points = _by_monday(picture)
    return finding(
        view,
        "uren-per-week",
        said(_last(view, weeks, picture)),
        unit="geleverde uren per cliënt per week, en dezelfde uren in % van de verwachting",
        population="cliënten in het experiment van wie uren bekend zijn",
        period=_span(weeks),
        table=Table("Uren per cliënt, week voor week", _COLUMNS, tuple(_row(week, points) for week in reversed(weeks))),
        tables=("geleverde_uren", "indicaties", "referentie"),
        how_to_read=DEFINITION,
        notes=tuple(
            note for note in (_holidays(weeks), "" if picture is None else picture.words, tail(mine, view)) if note
        ),
        chart=_chart(weeks, picture, all_weeks) if any(hours_per_client(week) is not None for week in weeks) else None,
    )


def said(last: LastWeek) -> tuple[str, ...]:
    """Return the sentences on the last complete week, the answer first."""
    if last.is_by_period:
        return (f"Van {last.name} zijn de uren {known_by_period()}; een weekbeeld is er daarom niet.",)
    if last.hours is None:
        return (f"Van {last.name} is nog geen week met uren compleet geleverd.",)
    first = f"In de week van {last.week} kregen cliënten van {last.name} gemiddeld {dutch.number(last.hours, 2)} uur"
    caution = (
        f"Let op, een klein aantal: dit gaat over {dutch.count(last.clients, 'cliënt', 'cliënten')}."
        if last.clients < SMALL_NUMBER
        else ""
    )
    rest = (caution,) if caution else ()
    if last.ratio_pct is None:
        return (f"{first}; wat te verwachten was, is niet bekend.", *rest)
    told = f"{dutch.percentage(last.ratio_pct, 0)} van wat te verwachten was"
    if not last.has_limits:
        return (f"{first}: {told}.", *rest)
    if last.direction == 0:
        return (f"{first}: {told}, en dat is gewoon voor deze aanbieder.", *rest)
    way = "meer" if last.direction > 0 else "minder"
    return (f"{first}: {told}, en dat is {way} dan gewoon.", f"Het valt op door: {last.why}.", *rest)


def hours_per_client(week: Week) -> float | None:
    """Return the hours per client in a week; None when it was not delivered well enough, or nobody had help."""
    if not week.is_compleet or week.uren is None or not week.actieve_dagen:
        return None
    return float(week.uren) / (week.actieve_dagen / _DAYS_IN_WEEK)


def tail(weeks: Sequence[Week], view: View) -> str:
    """Return what is known of the experiment's last days, which belong to a period of the next year; empty before them."""
    found, left = [week for week in weeks if week.soort == TAIL], calendar.days_left()
    if not found or not left or view.door.peildatum < found[0].week_begin:
        return ""
    days = (
        f"De laatste dagen van het experiment, {dutch.days_in_full(left)}, horen bij {dutch.period(calendar.period_of(left[0]))} "
        "en tellen hier niet mee"
    )
    hours = found[0].uren
    if hours is None or not found[0].urenrijen:
        return f"{days}; de uren daarvan zijn nog niet geleverd."
    return f"{days}; in die dagen zijn {dutch.number(float(hours), 0)} uren geleverd."


def _monday(week: Week) -> str:
    return week.week_begin.isoformat()


def _last(view: View, weeks: Sequence[Week], picture: WeeklyPicture | None) -> LastWeek:
    known = [week for week in weeks if hours_per_client(week) is not None and week.soort != BEFORE]
    if not known:
        is_by_period = picture is not None and picture.basis is Basis.BY_PERIOD
        return LastWeek(view.chosen.naam, "", None, None, 0, 0, "", has_limits=False, is_by_period=is_by_period)
    last = known[-1]
    point = _by_monday(picture).get(last.week_begin)
    return LastWeek(
        view.chosen.naam,
        dutch.day_in_full(last.week_begin),
        hours_per_client(last),
        None if last.verhouding is None else last.verhouding * 100,
        last.clienten_in_verhouding or 0,
        0 if point is None or not point.kind else point.direction,
        "" if point is None or not point.kind else RULE_IN_WORDS[point.kind],
        has_limits=picture is not None and picture.has_limits,
    )


def _by_monday(picture: WeeklyPicture | None) -> Mapping[date, WeeklyPoint]:
    return {} if picture is None else {point.week_begin: point for point in picture.points}


def _span(weeks: Sequence[Week]) -> str:
    if not weeks:
        return "nog geen weken"
    return f"{dutch.day_in_full(weeks[0].week_begin)} t/m {dutch.day_in_full(weeks[-1].week_eind)}"


def _holidays(weeks: Sequence[Week]) -> str:
    if any(week.werkdagen < _WHOLE_WEEK for week in weeks):
        return "Een gekleurde band is een week met feestdagen; het cijfer erin is het aantal werkdagen."
    return ""


def _chart(weeks: Sequence[Week], picture: WeeklyPicture | None, everyone: Sequence[Week]) -> Chart:
    x = week_axis([week.week_begin for week in weeks])
    hours = [value for week in everyone if (value := hours_per_client(week)) is not None]
    ratios = [week.verhouding * 100 for week in everyone if week.is_compleet and week.verhouding is not None]
    top = number_axis(0.0, max(hours, default=1.0) * 1.05, 4)
    below = percent_axis(min([90.0, *ratios]) - _ROOM_PCT, max([110.0, *ratios]) + _ROOM_PCT, 4)
    upper = [*_short_weeks(weeks, top, with_words=True), *_start(weeks, top), *realised(_hours(weeks), size_px=_DOT_PX)]
    lower: list[Mark] = [*_short_weeks(weeks, below, with_words=False)]
    if picture is not None:
        lower += [
            *control_limits.limits(picture, x, Side.START),
            *realised(_ratios(weeks), size_px=_DOT_PX),
            *_special(weeks, picture),
        ]
    return Chart(
        x,
        (
            Plot(top, tuple(upper), "uren per cliënt per week", _SHARES[0]),
            Plot(below, tuple(lower), "dezelfde uren in % van de verwachting", _SHARES[1]),
        ),
        _HEIGHT_PX,
    )


def _short_weeks(weeks: Sequence[Week], y: Axis, *, with_words: bool) -> list[Mark]:
    marks: list[Mark] = []
    for place, week in enumerate(weeks):
        if week.werkdagen < _WHOLE_WEEK:
            text = f"Week van {dutch.day(week.week_begin)}: {dutch.count(week.werkdagen, 'werkdag', 'werkdagen')}"
            marks.append(Box(place - _HALF, place + _HALF, y.low, y.high, Role.BAND, Fill.TINTED, text))
            if with_words:
                marks.append(
                    Words(place, y.low, str(week.werkdagen), Role.FADED, Side.MIDDLE, Side.START, size_px=SMALL_PX)
                )
    return marks


def _start(weeks: Sequence[Week], y: Axis) -> tuple[Mark, ...]:
    begin = next((place for place, week in enumerate(weeks) if week.soort != BEFORE), 0)
    words = f"start {as_called('experiment')}\n{dutch.day(current().begin)}"
    return event(begin - _HALF, words, y) if begin else ()


def _hours(weeks: Sequence[Week]) -> list[Point]:
    return [_point(week, hours_per_client(week), _hours_text(week)) for week in weeks]


def _ratios(weeks: Sequence[Week]) -> list[Point]:
    return [
        _point(
            week, week.verhouding * 100 if week.is_compleet and week.verhouding is not None else None, _ratio_text(week)
        )
        for week in weeks
    ]


def _point(week: Week, value: float | None, text: str) -> Point:
    state = State.WHOLE if value is not None else State.MISSING if not week.urenrijen else State.INCOMPLETE
    return Point(week.periode_id or "", value, f"Week van {dutch.day(week.week_begin)}: {text}", state)


def _hours_text(week: Week) -> str:
    hours = hours_per_client(week)
    return f"{dutch.number(hours, 2)} uur per cliënt, {dutch.count(week.werkdagen, 'werkdag', 'werkdagen')}"


def _ratio_text(week: Week) -> str:
    return f"{dutch.percentage(None if week.verhouding is None else week.verhouding * 100, 0)} van de verwachting"


def _special(weeks: Sequence[Week], picture: WeeklyPicture) -> list[Mark]:
    points = _by_monday(picture)
    return [
        mark
        for place, week in enumerate(weeks)
        if (point := points.get(week.week_begin)) is not None
        for mark in control_limits.special(place, point, f"Week van {dutch.day(week.week_begin)}: {_ratio_text(week)}")
    ]


def _row(week: Week, points: Mapping[date, WeeklyPoint]) -> tuple[Cell, ...]:
    hours, point = hours_per_client(week), points.get(week.week_begin)
    ratio = week.verhouding * 100 if week.is_compleet and week.verhouding is not None else None
    return (
        Cell(dutch.day(week.week_begin)),
        Cell(dutch.number(week.werkdagen), week.werkdagen),
        Cell(dutch.number(None if week.uren is None else float(week.uren), 1), week.uren),
        Cell(dutch.number(hours, 2), hours),
        Cell(dutch.percentage(ratio), ratio),
        Cell(dutch.number(week.clienten_in_verhouding), week.clienten_in_verhouding),
        Cell(_picture_in_words(week, point)),
    )


def _picture_in_words(week: Week, point: WeeklyPoint | None) -> str:
    if week.is_alleen_per_periode:
        return known_by_period()
    if not week.is_compleet:
        return "niet compleet geleverd" if week.urenrijen else "niet geleverd"
    return "" if point is None else control_limits.in_words(point)
