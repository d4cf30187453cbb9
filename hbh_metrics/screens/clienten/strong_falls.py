"""Does a part of the clients lose much more than the mean: the share with less than 70% of before, and the whole distribution."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.hours_words import Subject, compared_with_before, strong_falls, working_days
from hbh_metrics.findings.intervals import share_between, wilson_pct
from hbh_metrics.findings.measured import LEGEND, clients_cell, measured, value_cell
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.shares import Distribution, bars, count_cells, distribution, highest_pct
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Measure, Provider

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
    Column("Aanbieder"),
    Column("Periode"),
    Column("Aandeel met sterke daling", is_number=True),
    Column("Ligt tussen", is_number=True),
    Column("Cliënten met sterke daling", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
)
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
    who, when = view.chosen.aanbieder_id, view.periode_id
    row = grid.get(METRIC, who, when)
    share = measured(row)
    subject = Subject(view.chosen.naam, view.is_total, when)
    teller, noemer = (None, None) if row is None else (row.teller, row.noemer)
    sentences = strong_falls(subject, share, teller, noemer, _clearly_highest(view, grid) if view.is_total else None)
    return Figure(
        slug="sterke-daling",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="cliënten die minder dan 70% van hun uren van voorheen krijgen, in %",
        population=f"cliënten die de hele periode hulp hadden en van wie de uren van voorheen bekend zijn, n = {dutch.number(share.n)}",
        period=dutch.period_in_full(when),
        provenance=view.provenance("geleverde uren en referentie"),
        table=Table(
            "Cliënten met een sterke daling",
            _COLUMNS,
            tuple(
                _row(view, grid, provider, period_id)
                for provider in (view.with_total if view.is_total else (view.chosen,))
                for period_id in view.begun
            ),
        ),
        definition=explain(_READ_AS, METRIC),
        notes=working_days(when),
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
    return Figure(
        slug="uren-tegenover-voorheen",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="cliënten naar hun uren van nu in % van hun uren van voorheen",
        population=f"cliënten die de hele periode hulp hadden en van wie de uren van voorheen bekend zijn, n = {dutch.number(now.counted)}",
        period=dutch.period_in_full(when),
        provenance=view.provenance("geleverde uren en referentie"),
        table=_classes_table(view, now, start),
        definition=_READ_CLASSES_AS,
        notes=working_days(when),
        chart=_classes(view, now, start) if now.counted else None,
    )


def _clearly_highest(view: View, grid: Grid) -> tuple[str, float] | None:
    """Return the provider with the highest share when that is above the share of all by more than chance."""
    everyone = grid.value(METRIC, view.chosen.aanbieder_id, view.periode_id)
    found = [
        (row.waarde, provider.naam)
        for provider in view.providers
        if (row := grid.get(METRIC, provider.aanbieder_id, view.periode_id)) is not None
        and row.waarde is not None
        and (limits := _limits(row)) is not None
        and everyone is not None
        and limits[0] > everyone
        and measured(row).state.counts
        and not measured(row).is_small
    ]
    if not found:
        return None
    share, name = max(found)
    return name, share


def _limits(row: Measure | None) -> tuple[float, float] | None:
    return None if row is None or row.teller is None or not row.noemer else wilson_pct(row.teller, row.noemer)


def _intervals(view: View, grid: Grid) -> Chart | None:
    rows, highest = [], 10.0
    for provider in view.with_total:
        row = grid.get(METRIC, provider.aanbieder_id, view.periode_id)
        found = measured(row)
        low, high = _limits(row) or (None, None)
        highest = max(highest, high or 0.0, found.value or 0.0)
        is_own = view.is_total or provider == view.chosen
        rows.append(
            IntervalRow(
                provider.naam,
                found.value,
                low,
                high,
                value_cell(row, dutch.percentage).text if found.is_known else "niet bekend",
                Role.OWN if is_own else Role.OTHERS,
                not found.state.counts,
            )
        )
    return intervals(rows, percent_axis(0.0, highest)) if any(row.value is not None for row in rows) else None


def _row(view: View, grid: Grid, provider: Provider, period_id: str) -> tuple[Cell, ...]:
    row = grid.get(METRIC, provider.aanbieder_id, period_id)
    limits = _limits(row)
    return (
        Cell(provider.naam),
        Cell(dutch.period(period_id)),
        value_cell(row, dutch.percentage),
        Cell(dutch.MISSING if limits is None else share_between(*limits, dutch.percentage)),
        Cell(
            dutch.number(None if row is None else row.teller),
            None if row is None or row.teller is None else round(row.teller),
        ),
        clients_cell(row),
        Cell(view.state(provider.aanbieder_id, period_id).value),
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
