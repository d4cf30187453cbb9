"""The findings that a briefing chooses from, of all providers together: what the wethouder may see, with one plain chart each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, percent_axis
from hbh_metrics.drawing.chart import Axis, Chart, Role
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.findings import satisfaction_change, savings, verdicts
from hbh_metrics.findings.columns import PERIOD, Filled, clients, lies_between, metric_table, metrics_of, value
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.intervals import share_between
from hbh_metrics.findings.measured import is_hidden, measured
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.reading import index_pct
from hbh_metrics.findings.series import points, values_of
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.briefing import costs_ahead, sentences, subjects
from hbh_metrics.screens.briefing.pictures import Line, lines
from hbh_metrics.screens.briefing.sentences import Fall, Help
from hbh_metrics.signals.verdict import HIGH, LOW, METRICS

_TOLD = 3
"""So many sentences stand on a slide; what limits them stands in the papers."""

_ROOM_TO_PCT = 102.0
"""Above the start of 100% there is room for a name, also in the first periods."""
_FALL = (PERIOD, value("tariefindex", "Betaald"), value("afgesproken_index", "Afgesproken"), clients("tariefindex"))
_FALLEN, _AGREED = "afbouw_gerealiseerd", "afbouw_afgesproken"
_PER_WEEK, _LOST_MUCH = "uren_per_client_week", "aandeel_sterke_daling"
_ADDED_UP = "kosten_tov_referentie_cum"
_COSTS = (
    PERIOD,
    value(_ADDED_UP, "Tegenover voorheen, opgeteld"),
    value("kosten_tov_referentie_cum_pct", "In procenten"),
    value("besparing_starttarief", "Op papier bespaard, per periode", metric_text("besparing_starttarief", 0)),
    clients(_ADDED_UP),
)


def fall(view: View) -> Figure:
    """Return how far the tariff fell against what was agreed."""
    metrics = metrics_of(_FALL)
    grid, when = view.grid(*metrics, _FALLEN, _AGREED), view.periode_id
    found = Fall(
        measured(grid.get(_FALLEN, TOTAL, when)),
        grid.value(_AGREED, TOTAL, when),
        view.door.in_words("op_het_pad"),
    )
    drawn = (_agreed(view, grid), _line(view, grid, "tariefindex", "betaald"))
    return _finding(
        view,
        "briefing-tarief",
        sentences.fall(found, when),
        unit="tarief in % van het starttarief",
        table=_table(view, grid, "Tarief", _FALL),
        chart=lines(drawn, _per_cents(grid, metrics, drawn[0]), until=when, measure="tarief in % van het starttarief"),
        how_to_read="De getrapte lijn is het afgesproken tarief, de lijn met punten het betaalde.",
        explains=(*metrics, _FALLEN, _AGREED),
    )


def help_received(view: View) -> Figure:
    """Return what clients still get of the help that they had, beside the tariff."""
    explains = (*METRICS, _PER_WEEK, _LOST_MUCH)
    grid, when = view.grid(*explains), view.periode_id
    compared = verdicts.compared(grid)
    found = Help(
        measured(grid.get("urenindex", TOTAL, when)),
        *(grid.value(metric, TOTAL, when) for metric in ("tariefindex", _PER_WEEK, _LOST_MUCH, compared)),
    )
    columns = (
        PERIOD,
        value("urenindex", "Uren"),
        value(compared, "Bij gewone werkdagen"),
        lies_between(LOW, HIGH, "Marge (95%)", lambda low, high: share_between(low, high, dutch.percentage)),
        value("tariefindex", "Tarief"),
        value(_PER_WEEK, "Uur per week"),
        value(_LOST_MUCH, "Meer dan 30% kwijt"),
        clients("urenindex"),
    )
    drawn = (_line(view, grid, "tariefindex", "tarief", Role.PATH), _line(view, grid, compared, "uren"))
    return _finding(
        view,
        "briefing-hulp",
        sentences.help_received(found, verdicts.of(view)),
        unit="uren in % van de eigen uren van voorheen, tarief in % van het starttarief",
        table=_table(view, grid, "Uren en tarief", columns),
        chart=lines(
            drawn,
            _per_cents(grid, (compared, "tariefindex")),
            until=when,
            measure="in % van voorheen (uren) en van de start (tarief)",
        ),
        how_to_read="De blauwe lijn is die van de uren bij een gewoon aantal werkdagen, de grijze die van het tarief.",
        explains=explains,
    )


def costs(view: View) -> Figure:
    """Return whether it costs extra against the same clients before, added up since the start."""
    grid = view.grid(*savings.METRICS)
    found = savings.savings(view, grid, view.chosen)
    is_whole = all(view.state(TOTAL, period_id) is State.WHOLE for period_id in view.begun if period_id <= found.until)
    running = _line(view, grid, _ADDED_UP, "", text=_more_or_less)
    values = [0.0, *values_of(grid, _ADDED_UP)]
    return _finding(
        view,
        "briefing-kosten",
        sentences.costs(found, is_whole=is_whole),
        unit="verschil met wat dezelfde cliënten voorheen kostten, opgeteld, in euro",
        table=_table(view, grid, "Kosten", _COSTS),
        chart=lines(
            (running,),
            euro_axis(min(values), max(values), ticks=3),
            until=found.until,
            measure="verschil met voorheen, opgeteld, in euro",
            has_zero=True,
        ),
        how_to_read="Onder 0 is goedkoper dan voorheen, boven 0 is duurder.",
    )


def outlook(view: View) -> Figure | None:
    """Return where the tariff and the costs end if the difference of now stays; None where nothing is to come, or nothing is known."""
    last = experiment_periods()[-1].id
    grid, when = view.grid("afgesproken_index", *costs_ahead.METRICS), view.periode_id
    agreed = _agreed(view, grid)
    paid, planned = (grid.value(metric, TOTAL, when) for metric in ("tariefindex", "afgesproken_index"))
    end = agreed.points[-1].value if agreed.points and agreed.points[-1].period_id == last else None
    if when >= last or paid is None or planned is None or end is None or view.state(TOTAL, when) is not State.WHOLE:
        return None
    gap = paid - planned
    expected = Line(
        tuple(
            replace(point, value=None, text="")
            if point.value is None or point.period_id < when
            else replace(point, value=point.value + gap, text=f": {dutch.percentage(point.value + gap)}")
            for point in agreed.points
        ),
        "bij dit tempo",
        Role.OWN,
        is_forecast=True,
    )
    indexes = [point.value + gap for point in agreed.points if point.value is not None and point.period_id > when]
    cost = costs_ahead.at_the_end(view, grid, when, indexes)
    told = sentences.outlook(sentences.Outlook(100 - end, 100 - end - gap, cost), last)
    rows = tuple(
        (
            Cell(dutch.sentence_start(dutch.period(point.period_id))),
            *(Cell(dutch.percentage(value), value) for value in (point.value, point.value + gap)),
        )
        for point in agreed.points
        if point.value is not None and point.period_id > when
    )
    columns = (Column("Periode"), Column("Afgesproken", is_number=True), Column("Als het zo doorgaat", is_number=True))
    drawn = (agreed, replace(_line(view, grid, "tariefindex", ""), word=None), expected)
    return _finding(
        view,
        "briefing-einde",
        told,
        unit="tarief in % van het starttarief",
        table=Table("Waar komen we uit", columns, rows),
        chart=lines(
            drawn,
            _per_cents(grid, ("tariefindex",), agreed, expected),
            until=when,
            measure="tarief in % van het starttarief",
        ),
        how_to_read="De getrapte lijn is het afgesproken tarief, de streepjes zijn het betaalde als het verschil van nu blijft.",
        explains=("tariefindex", "afgesproken_index", _ADDED_UP),
    )


def _agreed(view: View, grid: Grid) -> Line:
    """Return the agreed index as far as it is known, and from there to the end as the reading that most providers have goes on."""
    known = _line(view, grid, "afgesproken_index", "afgesproken", Role.PATH)
    ended = [point for point in known.points if point.period_id <= view.periode_id]
    last = next((point for point in reversed(ended) if point.value is not None), None)
    readings = view.door.readings()
    now = index_pct(readings[0], last.period_id) if readings and last is not None else None
    if last is None or last.value is None or now is None:
        return replace(known, points=tuple(ended), is_path=True)
    ahead = []
    for period in experiment_periods():
        then = index_pct(readings[0], period.id)
        if period.id > last.period_id and then is not None:
            value = last.value + then - now
            ahead.append(Point(period.id, value, f"{dutch.period(period.id)}: {dutch.percentage(value)}", State.WHOLE))
    kept = [point for point in ended if point.period_id <= last.period_id]
    return replace(known, points=(*kept, *ahead), is_path=True)


def attention(view: View, promised: Mapping[tuple[str, str], date] | None = None) -> Figure | None:
    """Return what asks for a talk, in words that name no provider; None when nothing does, or nothing is known."""
    found = subjects.table(view, promised)
    if not found.rows:
        return None
    told = _finding(
        view,
        "briefing-gesprek",
        (sentences.attention(len(found.rows)),),
        unit="onderwerpen met een signaal",
        table=found,
        how_to_read=(
            "Een onderwerp staat hier als er bij een aanbieder een signaal over is. De drempels staan op het scherm Begrippen."
        ),
    )
    return replace(told, provenance=view.provenance("alle leveringen"))


def satisfaction(view: View) -> Figure | None:
    """Return whether clients became more or less satisfied; None as long as that cannot be judged."""
    names = ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog")
    judged = {
        row.maatstaf for row in view.door.measures(*names) if row.aanbieder_id == TOTAL and row.waarde is not None
    }
    return replace(satisfaction_change.answer(view), slug="briefing-tevredenheid") if judged == set(names) else None


def _finding(
    view: View,
    slug: str,
    said: tuple[str, ...],
    *,
    unit: str,
    table: Table,
    how_to_read: str,
    explains: tuple[str, ...] | None = None,
    chart: Chart | None = None,
) -> Figure:
    return finding(
        view,
        slug,
        said[:_TOLD],
        unit=unit,
        population=view.population(),
        table=table,
        how_to_read=how_to_read,
        explains=explains,
        chart=chart,
        notes=said[_TOLD:],
    )


def _line(
    view: View, grid: Grid, metric: str, word: str, role: Role = Role.OWN, *, text: Callable[[float], str] | None = None
) -> Line:
    """Return a metric as a line, of which a gap says whether it is kept from the reader."""
    found = points(view, grid, metric, TOTAL, text)
    is_kept = any(is_hidden(grid.get(metric, TOTAL, point.period_id)) for point in found)
    return Line(found, word, role, gap="afgeschermd" if is_kept else "niet bekend")


def _table(view: View, grid: Grid, title: str, columns: tuple[Filled, ...]) -> Table:
    """Return a row per period that the chart shows: up to the chosen one, without one that runs."""
    ended = [when for when in view.begun if when <= view.periode_id and view.state(TOTAL, when) is not State.OPEN]
    return metric_table(view, grid, title, columns, providers=(ALL_PROVIDERS,), periods=ended)


def _per_cents(grid: Grid, metrics: tuple[str, ...], *drawn: Line) -> Axis:
    known = values_of(grid, *metrics)
    known = (*known, *(point.value for line in drawn for point in line.points if point.value is not None))
    return percent_axis(min([90.0, *known]), max([_ROOM_TO_PCT, *known]), ticks=3)


def _more_or_less(value: float) -> str:
    return f"{dutch.euro(abs(value), 0)} {'meer' if value > 0 else 'minder'}"
