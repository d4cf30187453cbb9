"""No text of a delivery steers a terminal, turns the direction of writing or breaks a file, whichever way it leaves the monitor."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from hbh_metrics.cli.output import rendered
from hbh_metrics.cli.reporting import in_file_names, write_per_provider
from hbh_metrics.files.delimited import as_csv
from hbh_metrics.files.paper import Paper, Picture, Section, sheet
from hbh_metrics.files.workbook import as_xlsx
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.intake.findings import Finding, Report, as_text
from hbh_metrics.unseen import with_unseen_shown, without_unseen
from tests.files.test_paper import text_of

HOSTILE = "Zorg\x1b[2J\u202e\u2066B\u200bV\x00\x7f\x9b31m\ufeff\r\u2028één\ud800"
SEEN = "Zorg[2JBV31m  één"
MOMENT = datetime(2014, 9, 14, tzinfo=UTC)
TABLE = Table(HOSTILE, (Column(HOSTILE), Column("Uren", is_number=True)), ((Cell(HOSTILE), Cell("8,5", 8.5)),))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (HOSTILE, SEEN),
        ("Viva! Zorggroep – 't Huis", "Viva! Zorggroep – 't Huis"),
        ("€\u00a01.234,50 per week\n\tmet een tab", "€\u00a01.234,50 per week\n\tmet een tab"),
        ("a\r\nb\x85c\x0bd", "a \nb c d"),
        ("\U000e0041zacht\u00adaf", "zachtaf"),
        ("", ""),
    ],
)
def test_what_nobody_sees_goes_and_the_rest_of_a_text_stays(text: str, seen: str) -> None:
    assert without_unseen(text) == seen


def test_json_shows_what_nobody_sees_and_says_the_same() -> None:
    texts = [HOSTILE, "\U000e0041\u202e", "gewoon é"]
    told = with_unseen_shown(json.dumps(texts, ensure_ascii=False))
    assert json.loads(told) == texts
    assert without_unseen(told) == told
    assert "é" in told


def test_every_file_and_every_print_holds_the_text_without_it() -> None:
    assert SEEN in as_csv(TABLE).decode("utf-8-sig")
    assert as_csv(TABLE).decode("utf-8-sig").splitlines()[1] == f"{SEEN};8,5"
    assert rendered(("naam",), [(HOSTILE,)], "csv") == f"naam\n{SEEN}\n"
    assert rendered((HOSTILE,), [(HOSTILE,)], "table").splitlines() == [SEEN, SEEN]
    told_as_json = rendered(("naam",), [(HOSTILE,)], "json")
    assert json.loads(told_as_json) == [{"naam": HOSTILE}]
    assert without_unseen(told_as_json) == told_as_json
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx((TABLE,), (("Aan", HOSTILE),))))
    cells = [cell.value for one in book for row in one.iter_rows() for cell in row]
    assert cells.count(SEEN) == 3, "the head, the cell and what is told"
    picture = Picture(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9"><text>{HOSTILE}</text></svg>', HOSTILE
    )
    told = text_of(sheet(Paper(HOSTILE, "x", HOSTILE, (Section(HOSTILE, picture=picture, tables=(TABLE,)),), MOMENT)))
    assert "Zorg[2JBV31m" in told
    report = Report([Finding("R01", "F", HOSTILE, 2, "uren", HOSTILE, HOSTILE, f"'{HOSTILE}' is geen getal.")])
    assert as_text(report, "Afgekeurd.").endswith(f"[R01] {SEEN}, rij 2, kolom 'uren': '{SEEN}' is geen getal.\n")
    kept = report.kept().findings[0]
    assert {kept.bestand, kept.waarde, kept.verwacht} == {SEEN}


def test_what_hides_a_formula_does_not_save_it() -> None:
    table = Table("Bevindingen", (Column("Waarde"),), ((Cell("\x1b\u202e=1+1"),), (Cell("\x00@som"),)))
    assert as_csv(table).decode("utf-8-sig").splitlines()[1:] == ["'=1+1", "'@som"]


def test_a_code_of_a_provider_leads_to_no_other_folder_and_to_no_name_that_cannot_be(tmp_path: Path) -> None:
    codes = ["VIVA", "viva", "../../uit/VIVA", "a/b:c", "\x1b\u202e", "..", "T-ZORG", "café"]
    assert in_file_names(codes) == dict(
        zip(codes, ["viva", "viva-1", "uit-viva", "a-b-c", "onbekend", "onbekend-1", "t-zorg", "café"], strict=True)
    )
    found = [Finding("R01", "F", "uren.csv", 2, "uren", "x", "", "fout.", aanbieder_id=code) for code in codes]
    write_per_provider(Report(found), tmp_path / "diep" / "map")
    assert len(list((tmp_path / "diep" / "map").iterdir())) == len(codes)
    assert [path.name for path in (tmp_path / "diep").iterdir()] == ["map"]
