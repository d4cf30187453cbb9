"""A distribution as a figure needs it: its classes in order, or why there are none; and its bars."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import category_axis, percent_axis
from hbh_metrics.drawing.chart import Box, Chart, Fill, Mark, Plot, Role, Side, Words
from hbh_metrics.drawing.shapes import fill_of
from hbh_metrics.findings.columns import Filled, Place, numbers
from hbh_metrics.findings.figure import Cell
from hbh_metrics.findings.measured import SUPPRESSED
from hbh_metrics.findings.view import View
from hbh_metrics.records import NumberId, Share

EXPERIMENT, COMPARISON = "EXPERIMENT", "VERGELIJKING"
_WIDTH = 0.36
_ROOM = 1.12
_MANY_CLASSES = 6


@dataclass(frozen=True)
class Distribution:
    """The classes of one distribution of one provider (or TOTAAL) in one period and group; empty when there is none.

    `is_hidden` tells that there is one which this reader may not see.
    """

    classes: tuple[Share, ...] = ()
    is_hidden: bool = False

    @property
    def counted(self) -> int:
        """How many are in it; of classes that are told as "<5" nobody is added, so then it is what stands in the row."""
        return counted_in(self.classes)

    def count(self, *codes: str) -> int:
        """Return how many are in those classes."""
        return sum(one.aantal for one in self.classes if one.code in codes)

    def pct(self, *codes: str) -> float | None:
        """Return which part is in those classes, in per cent; None when nobody is counted."""
        return self.count(*codes) / self.counted * 100 if self.counted else None


def counted_in(classes: Sequence[Share]) -> int:
    """Return how many are in classes that belong together; where one is told as "<5" only, what stands in the rows."""
    if any(one.is_minder_dan_5 for one in classes):
        return max((one.noemer or 0 for one in classes), default=0)
    return sum(one.aantal for one in classes)


def amount_cell(classes: Sequence[Share]) -> Cell:
    """Return how many are in one class, or in a few together; `<5` where the reader is told no more."""
    origin = tuple(NumberId(one.verdeling, one.aanbieder_id, one.periode_id, one.code) for one in classes)
    if any(one.is_minder_dan_5 for one in classes):
        return Cell(dutch.FEWER_THAN_5, origin=origin)
    amount = sum(one.aantal for one in classes)
    return Cell(dutch.number(amount), amount, origin=origin)


def part_cells(classes: Sequence[Share], counted: int, digits: int = 1) -> tuple[Cell, Cell]:
    """Return how many are in these classes, and which part of `counted` that is."""
    amount = amount_cell(classes)
    if amount.value is None:
        return amount, amount
    share = sum(one.aantal for one in classes) / counted * 100
    return amount, Cell(dutch.percentage(share, digits), share, origin=amount.origin)


def distribution(
    view: View, name: str, who: str, period_id: str | None, group: str = EXPERIMENT, part: str = ""
) -> Distribution:
    """Return one distribution; `part` is what its codes begin with where a distribution is one of several (question|round)."""
    found = [
        row
        for row in view.door.distributions(name)
        if (row.aanbieder_id, row.periode_id, row.groep) == (who, period_id, group) and row.code.startswith(part)
    ]
    if found:
        return Distribution(tuple(sorted(found, key=lambda row: row.volgorde)))
    hidden = any(
        (row.aanbieder_id, row.periode_id, row.groep) == (who, period_id, group) and part.startswith(row.deel)
        for row in view.door.hidden_distributions(name)
    )
    return Distribution(is_hidden=hidden)


def highest_pct(view: View, name: str, period_ids: Collection[str | None], group: str = EXPERIMENT) -> float:
    """Return the largest part that any class of anyone takes in those periods: one scale for whoever is chosen."""
    return max(
        (
            row.aantal / row.noemer * 100
            for row in view.door.distributions(name)
            if row.periode_id in period_ids and row.groep == group and row.noemer
        ),
        default=0.0,
    )


def count_cells(found: Distribution, code: str) -> tuple[Cell, Cell]:
    """Return how many are in a class and which part that is, as two cells."""
    if not found.counted:
        mark = SUPPRESSED if found.is_hidden else dutch.MISSING
        return Cell(mark), Cell(mark)
    return part_cells([one for one in found.classes if one.code == code], found.counted)


def of_chosen(view: View, name: str) -> tuple[Share, ...]:
    """Return the classes of a distribution of the chosen provider, of every period, in their order."""
    rows = (row for row in view.door.distributions(name) if row.aanbieder_id == view.chosen.aanbieder_id)
    return tuple(sorted((row for row in rows if row.periode_id), key=lambda row: row.volgorde))


def until(view: View, rows: Iterable[Share]) -> tuple[Share, ...]:
    """Return the rows up to and including the chosen period."""
    return tuple(row for row in rows if row.periode_id is not None and row.periode_id <= view.periode_id)


def in_class(rows: Iterable[Share], code: str, name: str, absent: str = dutch.MISSING) -> Filled:
    """Return the column of how many are in a class, of one provider by period; `absent` where nothing is counted."""
    by_period = {row.periode_id: row for row in rows if row.code == code}

    def fill(at: Place) -> Cell:
        row = by_period.get(at.period_id)
        return Cell(absent) if row is None else amount_cell([row])

    return numbers(dutch.sentence_start(name), fill)


def bars(
    names: Sequence[str],
    first: Sequence[float | None],
    second: Sequence[float | None] = (),
    *,
    roles: Sequence[Role] = (),
    height_px: int = 260,
    top: float = 0.0,
    title: str = "",
    text: Callable[[float], str] = lambda value: dutch.percentage(value, 0),
    origins: Sequence[tuple[tuple[NumberId, ...], tuple[NumberId, ...]]] = (),
) -> Chart:
    """Return a solid bar per class for `first` (in per cent), and an outlined one beside it for `second` when given.

    `origins` holds per class which numbers both are, where they are values of meetwaarden.
    """
    highest = max([1.0, *(value for value in (*first, *second) if value is not None)])
    y = percent_axis(0.0, max(highest * _ROOM, top * _ROOM))
    both, quiet = len(second) > 0, len(names) > _MANY_CLASSES
    marks: list[Mark] = []
    for place, name in enumerate(names):
        own, other = origins[place] if origins else ((), ())
        left, wide = (place - _WIDTH, _WIDTH) if both else (place - _WIDTH * 0.8, _WIDTH * 1.6)
        ink = roles[place] if roles else Role.OWN
        marks += _bar(left, left + wide, first[place], ink, Fill.SOLID, name, text, own)
        if both:
            words = (lambda _: "") if quiet else text
            marks += _bar(place, place + _WIDTH, second[place], Role.PATH, Fill.OUTLINE, name, words, other)
    return Chart(category_axis(len(names), names), (Plot(y, tuple(marks), title),), height_px=height_px)


def _bar(
    x0: float,
    x1: float,
    value: float | None,
    role: Role,
    fill: Fill,
    name: str,
    text: Callable[[float], str],
    origin: tuple[NumberId, ...],
) -> tuple[Mark, ...]:
    if value is None:
        return ()
    told = f"{name.replace(chr(10), ' ')}: {dutch.percentage(value, 0)}"
    return (
        *((Box(x0, x1, 0.0, value, role, fill_of(value, fill), told, origin),) if value else ()),
        Words((x0 + x1) / 2, value, text(value), across=Side.MIDDLE, up=Side.START, shift_y_px=3.0, size_px=12.0),
    )
