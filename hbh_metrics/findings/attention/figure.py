"""What the figures behind all signals have in common: their title, table, caption and explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.drawing.points import Point
from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.attention.values import threshold_text
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import sources
from hbh_metrics.findings.view import View

COLUMNS = (Column("Periode"), Column("Waarde", is_number=True), Column("Gegevens"))


def table(matter: Matter, points: Sequence[Point], lines: Mapping[str, Sequence[float | None]]) -> Table:
    """Return the values per period, each beside what the named `lines` were then."""
    period, value, state = COLUMNS
    rows = tuple(
        (
            period_cell(point),
            Cell(point.text, point.value),
            *(Cell(threshold_text(matter.card.id, values[place]), values[place]) for values in lines.values()),
            Cell(point.state.value),
        )
        for place, point in enumerate(points)
    )
    return Table(title(matter), (period, value, *(Column(name, is_number=True) for name in lines), state), rows)


def title(matter: Matter) -> str:
    """Return what is shown and of whom: `Uren tegenover voorheen bij T-Zorg`."""
    return f"{dutch.sentence_start(matter.card.shown.what)} bij {matter.provider.naam}"


def period_cell(point: Point) -> Cell:
    """Return the cell that names a period."""
    return Cell(dutch.sentence_start(dutch.period(point.period_id)))


def figure(
    view: View,
    matter: Matter,
    chart: Chart,
    numbers: Table,
    how_to_read: str,
    *metrics: str,
    notes: tuple[str, ...] = (),
    period: str = "",
) -> Figure:
    """Return the figure behind a matter; `metrics` are defined under it, without any those of the signal, `period` is all of them."""
    how, n = matter.card.shown, matter.signal.n
    named = metrics or tuple(name for name in (how.metric, how.beside) if name)
    return Figure(
        slug=f"bewijs_{matter.follow_up.key.lower()}",
        headline=matter.signal.uitleg,
        unit=how.what,
        population=f"{matter.provider.naam}, n = {dutch.number(n)}",
        period=period or dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance((how.source or sources(named)).rstrip(".")),
        table=numbers,
        definition=explain(how_to_read, *named),
        notes=notes,
        chart=chart,
    )
