"""Words of the code and of the data that no screen says to people: values of codes, and names of metrics, tables and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hbh_metrics.agreements import Method
from hbh_metrics.contract import TABLES
from hbh_metrics.followup import Kind
from hbh_metrics.metrics import CARDS
from hbh_metrics.records import TOTAL
from hbh_metrics.signals import Level, Severity
from tests.screens.stand import Stand
from tests.screens.told import plain
from tests.screens.walked import Screen

_WORD = re.compile(r"(?<![\w./-])(?:[A-Z][A-Z_]{2,}|[a-z0-9]+(?:_[a-z0-9]+)+)(?![\w/]|\.\w)")
_ABOUT_THE_DATA = {"begrippen", "gegevens"}
"""Screens that say how something is called in the data, to who delivers or asks it."""


@cache
def code_words() -> frozenset[str]:
    """Return every word that stands in the code or the data for something that people call otherwise."""
    values = {value for table in TABLES for column in table.columns for value in column.allowed or ()}
    named = {one.value for kind in (Method, Kind, Level, Severity) for one in kind}
    names = {card.name for card in CARDS} | {table.name for table in TABLES}
    columns = {column.name for table in TABLES for column in table.columns}
    written = {word for word in values | named if word == word.upper() and len(word) > 2}
    return frozenset(written | {word for word in names | columns if "_" in word} | {TOTAL, "geen_levering"})


def texts(screen: Screen) -> Iterator[str]:
    """Yield every text of a screen: on it, in its figures, pictures and tables, and on its papers."""
    yield screen.text
    for figure in screen.figures:
        yield from (figure.headline, figure.lead, figure.caption, figure.definition, *figure.notes)
        charts = [one for one in (figure.chart, *(panel.chart for panel in figure.panels)) if one is not None]
        yield from (text for panel in figure.panels for text in (panel.title, panel.sentence, panel.judgement))
        for chart in charts:
            yield from (plot.title for plot in chart.plots)
            yield from (getattr(mark, "text", "") for plot in chart.plots for mark in plot.marks)
    for table in screen.tables:
        yield from (table.title, *(column.name for column in table.columns))
        yield from (cell.text for row in table.rows for cell in row)
    for paper in screen.papers:
        yield from (paper.title, paper.subtitle, paper.footer)
        yield from (f"{figure.label}: {figure.note}" for figure in paper.key_figures)
        for section in paper.sections:
            yield from (section.heading, *section.paragraphs, *section.points)


def says_no_code_word(screen: Screen, _stand: Stand) -> Iterator[str]:
    """No text says a value of a code or a name of the data where people read."""
    if screen.visit.slug in _ABOUT_THE_DATA:
        return
    for text in dict.fromkeys(texts(screen)):
        for word in _WORD.findall(text):
            if word in code_words():
                yield f"{word}: {plain(text)[:160]}"
