"""The screen Toegang: the record of access, for the beheerder alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics import access_record
from hbh_metrics.access_record import Access, Deed
from hbh_metrics.cli.entry import main
from tests.pages.screens import headings, open_screen, said


def test_the_beheerder_reads_the_newest_deed_first_and_is_told_what_was_altered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "beheerder")
    assert headings(open_screen(monkeypatch, tmp_path, "toegang")) == [
        "Er is nog niets vastgelegd: dat gebeurt waar mensen zich aanmelden."
    ]
    for who in ("an", "piet"):
        access_record.add(tmp_path, Access(f"{who}@example.org", "wethouder", Deed.TOOK_FILE.value, "briefing.pdf"))
    at = open_screen(monkeypatch, tmp_path, "toegang")
    assert headings(at)[0].startswith("Er zijn 2 handelingen vastgelegd sinds ")
    assert said(at).index("piet@example.org") < said(at).index("an@example.org")
    assert not at.warning
    path = tmp_path / access_record.FILE
    path.write_text(path.read_text(encoding="utf-8").replace("an@", "jan@"), encoding="utf-8")
    assert "regel 2" in open_screen(monkeypatch, tmp_path, "toegang").warning[0].value
    assert main(["toegang", "--data", str(tmp_path), "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert "jan@example.org;wethouder;bestand meegenomen;briefing.pdf" in printed.out
    assert "regel 2" in printed.err


@pytest.mark.parametrize("audience", ["programmamanager", "wethouder", "aanbieder:VIVA"])
def test_nobody_else_reads_it(audience: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access_record.add(tmp_path, Access("an@example.org", "wethouder", Deed.TOOK_FILE.value, "briefing.pdf"))
    monkeypatch.setenv("HBH_DOELGROEP", audience)
    at = open_screen(monkeypatch, tmp_path, "toegang")
    assert [error.value[:33] for error in at.error] == ["Dit scherm is niet voor u bedoeld"]
    assert "an@example.org" not in said(at)
