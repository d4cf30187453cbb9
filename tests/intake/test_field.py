"""Complaints of the field, each by the smallest file that shows it: read as it was meant, or one finding whose advice may be obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.intake.places import rows_named
from tests.intake.deliveries import Cells, tidy
from tests.intake.loading import load_one, read_as
from tests.intake.publishing import Office

HOURS = tidy()["geleverde_uren"]
PAYMENTS = tidy()["periodebetalingen"]


def _changed(cells: Cells, name: str, old: str, new: str) -> Cells:
    place = cells.header.index(name)
    return Cells(
        cells.header,
        [[*row[:place], row[place].replace(old, new), *row[place + 1 :]] for row in cells.rows],
    )


def _american(text: str) -> str:
    day, month, year = text.split("-")
    return f"{month}/{day}/{year}"


@pytest.mark.parametrize(
    ("column", "texts", "read"),
    [
        ("reden_beeindiging", ["2.0", "19.0", "'2'", "２"], ["02", "19", "02", "02"]),
        ("reden_beeindiging", ["2,0", "3.1", "1.9", "2-0", "02."], ["R03"] * 5),
        ("leeftijdsklasse", ["75–84", "75‑84", "75 - 84"], ["75-84"] * 3),
    ],
)
def test_a_code_of_digits_is_never_made_of_decimals(
    tmp_path: Path, column: str, texts: list[str], read: list[object]
) -> None:
    assert read_as(tmp_path / "d", "indicaties", column, texts) == read


def test_a_period_that_lost_its_last_zero_can_be_read_in_two_ways(tmp_path: Path) -> None:
    texts = ["2014.1", "2014.10", "2014.2", "201402.0", "2014-1", "2014–02"]
    expected = ["R22", "201410", "201402", "201402", "201401", "201402"]
    assert read_as(tmp_path / "d", "periodebetalingen", "periode_id", texts) == expected


@pytest.mark.parametrize(
    "text",
    ["F1-2", "F1‑2", "F1–2", "F1−2", "Ｆ１－２", "'F1-2'", '"F1-2"', "`F1-2", "’F1-2", "'’F1-2", "F١-٢", '\'="F1-2"'],
)
def test_a_key_has_one_form_however_its_signs_were_drawn(tmp_path: Path, text: str) -> None:
    cells = Cells(PAYMENTS.header, PAYMENTS.rows[:1]).with_cell(0, "prestatie_referentie", text)
    assert load_one(tmp_path / "d", "periodebetalingen.csv", cells.csv()).column(
        "periodebetalingen", "prestatie_referentie"
    ) == ["F1-2"]


@pytest.mark.parametrize("text", ["#N/B", "#REF!", "=A1&B1", "=00123", "NULL", "nan", "None", "n.v.t.", "-", "(leeg)"])
def test_what_says_that_nothing_is_there_is_no_key(tmp_path: Path, text: str) -> None:
    assert read_as(tmp_path / "a", "periodebetalingen", "prestatie_referentie", [text]) == ["R03"]
    assert read_as(tmp_path / "b", "enquetescores", "koppel_id", [text]) == ["R03"]


@pytest.mark.parametrize(
    "text", ["27-01-2014 0:00:00", "27-1-2014 0:00", "2014-01-27T00:00:00Z", "2014-01-27 00:00:00+01:00"]
)
def test_midnight_is_the_day_on_the_clock_that_it_is_written_with(tmp_path: Path, text: str) -> None:
    (day,) = read_as(tmp_path / "d", "geleverde_uren", "datum", [text])
    assert str(day) == "2014-01-27"
    assert (
        read_as(tmp_path / "b", "geleverde_uren", "datum", ["2014-01-26T23:00:00Z", "27-01-2014 10:00"]) == ["R03"] * 2
    )


@pytest.mark.parametrize("end", ["\u0085", "\u2028", "\v", "\f", "\x1e"])
def test_a_line_that_ends_as_on_another_system_ends(tmp_path: Path, end: str) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.csv", HOURS.csv(line_end=end))
    assert found.findings == []
    assert found.account == (len(HOURS.rows), 0)


def test_a_file_of_one_line_is_no_header(tmp_path: Path) -> None:
    line = ";".join([*HOURS.header, *(cell for row in HOURS.rows for cell in row)])
    assert load_one(tmp_path / "d", "geleverde_uren.csv", line.encode()).told == [("R00", 1, None)]


def test_dates_with_the_month_first_are_one_finding_for_their_column_and_one_wrong_cell_stays_one(
    office: Office,
) -> None:
    place = HOURS.header.index("datum")
    american = Cells(HOURS.header, [[*row[:place], _american(row[place]), *row[place + 1 :]] for row in HOURS.rows])

    (one,) = office.check({"geleverde_uren.csv": american}).report.findings

    assert (one.regel, one.kolom, one.rij) == ("R22", "datum", 2)
    assert "Zet in de hele kolom de dag voorop" in one.melding
    (cell,) = office.check({"geleverde_uren.csv": HOURS.with_cell(0, "datum", "01/27/2014")}).report.findings
    assert (cell.regel, cell.rij, cell.kolom) == ("R03", 2, "datum")


def test_dates_that_cannot_be_true_are_one_finding_per_column_and_sender_with_all_their_rows(office: Office) -> None:
    report = office.check({"geleverde_uren.csv": _changed(HOURS, "datum", "-03-2014", "-03-2041")}).report

    assert {one.regel for one in report.findings} == {"R29"}
    assert sorted(one.aanbieder_id or "" for one in report.findings) == ["AMSTELRING", "TZORG", "VIVA"]
    first = report.findings[0]
    assert first.melding.startswith("(rij 7 t/m 11, 23 t/m 27, 39 t/m 43")
    assert "Pas deze cellen aan" in first.melding


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (HOURS.csv().replace(b"T000003;", b'"T000003;', 1), ["R03"]),
        (HOURS.csv().replace(b";2,25;\r\n", b";2,25\r\n", 5), ["R03"]),
        (HOURS.csv() + b";;;;432,00;\r\n", ["R03"]),
        (HOURS.csv() + b"Som;;;;432,00;\r\n", ["R02", "R03"]),
        (_changed(HOURS, "client_sleutel", "C000003", "NULL").csv(), ["R03"] * 16),
    ],
)
def test_one_broken_row_is_one_finding_and_draws_no_warnings_about_what_is_left(
    office: Office, text: bytes, rules: list[str]
) -> None:
    assert [one.regel for one in office.check({"geleverde_uren.csv": text}).report.findings] == rules


def test_a_line_of_a_ledger_of_which_a_cell_is_unread_is_not_told_to_have_changed(office: Office) -> None:
    report = office.check({"periodebetalingen.csv": PAYMENTS.with_cell(0, "bedrag_eur", "1,005")}).report
    assert [(one.regel, one.rij, one.kolom) for one in report.findings] == [("R22", 2, "bedrag_eur")]


def test_many_rows_are_named_by_their_runs() -> None:
    assert rows_named([5, 2, 3, 9]) == "rij 2 t/m 3, 5 en 9"
    assert rows_named(range(1, 40, 2)) == "rij 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 en nog 10 andere"


def test_a_file_that_came_twice_is_one_finding_and_not_one_per_row(office: Office) -> None:
    (one,) = office.check({"geleverde_uren.csv": HOURS, "geleverde_uren (1).csv": HOURS}).report.findings
    assert (one.regel, one.bestand, one.rij) == ("R01", "geleverde_uren (1).csv", None)
    assert "precies hetzelfde als geleverde_uren.csv" in one.melding


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HOURS.csv("|"), "gescheiden met '|'"),
        (b"\r\n".join(b'"' + line + b'"' for line in HOURS.csv().splitlines()), "als geheel tussen aanhalingstekens"),
        (b"<html><body>Uw sessie is verlopen</body></html>", "geen regel met kolomkoppen"),
    ],
)
def test_a_file_without_a_header_is_told_why_where_that_is_seen(tmp_path: Path, text: bytes, words: str) -> None:
    (one,) = load_one(tmp_path / "d", "geleverde_uren.csv", text).findings
    assert (one.regel, words in one.melding) == ("R00", True)
