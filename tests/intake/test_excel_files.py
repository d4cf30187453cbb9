"""Excel as people send it: sheets, titles, totals, formulas, errors, merged cells, dates and times; the row that Excel shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.intake.deliveries import Cells, tidy, workbook
from tests.intake.loading import Loaded, load_one, read_cells

HOURS = Cells(tidy()["geleverde_uren"].header, tidy()["geleverde_uren"].rows[:3])


def load_sheets(folder: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Loaded:
    """Read a workbook of hours with these sheets."""
    return load_one(folder / "levering", "geleverde_uren_viva.xlsx", workbook(sheets))


def check(folder: Path, table: str, column: str, expected: Sequence[tuple[Any, object]]) -> None:
    """Every cell, as Excel holds it, is stored as expected; `R..` means that it is refused by that rule."""
    cells = tidy()[table]
    place = cells.header.index(column)
    first: list[Any] = [cell or None for cell in cells.rows[0]]
    rows = [[*first[:place], value, *first[place + 1 :]] for value, _ in expected]
    found = read_cells(folder / "d", table, column, workbook({"Blad1": [cells.header, *rows]}), "xlsx")
    assert found == [value for _, value in expected]


def test_numbers_are_read_in_one_way_only(tmp_path: Path) -> None:
    check(
        tmp_path,
        "geleverde_uren",
        "uren",
        [
            (2.75, Decimal("2.75")),
            (1.234, Decimal("1.23")),
            (2, Decimal("2.00")),
            (0.1 + 0.2, Decimal("0.30")),
            (8 / 3, Decimal("2.67")),
            ("2,75", Decimal("2.75")),
            ("2:45", Decimal("2.75")),
            ("1.234", "R22"),
            (-1, "R03"),
            (True, "R03"),
        ],
    )
    check(
        tmp_path / "bedrag",
        "bestemmingen",
        "bedrag_eur",
        [
            (215.1, Decimal("215.10")),
            (1234, Decimal("1234.00")),
            (-0.5, Decimal("-0.50")),
            (1.1 * 3, Decimal("3.30")),
            (0.005, "R03"),
            ("€ 1.234,50", Decimal("1234.50")),
        ],
    )


def test_times_are_hours(tmp_path: Path) -> None:
    check(
        tmp_path,
        "geleverde_uren",
        "uren",
        [
            (time(2, 45), Decimal("2.75")),
            (time(0, 20), Decimal("0.33")),
            (timedelta(hours=26, minutes=30), Decimal("26.50")),
            (timedelta(minutes=15), Decimal("0.25")),
            (time(2, 45, 30), "R03"),
        ],
    )


def test_dates_are_dates_also_as_day_numbers_and_text(tmp_path: Path) -> None:
    check(
        tmp_path,
        "indicaties",
        "ingangsdatum",
        [
            (date(2014, 1, 27), date(2014, 1, 27)),
            (datetime(2014, 1, 27), date(2014, 1, 27)),  # noqa: DTZ001 - Excel knows no zones
            (41666, date(2014, 1, 27)),
            (41666.0, date(2014, 1, 27)),
            ("27-01-2014", date(2014, 1, 27)),
            ("41666", "R03"),
            (datetime(2014, 1, 27, 13, 45), "R03"),  # noqa: DTZ001 - Excel knows no zones
            (41666.5, "R03"),
            (5, "R03"),
            ("27-01-14", "R22"),
            (time(1, 0), "R03"),
        ],
    )


def test_codes_and_periods_as_numbers_are_known_and_a_period_that_became_a_date_is_told(tmp_path: Path) -> None:
    check(tmp_path, "indicaties", "reden_beeindiging", [(2, "02"), (38.0, "38"), (None, None), (2.5, "R03")])
    check(
        tmp_path / "periode",
        "periodebetalingen",
        "periode_id",
        [(201402, "201402"), (201402.0, "201402"), ("2014-02", "201402"), (date(2014, 2, 1), "R22"), (2014.02, "R03")],
    )
    check(
        tmp_path / "sleutel",
        "periodebetalingen",
        "prestatie_referentie",
        [(1001, "1001"), (1001.0, "1001"), ("0001", "0001")],
    )
    check(tmp_path / "ja", "vragen", "is_rapportcijfer", [(True, True), (False, False), (1, True), ("nee", False)])


def test_errors_in_cells_are_findings(tmp_path: Path) -> None:
    check(
        tmp_path,
        "geleverde_uren",
        "uren",
        [("#N/A", "R03"), ("#DIV/0!", "R03"), ("#VALUE!", "R03"), ("#REF!", "R03"), ("#NAME?", "R03")],
    )


def test_a_title_above_and_a_total_below_are_passed_over(tmp_path: Path) -> None:
    sheet: list[list[Any]] = [
        ["Urenoverzicht T-Zorg"],
        [],
        ["Periode", "201402"],
        HOURS.header,
        *HOURS.rows,
        [None],
        ["Totaal", None, None, None, 6.75],
    ]
    found = load_sheets(tmp_path, {"Uren": sheet})
    assert found.findings == []
    assert found.numbers("geleverde_uren") == [5, 6, 7]
    assert found.account == (4, 1)


def test_merged_titles_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(HOURS.xlsx(above=[["Uren van T-Zorg in 2014"], [None]])))
    book.worksheets[0].merge_cells("A1:F2")
    stream = io.BytesIO()
    book.save(stream)
    found = load_one(tmp_path / "d", "geleverde_uren.xlsx", stream.getvalue())
    assert (found.findings, found.numbers("geleverde_uren")) == ([], [4, 5, 6])


def test_every_sheet_with_the_header_is_read_and_keeps_its_own_row_numbers(tmp_path: Path) -> None:
    second = HOURS.with_cell(1, "uren", "x")
    found = load_sheets(tmp_path, {"P2": [HOURS.header, *HOURS.rows], "P3": [["Titel"], second.header, *second.rows]})
    assert found.told == [("R03", 4, "uren")]
    assert "blad 'P3'" in found.findings[0].sentence
    assert len(found.rows["geleverde_uren"]) == 6
    assert found.account == (6, 0)


def test_findings_on_the_same_row_of_two_sheets_are_both_counted(tmp_path: Path) -> None:
    wrong = HOURS.with_cell(1, "uren", "x")
    found = load_sheets(tmp_path, {"P2": [HOURS.header, *wrong.rows], "P3": [HOURS.header, *wrong.rows]})
    assert found.told == [("R03", 3, "uren"), ("R03", 3, "uren")]
    assert found.account == (6, 0)


def test_an_empty_sheet_is_passed_over_and_a_filled_one_without_header_is_told(tmp_path: Path) -> None:
    found = load_sheets(tmp_path, {"Uren": [HOURS.header, *HOURS.rows], "Leeg": [], "Uitleg": [["Vul in per week"]]})
    assert [(finding.regel, finding.ernst, finding.waarde) for finding in found.findings] == [("R23", "W", "Uitleg")]


def test_a_sheet_that_misses_a_column_is_refused_by_name(tmp_path: Path) -> None:
    less = HOURS.without("uren")
    found = load_sheets(tmp_path, {"P2": [HOURS.header, *HOURS.rows], "P3": [less.header, *less.rows]})
    assert found.told == [("R00", 1, "uren")]
    assert "P3" in found.findings[0].melding


def test_empty_rows_between_are_no_rows_and_row_numbers_are_those_of_excel(tmp_path: Path) -> None:
    rows: list[list[Any]] = [HOURS.header, [], HOURS.rows[0], [None] * 6, [" "] * 6, HOURS.rows[1]]
    found = load_sheets(tmp_path, {"Uren": rows})
    assert found.findings == []
    assert found.numbers("geleverde_uren") == [3, 6]
    assert found.account == (3, 1)


def test_cells_beside_the_table_are_told_as_a_column_without_a_header(tmp_path: Path) -> None:
    rows: list[list[Any]] = [HOURS.header, [*HOURS.rows[0], None, "let op"], HOURS.rows[1]]
    found = load_sheets(tmp_path, {"Uren": rows})
    assert [(finding.regel, finding.ernst) for finding in found.findings] == [("R23", "W")]
    assert len(found.rows["geleverde_uren"]) == 2


def test_a_formula_counts_by_the_outcome_that_excel_kept(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[*row] for row in HOURS.rows]
    rows[0][4] = 2.75
    content = _with_formula(workbook({"Uren": [HOURS.header, *rows]}), "E2", outcome="2.75")
    found = load_one(tmp_path / "d", "geleverde_uren.xlsx", content)
    assert found.findings == []
    assert found.column("geleverde_uren", "uren")[0] == Decimal("2.75")


@pytest.mark.parametrize("column", ["uren", "reden_niet_geleverd"])
def test_a_formula_without_an_outcome_is_refused_and_not_taken_for_an_empty_cell(tmp_path: Path, column: str) -> None:
    rows: list[list[Any]] = [[cell or None for cell in row] for row in HOURS.rows]
    rows[1][HOURS.header.index(column)] = "=1+1"
    found = load_sheets(tmp_path, {"Uren": [HOURS.header, *rows]})
    assert found.refusals


def test_rows_of_formulas_without_outcomes_are_not_taken_for_empty_rows(tmp_path: Path) -> None:
    found = load_sheets(tmp_path, {"Uren": [HOURS.header, HOURS.rows[0], ["=A2", "=B2", "=C2", "=D2", "=E2", None]]})
    assert found.refusals


def test_only_a_header_means_no_rows(tmp_path: Path) -> None:
    found = load_sheets(tmp_path, {"Uren": [HOURS.header]})
    assert (found.findings, found.account) == ([], (0, 0))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"PK\x03\x04" + bytes(60),
        HOURS.csv(),
        HOURS.parquet(),
        HOURS.xlsx()[:-30],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
    ids=["empty", "mark", "zeros", "csv", "parquet", "no end", "xls or password"],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.xlsx", content)
    assert found.told == [("R00", None, None)]
    assert found.rows["geleverde_uren"] == []


def test_a_workbook_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    assert load_sheets(tmp_path, {"Blad1": []}).told == [("R00", None, None)]


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "hallo")
    assert load_one(tmp_path / "d", "geleverde_uren.xlsx", stream.getvalue()).told == [("R00", None, None)]


def test_a_workbook_that_unpacks_to_more_than_excel_can_hold_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
    content = bytearray(stream.getvalue())
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    second = load_one(tmp_path / "d", "geleverde_uren.xlsx", bytes(content))
    assert second.told == [("R00", None, None)]


def _with_formula(content: bytes, cell: str, outcome: str) -> bytes:
    """Return the workbook with the number in a cell turned into a formula that has this outcome."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                begin = data.index(f'<c r="{cell}"'.encode())
                end = data.index(b"</c>", begin) + 4
                data = data[:begin] + f'<c r="{cell}"><f>1.5+1.25</f><v>{outcome}</v></c>'.encode() + data[end:]
            archive.writestr(entry, data)
    return target.getvalue()
