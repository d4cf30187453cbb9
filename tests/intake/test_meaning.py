"""Deliveries that are right in form and could mean something else: each is read as its sender means it, or told; none is misread."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from hbh_metrics.cli.reporting import told as told_text
from tests.intake.deliveries import Cells, parquet, tidy, tidy_files, workbook
from tests.intake.loading import load, load_one
from tests.intake.publishing import Office, told

pytestmark = pytest.mark.usefixtures("extracts_only")

HOURS = tidy()["geleverde_uren"]
FEW = Cells(HOURS.header, HOURS.rows[:4])


def book_of(sheets: dict[str, list[list[Any]]], change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Return a workbook with these sheets after a change by hand."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(sheets)))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(cells: Cells) -> list[list[Any]]:
    """Return the header and rows of a file as a sheet holds them."""
    return [list(cells.header), *([cell or None for cell in row] for row in cells.rows)]


def formatted(cells: Cells, column: str, values: list[tuple[Any, str]], epoch_1904: bool = False) -> bytes:
    """Return a workbook in which that column holds these values with these number formats."""
    place = cells.header.index(column)
    rows = [[*row[:place], "", *row[place + 1 :]] for row in cells.rows[: len(values)]]

    def change(book: openpyxl.Workbook) -> None:
        if epoch_1904:
            book.epoch = CALENDAR_MAC_1904
        for number, (value, code) in enumerate(values, start=2):
            cell = book.worksheets[0].cell(number, place + 1, value)
            cell.number_format = code

    return book_of({"Blad1": sheet_of(Cells(cells.header, rows))}, change)


def read(folder: Path, table: str, column: str, values: list[tuple[Any, str]], **options: bool) -> list[object]:
    """Return, per cell, the stored value, or the rule that refuses it with what is between quotation marks in its sentence."""
    found = load_one(folder / "d", f"{table}.xlsx", formatted(tidy()[table], column, values, **options))
    refused = {finding.rij: (finding.regel, finding.waarde) for finding in found.findings if finding.ernst == "F"}
    stored = {row["_rij"]: row[column] for row in found.rows[table]}
    return [refused.get(number, stored.get(number)) for number in range(2, len(values) + 2)]


def test_a_percentage_is_what_excel_shows(tmp_path: Path) -> None:
    values = [(0.01, "0%"), (0.0125, "0.00%"), (0.0125, "0%")]
    assert read(tmp_path, "tariefafspraken", "afbouw_pct", values) == [
        Decimal("1.00"),
        Decimal("1.25"),
        ("R22", "1% of 1,25%"),
    ]


def test_a_part_of_a_period_may_be_shown_as_a_percentage_and_hours_may_not(tmp_path: Path) -> None:
    assert read(tmp_path, "periodebetalingen", "aantal", [(0.5, "0%"), (0.1071, "0.00%")]) == [
        Decimal("0.5000"),
        Decimal("0.1071"),
    ]
    assert read(tmp_path / "u", "geleverde_uren", "uren", [(0.5, "0%")]) == [("R22", "50% of 0,5")]


def test_a_length_of_time_is_hours_and_a_clock_that_went_round_is_told(tmp_path: Path) -> None:
    values = [
        (2.75 / 24, "[h]:mm"),
        (26.5 / 24, "[h]:mm"),
        (2.75 / 24, "h:mm"),
        (26.5 / 24, "h:mm"),
        (2.75 / 24, "mm:ss"),
    ]
    assert read(tmp_path, "geleverde_uren", "uren", values) == [
        Decimal("2.75"),
        Decimal("26.50"),
        Decimal("2.75"),
        ("R22", "2:30 of 26:30"),
        ("R22", "165:00 of 2:45"),
    ]


def test_shown_and_stored_decimals_that_differ_by_more_than_is_kept_are_told_with_both(tmp_path: Path) -> None:
    values = [
        (2.75, "0"),
        (2.25, "0.0"),
        (2.754, "0.00"),
        (2.75, "General"),
        (2.75, "#,##0.00"),
        (3.0, "0"),
        (2.75, '0.00" u"'),
    ]
    assert read(tmp_path, "geleverde_uren", "uren", values) == [
        ("R22", "3 of 2,75"),
        ("R22", "2,3 of 2,25"),
        Decimal("2.75"),
        Decimal("2.75"),
        Decimal("2.75"),
        Decimal("3.00"),
        Decimal("2.75"),
    ]
    money = [
        (23.32638, "€ #,##0.00"),
        (200.4, "0"),
        (-200, "0.00;0.00"),
        (-200, "0.00;[Red]0.00"),
        (215, "0.0,"),
        (150, '0" min"'),
    ]
    assert read(tmp_path / "b", "periodebetalingen", "bedrag_eur", money) == [
        Decimal("23.33"),
        ("R22", "200 of 200,4"),
        ("R22", "200 of -200"),
        Decimal("-200.00"),
        ("R22", "0,2 of 215"),
        ("R03", "150 min"),
    ]


def test_days_are_counted_from_the_first_day_of_the_workbook(tmp_path: Path) -> None:
    day = date(2014, 1, 27)
    serial = (day - date(1904, 1, 1)).days
    assert read(
        tmp_path, "indicaties", "ingangsdatum", [(serial, "d-m-yyyy"), (serial, "General")], epoch_1904=True
    ) == [
        day,
        day,
    ]


def test_a_date_that_is_shown_as_a_day_is_that_day_and_one_that_is_shown_with_a_time_is_told(tmp_path: Path) -> None:
    values = [(41666.57, "d-m-yyyy"), (41666.0, "d-m-yyyy h:mm"), (41666.5, "d-m-yyyy h:mm")]
    assert read(tmp_path, "enquetescores", "invuldatum", values) == [
        date(2014, 1, 27),
        date(2014, 1, 27),
        ("R03", "2014-01-27 12:00:00"),
    ]


def test_numbers_with_leading_zeros_are_read_as_shown_and_digits_that_excel_lost_are_told(tmp_path: Path) -> None:
    values = [(123, "00000"), (123, "General"), (7, '"P"000'), (123456789012345678, "0"), (12345, "0.00E+00")]
    assert read(tmp_path, "periodebetalingen", "prestatie_referentie", values) == [
        "00123",
        "123",
        "P007",
        ("R30", "1,23457E+17"),
        "12345",
    ]


def test_hidden_sheets_are_not_read_and_hidden_rows_and_columns_are_and_all_of_it_is_told(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["oud"].sheet_state = Worksheet.SHEETSTATE_VERYHIDDEN
        book["leeg"].sheet_state = Worksheet.SHEETSTATE_HIDDEN
        book["Blad1"].row_dimensions[3].hidden = True
        book["Blad1"].column_dimensions["E"].hidden = True

    content = book_of({"Blad1": sheet_of(FEW), "oud": sheet_of(FEW), "leeg": []}, hide)
    found = load_one(tmp_path / "d", "geleverde_uren.xlsx", content)
    assert [(finding.regel, finding.ernst, finding.waarde) for finding in found.findings] == [
        ("R31", "W", "oud"),
        ("R31", "W", None),
    ]
    assert "1 verborgen rij (3) en 1 verborgen kolom (E)" in found.findings[1].melding
    assert found.account == (4, 0)


HEIGHTS = {
    'ht="0" customHeight="1"': ("", "1 verborgen rij (3)"),
    'ht="0.00"': ("", "1 verborgen rij (3)"),
    'ht="15"': ('<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>', "3 verborgen rijen (2, 4, 5)"),
    'ht="0.75"': ('<cols><col min="5" max="5" width="0.0" customWidth="1"/></cols>', "1 verborgen kolom (E)"),
}
"""How row 3 is made, what stands before the rows, and what of the sheet nobody sees."""


@pytest.mark.parametrize("height", HEIGHTS)
def test_rows_without_height_and_columns_without_width_are_hidden_too(tmp_path: Path, height: str) -> None:
    before, hidden = HEIGHTS[height]
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook({"Blad1": sheet_of(FEW)}))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(b"<sheetFormatPr[^>]*/>|<cols>.*?</cols>", b"", content)
                content = content.replace(b"<sheetData>", before.encode() + b"<sheetData>")
                content = content.replace(b'<row r="3"', f'<row r="3" {height}'.encode())
            new.writestr(name, content)

    found = load_one(tmp_path / "d", "geleverde_uren.xlsx", stream.getvalue())

    assert [(one.regel, one.ernst) for one in found.findings] == [("R31", "W")]
    assert f"zijn {hidden} gewoon meegelezen" in found.findings[0].melding


def test_merged_cells_over_data_are_one_finding_each_and_over_titles_and_totals_none(tmp_path: Path) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        sheet: Worksheet = book.worksheets[0]
        sheet.merge_cells("A1:F1")
        sheet.merge_cells("C3:C5")
        sheet.merge_cells("F3:F4")
        sheet.merge_cells("A7:D7")

    rows = [["Uren in maart"], *sheet_of(FEW), ["Totaal", None, None, None, 9]]
    found = load_one(tmp_path / "d", "geleverde_uren.xlsx", book_of({"Blad1": rows}, merge))
    assert [(finding.regel, finding.rij, finding.kolom, finding.waarde) for finding in found.findings] == [
        ("R31", 3, "aanbieder_id", "C3:C5"),
        ("R31", 3, "reden_niet_geleverd", "F3:F4"),
    ]
    assert "in 2 cellen staat daardoor niets" in found.findings[0].melding
    assert found.account == (5, 1)
    assert found.files[0].sheets[0].failed == 2


@pytest.mark.parametrize("extension", ["csv", "xlsx", "parquet"])
def test_what_is_not_seen_changes_no_key_in_any_kind_of_file(tmp_path: Path, extension: str) -> None:
    untidy: dict[str, Callable[[str], str]] = {
        "toewijzing_nummer": lambda text: f"\u00a0{text}\u200b",
        "client_sleutel": lambda text: f"\ufeff{text[:3]}\u00ad{text[3:]} ",
        "aanbieder_id": lambda text: f"\u2007{text}\u202c",
        "datum": lambda text: f"'{text}\u3000",
        "uren": lambda text: f"\u2009{text[:2]}\u2060{text[2:]}",
    }
    rows = [[untidy.get(name, str)(cell) for name, cell in zip(HOURS.header, row, strict=True)] for row in FEW.rows]
    cells = Cells([f"\u200b{name}\u00a0" for name in HOURS.header], rows)
    content = {"csv": cells.csv(), "xlsx": cells.xlsx(), "parquet": cells.parquet()}[extension]
    clean = load_one(tmp_path / "schoon", "geleverde_uren.csv", FEW.csv())
    found = load_one(tmp_path / "d", f"geleverde_uren.{extension}", content)
    assert found.findings == []
    assert [{**row, "_rij": 0} for row in found.rows["geleverde_uren"]] == [
        {**row, "_rij": 0} for row in clean.rows["geleverde_uren"]
    ]


def test_a_payment_that_comes_again_with_something_unseen_before_its_reference_is_known(office: Office) -> None:
    payments = tidy()["periodebetalingen"]
    again = payments.with_cell(0, "prestatie_referentie", f"\u00a0{payments.rows[0][1]}")
    outcome = office.deliver({"periodebetalingen.csv": again.with_cell(1, "toewijzing_nummer", "T000002\u200b")})
    assert told(outcome, "R21", "R24", "R02") == []
    assert outcome.report.files[0].known == len(payments.rows)
    assert len(office.rows("periodebetalingen")) == len(payments.rows)


def test_a_key_that_excel_shortened_is_told_on_its_own_cell_in_every_column_of_keys(tmp_path: Path) -> None:
    cells = FEW.with_cell(1, "client_sleutel", "1,23E+08").with_cell(2, "toewijzing_nummer", "2.01E+11")
    found = load_one(tmp_path / "d", "geleverde_uren.csv", cells.csv())
    assert found.refusals == [("R30", 3, "client_sleutel"), ("R30", 4, "toewijzing_nummer")]


def test_an_end_that_is_far_away_is_no_end_and_counted(office: Office) -> None:
    cells = tidy()["indicaties"].with_cell(0, "einddatum", "31-12-9999").with_cell(1, "einddatum", "31/12/2099")
    outcome = office.deliver({"indicaties.csv": cells})
    assert told(outcome) == []
    assert outcome.report.files[0].sheets[0].open_dates == 2
    assert "2 keer een verre datum gelezen als 'nog geen einde'" in told_text(outcome, is_check=False)


def test_what_systems_leave_in_a_folder_is_passed_over_and_named(office: Office) -> None:
    names = (
        "Thumbs.db",
        "desktop.ini",
        "personeel.csv:Zone.Identifier",
        "~$personeel.xlsx",
        ".DS_Store",
        "._personeel.csv",
    )
    folder = office.folder_with({"personeel.csv": tidy()["personeel"], **dict.fromkeys(names, b"x")})
    (folder / "__MACOSX").mkdir()
    outcome = office.deliver({path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()})
    assert told(outcome) == []
    text = told_text(outcome, is_check=False)
    assert all(name in text for name in names)


def test_a_file_that_is_named_for_one_provider_and_holds_anothers_rows_is_told_with_both(office: Office) -> None:
    outcome = office.deliver({"personeel_t-zorg_maart.csv": tidy()["personeel"]})
    assert told(outcome) == [("R31", "personeel_t-zorg_maart.csv", None, "aanbieder_id")]
    assert "noemt TZORG" in outcome.report.findings[0].melding
    assert "VIVA (4 rijen)" in outcome.report.findings[0].melding


def test_a_file_that_is_named_for_two_providers_may_hold_rows_of_both_and_of_no_third(office: Office) -> None:
    assert told(office.check({"personeel_viva_tzorg_Amstelring.csv": tidy()["personeel"]})) == []
    (found,) = office.check({"personeel_deel1_TZORG_AMSTELRING.csv": tidy()["personeel"]}).report.findings
    assert (found.regel, found.aanbieder_id) == ("R31", None)
    assert "noemt AMSTELRING en TZORG, maar er staan rijen in van VIVA (4 rijen)" in found.melding


def test_decimals_that_became_cells_of_their_own_are_told_with_both_readings(tmp_path: Path) -> None:
    header = [*HOURS.header[:5], "opmerking"]
    broken = "\n".join([",".join(header), *(",".join([*row[:4], "2,25"]) for row in FEW.rows)]).encode()
    found = load_one(tmp_path / "d", "geleverde_uren.csv", broken)
    assert found.refusals == [("R22", 1, "uren")]
    assert "als 2 en als 2,25" in found.findings[-1].melding
    whole = "\n".join([",".join(header), *(",".join([*row[:4], "2", "ok"]) for row in FEW.rows)]).encode()
    assert load_one(tmp_path / "e", "geleverde_uren.csv", whole).refusals == []
    quoted = "\n".join([",".join(header), *(",".join([*row[:4], '"2,25"', "25"]) for row in FEW.rows)]).encode()
    assert load_one(tmp_path / "f", "geleverde_uren.csv", quoted).refusals == []


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("personeel", "fte_hbh", "12,50"),
        ("geleverde_uren", "uren", "2,25"),
        ("tariefafspraken", "starttarief_eur", "200,00"),
        ("periodebetalingen", "tarief_eur", "200,00"),
        ("indicaties", "uren_week", "2,50"),
    ],
)
def test_bare_decimals_that_no_column_takes_in_are_one_finding_for_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, column: str, value: str
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    cells = tidy()[table]
    files = {**tidy_files(), f"{table}.csv": cells.csv().replace(b";", b",")}

    report = Office(tmp_path).check(files).report

    found = [(one.regel, one.rij, one.kolom, one.waarde) for one in report.findings if one.bestand == f"{table}.csv"]
    assert found == [("R22", 1, column, value)]
    assert [one.regel for one in report.findings if one.ernst == "F"] == ["R22"]
    assert [file.rows for file in report.files if file.tabel == table] == [len(cells.rows)]


def test_cells_too_many_that_are_no_decimals_keep_a_finding_per_row(tmp_path: Path) -> None:
    cells = tidy()["personeel"]
    text = (
        cells.without("uitstroom")
        .csv(",")
        .replace(b",20", b",x,20,1")
        .replace(b"medewerkers", b"medewerkers,uitstroom")
    )
    assert {rule for rule, _, _ in load_one(tmp_path / "d", "personeel.csv", text).refusals} == {"R03"}


def _hours(datum: pa.Array, uren: pa.Array) -> bytes:
    columns = {name: [row[place] or None for row in FEW.rows] for place, name in enumerate(HOURS.header)}
    return parquet(pa.table({**columns, "datum": datum, "uren": uren}))


DAYS = [date(2014, 1, 27), date(2014, 2, 3), date(2014, 4, 7), date(2014, 7, 7)]
MIDNIGHTS = [datetime(2014, *day, tzinfo=UTC) for day in ((1, 26, 23), (2, 2, 23), (4, 6, 22), (7, 6, 22))]


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "UTC"])
@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_local_midnights_in_parquet_are_local_days(tmp_path: Path, zone: str, unit: str) -> None:
    lengths = pa.array([timedelta(hours=2, minutes=45)] * 4, pa.duration(unit))
    found = load_one(
        tmp_path / "d", "geleverde_uren.parquet", _hours(pa.array(MIDNIGHTS, pa.timestamp(unit, zone)), lengths)
    )
    assert found.findings == []
    assert found.column("geleverde_uren", "datum") == DAYS
    assert found.column("geleverde_uren", "uren") == [Decimal("2.75")] * 4


def test_moments_in_parquet_that_are_no_midnights_are_told_as_they_are(tmp_path: Path) -> None:
    moments = pa.array([moment + timedelta(hours=3) for moment in MIDNIGHTS], pa.timestamp("us", "+01:00"))
    uren = pa.array(["2,25"] * 4)
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", _hours(moments, uren))
    assert [(finding.regel, finding.waarde) for finding in found.findings[:1]] == [("R03", "2014-01-27 03:00:00")]
    assert "is een datum met een tijd" in found.findings[0].melding


def test_keys_that_a_typed_file_holds_as_numbers_are_whole_or_told(tmp_path: Path) -> None:
    columns: dict[str, Any] = {
        name: [row[place] or None for row in FEW.rows] for place, name in enumerate(HOURS.header)
    }
    columns["toewijzing_nummer"] = pa.array([123.0, 124.0, 125.0, 1.23456789e17], pa.float64())
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", parquet(pa.table(columns)))
    assert found.refusals == [("R30", 4, "toewijzing_nummer")]
    assert found.column("geleverde_uren", "toewijzing_nummer")[:3] == ["123", "124", "125"]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_rows_without_data_are_skipped_and_counted_by_their_kind(tmp_path: Path, extension: str) -> None:
    width = len(HOURS.header)

    def line(*texts: str) -> list[str]:
        return [*texts, *[""] * (width - len(texts))]

    rows = [
        ["VOORBEELD", *FEW.rows[0][1:]],
        FEW.rows[0],
        line("Pagina 1 van 2"),
        line("Urenoverzicht maart"),
        HOURS.header,
        FEW.rows[1],
        line(""),
        line("VOORBEELD: zo vult u in"),
        [*line("Totaal")[:4], "4,50", ""],
        line("Einde rapport"),
        line("Dit overzicht komt uit ons systeem."),
    ]
    cells = Cells(HOURS.header, rows)
    above: list[list[Any]] = [["Urenoverzicht maart"], [None]]
    content = b"Urenoverzicht maart\n\n" + cells.csv() if extension == "csv" else cells.xlsx(above=above)
    found = load_one(tmp_path / "d", f"geleverde_uren.{extension}", content)
    assert found.findings == []
    assert len(found.rows["geleverde_uren"]) == 2
    skipped = dict(found.files[0].sheets[0].skipped)
    blank = skipped.pop("lege rij", 0)
    assert blank == (1 if extension == "csv" else 0)
    assert skipped == {"voorbeeldrij": 2, "herhaalde kop": 1, "herhaalde titel": 1, "voetregel": 3, "totaalregel": 1}
    assert found.files[0].sheets[0].above == 1
    assert found.account[0] == 2 + found.account[1]


def test_lines_that_are_shorter_than_a_row_are_accounted_for_too(tmp_path: Path) -> None:
    text = FEW.csv().decode() + "Einde rapport\r\nTotaal;;;;9,00\r\nVOORBEELD\r\n"
    found = load_one(tmp_path / "d", "geleverde_uren.csv", text.encode())
    assert found.findings == []
    assert dict(found.files[0].sheets[0].skipped) == {"voorbeeldrij": 1, "voetregel": 1, "totaalregel": 1}


def test_a_total_of_a_table_of_numbers_is_no_row_and_one_between_the_rows_is_told(tmp_path: Path) -> None:
    cells = tidy()["referentie"]
    below = Cells(cells.header, [*cells.rows, ["Totaal", "2.524,80", "123,00", "144"]])
    found = load_one(tmp_path / "d", "referentie.csv", below.csv())
    assert (found.findings, found.account) == ([], (13, 1))
    between = Cells(cells.header, [cells.rows[0], ["Subtotaal", "210,40", "10,25", "12"], *cells.rows[1:]])
    found = load_one(tmp_path / "e", "referentie.csv", between.csv())
    assert found.refusals == [("R03", 3, "client_sleutel")]


def test_rows_above_the_header_that_look_like_rows_are_refused(tmp_path: Path) -> None:
    text = "\r\n".join(
        ["Uren in maart", *(";".join(row) for row in FEW.rows[:3]), ";".join(HOURS.header), ";".join(FEW.rows[3]), ""]
    )
    found = load_one(tmp_path / "d", "geleverde_uren.csv", text.encode())
    assert found.refusals == [("R31", 2, None)]
    assert "Rij 2 tot en met 4 staan boven de kolomkoppen op rij 5" in found.findings[0].melding


def test_a_workbook_with_a_name_of_its_own_is_read_by_sheet(tmp_path: Path) -> None:
    staff = tidy()["personeel"]
    sheets = {
        "Uitleg": [["Zo vult u dit in"]],
        "Geleverde uren": sheet_of(FEW),
        "personeel": sheet_of(staff),
        "Kladblok": [["nog nakijken"]],
        "Leeg": [],
    }
    found = load(tmp_path / "d", {"levering viva.xlsx": workbook(sheets)})
    assert [(finding.regel, finding.ernst, finding.waarde) for finding in found.findings] == [
        ("R00", "F", "Kladblok"),
        ("R31", "W", "AMSTELRING"),
    ]
    assert [(file.tabel, file.rows, [sheet.blad for sheet in file.sheets]) for file in found.files] == [
        ("geleverde_uren", 4, ["Geleverde uren"]),
        ("personeel", len(staff.rows), ["personeel"]),
    ]


def test_a_workbook_with_a_sheet_per_table_is_read_by_sheet_whatever_it_is_called(tmp_path: Path) -> None:
    sheets = {
        "Uitleg": [["Zo vult u dit in"]],
        "geleverde_uren": sheet_of(FEW),
        "personeel": sheet_of(tidy()["personeel"]),
    }
    content = workbook(sheets)
    one, other = (load(tmp_path / name, {f"{name}.xlsx": content}) for name in ("sjabloon", "geleverde_uren_sjabloon"))

    assert other.findings == [] == one.findings
    assert [(file.tabel, file.rows) for file in other.files] == [(file.tabel, file.rows) for file in one.files]
    assert [file.tabel for file in other.files] == ["geleverde_uren", "personeel"]


def test_a_workbook_of_which_no_sheet_is_a_table_belongs_to_no_table(tmp_path: Path) -> None:
    found = load(tmp_path / "d", {"overzicht.xlsx": workbook({"Blad1": sheet_of(FEW)})})
    assert found.refusals == [("R00", None, None)]


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.xlsx", _strict(workbook({"Blad1": sheet_of(FEW)})))
    assert found.findings == []
    assert len(found.rows["geleverde_uren"]) == 4


def _strict(content: bytes) -> bytes:
    """Return a workbook in the strict form of the standard, whose names begin with another address."""
    source, target = io.BytesIO(content), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            text = old.read(entry)
            text = text.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            text = text.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            new.writestr(entry.filename, text)
    return target.getvalue()


def test_the_tidy_delivery_has_nothing_to_tell(empty_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(empty_office.root / "sleutel"))
    assert told(empty_office.deliver(tidy_files())) == []
