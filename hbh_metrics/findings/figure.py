"""A finding: one sentence made from the data, with the numbers, table, unit and source behind it; what charts, screens and exports take.

A figure without its sentence, unit, population, source or table cannot be made, so no screen can show a chart that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.drawing.points import Position
from hbh_metrics.project import words_of_ours
from hbh_metrics.records import NumberId

Drawable = Chart
"""What a finding lets draw; who shows it (`ui/`) needs to know no more of it."""

Draw = Callable[..., str]
"""Draws a chart as a text of SVG: `drawn` of `drawing/`, handed in by the page."""


@words_of_ours("sentence", "judgement")
@dataclass(frozen=True)
class Panel:
    """One provider's part of a figure of small multiples, on the scale of all of them.

    `aanbieder_id` is whose it is (empty where a panel is not a provider's): a chart of anyone else's numbers cannot be put in it.
    `sentence` tells it without the chart and `judgement` is its outcome in a few words,
    with the shape and colour of `position` beside it.
    """

    title: str
    sentence: str
    chart: Chart
    position: Position | None = None
    judgement: str = ""
    is_own: bool = True
    aanbieder_id: str = ""

    def __post_init__(self) -> None:
        others = {origin.aanbieder_id for origin in self.chart.origins} - {self.aanbieder_id}
        if self.aanbieder_id and others:
            raise ValueError(f"the panel of {self.aanbieder_id} draws numbers of {', '.join(sorted(others))}")


@words_of_ours("name")
@dataclass(frozen=True)
class Column:
    """A column of a table; `metrics` are those that it shows, or that what it shows follows from."""

    name: str
    is_number: bool = False
    metrics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A cell as people read it; `value` is the number behind the text, for downloads, and `origin` which numbers of meetwaarden it shows.

    `is_quiet` marks what is as it should be: a screen shows only its first character and leaves the words to screen readers. `is_strong`
    is set in bold.
    """

    text: str
    value: int | float | Decimal | None = None
    is_quiet: bool = False
    origin: tuple[NumberId, ...] = ()
    is_strong: bool = False


@words_of_ours("label", "note")
@dataclass(frozen=True)
class KeyFigure:
    """One number that stands by itself: what it is, the number as people read it, and what it is held against; `origin` as of a cell."""

    label: str
    value_text: str
    note: str = ""
    origin: tuple[NumberId, ...] = ()

    @classmethod
    def of(cls, label: str, value: Cell, note: str = "") -> KeyFigure:
        """Return the number of a cell as a figure that stands by itself."""
        return cls(label, value.text, note, value.origin)


@words_of_ours("title")
@dataclass(frozen=True)
class Table:
    """The same numbers as a chart, as rows of text; a row has one cell per column and the first cell names the row.

    The columns of a matrix are alike and get the same width.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_matrix: bool = False

    def __post_init__(self) -> None:
        if not self.title or not self.columns:
            raise ValueError("a table needs a title and columns")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(
                f"table {self.title!r} has a row with another number of cells than its {len(self.columns)} columns"
            )


@dataclass(frozen=True)
class Provenance:
    """What every caption ends with: which data, and up to which date."""

    source: str
    stand: str


@words_of_ours("headline", "lead", "unit", "population", "definition", "notes")
@dataclass(frozen=True)
class Figure:
    """One finding with everything a reader needs to trust it.

    `headline` is the answer in one sentence and `lead` what qualifies it; `slug` names it in downloads and on the page.
    """

    slug: str
    headline: str
    unit: str
    population: str
    period: str
    provenance: Provenance
    table: Table
    definition: str
    panels: tuple[Panel, ...] = ()
    lead: str = ""
    notes: tuple[str, ...] = ()
    chart: Chart | None = None

    def __post_init__(self) -> None:
        needed = {
            "slug": self.slug,
            "headline": self.headline,
            "unit": self.unit,
            "population": self.population,
            "period": self.period,
            "definition": self.definition,
        }
        missing = [name for name, text in needed.items() if not text.strip()]
        if missing:
            raise ValueError(f"a figure needs {', '.join(missing)}")
        if not self.headline.rstrip().endswith((".", "?")):
            raise ValueError(f"a headline is a sentence: {self.headline!r}")

    @property
    def finding(self) -> str:
        """The headline with what qualifies it: what a reader hears who does not see the chart."""
        return f"{self.headline} {self.lead}".rstrip()

    @property
    def caption(self) -> str:
        """Measure and unit, population, period, source and stand, in one line."""
        parts = (self.unit, self.population, self.period, f"bron: {self.provenance.source}", self.provenance.stand)
        return dutch.sentence_start(" · ".join(parts)) + "."
