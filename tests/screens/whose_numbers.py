"""Whose numbers a screen shows: each cell, mark, sentence and file is read back, and its numbers must be those of its row, header or panel.

It looks at what is shown and not at how it was made: a number of `own_numbers` tells which metric, provider and period it is. What a
header or a name beside a line must mean stands in `named_metrics`, apart from the code that is tested.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.chart import Box, Chart, Dot, Mark, Plot, Segment, Track, Words
from hbh_metrics.drawing.points import State
from hbh_metrics.dutch import FEWER_THAN_5, rounded_half_up
from hbh_metrics.findings.figure import Cell, Figure, KeyFigure, Panel, Table
from hbh_metrics.metrics import CARD_BY_NAME, Rows
from hbh_metrics.records import TOTAL, NumberId
from tests.screens.named_metrics import (
    BESIDE_A_LINE,
    FOLLOWS,
    HEADERS,
    KEY_FIGURES,
    LOW_ENDS,
    NO_METRIC,
    OF_ANOTHER_PERIOD,
    OTHER_PERIOD,
    ROW_NAMES,
)
from tests.screens.own_numbers import STEP, WEEK
from tests.screens.told import periods_in, plain

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_GROUP = "alle aanbieders"


@dataclass(frozen=True)
class Reader:
    """What is looked at: the numbers that exist, the names of the providers by id, and what was chosen."""

    known: Mapping[Decimal, frozenset[NumberId]]
    names: Mapping[str, str]
    chosen: str
    period_id: str

    def ids(self, amount: float | Decimal) -> frozenset[NumberId]:
        """Return which numbers an amount can be, without regard to its sign: none when it is no number of its own."""
        return self.known.get(
            rounded_half_up(abs(Decimal(repr(amount)) if isinstance(amount, float) else amount), 2).normalize(),
            frozenset(),
        )

    def in_text(self, text: str) -> Iterator[NumberId]:
        """Yield the numbers of its own that a text tells."""
        for found in _NUMBER.findall(text):
            yield from self.ids(Decimal(found.replace(".", "").replace(",", ".")))

    def amount(self, number: NumberId) -> float:
        """Return a number of its own as the reader is given it."""
        return self.amounts[number]

    @cached_property
    def amounts(self) -> Mapping[NumberId, float]:
        """Each number of its own by what it is."""
        return {number: float(amount) for amount, whose in self.known.items() for number in whose}

    def is_small(self, number: NumberId, amounts: Collection[float]) -> bool:
        """Whether a reader was given this number of the group as a ratio of rounded parts that is too small to tell whose it is."""
        return number.aanbieder_id == TOTAL and number not in self.amounts and max(map(abs, amounts)) < STEP

    def named(self, text: str) -> list[str]:
        """Return the providers that a text names."""
        plain = text.replace("\u00a0", " ")
        return [who for who, name in self.names.items() if name in plain]


def of_figure(figure: Figure, reader: Reader) -> Iterator[str]:
    """Yield what is wrong with a figure."""
    named = periods_in(figure.period)
    if named and plain(figure.period).lower() == plain(dutch.period_in_full(named[0])).lower():
        when = named[0]
        if when != reader.period_id and figure.slug not in OF_ANOTHER_PERIOD:
            yield f"{figure.slug} is about {figure.period}"
        reader = replace(reader, period_id=when)
    yield from of_table(figure.table, reader)
    yield from of_text(f"{figure.headline} {figure.lead}", reader, _everyone(reader), figure.slug)
    for panel in figure.panels:
        yield from _of_panel(panel, reader, figure.slug)
    if figure.chart is not None:
        yield from of_chart(figure.chart, reader, figure.slug, _everyone(reader))


def _of_panel(panel: Panel, reader: Reader, slug: str) -> Iterator[str]:
    who = next((who for who, name in reader.names.items() if name == panel.title), None)
    if who is None:
        yield from of_chart(panel.chart, reader, slug, {reader.chosen, TOTAL})
        return
    if panel.aanbieder_id != who:
        yield f"{slug}: panel {panel.title} is of {panel.aanbieder_id!r}"
    for number in reader.in_text(f"{panel.sentence} {panel.judgement}"):
        if number.aanbieder_id != who:
            yield f"{slug}, panel {panel.title}: {panel.sentence[:60]!r} tells {number}"
    yield from of_chart(panel.chart, reader, slug, {who})


def _everyone(reader: Reader) -> Collection[str]:
    return {reader.chosen, TOTAL} if reader.chosen != TOTAL else reader.names.keys()


def of_text(text: str, reader: Reader, whose: Collection[str], where: str) -> Iterator[str]:
    """Yield the numbers in a text that are of nobody it is about."""
    for number in reader.in_text(text):
        if number.aanbieder_id not in {*whose, *reader.named(text)}:
            yield f"{where}: {text[:80]!r} tells {number}"


def of_key_figure(figure: KeyFigure, reader: Reader) -> Iterator[str]:
    """Yield what is wrong with a figure that stands by itself."""
    metric = KEY_FIGURES[figure.label]
    for number in reader.in_text(figure.value_text):
        if (number.maatstaf, number.deel) != (metric, "waarde"):
            yield f"{figure.label} shows {number}"
        if (number.aanbieder_id, number.periode_id) != (reader.chosen, reader.period_id):
            yield f"{figure.label} of {reader.chosen} in {reader.period_id} shows {number}"
    yield from of_text(figure.note, reader, {reader.chosen, TOTAL}, figure.label)


def of_table(table: Table, reader: Reader) -> Iterator[str]:
    """Yield every cell that shows a number that is not its own: of another metric, provider or period than it stands under."""
    heads = [column.name.replace("\u00a0", " ") for column in table.columns]
    for row in table.rows:
        for place, cell in enumerate(row):
            for problem in _of_cell(table.title, heads, row, place, cell, reader, table.columns[place].is_number):
                yield f"{table.title} | {heads[place]} | {' '.join(one.text for one in row[:2])}: {problem}"


def _of_cell(
    title: str, heads: list[str], row: tuple[Cell, ...], place: int, cell: Cell, reader: Reader, is_number: bool
) -> Iterator[str]:
    head = heads[place]
    if not is_number or cell.text == FEWER_THAN_5 or not any(character.isdigit() for character in cell.text):
        return
    found = (
        set(cell.origin) if len(cell.origin) > 1 else set(reader.in_text(cell.text)) or _made_at_the_door(cell, reader)
    )
    if len(found) > 1 and cell.origin and found.issuperset(cell.origin):
        found = set(cell.origin)
    meant = _meant(title, heads, row, place)
    if meant is None:
        yield f"nothing says what {cell.text!r} is ({found})"
        return
    if not meant:
        whose = _row_of(title, heads, row, head, (), reader)
        yield from (f"shows {number}, not of {whose}" for number in found if number.aanbieder_id != whose)
        return
    if not found and head == "Waarde" and row[-1].text == State.OPEN.value:
        return  # of a period that runs, its delivered weeks are shown
    if not found:
        yield f"{cell.text!r} is no number of the publication"
    if len(cell.origin) > 1:
        yield from _of_several(cell, meant, reader)
    whose = _row_of(title, heads, row, head, meant, reader)
    period_id = _period_of(title, heads, row, head, reader)
    for number in found:
        if f"{number.maatstaf}.{number.deel}" not in meant:
            yield f"shows {number}, not {' or '.join(sorted(meant))}"
        if number.aanbieder_id != whose:
            yield f"shows {number}, not of {whose}"
        if not _is_of(number, period_id, head):
            yield f"shows {number}, of another period"
    if cell.value is not None and not any(
        abs(abs(float(cell.value)) - abs(one)) < 0.01 for one in _values(cell, head, reader)
    ):
        yield f"has the value {cell.value} in the files"


def _of_several(cell: Cell, meant: Collection[str], reader: Reader) -> Iterator[str]:
    """Yield what is wrong with a cell that rests on several numbers: all that are meant, in the order in which they are told."""
    if {f"{number.maatstaf}.{number.deel}" for number in cell.origin} != set(meant):
        yield f"rests on {cell.origin}, not on {meant}"
    told = list(reader.in_text(cell.text))
    if len(told) > 1 and told != list(cell.origin):
        yield f"tells {told}, not {cell.origin}"


def _values(cell: Cell, head: str, reader: Reader) -> list[float]:
    """Return the value that a cell must have: that of its number, or what follows from its numbers."""
    amounts = [reader.amount(number) for number in cell.origin if number in reader.amounts]
    if head in FOLLOWS:
        return [FOLLOWS[head](amounts)]
    told = amounts or [reader.amount(number) for number in reader.in_text(cell.text)]
    return told if told or cell.value is None or not _made_at_the_door(cell, reader) else [float(cell.value)]


def _made_at_the_door(cell: Cell, reader: Reader) -> set[NumberId]:
    """Return the ratio of rounded parts that a cell says it is: no number of its own, so only the name tells whose it is."""
    return {number for number in cell.origin if number not in reader.amounts}


def _meant(title: str, heads: list[str], row: tuple[Cell, ...], place: int) -> set[str] | None:
    """Return the metrics and columns that a cell may show by its header, and by the name of its row where that is a metric.

    None where nothing says so; nothing where the header holds no metric.
    """
    head, plain = re.sub(r"\d+", "N", heads[place]), title.replace("\u00a0", " ")
    if heads[0] in ROW_NAMES and (named := ROW_NAMES[heads[0]](row[0].text, head)):
        return {named}
    for (within, name), metrics in HEADERS.items():
        if name == head and re.match(within, plain):
            return {metric if "." in metric else f"{metric}.waarde" for metric in metrics.split()}
    if _has_no_metric(title, head):
        return set()
    by_title = {card.title: name for name, card in CARD_BY_NAME.items()}
    return {f"{by_title[heads[place]]}.waarde"} if heads[place] in by_title else None


def _has_no_metric(title: str, head: str) -> bool:
    plain = title.replace("\u00a0", " ")
    return any(re.match(within, plain) and re.fullmatch(name, head) for within, name in NO_METRIC)


def _row_of(
    title: str, heads: list[str], row: tuple[Cell, ...], head: str, meant: Collection[str], reader: Reader
) -> str:
    if _GROUP in head.lower() or (
        meant and all(CARD_BY_NAME[one.split(".")[0]].rows is Rows.TOTAL_ONLY for one in meant)
    ):
        return TOTAL
    text = row[heads.index("Aanbieder")].text if "Aanbieder" in heads else title
    return next(iter(reader.named(text)), reader.chosen)


def _period_of(title: str, heads: list[str], row: tuple[Cell, ...], head: str, reader: Reader) -> str:
    for text in (head, row[heads.index("Periode")].text if "Periode" in heads else "", title):
        if found := periods_in(text):
            return found[0]
    return reader.period_id


def _is_of(number: NumberId, period_id: str, head: str) -> bool:
    if number.periode_id is None or head in OTHER_PERIOD:
        return True
    return number.periode_id <= period_id if "opgeteld" in head else number.periode_id == period_id


def of_chart(chart: Chart, reader: Reader, slug: str, whose: Collection[str]) -> Iterator[str]:
    """Yield every mark that shows another number than it says, of someone else, at another period or beside another name."""
    columns = {place: text.replace("\n", " ") for place, text in chart.x.ticks}
    names = [*columns.values(), *(name for plot in chart.plots for name in _row_names(plot))]
    rows = set(reader.named(" ".join(names)))
    whose = {*whose, *(rows if len(rows) > 1 else ())}
    is_of_periods = len(chart.x.ticks) == len(calendar.experiment_periods())
    for plot in chart.plots:
        for mark in plot.marks:
            for number, amounts, at in _numbers_of(mark, reader):
                where = f"{slug}: {type(mark).__name__} at {at}"
                if number.aanbieder_id not in whose:
                    yield f"{where} shows {number}, not of {whose}"
                if not any(number in reader.ids(amount) for amount in amounts) and not reader.is_small(number, amounts):
                    yield f"{where} has {amounts}, not the value of {number}"
                if is_of_periods and at is not None and number.maatstaf != WEEK and number.periode_id != _period_at(at):
                    yield f"{where} shows {number}, of another period"
        yield from _turned(plot.marks, reader, slug)
        yield from _beside_lines(plot.marks, slug)
        yield from _beside_bars(plot.marks, dict(plot.y.ticks), reader, slug)
        yield from _above_names(plot.marks, columns, reader, slug)


def _row_names(plot: Plot) -> list[str]:
    bold = [mark.text for mark in plot.marks if isinstance(mark, Words) and mark.is_bold]
    return [*(text for _, text in plot.y.ticks), *bold]


def _numbers_of(mark: Mark, reader: Reader) -> Iterator[tuple[NumberId, list[float], float | None]]:
    """Yield each number that a mark shows, with the amounts of which one must be its value, and the x where it stands."""
    match mark:
        case Track():
            origin, before = mark.origin or (None,) * len(mark.xs), (None, *mark.ys)[: len(mark.ys)]
            for x, y, number, last in zip(mark.xs, mark.ys, origin, before, strict=True):
                goes_on = number is None and y == last  # a path that takes no step is no number of its next period
                if y is not None and not goes_on:
                    for one in reader.ids(y) if number is None else (number,):
                        yield one, [y], x
        case Dot():
            for number in mark.origin:
                yield number, [mark.x, mark.y], mark.x if number in reader.ids(mark.y) else None
        case Box():
            ends = [mark.x1 - mark.x0, mark.y1 - mark.y0, mark.x1, mark.y1, mark.x0, mark.y0]
            is_upright = len(mark.origin) == 1 and mark.origin[0] in reader.ids(mark.y1)
            for number in mark.origin if len(mark.origin) == 1 else ():
                yield number, ends, (mark.x0 + mark.x1) / 2 if is_upright else None
        case Segment():
            is_upright = mark.x0 == mark.x1
            for number in mark.origin:
                yield number, [mark.y0, mark.y1] if is_upright else [mark.x0, mark.x1], mark.x0 if is_upright else None
        case Words():
            return


def _period_at(x: float) -> str | None:
    periods = calendar.experiment_periods()
    return periods[round(x)].id if 0 <= round(x) < len(periods) else None


def _turned(marks: Iterable[Mark], reader: Reader, slug: str) -> Iterator[str]:
    """Yield the intervals that do not go from their low end to their high end."""
    for mark in marks:
        if isinstance(mark, Segment) and len(mark.origin) > 1:
            begin = mark.y0 if mark.x0 == mark.x1 else mark.x0
            if mark.origin[0] not in reader.ids(begin) or not mark.origin[0].maatstaf.endswith(LOW_ENDS):
                yield f"{slug}: the interval {mark.text!r} begins at {mark.origin[0]}"


def _beside_lines(marks: Iterable[Mark], slug: str) -> Iterator[str]:
    """Yield the names that stand beside a line of another metric: a name has the role of its line."""
    every = list(marks)
    lines = [mark for mark in every if isinstance(mark, Track) and any(mark.origin)]
    for words in (mark for mark in every if isinstance(mark, Words)):
        meant = BESIDE_A_LINE.get(re.sub(r"[\s\u00a0][\d.,€%+-].*$", "", words.text))
        drawn = {number.maatstaf for line in lines if line.role is words.role for number in line.origin if number}
        if meant and drawn and not drawn & set(meant.split()):
            yield f"{slug}: {words.text!r} stands beside {sorted(drawn)}"


def _beside_bars(marks: Iterable[Mark], names: Mapping[float, str], reader: Reader, slug: str) -> Iterator[str]:
    """Yield the bars and dots in the row of a provider that show the number of another."""
    every = list(marks)
    above = {mark.y: mark.text for mark in every if isinstance(mark, Words) and mark.is_bold}
    for mark in every:
        if not isinstance(mark, (Box, Dot)) or not mark.origin:
            continue
        at = mark.y if isinstance(mark, Dot) else (mark.y0 + mark.y1) / 2
        name = names.get(float(round(at))) if abs(at - round(at)) < 0.01 else None
        name = name or next((text for y, text in above.items() if abs(y - at - 0.4) < 0.01), None)
        row = [] if name is None else reader.named(name)
        for number in mark.origin:
            if row and number.aanbieder_id not in row:
                yield f"{slug}: the row of {row} shows {number}"


def _above_names(marks: Iterable[Mark], columns: Mapping[float, str], reader: Reader, slug: str) -> Iterator[str]:
    """Yield the bars above the name of a provider that show the number of another."""
    for mark in marks:
        if isinstance(mark, Box) and mark.origin:
            whose = reader.named(columns.get(float(round((mark.x0 + mark.x1) / 2)), ""))
            for number in mark.origin:
                if whose and number.aanbieder_id not in whose:
                    yield f"{slug}: the bar above {whose} shows {number}"
