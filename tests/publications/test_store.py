"""A store keeps every publication as it was, in order, and says which one is current."""

from __future__ import annotations

import stat
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.publications import Store
from hbh_metrics.publications.layout import PUBLICATION_ID
from tests.publications.example import PEILDATUM, assert_clean, names_in, number_in, publish


def test_a_data_folder_that_does_not_exist_yet_is_an_empty_store(store: Store) -> None:
    assert store.current() is None
    assert store.list() == ()
    assert store.verify() == ()
    assert store.refusals() == ()
    assert not store.root.exists(), "looking makes nothing"


def test_a_data_folder_with_only_its_readme_is_an_empty_store(store: Store) -> None:
    store.root.mkdir()
    (store.root / "README.md").write_text("uitleg", encoding="utf-8")
    assert store.current() is None
    publish(store)
    assert (store.root / "README.md").read_text(encoding="utf-8") == "uitleg"


def test_a_publication_is_named_by_its_number_its_peildatum_and_its_contents(store: Store) -> None:
    publication = publish(store, peildatum=date(2014, 3, 23))
    assert PUBLICATION_ID.fullmatch(publication.id)
    assert publication.id == f"0001-2014-03-23-{publication.manifest.sha256[:6]}"
    assert (store.root / "huidig").read_text(encoding="utf-8") == f"{publication.id}\n"


def test_publications_are_listed_oldest_first_and_each_names_the_one_before_it(store: Store) -> None:
    made = [publish(store) for _ in range(3)]
    listed = store.list()
    assert [publication.id for publication in listed] == [publication.id for publication in made]
    assert [publication.manifest.parent for publication in listed] == [None, made[0].id, made[1].id]
    assert [publication.manifest.number for publication in listed] == [1, 2, 3]
    assert store.current() == made[2]
    assert_clean(store)


def test_an_earlier_publication_can_be_opened_as_it_was(store: Store) -> None:
    first = publish(store, rows=10)
    publish(store, rows=20)
    again = store.get(first.id)
    assert again == first
    with duckdb.connect() as con:
        again.open_tables(con)
        assert con.execute("select count(*), max(nummer) from uren").fetchall() == [(10, 9)]
        assert con.execute("select nummer from volgnummer").fetchall() == [(1,)]


def test_the_manifest_tells_what_was_delivered_and_what_is_held(store: Store) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    manifest = publish(store, rows=7).manifest
    assert manifest.peildatum == PEILDATUM
    assert before <= manifest.gemaakt_op <= datetime.now(UTC)
    assert {name: table.rows for name, table in manifest.tables.items()} == {
        "uren": 7,
        "volgnummer": 1,
        "meetwaarden": 0,
        "aanbieders": 1,
    }
    assert [(file.bestand, file.tabel, file.rijen) for file in manifest.deliveries] == [
        ("geleverde_uren_tzorg.csv", "geleverde_uren", 7)
    ]
    assert manifest.geleverd == ("aanbieders",)
    assert manifest.extra == {"contract": "1"}


def test_a_table_keeps_its_types_and_the_order_of_its_rows(store: Store) -> None:
    with store.lock(), duckdb.connect() as con:
        con.execute(
            "create table soorten as select (i * 7919) % 100003 as volgorde, '02' as code, 1.50::decimal(12,2) as bedrag_eur, "
            "date '2014-01-27' as datum, 3::tinyint as klasse, true as is_rapportcijfer, null::decimal(8,2) as uren from range(200000) r(i)"
        )
        draft = store.draft(None)
        draft.write_table(con, "soorten")
        publication = draft.commit(PEILDATUM, [], [], "sleutel")
        written = con.read_parquet(str(publication.table_path("soorten")))
        assert written.types == con.table("soorten").types
        assert written.project("volgorde").fetchall() == con.table("soorten").project("volgorde").fetchall()


def test_writing_the_same_rows_again_gives_the_same_bytes(store: Store) -> None:
    first, second = publish(store, rows=150_000), publish(store, rows=150_000)
    assert first.manifest.tables["uren"] == second.manifest.tables["uren"]


