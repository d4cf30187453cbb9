"""No citizen numbers and no personal data get in: what is noticed, from how many values on, and in which columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path

import pyarrow as pa
import pytest

from hbh_metrics.citizen_number import passes_eleven_test
from hbh_metrics.cli.reporting import write_per_provider
from hbh_metrics.importing import check
from hbh_metrics.intake.findings import as_text
from tests.intake.deliveries import PEILDATUM, Cells, parquet, tidy, workbook
from tests.intake.loading import load_one
from tests.intake.publishing import Office, bytes_in

BSNS = list(islice((f"{number:09d}" for number in count(123456000) if passes_eleven_test(f"{number:09d}")), 12))
OTHERS = list(islice((f"{number:09d}" for number in count(200000000) if not passes_eleven_test(f"{number:09d}")), 12))
SHORT = list(islice((str(number) for number in count(12345000) if passes_eleven_test(str(number))), 12))


def rules(folder: Path, table: str, column: str, values: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return the rules R09 and R10 that a file trips with these values in a column, with the column that they name."""
    cells = tidy()[table]
    rows = [cells.rows[number % len(cells.rows)] for number in range(len(values))]
    if column in cells.header:
        place = cells.header.index(column)
        changed = Cells(
            cells.header, [[*row[:place], value, *row[place + 1 :]] for row, value in zip(rows, values, strict=True)]
        )
    else:
        changed = Cells(cells.header, rows).with_column(column, values)
    found = load_one(folder / "levering", f"{table}.csv", changed.csv())
    return [(finding.regel, finding.kolom) for finding in found.findings if finding.regel in ("R09", "R10")]


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("111222333", True),
        ("123456782", True),
        ("12345672", True),
        ("123456789", False),
        ("000000000", False),
        ("00000000", False),
    ],
)
def test_the_eleven_test_is_the_one_of_citizen_numbers(digits: str, expected: bool) -> None:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(int(digit) * weight for digit, weight in zip(digits.zfill(9), weights, strict=True))
    assert passes_eleven_test(digits) == (total % 11 == 0 and int(digits) > 0)
    assert passes_eleven_test(digits) == expected


@pytest.mark.parametrize(
    ("values", "is_found"),
    [
        (BSNS[:4], False),
        (BSNS[:4] * 3, False),
        (BSNS[:5], True),
        (SHORT[:5], True),
        (BSNS[:3] + SHORT[:2], True),
        (BSNS[:3] + OTHERS[:3], True),
        (BSNS[:3] + OTHERS[:4], False),
        (BSNS[:2] + OTHERS[:3], False),
        (BSNS[:5] + OTHERS[:6], False),
        ([*BSNS[:5], "C1", "C2", "C3", "1234567"], True),
        ([*BSNS[:4], "000000000"], True),
        (["000000000"] * 6, False),
        (["000000000", "00000000", *OTHERS[:4]], False),
        (OTHERS, False),
        ([f"{bsn}1" for bsn in BSNS[:6]], False),
        ([bsn[2:] for bsn in BSNS[:6]], False),
    ],
)
def test_five_distinct_numbers_of_which_half_pass_are_citizen_numbers(
    tmp_path: Path, values: list[str], is_found: bool
) -> None:
    expected = [("R09", "client_sleutel")] if is_found else []
    assert rules(tmp_path, "geleverde_uren", "client_sleutel", values) == expected


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("indicaties", "toewijzing_nummer"),
        ("indicaties", "aanbieder_id"),
        ("indicaties", "groep"),
        ("indicaties", "uren_week"),
        ("indicaties", "categorie"),
        ("indicaties", "ingangsdatum"),
        ("indicaties", "reden_beeindiging"),
        ("indicaties", "Burgerservicenummer"),
        ("indicaties", ""),
        ("periodebetalingen", "prestatie_referentie"),
        ("periodebetalingen", "tarief_eur"),
        ("periodebetalingen", "periode_id"),
        ("personeel", "medewerkers"),
        ("bestemmingen", "toelichting"),
        ("enquetescores", "koppel_id"),
        ("enquetescores", "score"),
    ],
)
def test_citizen_numbers_are_noticed_in_every_column(tmp_path: Path, table: str, column: str) -> None:
    assert rules(tmp_path, table, column, BSNS[:6])[0][0] == "R09"


