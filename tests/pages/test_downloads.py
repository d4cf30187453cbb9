"""What can be taken along from a screen: each table as CSV and Excel, and all of them as one workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screens import open_screen
from tests.small_store import publish


def buttons(at: AppTest) -> list[str]:
    return [button.proto.label for button in at.get("download_button")]


def test_a_screen_with_several_tables_offers_them_in_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    assert buttons(open_screen(monkeypatch, tmp_path))[-2:] == [
        "De tabellen van dit scherm als één Excel-bestand",
        "Alle cijfers van deze stand als één Excel-bestand",
    ]


def test_a_screen_without_numbers_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert buttons(open_screen(monkeypatch, tmp_path, "begrippen")) == []


def test_each_finding_has_its_numbers_as_csv_and_as_excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_screen(monkeypatch, tmp_path)
    at.session_state["voortgang_cijfers"] = True
    at.run()
    assert buttons(at)[:2] == ["Download als CSV", "Download als Excel"]
