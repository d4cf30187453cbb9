"""A value of a metric as its reader meets it, in a cell or a count of clients: known, unknown, kept from the reader, or on few people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.drawing.points import Point, State
from hbh_metrics.drawing.shapes import hover
from hbh_metrics.findings.figure import Cell
from hbh_metrics.findings.open_period import told
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import Measure

SUPPRESSED = dutch.SUPPRESSED

LEGEND = f"{dutch.MISSING} is onbekend, {SUPPRESSED} is afgeschermd omdat het over te weinig cliënten gaat, leeg is niet van toepassing."
"""What the marks of a table mean, for under it."""

INCOMPLETE = "De gegevens over deze periode zijn nog onvolledig."
STILL_INCOMPLETE = "(gegevens nog onvolledig)"
"""What must stand beside a number of a period of which not everything was delivered."""

HIDDEN = "dat is afgeschermd, omdat het over te weinig cliënten gaat of iets over één aanbieder zou zeggen"
"""Why a value is not told, within a sentence."""


@dataclass(frozen=True)
class Measured:
    """What a sentence needs of one value: the value, the clients behind it, how whole its period is, and whether it is kept back."""

    value: float | None = None
    n: int | None = None
    state: State = State.WHOLE
    is_hidden: bool = False
    why_hidden: str = HIDDEN

    @property
    def is_known(self) -> bool:
        """Whether there is a value to tell."""
        return self.value is not None

    @property
    def is_small(self) -> bool:
        """Whether it rests on so few clients that a sentence must say so; a sum over periods of which this one had none does not."""
        return self.value is not None and self.n is not None and 0 < self.n < SMALL_NUMBER


def measured(row: Measure | None) -> Measured:
    """Return a row as a sentence needs it; a row that is not there belongs to a period that has not begun."""
    if row is None:
        return Measured(state=State.OPEN)
    waits = _waits(row) if isinstance(row, ProtectedMeasure) else ""
    why = f"{waits} is geleverd waar dit op rust" if waits else HIDDEN
    return Measured(row.waarde, row.n, State.of(row.status), is_hidden(row), why)


def is_hidden(row: Measure | None) -> bool:
    """Whether the value of the row is kept from the reader."""
    return isinstance(row, ProtectedMeasure) and row.visibility.is_hidden


def value_cell(row: Measure | None, text: Callable[[float], str]) -> Cell:
    """Return the value in the words of `text`; blank without a row, `–` when unknown, `.` or `<5` when kept from the reader."""
    row = told(row)
    return Cell("") if row is None else replace(_value_cell(row, text), origin=(row.number(),))


def _value_cell(row: Measure, text: Callable[[float], str]) -> Cell:
    if isinstance(row, ProtectedMeasure) and row.visibility.is_hidden:
        return Cell(_waits(row) or (dutch.FEWER_THAN_5 if row.visibility is Visibility.FEWER_THAN_5 else SUPPRESSED))
    return Cell(dutch.MISSING) if row.waarde is None else Cell(text(row.waarde), row.waarde)


def clients_cell(row: Measure | None) -> Cell:
    """Return how many clients stand behind the row, with the words that a small number needs."""
    row = told(row)
    if row is None:
        return Cell("")
    origin = (row.number("n"),)
    if isinstance(row, ProtectedMeasure) and row.n is None and (row.waarde is not None or row.visibility.is_hidden):
        return Cell(dutch.FEWER_THAN_5 if row.visibility is Visibility.FEWER_THAN_5 else SUPPRESSED, origin=origin)
    if row.n is None or (row.waarde is None and row.n == 0):
        return Cell(dutch.MISSING, origin=origin)
    return Cell(f"{dutch.number(row.n)}{_mark(row)}", row.n, origin=origin)


def count_cell(row: Measure | None) -> Cell:
    """Return the count above the line of a share; where the share is unknown or kept from the reader, so is the count."""
    row = told(row)
    if row is None or row.waarde is None:
        return value_cell(row, dutch.number)
    return _count(row, row.teller, "teller")


def out_of_cell(row: Measure | None) -> Cell:
    """Return the count below the line of a share; known too where the share itself is not, of nobody for instance."""
    row = told(row)
    return Cell("") if row is None else _count(row, row.noemer, "noemer")


def _count(row: Measure, amount: float | None, part: str) -> Cell:
    origin = (row.number(part),)
    if amount is None:
        return Cell(SUPPRESSED if row.waarde is not None or is_hidden(row) else dutch.MISSING, origin=origin)
    return Cell(dutch.number(amount), round(amount), origin=origin)


def untold_cell(*rows: Measure | None) -> Cell:
    """Return what stands where a number that follows from these rows cannot be told: for whom it waits, that it is kept, or unknown.

    A value that a period that runs does not have yet is unknown, whatever else is kept.
    """
    known = [row for row in rows if row is not None]
    kept = [row for row in known if isinstance(row, ProtectedMeasure) and row.visibility.is_hidden]
    runs = any(row.waarde is None and row not in kept and State.of(row.status) is State.OPEN for row in known)
    waits = [words for row in kept if (words := _waits(row))]
    why = dutch.MISSING if runs or not kept else next(iter(waits), SUPPRESSED)
    return Cell(why, origin=tuple(row.number() for row in known))


def shown_value(row: Measure | None, text: Callable[[float], str]) -> str:
    """Return the value as it stands beside a name in a chart: as in a cell, with a word where it is unknown."""
    return value_cell(row, text).text.replace(dutch.MISSING, "niet bekend")


def few_clients(found: Measured) -> tuple[str, ...]:
    """Return the warning that a sentence on fewer than ten clients needs; empty for more."""
    if not found.is_small or found.n is None:
        return ()
    return (f"Let op, een klein aantal: dit gaat over {dutch.count(found.n, 'cliënt', 'cliënten')}.",)


def over_all_periods(view: View, *metrics: str) -> Grid:
    """Return the values of metrics that have no period, under the period `""`."""
    rows = view.door.measures(*metrics)
    return Grid({(row.maatstaf, row.aanbieder_id, ""): row for row in rows if row.periode_id is None})


def is_known_of_anyone(view: View, grid: Grid, metric: str) -> bool:
    """Return whether the reader is shown this metric of at least one provider, or of all together, in the chosen period."""
    return any(grid.value(metric, provider.aanbieder_id, view.periode_id) is not None for provider in view.with_total)


def point_of(row: Measure | None, period_id: str, text: Callable[[float], str], *, with_open: bool = True) -> Point:
    """Return one value of a series; unknown without a row, and in an open period unless that is wanted."""
    found = measured(row)
    if found.value is None or (found.state is State.OPEN and not with_open):
        return Point(period_id, None, dutch.MISSING, found.state)
    point = Point(period_id, found.value, text(found.value), found.state, row.number() if row else None)
    return replace(point, text=hover(point))


def last_ended(view: View) -> str | None:
    """Return the last period up to the chosen one that has ended on the peildatum."""
    ended = [
        period_id
        for period_id in view.begun
        if period_id <= view.periode_id and view.state(view.chosen.aanbieder_id, period_id) is not State.OPEN
    ]
    return max(ended, default=None)


def _waits(row: ProtectedMeasure) -> str:
    """Return who is waited for; nothing for a figure that does not wait."""
    if row.visibility is not Visibility.WAITING or row.wacht_op is None or row.van is None:
        return ""
    return f"nog niet van {row.wacht_op} van de {dutch.count(row.van, 'aanbieder', 'aanbieders')}"


def _mark(row: Measure) -> str:
    if isinstance(row, ProtectedMeasure) and row.visibility is Visibility.INDICATIVE:
        return " (indicatief)"
    return " (klein aantal)" if row.waarde is not None and row.n is not None and row.n < SMALL_NUMBER else ""