def test_a_table_that_did_not_change_is_shared_on_the_disk(store: Store) -> None:
    first, second = publish(store), publish(store)
    assert first.table_path("aanbieders").samefile(second.table_path("aanbieders"))
    assert not first.table_path("uren").samefile(second.table_path("uren"))
    assert store.verify() == ()


def test_a_table_is_copied_where_the_file_system_has_no_hard_links(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(store)

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    second = publish(store)
    assert not first.table_path("aanbieders").samefile(second.table_path("aanbieders"))
    assert first.table_path("aanbieders").read_bytes() == second.table_path("aanbieders").read_bytes()
    assert_clean(store)


def test_the_files_of_a_publication_can_only_be_read_and_only_by_their_owner(store: Store) -> None:
    publication = publish(store)
    assert {stat.S_IMODE(path.stat().st_mode) for path in publication.folder.iterdir()} == {0o400}


def test_a_draft_that_is_not_committed_leaves_nothing(store: Store) -> None:
    publish(store)
    with store.lock(), duckdb.connect() as con:
        con.execute("create table uren as select 1 as nummer")
        store.draft(store.current()).write_table(con, "uren")
        assert len(names_in(store.root / "publicaties")) == 2
    assert_clean(store)
    with pytest.raises(duckdb.CatalogException), store.lock(), duckdb.connect() as con:
        store.draft(store.current()).write_table(con, "bestaat_niet")
    assert_clean(store)
    assert number_in(store.current()) == 1


def test_a_draft_of_a_publication_that_is_no_longer_current_is_refused(store: Store) -> None:
    first = publish(store)
    publish(store)
    with store.lock(), pytest.raises(StoreError, match="Intussen is er een andere publicatie gemaakt"):
        store.draft(first)


def test_a_draft_outside_the_lock_is_a_bug(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.draft(None)


@pytest.mark.parametrize(
    "name", ["", "0001", "../../etc", "0009-2014-09-14-abcdef", "0001-2014-09-14-abcdef/..", "x\0"]
)
def test_an_unknown_publication_is_told_with_the_ones_that_exist(name: str, store: Store) -> None:
    publication = publish(store)
    with pytest.raises(UsageError, match="bestaat niet in") as refused:
        store.get(name)
    assert publication.id in str(refused.value)


def test_a_table_that_a_publication_does_not_hold_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match="bevat geen tabel 'signalen'"):
        publish(store).table_path("signalen")


def test_after_going_back_by_hand_the_later_publications_stay_and_numbers_go_on(store: Store) -> None:
    first, second = publish(store), publish(store)
    (store.root / "huidig").write_text(f"{first.id}\n", encoding="utf-8")
    third = publish(store)
    assert third.manifest.parent == first.id
    assert third.manifest.number == 3
    assert [publication.id for publication in store.list()] == [first.id, third.id]
    assert store.get(second.id).damage() == []
    assert store.verify() == ()


def test_reports_of_refused_deliveries_are_kept_in_order(store: Store) -> None:
    kept = [store.keep_refusal({"oordeel": "afgekeurd", "nummer": number}) for number in range(3)]
    assert [refusal.verslag["nummer"] for refusal in store.refusals()] == [0, 1, 2]
    assert store.refusals() == tuple(kept)
    assert store.current() is None
    with store.lock():
        store.keep_refusal({"nummer": 3})
    assert [refusal.verslag["nummer"] for refusal in store.refusals()] == [0, 1, 2, 3]
    assert all(refusal.bewaard_op.tzinfo is not None for refusal in kept)


def test_what_is_no_report_is_not_listed_and_a_damaged_report_is_told(store: Store) -> None:
    refusal = store.keep_refusal({"oordeel": "afgekeurd"})
    (store.root / "afgekeurd" / "aantekening.txt").write_text("gebeld", encoding="utf-8")
    assert len(store.refusals()) == 1
    refusal.path.write_bytes(b"\xff{")
    with pytest.raises(StoreError, match="is niet te lezen"):
        store.refusals()


def test_a_store_can_be_named_by_a_relative_path(
    tmp_path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publication = publish(Store(Path("data")))
    assert publication.folder.is_absolute()
    assert Store(tmp_path / "data").current() == publication
