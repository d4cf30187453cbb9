"""An analyst may ask a publication anything and change nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from hbh_metrics.errors import UsageError
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.asking import ask, ask_for_arrow


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    store = Store(tmp_path / "data")
    with store.lock(), duckdb.connect() as con:
        con.execute(
            "create table uren as select 'VIVA' as aanbieder_id, 2.75::decimal(8,2) as uren union all select 'SHDH', 3.00"
        )
        draft = store.draft(None)
        draft.write_table(con, "uren")
        return draft.commit(date(2014, 9, 14), [], ["uren"], "vingerafdruk")


def test_tables_are_known_by_their_names_and_money_and_hours_stay_exact(publication: Publication) -> None:
    names, rows = ask(publication, "select aanbieder_id, sum(uren) as uren from uren group by all order by 1")

    assert names == ("aanbieder_id", "uren")
    assert rows == [("SHDH", Decimal("3.00")), ("VIVA", Decimal("2.75"))]


def test_an_answer_for_parquet_keeps_the_types_of_the_database(publication: Publication) -> None:
    answer = ask_for_arrow(
        publication, "select uren, date '2014-09-14' as dag, null::integer as leeg from uren order by 1"
    )

    assert [str(field.type) for field in answer.schema] == ["decimal128(8, 2)", "date32[day]", "int32"]
    assert answer.column("uren").to_pylist() == [Decimal("2.75"), Decimal("3.00")]
    with pytest.raises(UsageError, match="één vraag"):
        ask_for_arrow(publication, "drop view uren")


@pytest.mark.parametrize(
    "question",
    [
        "drop view uren",
        "copy uren to 'uit.parquet'",
        "select 1; select 2",
        "set enable_external_access = true",
        "attach 'elders.db'",
        "",
    ],
)
def test_only_one_select_is_answered(publication: Publication, question: str) -> None:
    before = sorted(path.name for path in publication.folder.iterdir())

    with pytest.raises(UsageError, match="één vraag"):
        ask(publication, question)

    assert sorted(path.name for path in publication.folder.iterdir()) == before


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_csv('{outside}')",
        "select * from read_text('{outside}')",
        "select * from glob('{outside}')",
        "select * from read_csv('{folder}/../../../buiten.csv')",
    ],
)
def test_nothing_outside_the_publication_can_be_read(publication: Publication, tmp_path: Path, question: str) -> None:
    outside = tmp_path / "buiten.csv"
    outside.write_text("geheim\n", encoding="utf-8")

    with pytest.raises(UsageError, match="kan deze vraag niet beantwoorden"):
        ask(publication, question.format(outside=outside, folder=publication.folder))


def test_a_mistake_in_the_sql_is_told_with_its_place(publication: Publication) -> None:
    with pytest.raises(UsageError, match="LINE 1") as told:
        ask(publication, "select uur from uren")

    assert "uur" in str(told.value)


def test_a_moment_in_a_time_zone_is_answered_as_text_wherever_it_stands(publication: Publication) -> None:
    question = (
        "select timestamptz '2014-09-14 12:00:00+00' at time zone 'UTC' as kaal, timestamptz '2014-09-14 12:00:00+00' as moment, "
        "[timestamptz '2014-09-14 12:00:00+00'] as reeks, 1 as moment from uren limit 1;"
    )
    names, rows = ask(publication, question)

    assert names == ("kaal", "moment", "reeks", "moment")
    assert str(rows[0][0]) == "2014-09-14 12:00:00"
    assert rows[0][1].startswith("2014-09-14 ")
    assert rows[0][2].startswith("['2014-09-14 ")
    assert rows[0][3] == 1
    assert len(ask(publication, "select now()")[1]) == 1
