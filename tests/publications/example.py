"""A publication small enough to make by the hundred: one table that changes, one that is carried over, and metric values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from hbh_metrics.publications import DeliveredFile, Publication, Store
from hbh_metrics.publications.pseudonyms import Pseudonymiser

PEILDATUM = date(2014, 9, 14)
Value = tuple[str, str, str | None, float | None]


def publish(
    store: Store,
    *,
    rows: int = 100,
    values: Iterable[Value] = (),
    peildatum: date = PEILDATUM,
    wait_seconds: float = 10,
) -> Publication:
    """Do what an import does: under the lock, number the publication after its parent, replace one table and carry one over."""
    with store.lock(wait_seconds), duckdb.connect(config={"threads": 1}) as con:
        pseudonymiser = Pseudonymiser.for_store(store)
        parent = store.current()
        con.execute(
            "create table uren as select i as nummer, 'C' || (i % 40) as client_sleutel, md5(i::varchar) as ballast from range($n) r(i)",
            {"n": rows},
        )
        pseudonymiser.replace(con, "uren", {"client_sleutel": "client"})
        con.execute("create table volgnummer as select $n::integer as nummer", {"n": number_in(parent) + 1})
        con.execute("create table aanbieders as select 'SHDH' as aanbieder_id")
        con.execute(
            "create table meetwaarden (maatstaf varchar, aanbieder_id varchar, periode_id varchar, waarde double)"
        )
        for value in values:
            con.execute("insert into meetwaarden values (?, ?, ?, ?)", value)
        draft = store.draft(parent)
        for table in ("uren", "volgnummer", "meetwaarden"):
            draft.write_table(con, table)
        if parent:
            draft.reuse("aanbieders")
        else:
            draft.write_table(con, "aanbieders")
        delivered = DeliveredFile("geleverde_uren_tzorg.csv", "ab" * 32, "geleverde_uren", rows)
        return draft.commit(peildatum, [delivered], ["aanbieders"], pseudonymiser.fingerprint, {"contract": "1"})


def number_in(publication: Publication | None) -> int:
    """Return what the table volgnummer of a publication says, 0 when there is none."""
    if publication is None:
        return 0
    with duckdb.connect(config={"threads": 1}) as con:
        rows: list[tuple[int]] = con.execute(
            "select nummer from read_parquet(?)", [str(publication.table_path("volgnummer"))]
        ).fetchall()
    return rows[0][0]


def names_in(folder: Path) -> set[str]:
    """Return the names of everything in a folder, hidden ones too."""
    return {path.name for path in folder.iterdir()}


def assert_clean(store: Store) -> None:
    """Nothing is in the data folder but the publications of the chain, the pointer and the lock; and all of it is whole."""
    chain = store.list()
    assert names_in(store.root / "publicaties") == {publication.id for publication in chain}
    assert names_in(store.root) - {"afgekeurd"} == {"huidig", "publicaties", ".slot"}
    for publication in chain:
        assert names_in(publication.folder) == {"manifest.json", *(f"{name}.parquet" for name in publication.tables)}
    assert store.verify() == ()
