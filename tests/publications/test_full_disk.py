"""A disk that is full at any moment leaves the previous publication current and whole, and the import says so with exit code 3."""

from __future__ import annotations

import contextlib
import resource
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

import pytest

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import Store
from hbh_metrics.publications.failures import explained
from tests.publications.example import assert_clean, number_in, publish
from tests.publications.faults import NEEDS_ROOM, disk_full, fault_at

KIB = 1024


class SmallDisk(ABC):
    """A place where only so much can be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def room_for(self, size: int) -> contextlib.AbstractContextManager[None]:
        """Leave room for `size` more bytes inside the block."""


class FullMount(SmallDisk):
    """A file system in memory that is filled up."""

    @contextlib.contextmanager
    def room_for(self, size: int) -> Iterator[None]:
        ballast = self.folder / "ballast"
        with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
            while file.write(bytes(4 * KIB)):
                pass
        with ballast.open("r+b") as file:
            file.truncate(ballast.stat().st_size - size)
        try:
            yield
        finally:
            ballast.unlink()


class Quota(SmallDisk):
    """A limit on the size of one file, where nothing can be mounted."""

    @contextlib.contextmanager
    def room_for(self, size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _mounted(folder: Path) -> bool:
    try:
        command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.fixture(params=["schijf", "quotum"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    """Make a small disk; where mounting is not allowed, both are a quota."""
    folder = tmp_path / "klein"
    folder.mkdir()
    if request.param == "schijf" and _mounted(folder):
        try:
            yield FullMount(folder)
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    else:
        yield Quota(folder)


def _refusal(small_disk: SmallDisk, room: int, store: Store) -> StoreError | None:
    try:
        with small_disk.room_for(room):
            publish(store, rows=2_000)
    except StoreError as error:
        return error
    return None


def test_with_any_little_room_left_the_previous_publication_stays(small_disk: SmallDisk, key_file: Path) -> None:
    store = Store(small_disk.folder / "data")
    first = publish(store)
    refusals = []
    for room in (0, *range(4 * KIB, 120 * KIB, 12 * KIB)):
        before = number_in(store.current())
        refusal = _refusal(small_disk, room, store)
        assert number_in(store.current()) == before + (refusal is None)
        assert_clean(store)
        refusals += [refusal] if refusal else []
    assert len(refusals) >= 3
    assert {refusal.exit_code for refusal in refusals} == {3}
    assert all("is vol" in str(refusal) for refusal in refusals)
    assert store.get(first.id).damage() == []
    expected = number_in(store.current()) + 1
    assert number_in(publish(store, rows=2_000)) == expected


def test_a_disk_that_refuses_at_any_call_leaves_the_previous_publication_current(store: Store) -> None:
    publish(store)
    with fault_at(0, disk_full, NEEDS_ROOM) as calls:
        publish(store)
    for point in (point for point, name in enumerate(calls, start=1) if name in NEEDS_ROOM):
        before = number_in(store.current())
        with pytest.raises(StoreError, match="is vol") as told, fault_at(point, disk_full, NEEDS_ROOM) as made:
            publish(store)
        assert told.value.exit_code == 3
        is_replaced = "replace" in made[: point - 1]
        assert number_in(store.current()) == before + is_replaced
        assert ("is nu de huidige" in str(told.value)) is is_replaced
        assert_clean(store)


def test_a_first_import_on_a_full_disk_leaves_an_empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "thuis" / "sleutel"))
    store = Store(tmp_path / "data")
    point = 0
    while store.current() is None:
        point += 1
        with contextlib.suppress(StoreError), fault_at(point, disk_full, NEEDS_ROOM):
            publish(store)
    assert point > 20
    assert_clean(store)


def test_a_report_that_does_not_fit_is_told_and_leaves_nothing(store: Store) -> None:
    publish(store)
    with pytest.raises(StoreError, match="is vol"), fault_at(1, disk_full, {"write"}):
        store.keep_refusal({"oordeel": "afgekeurd"})
    assert store.refusals() == ()
    assert_clean(store)


def test_only_a_failure_of_the_disk_is_explained(tmp_path: Path) -> None:
    with pytest.raises(KeyError), explained(tmp_path):
        raise KeyError
