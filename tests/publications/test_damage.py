"""Whatever is broken in a data folder is told in Dutch with what to do, and nothing is lost by it."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import Publication, Store
from tests.publications.example import assert_clean, publish
from tests.publications.faults import fault_at

WHAT_TO_DO = re.compile(r"\b(Zet|Haal|Herstel|Controleer|Maak|Vraag|Laat|Geef)\b")


def _overwrite(path: Path, content: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(content)


def _remove(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    _overwrite(path, path.read_bytes()[:-9])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    _overwrite(path, bytes(content))


def _empty(path: Path) -> None:
    _overwrite(path, b"")


@pytest.mark.parametrize("harm", [_remove, _cut, _flip, _empty])
@pytest.mark.parametrize("file", ["manifest.json", "uren.parquet"])
def test_verify_names_a_file_that_is_missing_or_changed(harm: Callable[[Path], None], file: str, store: Store) -> None:
    publish(store)
    publication = publish(store)
    harm(publication.folder / file)
    [problem] = store.verify()
    assert publication.id in problem
    assert file in problem
    assert WHAT_TO_DO.search(problem)


def test_verify_names_a_file_that_does_not_belong_there(store: Store) -> None:
    publication = publish(store)
    (publication.folder / "kopie.xlsx").write_bytes(b"")
    (store.root / "publicaties" / "oud").mkdir()
    [in_publication, beside] = store.verify()
    assert "kopie.xlsx hoort er niet bij" in in_publication
    assert "oud" in beside


def test_verify_tells_everything_that_is_wrong_at_once(store: Store) -> None:
    first, second, third = publish(store), publish(store), publish(store)
    _flip(first.table_path("uren"))
    _remove(first.table_path("volgnummer"))
    _remove(second.folder / "manifest.json")
    _flip(third.table_path("meetwaarden"))
    _overwrite(store.root / "huidig", b"weg")
    told = "\n".join(store.verify())
    for part in (
        first.id,
        "volgnummer.parquet ontbreekt",
        second.id,
        third.id,
        "meetwaarden.parquet is veranderd",
        "huidig",
    ):
        assert part in told


def test_verify_of_one_publication_is_silent_about_another(store: Store) -> None:
    first, second = publish(store), publish(store)
    _flip(first.table_path("uren"))
    assert store.verify(second.id) == ()
    assert len(store.verify(first.id)) == 1


def test_a_missing_predecessor_is_told(store: Store) -> None:
    first, second = publish(store), publish(store)
    shutil.rmtree(first.folder)
    assert [first.id in problem and second.id in problem for problem in store.verify()] == [True]
    with pytest.raises(StoreError, match="ontbreekt"):
        store.list()


def test_nothing_is_published_on_top_of_a_damaged_publication(store: Store) -> None:
    publication = publish(store)
    _flip(publication.table_path("aanbieders"))
    with pytest.raises(StoreError, match=r"aanbieders\.parquet is veranderd"):
        publish(store)
    assert store.current() == publication


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"0001", b"0007-2014-09-14-abcdef\n", b"../../etc/passwd\n"])
def test_a_damaged_pointer_is_told_with_the_line_that_repairs_it(content: bytes, store: Store) -> None:
    publish(store)
    newest = publish(store)
    _overwrite(store.root / "huidig", content)
    for use in (store.current, store.list, lambda: publish(store)):
        with pytest.raises(StoreError) as told:
            use()
        assert f"echo {newest.id} > {store.root / 'huidig'}" in str(told.value)
    (store.root / "huidig").write_text(f"{newest.id}\n", encoding="utf-8")
    assert_clean(store)


def test_a_pointer_that_was_lost_is_told_and_no_publication_is_taken_for_rubbish(store: Store) -> None:
    publications = [publish(store), publish(store)]
    (store.root / "huidig").unlink()
    with pytest.raises(StoreError, match="ontbreekt, terwijl er publicaties zijn"):
        publish(store)
    (store.root / "huidig").write_text(publications[1].id, encoding="utf-8")
    assert store.list() == tuple(publications)


def test_the_way_back_skips_a_publication_that_is_not_whole(store: Store) -> None:
    first, second = publish(store), publish(store)
    (second.folder / "manifest.json").unlink()
    (store.root / "huidig").unlink()
    with pytest.raises(StoreError, match=f"echo {first.id} >"):
        store.current()
    (first.folder / "manifest.json").unlink()
    with pytest.raises(StoreError, match="Zet de gegevensmap terug uit de reservekopie"):
        store.current()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"peildatum": "2014-09-15"}, "veranderd nadat"),
        ({"peildatum": "31 februari"}, "'peildatum' is geen datum"),
        ({"gemaakt_op": "2014-09-15T10:00:00"}, "zonder tijdzone"),
        ({"tables": {"uren": {"rows": -1}}}, "'rows' is geen aantal"),
        ({"tables": []}, "'tables' ontbreekt of klopt niet"),
        ({"parent": 3}, "'parent' ontbreekt of klopt niet"),
        ({"formaat": 3}, "nieuwere versie van de monitor"),
        ({"geleverd": [1]}, "'geleverd' ontbreekt of klopt niet"),
    ],
)
def test_a_manifest_that_was_edited_is_told_with_the_reason(change: dict[str, object], told: str, store: Store) -> None:
    publication = publish(store)
    path = publication.folder / "manifest.json"
    _overwrite(path, json.dumps(json.loads(path.read_bytes()) | change).encode())
    with pytest.raises(StoreError, match=told):
        store.current()


def test_a_folder_under_another_name_is_told(store: Store) -> None:
    publication = publish(store)
    other = publication.folder.with_name(publication.id.replace("0001", "0002"))
    shutil.copytree(publication.folder, other)
    with pytest.raises(StoreError, match=f"is dat van publicatie {publication.id}"):
        store.get(other.name)


def test_a_query_on_a_damaged_table_tells_which_file_is_damaged(store: Store) -> None:
    publication = publish(store, rows=50_000)
    path = publication.table_path("uren")
    _overwrite(path, b"PAR1" + bytes(path.stat().st_size - 8) + b"PAR1")
    with duckdb.connect() as con, pytest.raises(StoreError, match=r"uren\.parquet is veranderd"):
        publication.open_tables(con)


def test_a_wrong_query_on_a_whole_publication_stays_a_bug(store: Store) -> None:
    publication = publish(store)
    with duckdb.connect() as con:
        publication.open_tables(con, "uren")
        with pytest.raises(duckdb.BinderException), publication.explained_damage():
            con.execute("select bestaat_niet from uren")


@pytest.mark.parametrize("root", ["bestand", "bestand/data", "niets/data"])
def test_a_data_folder_that_cannot_be_is_told(root: str, tmp_path: Path, key_file: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    store = Store(tmp_path / root)
    for use in (store.current, store.list, lambda: publish(store)):
        with pytest.raises(StoreError, match="bestaat niet \\(meer\\), of is geen map"):
            use()
    assert not (tmp_path / "niets").exists()


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_read_only_data_folder_is_told_and_can_still_be_read(
    number: int, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = publish(store)
    really_open = os.open

    def read_only(path: str, flags: int, mode: int = 0o777, **others: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(number, os.strerror(number), str(path))
        return really_open(path, flags, mode, **others)

    monkeypatch.setattr("os.open", read_only)
    with pytest.raises(StoreError, match="alleen-lezen, of uw account heeft er geen rechten") as told:
        publish(store)
    assert str(store.root) in str(told.value)
    assert store.current() == publication
    assert store.verify() == ()


def test_a_failing_disk_is_told_with_its_own_reason(store: Store) -> None:
    publish(store)

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with fault_at(3, broken, {"fsync"}), pytest.raises(StoreError, match="Laat de schijf nakijken"):
        publish(store)
    assert_clean(store)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Publication]]:
    folder = tmp_path_factory.mktemp("bewaard")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(folder / "sleutel"))
        store = Store(folder / "data")
        yield store, publish(store)


@settings(max_examples=60)
@given(data=st.data())
def test_any_change_of_any_byte_is_found(kept: tuple[Store, Publication], data: st.DataObject) -> None:
    store, publication = kept
    path = publication.folder / data.draw(st.sampled_from(sorted(path.name for path in publication.folder.iterdir())))
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != good[at]))
    is_space = path.suffix == ".json" and chr(good[at]).isspace() and chr(byte).isspace()
    try:
        _overwrite(path, good[:at] + bytes([byte]) + good[at + 1 :])
        problems = store.verify()
        assert is_space or [publication.id in problem and path.name in problem for problem in problems] == [True]
    finally:
        _overwrite(path, good)
    assert store.verify() == ()
