"""The numbers behind one signal as a figure: the value per period with the threshold, or the control chart for signals about weeks."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import calendar, dutch
from hbh_metrics.answers.attention import Matter
from hbh_metrics.answers.attention_values import metric_text, shown, threshold_text, value_text
from hbh_metrics.answers.attention_weeks import control_chart, weeks_table
from hbh_metrics.answers.explanation import explain
from hbh_metrics.answers.view import View
from hbh_metrics.figures import (
    Axis,
    Cell,
    Chart,
    Column,
    Figure,
    Mark,
    Plot,
    Point,
    Role,
    Segment,
    Side,
    State,
    Table,
    Words,
)
from hbh_metrics.figures.axes import category_axis, number_axis, percent_axis, period_axis
from hbh_metrics.figures.shapes import SMALL_PX, columns, gaps, interval, path_steps, realised, reference
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import Measure
from hbh_metrics.signals import Unit
from hbh_metrics.signals.weekly import weekly_picture

CONTROL_CHARTS = ("S20", "S21")
_HEIGHT_PX, _STRIP_PX = 190, 110
_AT_AN_END = 3
_DEPARTED = ("uitstroom_reden", "22")
_COUNTED_EVERY_PERIOD = ("S16",)
_SOURCES = {
    "S11": "indicaties",
    "S13": "leveringen van de aanbieders",
    "S16": "periodebetalingen en indicaties",
    "S20": "geleverde uren, indicaties en referentie",
    "S21": "geleverde uren, indicaties en referentie",
}
_COLUMNS = (Column("Periode"), Column("Waarde", is_number=True), Column("Gegevens"))
_HOW = {
    "line": "De lijn is de waarde per periode, de stippellijn de drempel. Een open punt hoort bij een periode die nog niet volledig is.",
    "bars": "Elke staaf is een periode; geen staaf betekent nul.",
    "delivery": "Een volle staaf is een volledige periode, een open staaf een onvolledige; waar niets staat, is niets geleverd.",
    "interval": "Het streepje is het gemiddelde verschil met de marge (95%); 0 is geen verschil.",
    "weeks": (
        "Elk punt is een week: de geleverde uren gedeeld door wat dezelfde cliënten eerder kregen, meegedaald met het afgesproken tarief. "
        "Met een driehoek: een week die opvalt tegenover de basis."
    ),
}


def evidence(view: View, matter: Matter) -> Figure | None:
    """Return what a matter rests on; None when this publication holds no series of it."""
    signal_id = matter.signal.signaal
    if signal_id in CONTROL_CHARTS:
        return _weeks(view, matter)
    if signal_id == "S09":
        return _difference(view, matter)
    if signal_id == "S13":
        return _delivery(view, matter)
    points = _points(view, matter)
    if not any(point.value for point in points):
        return None
    is_line = shown(signal_id).metric is not None and not shown(signal_id).is_count
    chart = _line(view, matter, points) if is_line else _bars(matter, points)
    return _figure(view, matter, chart, _table(matter, points), _HOW["line" if is_line else "bars"])


def _points(view: View, matter: Matter) -> list[Point]:
    how, signal_id = shown(matter.signal.signaal), matter.signal.signaal
    if how.metric is not None:
        rows = {row.periode_id: row for row in _rows(view, matter, how.metric)}
        return [_measured(view, matter, period_id, rows.get(period_id)) for period_id in view.begun]
    found = _counts(view, matter)
    return [
        Point(period_id, value, value_text(signal_id, value), state)
        for period_id in view.begun
        for state in (view.state(matter.provider.aanbieder_id, period_id),)
        for value in (found.get(period_id, 0.0 if found and state in (State.WHOLE, State.INCOMPLETE) else None),)
    ]


def _rows(view: View, matter: Matter, *metrics: str) -> list[Measure]:
    return [row for row in view.door.measures(*metrics) if row.aanbieder_id == matter.provider.aanbieder_id]


def _measured(view: View, matter: Matter, period_id: str, row: Measure | None) -> Point:
    how = shown(matter.signal.signaal)
    value = None if row is None else row.teller if how.is_count else row.waarde
    state = view.state(matter.provider.aanbieder_id, period_id)
    return Point(period_id, value, metric_text(matter.signal.signaal, value), state)


def _counts(view: View, matter: Matter) -> dict[str, float]:
    """Return the counts of a signal whose value is in no metric: of those who left by the provider, or the signal's own rows."""
    if matter.signal.signaal == "S11":
        name, code = _DEPARTED
        shares = (
            share for share in view.door.distributions(name) if share.aanbieder_id == matter.provider.aanbieder_id
        )
        return {share.periode_id: float(share.aantal) for share in shares if share.code == code and share.periode_id}
    if matter.signal.signaal not in _COUNTED_EVERY_PERIOD:
        return {}
    rows = (*matter.earlier, matter.signal)
    return {row.periode_id: row.waarde for row in rows if row.periode_id and row.waarde is not None}


