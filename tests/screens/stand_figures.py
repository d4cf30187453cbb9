"""What must hold of every figure of a stand: whole periods in headlines and axes, its own numbers, and signals since their period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from hbh_metrics.drawing.chart import Dot, Plot, Stroke, Track
from hbh_metrics.findings.figure import Cell, Figure
from hbh_metrics.records import TOTAL
from tests.screens.stand import OPEN, WHOLE, Stand
from tests.screens.told import DATE, OF_LATER, PERIOD, periods_in, plain
from tests.screens.walked import Screen

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\w,]|\.\d)")


_STILL = re.compile(
    "|".join(
        (
            "tot nu toe|loopt nog|lopen nog|is daarna te zeggen|nog geen|nog niet|niet bekend|geen cijfer|geen uren bekend|afgeschermd",
            "volledig|ontbre|niet alles|niets geleverd|niet geleverd",
        )
    ),
    re.IGNORECASE,
)
"""What a sentence says of a period that is not whole."""


_ADDED_UP = {"kosten-opgeteld", "kosten-per-aanbieder", "briefing-kosten"}
"""Figures of payments that add up over periods, and say beside it what is not counted yet."""


def rests_on_whole_periods(screen: Screen, stand: Stand) -> Iterator[str]:
    """A headline tells of a period that runs, or that is not whole, only with that word."""
    visit = screen.visit
    who = TOTAL if visit.slug == "briefing" else visit.aanbieder_id
    for figure in screen.figures:
        sentence = plain(figure.headline)
        if figure.slug in OF_LATER or figure.slug.startswith("bewijs"):
            continue
        for period_id in periods_in(sentence):
            status = stand.status(who, period_id)
            told = f"{sentence} {plain(figure.lead)}" if figure.slug in _ADDED_UP else sentence
            if figure.slug in _ADDED_UP and stand.is_paid_whole(who, period_id):
                continue
            is_asked = status == OPEN or re.search("periodebetalingen|geleverde uren", figure.provenance.source)
            if status != WHOLE and is_asked and period_id in stand.begun and not _STILL.search(told):
                yield f"{figure.slug}: {period_id} is {status}, de kop zegt: {sentence}"


def says_since_when(screen: Screen, stand: Stand) -> Iterator[str]:
    """`Al sinds` and `sinds` of a signal are those that are stored, and the drawn series is past its threshold all that time."""
    yield from _since_of_agreements(screen, stand)
    for figure in screen.figures:
        if not figure.slug.startswith("bewijs_"):
            continue
        _, signal_id, who = figure.slug.upper().split("_")
        rows = [one for one in stand.signals if (one.signaal, one.aanbieder_id) == (signal_id, who)]
        if not rows:
            yield f"{figure.slug} heeft geen signaal"
            continue
        last = max(rows, key=lambda one: one.periode_id or "")
        told = re.search(rf"al sinds ({PERIOD.pattern})", plain(figure.headline), re.IGNORECASE)
        if told and not {*periods_in(told[1])} & {last.sinds, last.sinds_actie}:
            yield f"{figure.slug}: {last.sinds} en {last.sinds_actie} zijn bewaard, er staat: {figure.headline}"
        for name, first in (("Drempel aandacht", last.sinds), ("Drempel actie", last.sinds_actie)):
            yield from _kept_crossing(figure, name, first, last.periode_id)


def _since_of_agreements(screen: Screen, stand: Stand) -> Iterator[str]:
    stored = {since for one in stand.signals for since in (one.sinds, one.sinds_actie, one.periode_id) if since}
    for figure in screen.figures:
        for row in figure.table.rows if figure.slug == "afspraken" else ():
            told = periods_in(row[-1].text)
            if told and told[0] not in stored:
                yield f"afspraken: van geen signaal is bewaard: {[cell.text for cell in row]}"


def _kept_crossing(figure: Figure, name: str, first: str | None, last: str | None) -> Iterator[str]:
    heads = [column.name for column in figure.table.columns]
    if name not in heads or first is None or last is None:
        return
    rows = {}
    for row in figure.table.rows:
        named = periods_in(row[0].text)
        value, limit = row[heads.index("Waarde")].value, row[heads.index(name)].value
        whole = row[-1].text == WHOLE
        if named and value is not None and limit is not None and whole:
            rows[named[0]] = float(value) - float(limit)
    inside = {one: gap for one, gap in rows.items() if first <= one <= last}
    signs = {gap > 0 for gap in inside.values() if gap}
    if len(signs) > 1:
        yield f"{figure.slug}: {name} wordt sinds {first} niet steeds overschreden: {inside}"


def sets_axes_on_whole_periods(screen: Screen, stand: Stand) -> Iterator[str]:
    """No axis reaches for what is not whole: a hollow point beyond every whole value of its metric, anyone's, lies outside the plot."""
    for figure in screen.figures:
        for chart in [*([figure.chart] if figure.chart else []), *(panel.chart for panel in figure.panels)]:
            for plot in chart.plots:
                yield from _stretched(figure.slug, plot, stand)


