"""A delivery is a folder: which files belong to which table, and what is said of those that belong to none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hbh_metrics.contract import TABLES
from hbh_metrics.errors import UsageError
from hbh_metrics.intake.delivery import table_named
from hbh_metrics.intake.discovery import discover
from hbh_metrics.intake.findings import Finding, Report, as_text
from tests.intake.deliveries import tidy, write
from tests.intake.loading import load

VRAGEN = tidy()["vragen"].csv()


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("geleverde_uren.csv", "geleverde_uren"),
        ("geleverde_uren_tzorg.csv", "geleverde_uren"),
        ("Geleverde_Uren_TZORG.CSV", "geleverde_uren"),
        ("geleverde uren T-Zorg 2014.xlsx", "geleverde_uren"),
        ("geleverde-uren.parquet", "geleverde_uren"),
        ("enquete_uitzet.csv", "enquete_uitzet"),
        ("meldingen_2014.05.csv", "meldingen"),
        ("geleverde_urentzorg.csv", None),
        ("uren.csv", None),
        ("oude_geleverde_uren.csv", None),
        (".csv", None),
    ],
)
def test_the_name_of_a_file_says_its_table(name: str, table: str | None) -> None:
    found = table_named(Path(name).stem, TABLES)
    assert (found.name if found else None) == table


def test_files_are_read_in_the_order_of_the_contract_and_numbered(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "d",
        dict.fromkeys(("vragen.csv", "geleverde_uren_b.csv", "geleverde_uren_a.csv", "aanbieders.csv"), b""),
    )
    contents = discover(folder, TABLES)
    files, findings = contents.files, contents.findings
    assert findings == ()
    assert [(file.number, file.name) for file in files] == [
        (0, "aanbieders.csv"), (1, "vragen.csv"), (2, "geleverde_uren_a.csv"), (3, "geleverde_uren_b.csv"),
    ]  # fmt: skip


def test_hidden_files_and_locks_of_excel_are_passed_over(tmp_path: Path) -> None:
    found = load(tmp_path / "d", {"vragen.csv": VRAGEN, ".DS_Store": b"x", ".vragen.csv": b"x", "~$vragen.xlsx": b"x"})
    assert found.findings == []
    assert [file.bestand for file in found.files] == ["vragen.csv"]


def test_every_file_that_belongs_nowhere_is_told(tmp_path: Path) -> None:
    found = load(
        tmp_path / "d",
        {
            "vragen.csv": VRAGEN,
            "vragen.xls": b"x",
            "LEESMIJ.txt": b"x",
            "klanten.csv": b"x",
            "vragen": b"x",
            "vragen.csv.gz": b"x",
        },
    )
    assert [(finding.regel, finding.ernst, finding.bestand) for finding in found.findings] == [
        ("R00", "F", name) for name in ("LEESMIJ.txt", "klanten.csv", "vragen", "vragen.csv.gz", "vragen.xls")
    ]
    assert len(found.rows["vragen"]) == 1


def test_a_folder_in_a_delivery_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "d", {"vragen.csv": VRAGEN})
    (folder / "vragen_2014.csv").mkdir()
    contents = discover(folder, TABLES)
    files, findings = contents.files, contents.findings
    assert [(finding.regel, finding.bestand) for finding in findings] == [("R00", "vragen_2014.csv")]
    assert [file.name for file in files] == ["vragen.csv"]


def test_what_is_no_file_or_leads_nowhere_is_told_and_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "d", {"vragen.csv": VRAGEN})
    os.mkfifo(folder / "personeel.csv")
    (folder / "meldingen.csv").symlink_to(tmp_path / "nergens.csv")
    contents = discover(folder, TABLES)
    files, findings = contents.files, contents.findings
    assert [(finding.regel, finding.bestand) for finding in findings] == [
        ("R00", "meldingen.csv"),
        ("R00", "personeel.csv"),
    ]
    assert [file.name for file in files] == ["vragen.csv"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "leeg", {".verborgen": b"x"})
    findings = discover(folder, TABLES).findings
    assert [(finding.regel, finding.bestand) for finding in findings] == [("R00", "leeg")]


def test_a_folder_that_cannot_be_read_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="bestaat niet"):
        discover(tmp_path / "nergens", TABLES)


def _finding(number: int, severity: str = "F", file: str = "a.csv", value: str | None = "x") -> Finding:
    return Finding("R03", severity, file, number, "uren", value, "een getal", f"'{value}' is geen getal.")


def test_the_report_puts_refusals_first_and_then_file_row_and_rule() -> None:
    report = Report([_finding(9, "W"), _finding(3), _finding(2, file="b.csv"), _finding(2)])
    report.sort()
    assert [(found.ernst, found.bestand, found.rij) for found in report.findings] == [
        ("F", "a.csv", 2), ("F", "a.csv", 3), ("F", "b.csv", 2), ("W", "a.csv", 9),
    ]  # fmt: skip


def test_a_long_run_of_the_same_kind_is_shortened_for_a_person_and_whole_in_json() -> None:
    report = Report([_finding(number) for number in range(2, 27)])
    text = as_text(report, "Afgekeurd.")
    assert text.count("is geen getal") == 10
    assert "en nog 15 van dezelfde soort" in text
    assert len(report.as_json(None)["bevindingen"]) == 25  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [("", "goed"), ("W", "waarschuwing"), ("WW", "waarschuwing"), ("F", "afgekeurd"), ("WF", "afgekeurd")],
)
def test_one_refusal_refuses_and_warnings_do_not(severities: str, verdict: str) -> None:
    report = Report([_finding(2, severity) for severity in severities])
    assert (report.verdict, report.is_refused) == (verdict, "F" in severities)


def test_a_masked_finding_hides_the_text_wherever_it_stands_and_nothing_else() -> None:
    finding = Finding(
        "R02", "F", "a.csv", 2, "K 12", "A1 / C12", "C12 of anders", "'C12' staat bij A1, niet C123.", secrets=("C12",)
    )
    kept = finding.kept()
    assert kept.waarde == "A1 / (afgeschermd)"
    assert kept.melding == "'(afgeschermd)' staat bij A1, niet C123."
    assert kept.verwacht == "(afgeschermd) of anders"
    assert (kept.kolom, kept.rij, kept.bestand) == ("K 12", 2, "a.csv")
    assert kept.kept() == kept