def test_citizen_numbers_are_noticed_in_excel_and_parquet_as_numbers(tmp_path: Path) -> None:
    cells = tidy()["indicaties"]
    place = cells.header.index("client_sleutel")
    rows = [[*row[:place], int(bsn), *row[place + 1 :]] for row, bsn in zip(cells.rows, BSNS, strict=True)]
    found = load_one(tmp_path / "x", "indicaties.xlsx", workbook({"Blad1": [cells.header, *rows]}))
    assert ("R09", None, "client_sleutel") in found.told
    for number, values in enumerate([pa.array(map(int, BSNS)), pa.array(map(float, BSNS)), pa.array(BSNS)]):
        columns = {
            name: values
            if name == "client_sleutel"
            else pa.array([row[spot] or None for row in cells.rows], pa.string())
            for spot, name in enumerate(cells.header)
        }
        found = load_one(tmp_path / str(number), "indicaties.parquet", parquet(pa.table(columns)))
        assert ("R09", None, "client_sleutel") in found.told


def test_citizen_numbers_are_noticed_in_the_first_of_two_unknown_columns_of_one_name(tmp_path: Path) -> None:
    cells = tidy()["indicaties"].with_column("Opmerking", BSNS).with_column("Opmerking", ["x"] * 12)
    found = load_one(tmp_path / "d", "indicaties.csv", cells.csv())
    assert ("R09", None, "Opmerking") in found.told


def test_a_finding_about_citizen_numbers_names_none_of_them(tmp_path: Path) -> None:
    cells = tidy()["indicaties"].with_column("bsn", BSNS)
    found = load_one(tmp_path / "d", "indicaties.csv", cells.csv())
    assert [finding.regel for finding in found.findings if finding.ernst == "F"] == ["R09"]
    assert not any(bsn in repr(found.findings) for bsn in BSNS)


POSTCODES = ["2011 AB", "2012CD", "2013 EF", "2014 gh", "2015 KL", "2016 MN"]
MAILS = [f"persoon{number}@voorbeeld.nl" for number in range(6)]
PHONES = ["023-5123456", "0235123457", "06-12345678", "06 12345679", "+31612345670", "0031 6 12345671"]


@pytest.mark.parametrize("values", [POSTCODES, MAILS, PHONES])
def test_five_postcodes_addresses_or_phone_numbers_are_too_many_and_four_are_not(
    tmp_path: Path, values: list[str]
) -> None:
    assert rules(tmp_path / "vijf", "geleverde_uren", "client_sleutel", values[:5]) == [("R10", "client_sleutel")]
    assert rules(tmp_path / "vier", "geleverde_uren", "client_sleutel", values[:4] * 2) == []


@pytest.mark.parametrize(
    "values",
    [
        [f"T{number:06d}" for number in range(8)],
        [f"P201402-{number:04d}" for number in range(8)],
        [f"{number:010d}" for number in range(8)],
        [f"2014-0{number}" for number in range(8)],
        [f"1{number}00 uur" for number in range(8)],
    ],
)
def test_ordinary_keys_and_references_are_no_personal_data(tmp_path: Path, values: list[str]) -> None:
    assert rules(tmp_path, "periodebetalingen", "prestatie_referentie", values) == []


@pytest.mark.parametrize(
    ("table", "column"),
    [("bestemmingen", "toelichting"), ("vragen", "tekst"), ("aanbieders", "naam"), ("meldingen", "melding_id")],
)
def test_personal_data_is_noticed_in_every_column_of_text(tmp_path: Path, table: str, column: str) -> None:
    assert rules(tmp_path, table, column, MAILS) == [("R10", column)]


@pytest.mark.parametrize(
    "written",
    [
        "{0}.0",
        "{0},0",
        "{1}.{2}.{3}",
        "{1} {2} {3}",
        "{1}-{2}-{3}",
        "BSN{0}",
        "bsn: {0}",
        "{0}A",
        "NL{1}.{2}.{3}x",
        "'{0}",
        '="{0}"',
    ],
)
@pytest.mark.parametrize(
    ("table", "column"), [("indicaties", "toewijzing_nummer"), ("periodebetalingen", "prestatie_referentie")]
)
def test_citizen_numbers_are_noticed_however_they_are_written(
    tmp_path: Path, written: str, table: str, column: str
) -> None:
    values = [written.format(bsn, bsn[:3], bsn[3:6], bsn[6:]) for bsn in BSNS[:6]]
    assert ("R09", column) in rules(tmp_path, table, column, values)