def _stretched(slug: str, plot: Plot, stand: Stand) -> Iterator[str]:
    dots = [mark for mark in plot.marks if isinstance(mark, Dot) and mark.is_hollow and mark.origin]
    lines = [mark for mark in plot.marks if isinstance(mark, Track) and mark.stroke is not Stroke.DOTTED]
    drawn = [y for line in lines for y in line.ys if y is not None]
    for dot in dots:
        whole = [*drawn, *stand.whole_values(dot.origin[0].maatstaf)]
        steps = [after - at for (at, _), (after, _) in pairwise(plot.y.ticks)]
        room = max([*(1.5 * step for step in steps), (max(whole) - min(whole)) / 2]) if whole else 0.0
        is_beyond = whole and not min(whole) - room <= dot.y <= max(whole) + room
        if is_beyond and dot.y and plot.y.low <= dot.y <= plot.y.high:
            yield f"{slug}: een open punt op {dot.y:.0f} rekt de as, heel is {min(whole):.0f} tot {max(whole):.0f}"


_SAID = re.compile(
    "|".join(
        (
            "8 van de 10|[Oo]ngeveer 10%|minder dan 70%|90% of meer|meer dan 30%|per 100|schaal van 1 tot 5",
            r"(?:alle|van de|de andere) \d aanbieders|\(\d+ minuten\)",
        )
    )
)
"""Numbers of the definitions, which stand in no table."""


def has_the_numbers_of_its_table(screen: Screen, stand: Stand) -> Iterator[str]:
    """What a headline counts or measures stands in the table of its figure, or follows from one row of it."""
    for figure in screen.figures:
        if figure.slug.startswith("bewijs_") or "die tellen niet mee" in figure.lead:
            continue
        sentence = plain(figure.headline)
        for words in (DATE, PERIOD, _SAID):
            sentence = words.sub(" ", sentence)
        held = _held(figure, len(stand.names))
        said = _written(sentence)
        held |= {100 * part / whole for part in said for whole in said if whole}
        for number in _NUMBER.findall(sentence):
            digits = len(number.partition(",")[2])
            wanted, least = float(number.replace(".", "").replace(",", ".")), 10.0**-digits
            if not any(abs(abs(one) - wanted) < 1.01 * least for one in held):
                yield f"{figure.slug}: {number} staat niet in de tabel: {plain(figure.headline)}"


def _held(figure: Figure, providers: int) -> set[float]:
    """Return the numbers of a figure's table and population, and what follows from them.

    That is: what is left of 100, what lies between two numbers of one row, and a column added up from the first row or to the last, of
    all rows or of those that have a word in common (a provider, a kind).
    """
    rows = [[_numbers(cell) for cell in row] for row in figure.table.rows]
    across = [[one for cell in row for one in cell] for row in rows]
    found = {one for row in across for one in row} | set(_written(figure.population))
    found |= {100 - one for one in found} | {one - other for row in across for one in row for other in row}
    words = {cell.text for row in figure.table.rows for cell in row if cell.value is None}
    for word in ("", *words):
        mine = [
            numbers
            for row, numbers in zip(figure.table.rows, rows, strict=True)
            if not word or word in {cell.text for cell in row}
        ]
        for column in zip(*mine, strict=True):
            values = [cell[0] for cell in column if cell]
            found |= {*accumulate(values), *accumulate(reversed(values))}
    return found | {float(one) for one in range(max(providers, len(rows)) + 1)}


def _numbers(cell: Cell) -> list[float]:
    return _written(cell.text) if cell.value is None else [float(cell.value), *_written(cell.text)]


def _written(text: str) -> list[float]:
    return [float(one.replace(".", "").replace(",", ".")) for one in _NUMBER.findall(plain(text))]
