"""Paper: a sheet or a briefing as tagged PDF in Dutch (PDF/UA), set by typst from the same findings as the screen, without a browser.

The content goes in as data, never as markup: what a text says cannot change how the page is set. Fonts come with a package, so that the
paper is the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from math import sqrt
from pathlib import Path

import typst

from hbh_metrics.findings.figure import KeyFigure, Table
from hbh_metrics.unseen import without_unseen

_SHEET = Path(__file__).with_name("sheet.typ")
_SLIDES = Path(__file__).with_name("slides.typ")
_MANY_COLUMNS, _LONG_TEXT = 4, 40
MOST_ROWS = 40
"""A table on paper holds no more rows than this; the rest is counted."""


@dataclass(frozen=True)
class Picture:
    """A chart as SVG text, with what it shows in words for who does not see it."""

    svg: str
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture needs a text that says what it shows")


@dataclass(frozen=True)
class Section:
    """One part of a paper: its heading (a finding, in a sentence), what qualifies it, a picture, tables, a caption.

    `points` are set as a list; what `may_break` can be longer than a page, and goes on at the next; `blank_lines` is the room for
    writing; on a slide the text of a stressed section stands out.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    picture: Picture | None = None
    tables: tuple[Table, ...] = ()
    caption: str = ""
    blank_lines: int = 0
    is_stressed: bool = False
    may_break: bool = False


@dataclass(frozen=True)
class Paper:
    """A whole paper. `footer` stands on every page: the stand of the data and the reading of the agreement; `made_at` is its only clock.

    `key_figures` stand large under the title of a sheet.
    """

    title: str
    subtitle: str
    footer: str
    sections: tuple[Section, ...]
    made_at: datetime
    key_figures: tuple[KeyFigure, ...] = ()

    def __post_init__(self) -> None:
        if not self.sections:
            raise ValueError("a paper needs a section")


def sheet(paper: Paper) -> bytes:
    """Return the paper as PDF on A4, upright, with no section split over two pages but those that may be."""
    return _set(_SHEET, paper, ())


def one_sheet(paper: Paper, *shorter: tuple[Section, ...]) -> bytes:
    """Return the paper on one page of A4: its own sections, else the first of `shorter` that fit, else the last of those."""
    return _set(_SHEET, paper, (paper.sections, *shorter))


def slides(paper: Paper) -> bytes:
    """Return the paper as PDF with a section per page, as large as a screen and no text of a section below 24 points."""
    return _set(_SLIDES, paper, ())


def _set(template: Path, paper: Paper, variants: Sequence[tuple[Section, ...]]) -> bytes:
    pdf = typst.compile(
        template.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(_seen(_content(paper, variants)))},
        pdf_standards=["ua-1"],
        timestamp=paper.made_at,
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single document")
    return pdf


def _seen(content: object) -> object:
    """Return texts, also those in lists and mappings, without what nobody sees; typst refuses a picture that holds a control character."""
    if isinstance(content, Mapping):
        return {name: _seen(one) for name, one in content.items()}
    if isinstance(content, list | tuple):
        return [_seen(one) for one in content]
    return without_unseen(content) if isinstance(content, str) else content


@cache
def _fonts() -> typst.Fonts:
    folder = str(files("font_source_sans_pro") / "files")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def _content(paper: Paper, variants: Sequence[tuple[Section, ...]]) -> dict[str, object]:
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "footer": paper.footer,
        "key_figures": [_key_figure(figure) for figure in paper.key_figures],
        "sections": [_section(section) for section in paper.sections],
        "variants": [[_section(section) for section in sections] for sections in variants],
    }


def _key_figure(figure: KeyFigure) -> dict[str, object]:
    return {"label": figure.label, "value_text": figure.value_text, "note": figure.note}


def _section(section: Section) -> dict[str, object]:
    return {
        "heading": section.heading,
        "paragraphs": section.paragraphs,
        "points": section.points,
        "picture": asdict(section.picture) if section.picture else None,
        "tables": [_table(table) for table in section.tables],
        "caption": section.caption,
        "blank_lines": section.blank_lines,
        "is_stressed": section.is_stressed,
        "may_break": section.may_break,
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "title": table.title,
        "columns": [{"name": column.name, "is_number": column.is_number} for column in table.columns],
        "rows": [
            [{"strong": cell.text} if cell.is_strong else cell.text for cell in row] for row in table.rows[:MOST_ROWS]
        ],
        "is_matrix": table.is_matrix,
        "widths": _widths(table),
        "left_out": max(0, len(table.rows) - MOST_ROWS),
    }


def _widths(table: Table) -> list[float]:
    """Return how wide each column of a table with much text is beside the others: the root of its mean length; none for others."""
    is_wordy = len(table.columns) >= _MANY_COLUMNS and any(
        len(cell.text) > _LONG_TEXT for row in table.rows for cell in row
    )
    if not is_wordy:
        return []
    lengths = [sum(len(row[place].text) for row in table.rows) / len(table.rows) for place in range(len(table.columns))]
    names = [max(len(word) for word in column.name.split()) for column in table.columns]
    return [max(sqrt(length), sqrt(name) * 1.3) for length, name in zip(lengths, names, strict=True)]
