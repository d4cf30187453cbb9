"""Paper is read back: what it says, that it says it in Dutch, and that a screen reader finds its way."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from hbh_metrics.files.paper import MOST_ROWS, Paper, Picture, Section, sheet, slides
from hbh_metrics.findings.figure import Cell, Column, Table

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="90" height="20" fill="#12436D"/></svg>'
)
_TABLE = Table(
    "Tarief",
    (Column("Aanbieder"), Column("Betaald", is_number=True)),
    ((Cell("T-Zorg ▲"), Cell("€ 1.234,50", 1234.5)), (Cell("SHDH"), Cell("–"))),
)
_PAPER = Paper(
    "Aanbiedersoverleg",
    "T-Zorg, periode 6",
    "Stand van 20 juli 2014 · afbouw: elke periode 1%",
    (
        Section("Het tarief daalde 4,0 procentpunt.", ("Zoals afgesproken.",), picture=Picture(_SVG, "Een dalende lijn")),
        Section("Wat is afgesproken?", points=("Bellen op 3 maart", "*geen* #opmaak"), tables=(_TABLE,), caption="n = 64"),
        Section("Ruimte voor aantekeningen", blank_lines=3),
    ),
    datetime(2014, 7, 20, 12, 0, tzinfo=UTC),
)  # fmt: skip

KINDS = [pytest.param(sheet, id="sheet"), pytest.param(slides, id="slides")]


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    pages = (page.extract_text() for page in read(pdf).pages)
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


def _tags(node: object) -> list[DictionaryObject]:
    """Return every element of the structure, the root's children first."""
    found: list[DictionaryObject] = []
    todo = [node]
    while todo:
        each = todo.pop(0)
        each = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(each, DictionaryObject):
            found.append(each)
            todo.append(each.get("/K"))
        elif isinstance(each, list):
            todo.extend(each)
    return found


@pytest.mark.parametrize("made", KINDS)
def test_a_paper_is_tagged_and_says_that_it_is_dutch(made: Callable[[Paper], bytes]) -> None:
    root = read(made(_PAPER)).root_object

    assert str(root["/Lang"]).startswith("nl")
    assert "/MarkInfo" in root
    kinds = {str(tag.get("/S")) for tag in _tags(root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure", "/L"} <= kinds


@pytest.mark.parametrize("made", KINDS)
def test_a_picture_tells_what_it_shows(made: Callable[[Paper], bytes]) -> None:
    tags = _tags(read(made(_PAPER)).root_object["/StructTreeRoot"])

    assert [str(tag["/Alt"]) for tag in tags if tag.get("/S") == "/Figure"] == ["Een dalende lijn"]


@pytest.mark.parametrize("made", KINDS)
def test_numbers_signs_and_the_stand_are_on_the_paper_as_on_the_screen(made: Callable[[Paper], bytes]) -> None:
    text = text_of(made(_PAPER))

    for expected in (
        "Het tarief daalde 4,0 procentpunt.",
        "T-Zorg ▲",
        "€ 1.234,50",
        "Stand van 20 juli 2014",
        "n = 64",
    ):
        assert expected in text


@pytest.mark.parametrize("made", KINDS)
def test_a_text_is_never_read_as_markup(made: Callable[[Paper], bytes]) -> None:
    assert "*geen* #opmaak" in text_of(made(_PAPER))


def test_every_finding_of_a_briefing_has_its_own_page() -> None:
    pages = read(slides(_PAPER)).pages

    assert len(pages) == len(_PAPER.sections)
    assert all("Stand van 20 juli 2014" in page.extract_text().replace("\u00a0", " ") for page in pages)


def test_a_part_of_several_tables_that_is_longer_than_a_page_goes_on_at_the_next() -> None:
    rows = tuple((Cell(f"rij {number}"), Cell("1", 1)) for number in range(18))
    tables = tuple(Table(f"Tabel {name}", _TABLE.columns, rows) for name in "ABC")
    pages = read(sheet(Paper("T", "S", "F", (Section("Drie tabellen.", tables=tables),), _PAPER.made_at))).pages

    assert len(pages) == 2
    assert "rij 17" in pages[1].extract_text().replace("\u00a0", " ")


def test_a_long_table_counts_what_it_leaves_out() -> None:
    rows = tuple((Cell(f"rij {number}"), Cell("1", 1)) for number in range(MOST_ROWS + 1))
    long = Paper("T", "S", "F", (Section("Alles.", tables=(Table("Lang", _TABLE.columns, rows),)),), _PAPER.made_at)

    assert f"rij {MOST_ROWS - 1}" in text_of(sheet(long))
    assert f"rij {MOST_ROWS}" not in text_of(sheet(long))
    assert "En nog 1 rij." in text_of(sheet(long))


def test_the_same_paper_is_the_same_file() -> None:
    assert sheet(_PAPER) == sheet(_PAPER)


def test_a_picture_without_words_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="what it shows"):
        Picture(_SVG, " ")
