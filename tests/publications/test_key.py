"""The key is made once, belongs to its owner alone, and publications of two keys are never mixed."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import Store
from hbh_metrics.publications.key import key_path, make_key, read_key
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from tests.publications.doomed import PROJECT
from tests.publications.example import PEILDATUM, assert_clean, number_in, publish


def test_a_first_import_makes_a_key_that_only_its_owner_can_read(store: Store, key_file: Path) -> None:
    publication = publish(store)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert [path.name for path in key_file.parent.iterdir()] == ["sleutel"]
    assert publication.manifest.key_fingerprint == Pseudonymiser.for_store(store).fingerprint
    key = key_file.read_text(encoding="ascii").strip()
    assert all(key.encode() not in path.read_bytes() for path in store.root.rglob("*") if path.is_file())
    publish(store)
    assert key_file.read_text(encoding="ascii").strip() == key


def test_two_keys_are_never_the_same(tmp_path: Path) -> None:
    assert len({make_key(tmp_path / str(number)) for number in range(20)}) == 20


def test_a_key_that_exists_is_never_made_again(key_file: Path) -> None:
    key = make_key(key_file)
    assert make_key(key_file) == key == read_key(key_file)


def test_processes_that_make_the_key_at_once_get_the_same(key_file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from hbh_metrics.publications.key import make_key; "
        "sys.stdout.write(make_key(Path(sys.argv[1]))[0].hex())"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program, str(key_file)], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert {process.communicate()[0].strip() for process in processes} == {read_key(key_file)[0].hex()}


def test_to_check_a_delivery_for_an_empty_store_no_key_is_kept(store: Store, key_file: Path) -> None:
    passing = Pseudonymiser.for_store(store, keep_new_key=False)
    assert passing.pseudonym("K-1", "client") != Pseudonymiser.for_store(store, keep_new_key=False).pseudonym(
        "K-1", "client"
    )
    assert not key_file.exists()
    publish(store)
    assert Pseudonymiser.for_store(store, keep_new_key=False) == Pseudonymiser.for_store(store)


def test_an_import_with_another_key_is_refused(store: Store, key_file: Path) -> None:
    publication = publish(store)
    key_file.unlink()
    make_key(key_file)
    with pytest.raises(StoreError, match="is niet die waarmee de publicaties") as refused:
        publish(store)
    assert refused.value.exit_code == 3
    assert publication.manifest.key_fingerprint in str(refused.value)
    with store.lock(), pytest.raises(StoreError, match="twee pseudoniemen"):
        store.draft(store.current()).commit(PEILDATUM, [], [], "een andere")
    assert number_in(store.current()) == 1
    assert_clean(store)


def test_a_lost_key_is_not_replaced_by_a_new_one(store: Store, key_file: Path) -> None:
    publish(store)
    key_file.unlink()
    for keep in (True, False):
        with pytest.raises(StoreError, match="ontbreekt, terwijl"):
            Pseudonymiser.for_store(store, keep_new_key=keep)
    assert not key_file.exists()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o777])
def test_a_key_that_others_can_read_is_refused_with_the_repair(mode: int, store: Store, key_file: Path) -> None:
    publish(store)
    key_file.chmod(mode)
    with pytest.raises(StoreError, match=f"chmod 600 {key_file}"):
        publish(store)
    key_file.chmod(0o600)
    publish(store)


@pytest.mark.parametrize("content", ["", "geheim", "ab" * 31, "zz" * 32, "ab" * 200, "ab" * 32 + "\n" + "ab" * 31])
def test_a_file_that_is_no_key_is_told_and_left_alone(content: str, store: Store, key_file: Path) -> None:
    key_file.parent.mkdir()
    key_file.write_text(content, encoding="ascii")
    key_file.chmod(0o600)
    with pytest.raises(StoreError, match="geen sleutel van de monitor"):
        publish(store)
    assert key_file.read_text(encoding="ascii") == content


def test_a_key_in_the_data_folder_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(store.root / "sleutel"))
    with pytest.raises(StoreError, match="staat in de gegevensmap"):
        publish(store)
    assert store.current() is None


def test_a_key_that_cannot_be_made_is_told(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "bestand" / "sleutel"))
    with pytest.raises(StoreError, match="HBH_SLEUTEL"):
        publish(store)
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path))
    with pytest.raises(StoreError, match="HBH_SLEUTEL"):
        publish(store)


def test_the_key_stands_in_the_users_configuration_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HBH_SLEUTEL", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert key_path() == tmp_path / ".config" / "hbh-metrics" / "sleutel"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relatief")
    assert key_path() == tmp_path / ".config" / "hbh-metrics" / "sleutel"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "instellingen"))
    assert key_path() == tmp_path / "instellingen" / "hbh-metrics" / "sleutel"
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "kluis"))
    assert key_path() == tmp_path / "kluis"
