"""A writer that is killed leaves the previous publication current and whole, and the next writer cleans up; see `moments.py`.

`HBH_KILL_POINTS=200` kills 200 more writers, each at a random moment of a larger import.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from hbh_metrics.publications import Store
from tests.publications.doomed import Plan, carry_out
from tests.publications.example import assert_clean, names_in, number_in, publish
from tests.publications.moments import Moment, copied, distinct, moments

MOMENTS = int(os.environ.get("HBH_KILL_POINTS", "6"))


def _copies(original: Path, number: int, folder: Path) -> list[str]:
    """Copy the folder that holds both data and key; return the data folders."""
    homes = [folder / f"{copy:03d}" for copy in range(number)]
    for home in homes:
        copied(original, home)
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


def _import(root: Path) -> None:
    publish(Store(root))


def _moments_of_an_import(home: Path, folder: Path) -> list[Moment]:
    """Return what an import into a copy of `home` would leave if it were killed, at each of its calls."""
    whole = folder / "geheel"
    if home.exists():
        copied(home, whole)
    else:
        whole.mkdir(parents=True)
    return moments(whole, folder, _import)


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
    found = distinct([one for one in _moments_of_an_import(published, tmp_path / "import") if one.when != "halfway"])
    assert len(found) > 10
    left = [_assert_recovers(str(one.home / "data"), 2, monkeypatch) for one in found]
    assert left == sorted(left), "once the new publication is current it stays so"
    assert set(left) == {2, 3}


def test_a_file_that_was_half_written_when_the_process_died_is_never_taken_for_whole(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = [one for one in _moments_of_an_import(published, tmp_path / "import") if one.when == "halfway"]
    assert len(torn) == 2, "the manifest and the pointer"
    assert [_assert_recovers(str(one.home / "data"), 2, monkeypatch) for one in torn] == [2, 2]


def test_a_first_import_killed_at_any_call_leaves_an_empty_store_or_the_first_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = distinct(_moments_of_an_import(tmp_path / "niets", tmp_path / "import"))
    assert sum(one.when == "halfway" for one in found) == 2, "the manifest and the pointer"
    assert {_assert_recovers(str(one.home / "data"), 0, monkeypatch) for one in found} == {0, 1}


def test_an_import_that_is_really_killed_leaves_what_the_copy_of_that_moment_holds(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [one for one in _moments_of_an_import(published, tmp_path / "import") if one.when == "before"]
    calls = [one.call for one in before]
    points = sorted({1, calls.index("write") + 1, calls.index("rename") + 1, len(calls) // 2, len(calls)})
    roots = _copies(published, len(points), tmp_path / "dood")
    outcomes = carry_out([Plan(root, point) for root, point in zip(roots, points, strict=True)])
    assert all(outcome.was_killed for outcome in outcomes)
    for root, point in zip(roots, points, strict=True):
        assert _shape(Path(root)) == _shape(before[point - 1].home / "data")
        assert _assert_recovers(root, 2, monkeypatch) in (2, 3)


def _shape(root: Path) -> list[tuple[str, int, int]]:
    """Return how many bytes stand where, without the names that are another in every run."""
    return sorted(
        (path.suffix, len(path.relative_to(root).parts), path.stat().st_size if path.suffix == ".parquet" else 0)
        for path in root.rglob("*")
    )


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
    orphan = next(
        one.home
        for one in _moments_of_an_import(published, tmp_path / "import")
        if (one.call, one.when) == ("rename", "after")
    )
    assert len(list((orphan / "data" / "publicaties").iterdir())) == 3, "finished, but nobody points to it"
    for one in distinct(_moments_of_an_import(orphan, tmp_path / "nogmaals")[:30]):
        assert _assert_recovers(str(one.home / "data"), 2, monkeypatch) == 2
