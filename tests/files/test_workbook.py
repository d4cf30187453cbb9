"""Tables as a workbook, read back with another library: real numbers, Dutch formats, nothing that runs."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from hbh_metrics.files.number_formats import number_format
from hbh_metrics.files.workbook import as_xlsx
from hbh_metrics.findings import minus_words
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.metrics import CARDS
from tests.findings.test_figure import FIGURE

TABLE = Table(
    "Tarieven: betaald/afgesproken per aanbieder",
    (Column("Aanbieder"), Column("Tarief", is_number=True), Column("Afwijking", is_number=True), Column("Opmerking")),
    (
        (Cell("T-Zorg"), Cell("€\u00a01.234,50", Decimal("1234.50")), Cell("+0,6%", 0.5789), Cell("=HYPERLINK(1)")),
        (Cell("@SHDH"), Cell("–"), Cell("", None), Cell("https://x.example")),
        (Cell("Viva"), Cell("€\u00a00,00", 0), Cell("."), Cell("-5")),
    ),
)


def opened(*parts: object, told: tuple[tuple[str, str], ...] = (("Periode", "periode\u00a03"),)) -> Workbook:
    book = load_workbook(io.BytesIO(as_xlsx(parts, told)))  # type: ignore[arg-type]
    assert isinstance(book, Workbook)
    return book


def test_a_number_is_a_number_in_full_with_the_format_of_its_text() -> None:
    sheet = opened(TABLE).worksheets[0]
    assert sheet["B2"].value == 1234.5
    assert sheet["B2"].number_format == "[$€-413] #,##0.00"
    assert sheet["C2"].value == pytest.approx(0.005789)
    assert sheet["C2"].number_format == "+#,##0.0%;-#,##0.0%;#,##0.0%"


def test_a_number_that_is_not_there_is_empty_and_why_stands_in_a_column_of_its_own() -> None:
    sheet = opened(TABLE).worksheets[0]
    assert [sheet[at].value for at in ("B3", "C4", "C3", "B4")] == [None, None, None, 0]
    assert [cell.value for cell in sheet[1]][4:] == ["Waarom leeg: Tarief", "Waarom leeg: Afwijking"]
    assert [sheet[at].value for at in ("E2", "E3", "F3", "F4")] == [
        None,
        "niet bekend",
        None,
        "niet getoond, omdat het over te weinig cliënten gaat",
    ]


def test_money_is_written_in_whole_cents_and_a_period_also_as_its_id_and_days() -> None:
    columns = (Column("Periode"), Column("Verschil", is_number=True))
    rows = ((Cell("Periode 3"), Cell("€\u00a0-1.864", -1863.795894)), (Cell("Samen"), Cell("€\u00a00", 0)))
    sheet = opened(Table("Kosten", columns, rows)).worksheets[0]
    assert sheet["B2"].value == -1863.8
    assert [cell.value for cell in sheet[1]][2:] == ["Periode-id", "Begin", "Eind"]
    assert sheet["C2"].value == 201403
    assert [str(sheet[at].value)[:10] for at in ("D2", "E2")] == ["2014-02-24", "2014-03-23"]
    assert sheet["D2"].is_date
    assert [sheet[at].value for at in ("C3", "D3", "E3")] == [None] * 3


def test_a_sheet_prints_as_wide_as_a_page_with_its_headings_on_each() -> None:
    sheet = opened(TABLE).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape",
        0,
        "$1:$1",
    )


def test_no_text_becomes_a_formula_or_a_link() -> None:
    sheet = opened(TABLE).worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert cell.hyperlink is None
    assert sheet["D2"].value == "=HYPERLINK(1)"
    assert sheet["D4"].value == "-5"


def test_the_heading_stays_in_view_and_columns_are_as_wide_as_their_texts() -> None:
    sheet = opened(TABLE).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet.column_dimensions["D"].width > len("https://x.example")


def test_a_figure_brings_its_definition_and_every_workbook_its_stand_and_the_meaning_of_its_signs() -> None:
    book = opened(FIGURE, TABLE)
    assert book.sheetnames == ["Tarieven", "Tarieven betaald afgesproken", "Definities", "Stand en filters"]
    definition = [cell.value for cell in book["Definities"][2]]
    assert definition[:3] == ["Tarieven", "T-Zorg kreeg het afgesproken tarief.", "euro per cliënt"]
    told = {row[0].value: row[1].value for row in book["Stand en filters"].iter_rows()}
    assert told["Periode"] == "periode 3"
    assert told["In een tabel: 0"] == "gemeten, en nul"


def test_sheets_that_would_be_called_alike_are_numbered() -> None:
    names = opened(TABLE, TABLE, replace(TABLE, title="Definities"), replace(TABLE, title="[*]")).sheetnames
    assert names[:4] == [
        "Tarieven betaald afgesproken",
        "Tarieven betaald afgesproken 2",
        "Definities 2",
        "Tabel",
    ]


def test_a_table_without_rows_is_a_sheet_with_a_heading() -> None:
    assert opened(replace(TABLE, rows=())).worksheets[0].max_row == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("€ 1.234,50", "[$€-413] #,##0.00"),
        ("€ 1.234", "[$€-413] #,##0"),
        ("-€ 3,10", "[$€-413] #,##0.00"),
        ("12,5%", "#,##0.0%"),
        ("95% of meer", '#,##0%" of meer"'),
        ("201403", "0"),
        ("3,0 procentpunt", '#,##0.0" procentpunt"'),
        ("+1,25", "+#,##0.00;-#,##0.00;#,##0.00"),
        ("356", "#,##0"),
        ("€ 178,00 (89,00%)*", "[$€-413] #,##0.00"),
        ("€ 1,2 mln", "[$€-413] #,##0"),
        ("–", "General"),
        ("onbekend", "General"),
    ],
)
def test_a_format_reads_as_the_text_does(text: str, code: str) -> None:
    assert number_format(text) == code


def test_a_heading_says_what_a_minus_is_and_a_saving_counts_the_other_way_round() -> None:
    columns = (
        Column("Aanbieder"),
        Column("Tegenover voorheen", is_number=True, metrics=("kosten_tov_referentie",)),
        Column("Op papier bespaard", is_number=True, metrics=("besparing_starttarief",)),
        Column("Betaald", is_number=True, metrics=("betaald",)),
    )
    row = (Cell("T-Zorg"), *(Cell("€\u00a0-5,00", -5), Cell("€\u00a0-2,00", -2), Cell("€\u00a09,00", 9)))
    book = opened(Table("Kosten", columns, (row,)))
    assert [cell.value for cell in book.worksheets[0][1]] == [
        "Aanbieder",
        "Tegenover voorheen (- is minder)",
        "Op papier bespaard (- is duurder)",
        "Betaald",
    ]
    told = {row[0].value: row[1].value for row in book["Stand en filters"].iter_rows()}
    assert "minder betaald" in str(told["Een min in een kolom met getallen"])


def test_every_metric_that_counts_what_went_off_says_so_of_its_minus() -> None:
    counts_what_went_off = re.compile("besparing|voordeel|afbouw", re.IGNORECASE)
    for card in CARDS:
        is_turned = bool(counts_what_went_off.search(card.title)) and not card.title.startswith("Deel van")
        assert (minus_words.of_metric(card.name) != "minder") is is_turned, card.title
