"""An office of a town that counts in months, with a provider, an agreement and its codes, and no assignments yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.importing import Outcome
from tests.intake.deliveries import Cells
from tests.intake.publishing import Office, copy_of, make_office

PROJECT = """
[project]
gemeente = "Maandstad"
naam = "Hulp per maand"
begin = 2026-01-01
einde = 2026-12-31
kalender = "MAAND"
categorie = [1]
"""
DAY = date(2026, 3, 31)
TABLES = {
    "aanbieders.csv": Cells(["aanbieder_id", "naam"], [["ZORG", "Zorg Thuis"], ["HULP", "Hulp Nabij"]]).csv(),
    "agb.csv": Cells(["agb_code", "aanbieder_id"], [["75750001", "ZORG"], ["75750002", "HULP"]]).csv(),
    "productcodes.csv": Cells(
        ["product_code", "groep", "categorie", "klasse", "norm_uren_week"], [["01E02", "EXPERIMENT", "1", "2", "3,00"]]
    ).csv(),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office with its own tables published, made once per file; only copied."""
    root = tmp_path_factory.mktemp("maandstad")
    (root / "data").mkdir()
    (root / "data" / "project.toml").write_text(PROJECT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HBH_SLEUTEL", str(root / "sleutel"))
        yield make_office(root, TABLES)


@pytest.fixture
def town(first: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A copy of it to publish in, with the same key."""
    return copy_of(first, tmp_path, monkeypatch)


def told(outcome: Outcome) -> list[tuple[str, str, str | None]]:
    """Return rule, severity and column of every finding."""
    return [(one.regel, one.ernst, one.kolom) for one in outcome.report.findings]


def refusals(outcome: Outcome) -> set[str]:
    """Return the rules that refuse the delivery."""
    return {one.regel for one in outcome.report.findings if one.ernst == "F"}


@pytest.fixture
def desk(town: Office, extracts_only: None) -> Office:
    """The town where only extracts matter."""
    return town
