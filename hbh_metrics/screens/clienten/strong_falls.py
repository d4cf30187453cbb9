"""Does a part of the clients lose much more than the mean: the share with less than 70% of before, and the whole distribution."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.columns import (
    PERIOD,
    PROVIDER,
    STATE,
    clients,
    count,
    metric_table,
    share_lies_between,
    share_limits,
    value,
)
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import counted, finding
from hbh_metrics.findings.hours_words import Subject, compared_with_before, strong_falls, working_days
from hbh_metrics.findings.measured import LEGEND, measured, value_cell
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.shares import Distribution, bars, count_cells, distribution, highest_pct
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

METRIC = "aandeel_sterke_daling"
DISTRIBUTION = "uren_tov_referentie"
CLASSES = {
    "<50": "minder dan\nde helft",
    "50-70": "50 tot\n70%",
    "70-90": "70 tot\n90%",
    "90-110": "90 tot\n110%",
    ">110": "meer dan\n110%",
}
_STRONG = ("<50", "50-70")
_COLUMNS = (
    PROVIDER,
    PERIOD,
    value(METRIC, "Aandeel met sterke daling"),
    share_lies_between(METRIC, "Ligt tussen"),
    count(METRIC, "Cliënten met sterke daling"),
    clients(METRIC),
    STATE,
)
_WHOM = "cliënten die de hele periode hulp hadden en van wie de uren van voorheen bekend zijn"
_READ_AS = (
    "De punt is het gemeten aandeel. De streep laat zien waar het aandeel kan liggen als toeval wordt meegerekend (95%, Wilson): bij "
    f"weinig cliënten is de streep lang. In de tabel: {LEGEND}"
)
_READ_CLASSES_AS = (
    "Elke balk is het deel van de cliënten dat zoveel krijgt van de eigen uren van voorheen. De twee balken links zijn samen de sterke "
    "dalers. De open balk ernaast is de eerste periode, om mee te vergelijken. Alleen cliënten die de hele periode hulp hadden en een "
    f"eigen gemiddelde van voorheen hebben. In de tabel: {LEGEND}"
)


def answer(view: View) -> Figure:
    """Return the share of clients that lost more than 30% of their hours, per provider, with its interval."""
    grid = view.grid(METRIC)
    row = grid.get(METRIC, view.chosen.aanbieder_id, view.periode_id)
    subject = Subject(view.chosen.naam, view.is_total, view.periode_id)
    teller, noemer = (None, None) if row is None else (row.teller, row.noemer)
    highest = _clearly_highest(view, grid) if view.is_total else None
    return finding(
        view,
        "sterke-daling",
        strong_falls(subject, measured(row), teller, noemer, highest),
        unit="cliënten die minder dan 70% van hun uren van voorheen krijgen, in %",
        population=counted(_WHOM, row),
        table=metric_table(view, grid, "Cliënten met een sterke daling", _COLUMNS),
        how_to_read=_READ_AS,
        notes=working_days(view.periode_id),
        chart=_intervals(view, grid),
    )


def spread(view: View) -> Figure:
    """Return how many clients get which part of their own hours of before."""
    who, when = view.chosen.aanbieder_id, view.periode_id
    now = distribution(view, DISTRIBUTION, who, when)
    start = Distribution() if when == view.begun[0] else distribution(view, DISTRIBUTION, who, view.begun[0])
    subject = Subject(view.chosen.naam, view.is_total, when)
    sentences = compared_with_before(
        subject, now.counted, now.count(*_STRONG), now.count("90-110", ">110"), view.state(who), is_hidden=now.is_hidden
    )
    return finding(
        view,
        "uren-tegenover-voorheen",
        sentences,
        unit="cliënten naar hun uren van nu in % van hun uren van voorheen",
        population=f"{_WHOM}, n = {dutch.number(now.counted)}",
        table=_classes_table(view, now, start),
        tables=("geleverde_uren", "referentie"),
        how_to_read=_READ_CLASSES_AS,
        notes=working_days(when),
        chart=_classes(view, now, start) if now.counted and view.state(who).counts else None,
    )


def _clearly_highest(view: View, grid: Grid) -> tuple[str, float] | None:
    """Return the provider with the highest share when that is above the share of all by more than chance."""
    everyone = grid.value(METRIC, view.chosen.aanbieder_id, view.periode_id)
    found = [
        (row.waarde, provider.naam)
        for provider in view.providers
        if (row := grid.get(METRIC, provider.aanbieder_id, view.periode_id)) is not None
        and row.waarde is not None
        and (limits := share_limits(row)) is not None
        and everyone is not None
        and limits[0] > everyone
        and measured(row).state.counts
        and not measured(row).is_small
    ]
    if not found:
        return None
    share, name = max(found)
    return name, share


def _intervals(view: View, grid: Grid) -> Chart | None:
    rows = [_interval(view, grid, provider) for provider in view.with_total]
    highest = max([10.0, *(end for row in rows for end in (row.high, row.value) if end is not None)])
    return intervals(rows, percent_axis(0.0, highest)) if any(row.value is not None for row in rows) else None


def _interval(view: View, grid: Grid, provider: Provider) -> IntervalRow:
    row = grid.get(METRIC, provider.aanbieder_id, view.periode_id)
    found = measured(row)
    if found.is_known and found.state in (State.INCOMPLETE, State.MISSING):
        return IntervalRow(provider.naam, None, None, None, found.state.value)
    low, high = share_limits(row) or (None, None)
    return IntervalRow(
        provider.naam,
        found.value,
        low,
        high,
        value_cell(row, dutch.percentage).text if found.is_known else "niet bekend",
        Role.OWN if view.is_own(provider) else Role.OTHERS,
        not found.state.counts,
        origin=() if row is None else (row.number(),),
    )


def _classes(view: View, now: Distribution, start: Distribution) -> Chart:
    roles = tuple(Role.ABOVE if code in _STRONG else Role.OWN for code in CLASSES)
    return bars(
        list(CLASSES.values()),
        [now.pct(code) for code in CLASSES],
        [start.pct(code) for code in CLASSES] if start.counted else (),
        roles=roles,
        top=highest_pct(view, DISTRIBUTION, (view.periode_id, view.begun[0])),
        title=f"% van de cliënten; open balk: {dutch.period(view.begun[0])}" if start.counted else "% van de cliënten",
    )


def _classes_table(view: View, now: Distribution, start: Distribution) -> Table:
    columns = (
        Column("Uren tegenover voorheen"),
        Column("Cliënten", is_number=True),
        Column("Deel", is_number=True),
        Column(f"Cliënten in {dutch.period(view.begun[0])}", is_number=True),
        Column("Deel toen", is_number=True),
    )
    rows = tuple(
        (Cell(name.replace("\n", " ")), *count_cells(now, code), *count_cells(start, code))
        for code, name in CLASSES.items()
    )
    return Table("Uren van nu tegenover voorheen", columns, rows)