@pytest.mark.parametrize(("before", "after"), [("2014", ""), ("", "01"), ("7", "2014-03"), ("F-", "/0001")])
def test_citizen_numbers_are_noticed_inside_longer_numbers(tmp_path: Path, before: str, after: str) -> None:
    values = [f"{before}{bsn}{after}" for bsn in BSNS]
    found = rules(tmp_path, "periodebetalingen", "prestatie_referentie", values)
    assert (("R09", "prestatie_referentie") in found) == (len(set(values)) >= 10)


def test_dates_periods_and_numbered_references_are_no_citizen_numbers(tmp_path: Path) -> None:
    references = [f"P201402-{number:04d}" for number in range(1, 13)]
    assert rules(tmp_path / "a", "periodebetalingen", "prestatie_referentie", references) == []
    days = [f"{day:02d}-01-2014" for day in range(1, 13)]
    assert rules(tmp_path / "b", "periodebetalingen", "prestatie_referentie", days) == []
    numbers = [str(100_000_000 + number) for number in range(12)]
    assert rules(tmp_path / "c", "periodebetalingen", "prestatie_referentie", numbers) == []


def test_no_kept_report_holds_a_citizen_number_wherever_it_stood(office: Office) -> None:
    payments = tidy()["periodebetalingen"]
    for number, bsn in enumerate(BSNS):
        payments = payments.with_cell(number, "toewijzing_nummer", f"20140{bsn}")
        payments = payments.with_cell(number, "aantal", f"{bsn[:3]}.{bsn[3:6]}.{bsn[6:]}")
    files = {f"periodebetalingen_{BSNS[0]}.csv": payments.renamed(boekdatum=f"kolom {BSNS[1]}")}
    outcome = office.deliver(files)
    assert outcome.publication is None
    for path, content in bytes_in(office.data):
        for bsn in BSNS:
            assert bsn.encode() not in content, path
            assert f"{bsn[:3]}.{bsn[3:6]}.{bsn[6:]}".encode() not in content, path


@pytest.mark.parametrize("spelling", ["{}", "{}.0", "AB-{}"])
@pytest.mark.parametrize(
    ("table", "column"),
    [("ondersteuningsplannen", "toewijzing_nummer"), ("indicaties", "toewijzing_nummer"), ("referentie", "client_sleutel")],
)  # fmt: skip
def test_no_value_of_a_column_with_citizen_numbers_is_told_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, column: str, spelling: str
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    files = tidy()
    for number, bsn in enumerate(BSNS):
        files[table] = files[table].with_cell(number, column, spelling.format(bsn))
    files["geleverde_uren"] = files["geleverde_uren"].with_cell(0, "toewijzing_nummer", spelling.format(BSNS[3]))
    folder = Office(tmp_path).folder_with({f"{name}.csv": cells for name, cells in files.items()})

    outcome = check(folder, Office(tmp_path).store, PEILDATUM, lambda _: None)
    write_per_provider(outcome.report, tmp_path / "per_aanbieder")

    parts = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "per_aanbieder").iterdir())]
    told = [json.dumps(outcome.report.as_json(None), ensure_ascii=False), as_text(outcome.report, "Afgekeurd."), *parts]
    assert [bsn for bsn in BSNS for text in told if bsn in text] == []
    about = [(one.regel, one.bestand) for one in outcome.report.findings if one.kolom == column]
    assert ("R09", f"{table}.csv") in about
    assert [rule for rule, file in about if file == f"{table}.csv"] == ["R09"]
    assert len(parts) >= 1


def test_postcodes_in_a_column_are_told_in_no_other_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    files = tidy()
    for number, postcode in enumerate(POSTCODES):
        files["ondersteuningsplannen"] = files["ondersteuningsplannen"].with_cell(number, "toewijzing_nummer", postcode)
    files["geleverde_uren"] = files["geleverde_uren"].with_cell(0, "toewijzing_nummer", POSTCODES[0])

    report = Office(tmp_path).check({f"{name}.csv": cells for name, cells in files.items()}).report

    found = [(one.regel, one.bestand, one.waarde) for one in report.findings if one.kolom == "toewijzing_nummer"]
    assert found == [("R02", "geleverde_uren.csv", "(afgeschermd)"), ("R10", "ondersteuningsplannen.csv", None)]
    assert POSTCODES[0] not in json.dumps(report.as_json(None), ensure_ascii=False)
