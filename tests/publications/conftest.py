"""A store and a key for each test, both in its own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.publications import Store


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "thuis" / "sleutel"
    monkeypatch.setenv("HBH_SLEUTEL", str(path))
    return path


@pytest.fixture
def store(tmp_path: Path, key_file: Path) -> Store:
    return Store(tmp_path / "data")