def _line(view: View, matter: Matter, points: Sequence[Point]) -> Chart:
    how, signal = shown(matter.signal.signaal), matter.signal
    x = period_axis([calendar.period(point.period_id) for point in points])
    threshold = signal.drempel if how.metric_is_value else 0.0
    words = f"drempel {threshold_text(signal.signaal, threshold)}" if how.metric_is_value else "afgesproken"
    beside = [] if how.beside is None else [_of(view, matter, how.beside, point) for point in points]
    values = [point.value for point in (*points, *beside) if point.value is not None]
    low, high = min([*values, *([] if threshold is None else [threshold])]), max([*values, threshold or values[0]])
    axis = percent_axis if (how.metric_unit or how.unit) is Unit.PERCENT else number_axis
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    y = axis(low - room if low < 0 else max(0.0, low - room), high + room, 4)
    marks: list[Mark] = []
    if beside:
        marks.append(path_steps(beside))
    marks += realised(points)
    if threshold is not None:
        marks += _threshold(threshold, x, words, points)
    title = how.what if how.beside is None else f"{how.what}; de getrapte lijn is de tariefindex"
    return Chart(x, (Plot(y, tuple(marks), title),), _HEIGHT_PX)


def _threshold(at: float, x: Axis, words: str, points: Sequence[Point]) -> tuple[Mark, ...]:
    """Return the line that was crossed, its words at the end where the values keep away from it."""
    known = [abs((point.value or 0.0) - at) for point in points if point.value is not None]
    is_left = sum(known[:_AT_AN_END]) > sum(known[-_AT_AN_END:])
    side = Words(
        x.low if is_left else x.high,
        at,
        words,
        Role.FADED,
        Side.START if is_left else Side.END,
        Side.START,
        2.0 if is_left else 0.0,
        2.0,
        SMALL_PX,
    )
    return (*reference(at, x), side)


def _of(view: View, matter: Matter, metric: str, point: Point) -> Point:
    value = view.grid(metric).value(metric, matter.provider.aanbieder_id, point.period_id)
    return Point(point.period_id, value, dutch.percentage(value), point.state)


def _bars(matter: Matter, points: Sequence[Point]) -> Chart:
    how, signal = shown(matter.signal.signaal), matter.signal
    x = period_axis([calendar.period(point.period_id) for point in points])
    high = max([*(point.value or 0.0 for point in points), signal.drempel or 0.0])
    y = number_axis(0.0, high * 1.15, min(4, max(1, round(high))))
    marks: tuple[Mark, ...] = (
        *columns(points, [Role.OWN] * len(points)),
        *gaps(points, gap_at=[0.0] * len(points)),
        *(
            ()
            if signal.drempel is None
            else _threshold(signal.drempel, x, f"drempel {threshold_text(signal.signaal, signal.drempel)}", points)
        ),
    )
    return Chart(x, (Plot(y, marks, how.what),), _HEIGHT_PX)


