"""Who sees the days after the last whole period: an aanbieder its own, the wethouder all together once that gives nobody away."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import open_door
from hbh_metrics.publications import Store
from tests.small_store import Story, publish

DAYS = "date '2014-12-29', date '2014-12-31', 20.00::decimal(18, 2), 1.50::decimal(18, 2)"


def with_tail(root: Path, *rows: str) -> Path:
    """Publish a story, and after it the same with these rows of the tail: provider, clients and whether it is whole."""
    story = Story()
    publish(root, story)
    store = Store(root)
    parent = store.current()
    assert parent is not None
    with store.lock(), duckdb.connect() as con:
        draft = store.draft(parent)
        for table in parent.tables:
            draft.reuse(table)
        con.execute(
            "create table staart (aanbieder_id varchar, vanaf date, tot_en_met date, bedrag_eur decimal(18, 2), "
            "uren decimal(18, 2), clienten bigint, is_heel boolean)"
        )
        for row in rows:
            who, rest = row.split(" ", 1)
            con.execute(f"insert into staart values ('{who}', {DAYS}, {rest})")
        draft.write_table(con, "staart")
        draft.commit(story.peildatum, [], parent.manifest.geleverd, parent.manifest.key_fingerprint)
    return root


def seen(root: Path, audience: str) -> list[str]:
    door = open_door(root, Audience.named(audience))
    assert door is not None
    return [row.aanbieder_id for row in door.tail()]


def test_the_programmamanager_sees_every_row_and_an_aanbieder_its_own(tmp_path: Path) -> None:
    root = with_tail(tmp_path, "TOTAAL 3, true", "TZORG 2, true", "VIVA 1, true")

    assert seen(root, "programmamanager") == ["TOTAAL", "TZORG", "VIVA"]
    assert seen(root, "aanbieder:VIVA") == ["VIVA"]


@pytest.mark.parametrize(
    ("row", "expected"), [("TOTAAL 10, true", ["TOTAAL"]), ("TOTAAL 9, true", []), ("TOTAAL 64, false", [])]
)
def test_the_wethouder_sees_the_total_once_it_is_whole_and_of_ten_clients(
    tmp_path: Path, row: str, expected: list[str]
) -> None:
    assert seen(with_tail(tmp_path, row, "VIVA 64, true"), "wethouder") == expected


@pytest.mark.parametrize(
    ("rows", "clients"),
    [
        (["TOTAAL 63, true", "VIVA 63, true"], 60),
        (["TOTAAL 203, true", *(f"{who} 70, true" for who in ("A", "B", "C"))], 205),
    ],
)
def test_the_tail_is_rounded_to_four_times_as_much_where_it_is_small_and_of_one_provider(
    tmp_path: Path, rows: list[str], clients: int
) -> None:
    door = open_door(with_tail(tmp_path, *rows), Audience.WETHOUDER)
    assert door is not None
    assert [row.clienten for row in door.tail()] == [clients]


def test_a_publication_of_before_there_was_a_tail_has_none(tmp_path: Path) -> None:
    publish(tmp_path, Story())

    assert seen(tmp_path, "programmamanager") == []
