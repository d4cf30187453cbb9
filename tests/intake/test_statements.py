"""Statements are composed of names and expressions, say what their steps say, and hold nothing of a delivery."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from hbh_metrics.contract import TABLES, Table
from hbh_metrics.intake import staging
from hbh_metrics.intake.delivery import DeliveredFile, RawRows
from hbh_metrics.intake.headers import Header
from hbh_metrics.intake.statements import Rows, filled, make_tables, make_views, named, read_by, stored
from hbh_metrics.intake.working import open_working_connection
from hbh_metrics.publications.pseudonyms import Pseudonymiser


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    return open_working_connection(tmp_path_factory.mktemp("werk"))


@pytest.fixture
def numbers() -> Rows:
    con = duckdb.connect()
    con.execute(
        "create table getallen as select * from (values (3, 'c'), (1, 'a'), (2, 'b'), (2, 'b')) as t (getal, letter)"
    )
    return named(con, "getallen")


def test_every_step_gives_the_rows_that_it_says(numbers: Rows) -> None:
    assert numbers.filter("getal > 1").filter("letter <> 'c'").fetchall() == [(2, "b"), (2, "b")]
    assert numbers.project("getal * 2 as dubbel").filter("dubbel = 6").fetchall() == [(6,)]
    assert numbers.filter("getal = 2").distinct().fetchall() == [(2, "b")]
    assert numbers.aggregate("count(*)").fetchall() == [(4,)]
    assert numbers.aggregate("letter, count(*) as keren", "letter").filter("keren > 1").fetchall() == [("b", 2)]
    assert numbers.union(numbers.filter("getal = 3")).aggregate("count(*)").fetchall() == [(5,)]


def test_an_order_stands_for_what_comes_after_it(numbers: Rows) -> None:
    first = numbers.order("getal desc").limit(2)
    assert first.project("letter").fetchall() == [("c",), ("b",)]
    assert first.filter("getal = 2").fetchall() == [(2, "b")]
    assert first.filter("getal = 1").fetchall() == []
    assert first.aggregate("count(*)").fetchall() == [(2,)]
    assert numbers.filter("getal = 2").limit(1).distinct().fetchall() == [(2, "b")]


def test_both_sides_of_a_join_keep_their_names_conditions_and_limits(numbers: Rows) -> None:
    known = numbers.filter("getal < 3").distinct().project("getal as bekend").set_alias("k")
    pairs = numbers.set_alias("r").join(known, "r.getal = bekend", how="left")
    assert pairs.project("r.letter, bekend").order("letter").fetchall() == [("a", 1), ("b", 2), ("b", 2), ("c", None)]
    assert pairs.filter("bekend is null").project("letter").fetchall() == [("c",)]
    assert numbers.set_alias("r").join(known, "getal = bekend", how="anti").fetchall() == [(3, "c")]
    assert (
        numbers.filter("getal > 1").set_alias("r").join(known, "getal = bekend", how="semi").fetchall()
        == [(2, "b")] * 2
    )


def test_tables_views_and_files_are_made_and_read_by_name(numbers: Rows, tmp_path: Path) -> None:
    con = numbers.con
    numbers.filter("getal = 3").create_view("drie")
    numbers.filter("getal = 1").create_view("drie")
    make_tables(con, {"leeg": [("getal", "integer"), ("letter", "varchar")], "nog leeg": [("getal", "integer")]})
    make_views(con, {"hoog": numbers.filter("getal > 9"), "laag": numbers.filter("getal < 9")})
    assert filled(con, {name: named(con, name) for name in ("leeg", "nog leeg", "hoog", "laag")}) == {"laag"}
    assert filled(con, {}) == frozenset()
    named(con, "drie").insert_into("leeg")
    named(con, "leeg").create("kopie")
    assert named(con, "kopie").fetchall() == [(1, "a")]
    path = tmp_path / "map met 'tekens'.parquet"
    con.table("getallen").write_parquet(str(path))
    assert stored(con, path).aggregate("sum(getal)").fetchall() == [(8,)]


def test_what_is_in_memory_is_held_for_as_long_as_the_statement(numbers: Rows) -> None:
    rows = read_by(numbers.con, numbers.con.from_arrow(pa.table({"c0": ["a", "b"]}))).project("upper(c0) as letter")
    assert rows.union(numbers.project("letter")).filter("letter < 'a'").fetchall() == [("A",), ("B",)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_staging_statement_of_a_table_is_one_text_without_a_delivered_value(
    table: Table, working: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    con = working
    titles = tuple(column.name for column in table.columns)
    delivered = pa.table({f"c{place}": [f"geheim {place}"] for place in range(len(titles))})
    header = Header(0, len(titles), {name: place for place, name in enumerate(titles)}, (), (), titles)
    rows = RawRows(read_by(con, con.from_arrow(delivered)), header, 2)
    reading = staging.Reading(con, tmp_path, {}, Pseudonymiser(b"sleutel"), {})
    for plain in (frozenset(titles), frozenset(titles[1:]), frozenset[str]()):
        look = staging.Look(dict.fromkeys(titles, "%d-%m-%Y"), plain)
        text = staging.typed_rows(reading, DeliveredFile(0, tmp_path / f"{table.name}.csv", table), rows, look).text
        assert "geheim" not in text
        assert len(con.extract_statements(text)) == 1
        assert all(f"as {name}" in text for name in titles)
        assert con.execute(text).description
