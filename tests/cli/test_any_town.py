"""Another town, year, calendar and provider than the default project's, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.project import DEFAULT, current
from hbh_metrics.publications import Store
from tests import another_town


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the project of another town, into which its first delivery was imported."""
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    return another_town.imported(tmp_path)


def test_another_town_is_imported_and_told_in_its_own_months(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["signals", "--data", str(data), "--format", "json"]) == 0
    told = {row["signaal"]: row for row in json.loads(capsys.readouterr().out)}
    assert (
        told["S22"]["uitleg"]
        .replace("\u00a0", " ")
        .startswith("Tot en met januari 2026 is van Zorg A 73,3% van de ruimte")
    )
    assert main(["metrics", "--data", str(data), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["periode_id"] for row in rows if row["maatstaf"] == "afgesproken_tarief"} == {"202601", "202602"}
    assert {row["waarde"] for row in rows if row["maatstaf"] == "betaald" and row["periode_id"] == "202601"} == {220.0}
    publication = Store(data).current()
    assert publication is not None
    assert publication.manifest.project.town == "Emmen"
    assert current() is DEFAULT


def test_a_folder_never_mixes_two_calendars(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "project.toml").unlink()
    before = Store(data).current()
    assert main(["check", str(tmp_path / "levering"), "--data", str(data)]) == 1
    assert main(["import", str(tmp_path / "levering"), "--data", str(data)]) == 1
    assert "R02" in capsys.readouterr().out
    assert Store(data).current() == before
