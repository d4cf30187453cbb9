"""Whatever is done with a whole data folder, and wherever it is killed: what was there is there, or what it became, and never between.

It is killed around every call that gives or takes a name in one step (where what was becomes what it will be), and at calls spread over
the others that change anything on the disk; `HBH_KILL_EVERY=1` kills at every call.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from hbh_metrics.followup import Event, Journal, Kind
from hbh_metrics.publications import Store
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from tests.publications.doomed import ACTIONS, BACKUP, CLIENT, RESTORED, Plan
from tests.publications.example import assert_clean, names_in, number_in, publish
from tests.publications.moments import copied, distinct, moments

EVERY = "HBH_KILL_EVERY" in os.environ
SPREAD = 6
"""At how many of the calls that do not decide anything it is killed, at least."""

DECISIVE, CHANGES_NOTHING = {"rename", "replace", "exchange"}, {"look", "fsync", "flock", "chmod"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with a key and a store of three publications, of which the first two share a file, and a backup of it."""
    home = tmp_path_factory.mktemp("origineel")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(home / "thuis" / "sleutel"))
        for _ in range(3):
            publish(Store(home / "data"), rows=20)
        _again(home, "back up")
    return home


def _killed(home: Path, folder: Path, action: str, begin: Callable[[Path], object] = lambda _: None) -> list[Path]:
    """Return what there would be if the action had been killed, after the calls that say most, in their order."""
    whole = folder / "geheel"
    copied(home, whole)
    begin(whole)
    found = [
        one for one in moments(whole, folder, lambda data: ACTIONS[action](Plan(str(data)))) if one.when == "after"
    ]
    assert len(found) > 5
    return [one.home for one in distinct([found[point - 1] for point in _points([one.call for one in found])])]


def _points(calls: list[str]) -> list[int]:
    """Return after which calls it is killed, counted from one."""
    every = range(1, len(calls) + 1)
    if EVERY:
        return list(every)
    changing = [point for point in every if calls[point - 1] not in CHANGES_NOTHING]
    around = {point + step for point in every if calls[point - 1] in DECISIVE for step in (-1, 0, 1)}
    return sorted(around.intersection(every).union(changing[:: max(len(changing) // SPREAD, 1)]))


def _again(home: Path, action: str) -> None:
    ACTIONS[action](Plan(str(home / "data")))


def _files_with(root: Path, pseudonym: str) -> int:
    """Return how many Parquet files anywhere under `root` hold a client, drafts and leftovers included."""
    files = [str(path) for path in root.rglob("*.parquet")]
    with duckdb.connect(config={"threads": 1}) as con:
        holding = [
            path
            for path in files
            if "client_sleutel" in con.read_parquet(path).columns
            and con.read_parquet(path).filter(f"client_sleutel = '{pseudonym}'").fetchall()
        ]
    return len(holding)


@pytest.mark.parametrize("action", ["erase", "erase in two steps"])
def test_an_erasure_killed_at_any_call_left_the_client_everywhere_or_nowhere(
    action: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = []
    for one in _killed(home, tmp_path, action):
        monkeypatch.setenv("HBH_SLEUTEL", str(one / "thuis" / "sleutel"))
        store = Store(one / "data")
        pseudonym = Pseudonymiser.of([bytes.fromhex((one / "thuis" / "sleutel").read_text().strip())]).pseudonym(
            CLIENT, "client"
        )
        is_between = not (store.root / "publicaties").exists()
        if not is_between:
            assert store.verify() == ()
        with store.lock():
            pass
        holding = [_files_with(folder, pseudonym) > 0 for folder in (store.root / "publicaties").iterdir()]
        assert len(holding) == 3
        assert len(set(holding)) == 1, "in all publications or in none"
        assert store.verify() == ()
        states.append("new" if is_between or not holding[0] else "old")
        if holding[0]:
            _again(one, "erase")
        assert _files_with(one / "data", pseudonym) == 0
        assert {publication.manifest.herschreven[-1].reden for publication in store.list()} == {"verzoek"}
        assert_clean(store)
    assert states == sorted(states, reverse=True), "once erased it stays so"
    assert set(states) == {"old", "new"}


def test_a_key_whose_replacement_is_killed_at_any_call_is_the_old_one_or_the_new_one(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Store(home / "data").list()[-1].manifest.key_fingerprint
    states = []
    for one in _killed(home, tmp_path, "replace key"):
        monkeypatch.setenv("HBH_SLEUTEL", str(one / "thuis" / "sleutel"))
        store = Store(one / "data")
        states.append(_fingerprint_of_all(store) == old)
        publish(store, rows=20)
        if states[-1]:
            _again(one, "replace key")
        assert _fingerprint_of_all(store) != old
        assert len((one / "thuis" / "sleutel").read_text().split()) == 2, (
            "a key that was begun is used, not another one"
        )
        assert_clean(store)
    assert states == sorted(states, reverse=True)
    assert set(states) == {True, False}


def _fingerprint_of_all(store: Store) -> str:
    """Return the fingerprint of all publications, once each of them is found to hold the client under that key."""
    pseudonymiser = Pseudonymiser.for_store(store)
    assert {one.manifest.key_fingerprint for one in store.list()} == {pseudonymiser.fingerprint}
    for publication in store.list():
        assert _files_with(publication.folder, pseudonymiser.pseudonym(CLIENT, "client")) == 1
    return pseudonymiser.fingerprint


def test_pruning_killed_at_any_call_kept_a_publication_or_let_it_go(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = []
    for one in _killed(home, tmp_path, "keep"):
        monkeypatch.setenv("HBH_SLEUTEL", str(one / "thuis" / "sleutel"))
        store = Store(one / "data")
        assert store.verify() == ()
        states.append(len(store.list()))
        _again(one, "keep")
        assert [publication.manifest.number for publication in store.list()] == [1, 3]
        assert names_in(store.root / "publicaties") == {publication.id for publication in store.list()}
        assert number_in(publish(store, rows=20)) == 4
    assert states == sorted(states, reverse=True)
    assert set(states) == {3, 2}


def test_a_backup_killed_at_any_call_is_whole_or_not_there(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(one: Path) -> None:
        (one / BACKUP).unlink()
        Journal(one / "data").add(Event(Kind.OVERLEG, "Els", "x", aanbieder_id="VIVA", aanwezig="Jan"))

    states = []
    for one in _killed(home, tmp_path, "back up", begin):
        states.append((one / BACKUP).exists())
        if not states[-1]:
            _again(one, "back up")
        assert [name for name in names_in(one) if name.endswith(".deel")] == []
        _again(one, "restore")
        assert len(Store(one / RESTORED).list()) == 3
        assert Journal(one / RESTORED).events() == Journal(one / "data").events()
    assert states == sorted(states)
    assert set(states) == {True, False}


def test_a_restore_killed_at_any_call_is_whole_or_not_there(home: Path, tmp_path: Path) -> None:
    states = []
    for one in _killed(home, tmp_path, "restore"):
        states.append((one / RESTORED).exists())
        if not states[-1]:
            _again(one, "restore")
        store = Store(one / RESTORED)
        assert store.verify() == ()
        assert len(store.list()) == 3
        assert names_in(one) - {RESTORED} == {"data", "thuis", BACKUP}
    assert states == sorted(states)
    assert set(states) == {True, False}
