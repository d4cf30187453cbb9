"""A table as CSV that a Dutch spreadsheet opens right."""

from __future__ import annotations

from decimal import Decimal

from hbh_metrics.cli.output import rendered
from hbh_metrics.files.delimited import as_csv
from hbh_metrics.findings.figure import Cell, Column, Table


def _lines(table: Table) -> list[str]:
    return as_csv(table).decode("utf-8-sig").split("\r\n")


def test_numbers_are_in_full_with_a_decimal_comma_unknown_is_empty_and_hidden_says_so() -> None:
    table = Table(
        "Tarieven",
        (Column("Aanbieder"), Column("Tarief", is_number=True)),
        (
            (Cell("T-Zorg"), Cell("€ 1.234,50", Decimal("1234.50"))),
            (Cell("SHDH"), Cell("0,1%", 0.12345)),
            (Cell("Viva"), Cell("–")),
            (Cell("Axxicom"), Cell(".")),
            (Cell("Amstelring"), Cell("<5")),
        ),
    )
    assert _lines(table) == [
        "Aanbieder;Tarief",
        "T-Zorg;1234,50",
        "SHDH;0,12345",
        "Viva;",
        "Axxicom;.",
        "Amstelring;<5",
        "",
    ]


def test_the_file_begins_with_a_mark_that_tells_its_encoding() -> None:
    assert as_csv(Table("Cliënten", (Column("Cliënt"),), ())).startswith(b"\xef\xbb\xbf")


def test_a_delivered_text_cannot_become_a_formula() -> None:
    table = Table("Bevindingen", (Column("Waarde"),), ((Cell('=HYPERLINK("x")'),), (Cell("-5"),), (Cell("8,5u"),)))
    assert _lines(table)[1:4] == ['"\'=HYPERLINK(""x"")"', "'-5", "8,5u"]


def test_a_text_with_a_semicolon_stays_one_cell() -> None:
    assert _lines(Table("T", (Column("A"),), ((Cell("een; twee"),),)))[1] == '"een; twee"'


def test_what_commands_print_as_csv_holds_no_formula_either() -> None:
    names = ("=naam", "bedrag", "ja", "leeg")
    rows: list[tuple[str | Decimal | float | bool | None, ...]] = [
        ('=HYPERLINK("x")', Decimal("-1234.50"), True, None),
        (" +1", -0.5, False, None),
        ("\u200b@som", 7, True, None),
        ("\uff1d1", 7, True, None),
        ("a=1", 7, True, None),
    ]
    assert rendered(names, rows, "csv").split("\n") == [
        "'=naam;bedrag;ja;leeg",
        '"\'=HYPERLINK(""x"")";-1234,50;ja;',
        "' +1;-0,5;nee;",
        "'@som;7;ja;",
        "'\uff1d1;7;ja;",
        "a=1;7;ja;",
        "",
    ]
