"""A published tidy delivery, made once per worker; every test publishes in its own copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.publishing import Office, copy_of, make_office


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return the data folder with the tidy delivery; only to be copied."""
    root = tmp_path_factory.mktemp("gepubliceerd")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
        return make_office(root)


@pytest.fixture
def office(published: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a data folder of one's own in which the tidy delivery is published."""
    monkeypatch.setenv("HBH_SLEUTEL", str(published.root / "sleutel"))
    return copy_of(published, tmp_path)


@pytest.fixture
def empty_office(tmp_path: Path) -> Office:
    """Return a data folder in which nothing was published yet, with a key of its own."""
    return Office(tmp_path)
