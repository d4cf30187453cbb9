"""A writer that is killed leaves the previous publication current and whole, and the next writer cleans up.

`HBH_KILL_POINTS=200` kills 200 more writers, each at a random moment of a larger import.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from hbh_metrics.publications import Store
from tests.publications.doomed import Plan, carry_out
from tests.publications.example import assert_clean, names_in, number_in, publish

MOMENTS = int(os.environ.get("HBH_KILL_POINTS", "6"))


def _copies(original: Path, number: int, folder: Path) -> list[str]:
    """Copy the folder that holds both data and key; return the data folders."""
    homes = [folder / f"{copy:03d}" for copy in range(number)]
    for home in homes:
        if original.exists():
            shutil.copytree(original, home)
        else:
            home.mkdir(parents=True)
    return [str(home / "data") for home in homes]


def _assert_recovers(root: str, before: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Check the store of a killed writer and import into it; return the number of the publication that the kill left current."""
    monkeypatch.setenv("HBH_SLEUTEL", str(Path(root).parent / "thuis" / "sleutel"))
    store = Store(Path(root))
    current = store.current()
    found = number_in(current)
    assert found in (before, before + 1)
    assert store.verify() == ()
    assert len(store.list()) == found
    publish(store)
    assert number_in(store.current()) == found + 1
    assert_clean(store)
    assert "sleutel" in names_in(Path(root).parent / "thuis")
    return found


def _calls_of_an_import(home: Path, folder: Path) -> list[str]:
    """Return the names of the watched calls that an import into a copy of `home` makes when nothing goes wrong."""
    [root] = _copies(home, 1, folder / "geheel")
    [outcome] = carry_out([Plan(root)])
    assert not outcome.was_killed
    return outcome.calls


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with a key and a store of two publications."""
    home = tmp_path / "origineel"
    home.mkdir()
    monkeypatch.setenv("HBH_SLEUTEL", str(home / "thuis" / "sleutel"))
    for _ in range(2):
        publish(Store(home / "data"))
    return home


def test_an_import_killed_at_any_call_leaves_the_previous_publication_current_and_whole(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _calls_of_an_import(published, tmp_path)
    roots = _copies(published, len(calls), tmp_path)
    outcomes = carry_out([Plan(root, point) for point, root in enumerate(roots, start=1)])
    assert all(outcome.was_killed for outcome in outcomes)
    left = [_assert_recovers(root, 2, monkeypatch) for root in roots]
    assert left == sorted(left), "once the new publication is current it stays so"
    assert set(left) == {2, 3}


def test_a_file_that_was_half_written_when_the_process_died_is_never_taken_for_whole(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _calls_of_an_import(published, tmp_path)
    points = [point for point, name in enumerate(calls, start=1) if name == "write"]
    assert len(points) == 2, "the manifest and the pointer"
    roots = _copies(published, len(points), tmp_path)
    carry_out([Plan(root, point, "after") for root, point in zip(roots, points, strict=True)])
    assert [_assert_recovers(root, 2, monkeypatch) for root in roots] == [2, 2]


def test_a_first_import_killed_at_any_call_leaves_an_empty_store_or_the_first_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tmp_path / "niets"
    calls = _calls_of_an_import(nothing, tmp_path)
    roots = _copies(nothing, len(calls), tmp_path)
    outcomes = carry_out([Plan(root, point, "after") for point, root in enumerate(roots, start=1)])
    assert all(outcome.was_killed for outcome in outcomes)
    assert {_assert_recovers(root, 0, monkeypatch) for root in roots} == {0, 1}


def test_an_import_killed_at_a_random_moment_leaves_the_previous_publication_current_and_whole(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(20141231)  # noqa: S311
    roots = _copies(published, MOMENTS, tmp_path)
    outcomes = carry_out([Plan(root, seconds=chance.uniform(0.005, 0.3), rows=300_000) for root in roots])
    assert any(outcome.was_killed for outcome in outcomes)
    for root in roots:
        _assert_recovers(root, 2, monkeypatch)


def test_a_second_crash_while_cleaning_up_after_the_first_loses_nothing(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _calls_of_an_import(published, tmp_path)
    named = calls.index("rename") + 1
    [orphan] = _copies(published, 1, tmp_path / "wees")
    carry_out([Plan(orphan, named, "after")])
    assert len(list((Path(orphan) / "publicaties").iterdir())) == 3, "finished, but nobody points to it"
    again = _copies(Path(orphan).parent, 14, tmp_path / "nogmaals")
    outcomes = carry_out([Plan(root, point, "after") for point, root in enumerate(again, start=1)])
    assert all(outcome.was_killed for outcome in outcomes)
    for root in again:
        assert _assert_recovers(root, 2, monkeypatch) == 2
