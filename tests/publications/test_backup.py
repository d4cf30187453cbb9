"""A backup is whole or it is none: what was altered, left out, put in or leads elsewhere is refused, and nothing is put back of it."""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup.copying import copy_database
from hbh_metrics.publications import Store
from hbh_metrics.publications.backup import back_up, restore
from tests.publications.example import names_in, publish
from tests.publications.faults import NEEDS_ROOM, disk_full, fault_at

Members = list[tuple[tarfile.TarInfo, bytes]]


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """Return a backup of a store of two publications."""
    for _ in range(2):
        publish(store, rows=5)
    (store.root / "bewaar.toml").write_text("publicaties_maanden = 30\n", encoding="utf-8")
    assert back_up(store.root, tmp_path / "kopie.tar", copy_database) == 2
    return tmp_path / "kopie.tar"


def _changed(backup: Path, change: Callable[[Members], None]) -> Path:
    with tarfile.open(backup) as tar:
        members = [(entry, found.read() if (found := tar.extractfile(entry)) else b"") for entry in tar]
    change(members)
    with tarfile.open(backup.with_name("anders.tar"), "w") as tar:
        for entry, content in members:
            if entry.isreg():
                entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content) if entry.isreg() else None)
    return backup.with_name("anders.tar")


def _alter(members: Members) -> None:
    place = next(place for place, (entry, _) in enumerate(members) if entry.name == "bewaar.toml")
    members[place] = (members[place][0], b"publicaties_maanden = 1\n")


def _leave_out(members: Members) -> None:
    members[:] = [one for one in members if one[0].name != "bewaar.toml"]


def _put_in(members: Members) -> None:
    members.insert(0, (tarfile.TarInfo("rollen.toml"), b"[rollen]\n'ik@example.org' = 'programmamanager'\n"))


def _lead_elsewhere(members: Members) -> None:
    members.insert(0, (tarfile.TarInfo("../buiten.txt"), b"x"))


def _no_list(members: Members) -> None:
    members.pop()


def _nothing(members: Members) -> None:
    assert members


def test_a_backup_that_was_only_packed_again_is_put_back(backup: Path, tmp_path: Path, store: Store) -> None:
    restore(_changed(backup, _nothing), tmp_path / "terug", lambda _: None)
    assert [one.id for one in Store(tmp_path / "terug").list()] == [one.id for one in store.list()]
    assert Store(tmp_path / "terug").verify() == ()


@pytest.mark.parametrize("change", [_alter, _leave_out, _put_in, _lead_elsewhere, _no_list])
def test_a_backup_that_was_altered_is_refused_and_nothing_is_put_back(
    change: Callable[[Members], None], backup: Path, tmp_path: Path
) -> None:
    before = names_in(tmp_path)
    with pytest.raises(StoreError, match="geen hele reservekopie"):
        restore(_changed(backup, change), tmp_path / "terug", lambda _: None)
    assert names_in(tmp_path) == before | {"anders.tar"}


def test_half_a_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "half.tar").write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(StoreError, match="geen hele reservekopie"):
        restore(tmp_path / "half.tar", tmp_path / "terug", lambda _: None)
    assert not (tmp_path / "terug").exists()


def test_what_the_check_finds_wrong_keeps_the_folder_from_appearing(backup: Path, tmp_path: Path) -> None:
    def refuse(_folder: Path) -> None:
        raise StoreError("niet heel")

    with pytest.raises(StoreError, match="niet heel"):
        restore(backup, tmp_path / "terug", refuse)
    assert not (tmp_path / "terug").exists()


def test_of_a_damaged_publication_no_backup_is_made(store: Store, tmp_path: Path) -> None:
    path = publish(store, rows=5).table_path("uren")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(bytes(content))
    before = names_in(tmp_path)
    with pytest.raises(StoreError, match=r"is beschadigd.*Er is geen\s+reservekopie gemaakt"):
        back_up(store.root, tmp_path / "kopie.tar", copy_database)
    assert names_in(tmp_path) == before


def test_a_backup_has_a_new_name_outside_the_data_folder_and_goes_back_into_an_empty_one(
    backup: Path, tmp_path: Path, store: Store
) -> None:
    for target in (backup, store.root / "kopie.tar"):
        with pytest.raises(UsageError):
            back_up(store.root, target, copy_database)
    with pytest.raises(UsageError, match="geen lege map"):
        restore(backup, store.root, lambda _: None)
    with pytest.raises(UsageError, match="bestaat niet"):
        restore(tmp_path / "nergens.tar", tmp_path / "terug", lambda _: None)


def test_a_backup_is_made_by_one_at_a_time_and_takes_over_what_a_killed_one_left(store: Store, tmp_path: Path) -> None:
    publish(store, rows=5)
    place, target = tmp_path / "reserve", tmp_path / "reserve" / "kopie.tar"
    place.mkdir()
    (place / ".kopie.tar.deel").write_bytes(b"half" * 100_000)
    refused: list[UsageError] = []

    def meanwhile(_source: Path, passing: Path) -> None:
        with pytest.raises(UsageError, match="op dit moment al gemaakt") as told:
            back_up(store.root, target, copy_database)
        refused.append(told.value)
        passing.write_bytes(b"")

    (store.root / "opvolging.sqlite").write_bytes(b"")
    assert back_up(store.root, target, meanwhile) == 1
    assert len(refused) == 1
    assert names_in(place) == {"kopie.tar"}
    with pytest.raises(UsageError, match="bestaat al"):
        back_up(store.root, target, copy_database)
    for inside in (store.root / "kopie.tar", store.root / "publicaties" / "kopie.tar", tmp_path / "link" / "kopie.tar"):
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(store.root)
        with pytest.raises(UsageError, match="ligt in de gegevensmap"):
            back_up(store.root, inside, copy_database)


def test_a_full_disk_is_told_of_a_backup_and_of_a_restore_and_leaves_nothing_half(
    store: Store, backup: Path, tmp_path: Path
) -> None:
    def copied() -> None:
        back_up(store.root, tmp_path / "nieuw.tar", copy_database)

    def put_back() -> None:
        restore(backup, tmp_path / "terug", lambda _: None)

    before = names_in(tmp_path)
    for undone, act in (("Er is geen reservekopie gemaakt", copied), ("Er is niets teruggezet", put_back)):
        with fault_at(0, disk_full, NEEDS_ROOM) as calls:
            act()
        (tmp_path / "nieuw.tar").unlink(missing_ok=True)
        shutil.rmtree(tmp_path / "terug", ignore_errors=True)
        for point in range(1, len(calls) + 1):
            with pytest.raises(StoreError, match=f"is vol. {undone}") as told, fault_at(point, disk_full, NEEDS_ROOM):
                act()
            assert told.value.exit_code == 3
            assert names_in(tmp_path) == before, calls[point - 1]


@pytest.mark.parametrize("name", ["opvolging.sqlite", "toegang.jsonl", "rollen.toml"])
@pytest.mark.parametrize("is_link", [False, True])
def test_what_is_no_file_but_is_named_as_one_is_not_left_out_of_a_backup_in_silence(
    store: Store, tmp_path: Path, name: str, is_link: bool
) -> None:
    publish(store)
    (store.root / name).unlink(missing_ok=True)
    if is_link:
        (store.root / name).symlink_to(tmp_path / "weg")
    else:
        (store.root / name).mkdir()
    with pytest.raises(StoreError, match=f"{name} in .* is geen bestand"):
        back_up(store.root, tmp_path / "nieuw.tar", copy_database)
    assert not (tmp_path / "nieuw.tar").exists()
