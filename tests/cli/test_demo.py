"""The demo goes into an empty data folder, and never over what someone keeps there."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.cli.demo import make_demo
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup import Event, Journal, Kind
from hbh_metrics.publications import Store


def test_reports_of_refused_deliveries_are_no_empty_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    kept = store.keep_refusal({"oordeel": "afgekeurd"})

    with pytest.raises(StoreError, match="staan al publicaties, verslagen of een opvolging"):
        make_demo(store.root, None, 2014, 100, None, lambda _: None)

    assert kept.path.exists()


def test_a_journal_that_someone_keeps_is_no_empty_folder(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(Event(Kind.OVERLEG, "Els", "0001-2014-02-14-abcdef", aanbieder_id="VIVA", aanwezig="Els en Viva"))
    before = journal.events()

    with pytest.raises(StoreError, match="een opvolging"):
        make_demo(tmp_path, None, 2014, 100, None, lambda _: None)

    assert journal.events() == before


@pytest.mark.parametrize(
    ("project", "story", "told"),
    [
        ("elders", None, "Kies uit: haarlem-2014, budget-per-client, maandtarief-2026"),
        ("maandtarief-2026", "vloer", "één verhaal"),
    ],
)
def test_a_project_that_there_is_not_and_a_story_that_it_has_not_are_refused(
    tmp_path: Path, project: str, story: str | None, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        make_demo(tmp_path, story, 2014, 100, None, lambda _: None, project)
    assert not list(tmp_path.iterdir())


def test_a_folder_with_a_project_of_its_own_gets_no_other_one(tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_text('[project]\ngemeente = "Elders"\n', encoding="utf-8")
    for project in ("haarlem-2014", "budget-per-client"):
        with pytest.raises(StoreError, match="van een ander project"):
            make_demo(tmp_path, None, 2014, 100, None, lambda _: None, project)
    assert [found.name for found in tmp_path.iterdir()] == ["project.toml"]
