"""What whoever watches over the server is told: ready, or the reason why not, and nothing of where or whose the data are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.requests import Request

from hbh_metrics.server.health import ready
from hbh_metrics.ui import frame
from tests.serving import run_apart
from tests.small_store import Story, publish


def asked(monkeypatch: pytest.MonkeyPatch, data: Path) -> tuple[int, dict[str, str]]:
    monkeypatch.setenv("HBH_DATA", str(data))
    monkeypatch.setattr(frame, "is_warm", lambda: True)
    answer = run_apart(ready(Request({"type": "http", "headers": []})))
    return answer.status_code, json.loads(bytes(answer.body))


def test_a_publication_that_can_be_read_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story())
    assert asked(monkeypatch, tmp_path) == (200, {"status": "gereed"})


def test_a_server_that_starts_is_not_ready_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "is_warm", lambda: False)
    answer = run_apart(ready(Request({"type": "http", "headers": []})))
    assert (answer.status_code, json.loads(bytes(answer.body))["reden"]) == (503, "De server start op.")


@pytest.mark.parametrize("damage", ["manifest", "table", "pointer", "nothing"])
def test_a_publication_that_cannot_be_read_is_told_with_its_reason_and_not_where_it_stands(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if damage != "nothing":
        publish(tmp_path, Story())
        (folder,) = (tmp_path / "publicaties").iterdir()
        broken = {"manifest": folder / "manifest.json", "table": folder / "meetwaarden.parquet"}.get(damage)
        if broken is None:
            (tmp_path / "huidig").write_text("0009-2014-01-01-abcdef\n", encoding="utf-8")
        else:
            broken.unlink()
    status, told = asked(monkeypatch, tmp_path)
    assert status == 503
    assert told["reden"]
    assert str(tmp_path) not in told["reden"]


def test_a_data_folder_that_went_away_is_told_and_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    publish(data, Story())
    assert asked(monkeypatch, data)[0] == 200
    data.rename(tmp_path / "weg")
    status, told = asked(monkeypatch, data)
    assert (status, told["reden"].partition(",")[0]) == (503, "De gegevensmap is leeg of weg")