def _delivery(view: View, matter: Matter) -> Figure:
    states = [view.state(matter.provider.aanbieder_id, period_id) for period_id in view.begun]
    points = [
        Point(period_id, None if state is State.MISSING else 1.0, state.value, state)
        for period_id, state in zip(view.begun, states, strict=True)
        if state is not State.OPEN
    ]
    x = period_axis([calendar.period(point.period_id) for point in points])
    marks: tuple[Mark, ...] = (
        *columns(points, [Role.OWN] * len(points)),
        *gaps(points, gap_at=[0.0] * len(points)),
    )
    chart = Chart(x, (Plot(Axis(0.0, 1.0), marks, "levering per periode"),), _STRIP_PX)
    rows = tuple((_period(point), Cell("–"), Cell(point.state.value)) for point in points)
    return _figure(view, matter, chart, Table(_title(matter), _COLUMNS, rows), _HOW["delivery"])


def _difference(view: View, matter: Matter) -> Figure | None:
    names = ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog")
    rows = {row.maatstaf: row for row in _rows(view, matter, *names) if row.periode_id is None}
    mean, low, high = (rows[name].waarde if name in rows else None for name in names)
    if mean is None or low is None or high is None:
        return None
    x = number_axis(min(-1.0, low - 0.1), max(0.5, high + 0.1), 5)
    y = category_axis(1)
    text = f"{dutch.number(mean, 1)} punt, tussen {dutch.number(low, 1)} en {dutch.number(high, 1)}"
    marks: tuple[Mark, ...] = (
        Segment(0.0, y.low, 0.0, y.high, Role.INK),
        *interval(0.0, low, high, value=mean, text=text),
    )
    chart = Chart(x, (Plot(y, marks, "verschil in rapportcijfer, eindmeting min nulmeting"),), _STRIP_PX)
    cells = zip(("Gemiddeld verschil", "Ondergrens (95%)", "Bovengrens (95%)"), (mean, low, high), strict=True)
    table = Table(
        _title(matter),
        (Column("Wat"), Column("Punten", is_number=True)),
        tuple((Cell(what), Cell(dutch.number(value, 2), value)) for what, value in cells),
    )
    return _figure(view, matter, chart, table, _HOW["interval"], names[0])


def _weeks(view: View, matter: Matter) -> Figure | None:
    mine = [week for week in view.door.weeks() if week.aanbieder_id == matter.provider.aanbieder_id]
    picture = weekly_picture(mine) if mine else None
    chart = None if picture is None else control_chart(picture)
    if picture is None or chart is None:
        return None
    return _figure(
        view,
        matter,
        chart,
        weeks_table(picture, f"{_title(matter)}, week voor week"),
        _HOW["weeks"],
        notes=(picture.words,),
        period=f"{dutch.day_in_full(picture.points[0].week_begin)} t/m {dutch.day_in_full(picture.points[-1].week_begin)}",
    )


def _table(matter: Matter, points: Sequence[Point]) -> Table:
    rows = tuple((_period(point), Cell(point.text, point.value), Cell(point.state.value)) for point in points)
    return Table(_title(matter), _COLUMNS, rows)


def _title(matter: Matter) -> str:
    return f"{dutch.sentence_start(shown(matter.signal.signaal).what)} bij {matter.provider.naam}"


def _period(point: Point) -> Cell:
    return Cell(dutch.sentence_start(dutch.period(point.period_id)))


def _figure(
    view: View,
    matter: Matter,
    chart: Chart,
    table: Table,
    how_to_read: str,
    *metrics: str,
    notes: tuple[str, ...] = (),
    period: str = "",
) -> Figure:
    how, n = shown(matter.signal.signaal), matter.signal.n
    named = metrics or tuple(name for name in (how.metric, how.beside) if name)
    return Figure(
        slug=f"bewijs_{matter.follow_up.key.lower()}",
        headline=matter.signal.uitleg,
        unit=how.what,
        population=f"{matter.provider.naam}, n = {dutch.number(n)}",
        period=period or dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance((_SOURCES.get(matter.card.id) or CARD_BY_NAME[named[0]].source).rstrip(".")),
        table=table,
        definition=explain(how_to_read, *named),
        notes=notes,
        chart=chart,
    )
