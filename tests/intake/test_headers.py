"""Headers as senders write them: which spellings are the same column, where the header may stand, and what a wrong one gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.contract.aliases import header_aliases
from hbh_metrics.intake.headers import find_header, names_of, normalised
from tests.intake.deliveries import Cells, tidy
from tests.intake.loading import load_one, required

HOURS = Cells(tidy()["geleverde_uren"].header, tidy()["geleverde_uren"].rows[:3])


@pytest.mark.parametrize(
    "text",
    [
        "client_sleutel",
        "CLIENT SLEUTEL",
        "Cliënt-sleutel",
        "client.sleutel",
        " Client  Sleutel ",
        "ClientSleutel",
        "cliënt_sleutel:",
    ],
)
def test_case_accents_spaces_underscores_and_punctuation_do_not_matter(text: str) -> None:
    assert normalised(text) == "clientsleutel"


@pytest.mark.parametrize(
    ("table", "header", "column"),
    [
        ("geleverde_uren", "Cliëntnummer", "client_sleutel"),
        ("geleverde_uren", "cliëntnr.", "client_sleutel"),
        ("geleverde_uren", "Toewijzingsnr.", "toewijzing_nummer"),
        ("geleverde_uren", "Zorgaanbieder", "aanbieder_id"),
        ("geleverde_uren", "UREN (u:mm)", "uren"),
        ("periodebetalingen", "Bedrag (EUR)", "bedrag_eur"),
        ("periodebetalingen", "D/C", "debet_credit"),
        ("periodebetalingen", "Periode", "periode_id"),
        ("indicaties", "Begindatum", "ingangsdatum"),
    ],
)
def test_other_spellings_come_from_the_table_of_aliases(table: str, header: str, column: str) -> None:
    assert names_of(TABLE_BY_NAME[table], header_aliases())[normalised(header)] == column


def test_every_alias_names_a_column_that_exists_and_none_hides_another_column() -> None:
    tables = {table.name: {column.name for column in table.columns} for table in TABLES}
    every_column = {name for names in tables.values() for name in names}
    for scope, spellings in header_aliases().items():
        columns = every_column if scope == "*" else tables[scope]
        for spelling, column in spellings.items():
            assert column in columns, (scope, spelling)
            others = {normalised(name) for name in columns - {column}} if scope != "*" else set()
            assert normalised(spelling) not in others, (scope, spelling)


def test_an_alias_of_one_table_does_not_count_for_another() -> None:
    assert "begindatum" not in names_of(TABLE_BY_NAME["geleverde_uren"], header_aliases())


def test_the_first_row_with_all_required_columns_is_the_header() -> None:
    table = TABLE_BY_NAME["vragen"]
    names = names_of(table, {})
    rows: list[list[str | None]] = [
        ["Tekst", None],
        ["", ""],
        ["vraag_code", *required("vragen")[1:]],
        ["V01", "x", "1", "10", "ja"],
    ]
    header = find_header(rows, table, names)
    assert header is not None
    assert (header.row, header.missing(table), header.doubled) == (2, (), ())


def test_headers_in_capitals_with_aliases_are_read_and_nothing_is_said(tmp_path: Path) -> None:
    cells = HOURS.renamed(
        toewijzing_nummer="TOEWIJZINGSNUMMER",
        client_sleutel="Cliëntnummer",
        aanbieder_id="Zorgaanbieder",
        datum="Datum hulp",
        uren="Aantal Uren",
    )
    found = load_one(tmp_path / "d", "geleverde_uren.csv", cells.csv())
    assert found.findings == []
    assert found.account == (3, 0)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    turned = Cells(HOURS.header[::-1], [row[::-1] for row in HOURS.rows])
    found = load_one(tmp_path / "d", "geleverde_uren.csv", turned.csv())
    assert found.findings == []
    assert [str(value) for value in found.column("geleverde_uren", "uren")] == ["2.25"] * 3


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_titles_above_the_header_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path, delimiter: str) -> None:
    above = f"Overzicht uren{delimiter}2014\r\n\r\nAfdrukdatum: 1 mei\r\n".encode()
    found = load_one(tmp_path / "d", "geleverde_uren.csv", above + HOURS.with_cell(1, "uren", "x").csv(delimiter))
    assert found.told == [("R03", 6, "uren")]
    assert found.numbers("geleverde_uren") == [5, 6, 7]


def test_the_line_that_tells_excel_the_delimiter_is_passed_over(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.csv", b"sep=;\r\n" + HOURS.csv())
    assert found.findings == []
    assert found.numbers("geleverde_uren") == [3, 4, 5]


def test_a_missing_required_column_is_named_with_the_row_of_the_header(tmp_path: Path) -> None:
    content = b"Overzicht\r\n" + HOURS.without("uren").without("datum").csv()
    found = load_one(tmp_path / "d", "geleverde_uren.csv", content)
    assert found.told == [("R00", 2, "datum"), ("R00", 2, "uren")]
    assert found.rows["geleverde_uren"] == []


def test_a_missing_optional_column_is_no_finding(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.csv", HOURS.without("reden_niet_geleverd").csv())
    assert found.findings == []
    assert found.column("geleverde_uren", "reden_niet_geleverd") == [None] * 3


@pytest.mark.parametrize("second", ["uren", "UREN", "Aantal uren"])
@pytest.mark.parametrize("extension", ["csv", "xlsx", "parquet"])
def test_a_column_that_stands_there_twice_is_refused(tmp_path: Path, second: str, extension: str) -> None:
    cells = HOURS.with_column(second, ["1", "2", "3"])
    content = {"csv": cells.csv(), "xlsx": cells.xlsx(), "parquet": cells.parquet()}[extension]
    found = load_one(tmp_path / "d", f"geleverde_uren.{extension}", content)
    assert found.told == [("R00", 1, "uren")]


@pytest.mark.parametrize("extension", ["csv", "xlsx", "parquet"])
def test_an_unknown_column_is_told_and_not_stored(tmp_path: Path, extension: str) -> None:
    cells = HOURS.with_column("Kleur fiets", ["rood", "groen", ""])
    content = {"csv": cells.csv(), "xlsx": cells.xlsx(), "parquet": cells.parquet()}[extension]
    found = load_one(tmp_path / "d", f"geleverde_uren.{extension}", content)
    assert [(finding.regel, finding.ernst, finding.kolom) for finding in found.findings] == [
        ("R23", "W", "Kleur fiets")
    ]
    assert "rood" not in str(found.rows)
    assert len(found.rows["geleverde_uren"]) == 3


def test_an_empty_column_without_a_header_is_not_worth_a_word_but_a_filled_one_is(tmp_path: Path) -> None:
    assert load_one(tmp_path / "leeg", "geleverde_uren.csv", HOURS.with_column("", ["", "", ""]).csv()).findings == []
    filled = load_one(tmp_path / "vol", "geleverde_uren.csv", HOURS.with_column("", ["", "x", ""]).csv())
    assert filled.told == [("R23", 1, "(zonder kop, kolom 7)")]


def test_a_file_without_any_known_header_is_refused_as_a_whole(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.csv", Cells(["a", "b"], [["1", "2"]]).csv())
    assert [(finding.regel, finding.rij) for finding in found.findings] == [("R00", None)]
