"""The steps of the derivation stand in an order in which each finds what it reads, and no file is left out."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from pathlib import Path

import pytest

from hbh_metrics.metrics import DERIVED, FAMILIES
from hbh_metrics.metrics.derive import STEPS, steps
from hbh_metrics.metrics.steps import Step, ordered, step_of
from tests.metrics.odd_tables import odd_tables

FOLDER = Path(__file__).parents[2] / "hbh_metrics" / "metrics"


def names(found: tuple[Step, ...]) -> list[str]:
    return [step.name for step in found]


def _text(step: Step) -> str:
    text = (FOLDER / f"{step.name}.sql").read_text(encoding="utf-8")
    return " ".join(line for line in text.splitlines() if not line.startswith("--"))


def test_every_file_is_a_step_or_stands_where_another_module_reads_it() -> None:
    files = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.sql")}
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    others = files - set(names(steps()))

    assert {name.partition("/")[0] for name in others} == {"kader", "bewijs"}
    assert [name for name in sorted(others) if name.startswith("kader/") and f'"{name}"' not in code] == []
    assert set(names(steps())) - {f.name for f in FAMILIES} == {name for name in files if name.startswith(STEPS)}


def test_whatever_a_step_makes_is_read_by_another_or_kept() -> None:
    words = Counter(re.findall(r"[a-z0-9_.]+", " ".join(_text(step) for step in steps())))
    stored = {f"tussenstand.{family.name}" for family in FAMILIES}
    made = {name for step in steps() for name in step.makes}

    assert {name for name in made if words[name] < 2} - stored - set(DERIVED) == set()
    assert set(DERIVED) <= made


@pytest.mark.parametrize("stride", [-1, 7, 25])
def test_the_rows_do_not_depend_on_the_order_in_which_the_files_are_found(
    stride: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables, peildatum = odd_tables(3)
    expected = tables.derive(peildatum)
    found_in = sorted(range(len(steps())), key=lambda place: place * stride % len(steps()))
    other_order = ordered([steps()[place] for place in found_in])
    assert names(other_order) != names(steps())
    monkeypatch.setattr(importlib.import_module("hbh_metrics.metrics.derive"), "steps", lambda: other_order)

    found = tables.derive(peildatum)

    for name in DERIVED:
        assert found.execute(f"from {name}").fetchall() == expected.execute(f"from {name}").fetchall()


MADE = step_of("maakt", "create table tussenstand.a as select 1")
FILLED = step_of("vult", "insert into tussenstand.a select 2")
CHANGED = step_of("wijzigt", "alter table tussenstand.a alter column x type varchar")
READ = step_of("leest", "create or replace table b as select * from tussenstand.a")
READS_KEPT = step_of("leest_b", "create table tussenstand.c as select 1 from x inner join b on true")


def test_a_table_is_made_then_filled_and_changed_and_only_then_read() -> None:
    found = names(ordered([READS_KEPT, READ, CHANGED, FILLED, MADE]))
    assert found[0] == "maakt"
    assert set(found[1:3]) == {"vult", "wijzigt"}
    assert found[3:] == ["leest", "leest_b"]


def test_a_table_is_dropped_after_who_reads_it_through_a_view_and_before_what_has_nothing_to_do_with_it() -> None:
    view = step_of("blik", "create view tussenstand.v as select * from tussenstand.a")
    looks = step_of("kijkt", "create table tussenstand.d as select * from tussenstand.v")
    drops = step_of("weg", "drop table tussenstand.a cascade")
    apart = step_of("apart", "create table tussenstand.z as select 1")

    assert names(ordered([apart, drops, looks, view, MADE])) == ["maakt", "blik", "kijkt", "weg", "apart"]


def test_a_macro_a_type_and_a_comment_are_read_as_what_they_are() -> None:
    shapes = step_of("vormen", "create or replace temp macro deel(a, b) as a / b")
    kinds = step_of("soorten", "create type tussenstand.soort as enum ('X')")
    uses = step_of(
        "telt",
        "-- leest niet uit tussenstand.q\ncreate table tussenstand.e as select deel(1, 2), 'X'::tussenstand.soort",
    )
    assert names(ordered([uses, kinds, shapes]))[-1] == "telt"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ([MADE, step_of("nog_eens", "create table tussenstand.a as select 3")], "both make tussenstand.a"),
        ([READ], "leest.sql reads tussenstand.a"),
        ([FILLED], "vult.sql reads tussenstand.a"),
        (
            [
                step_of("een", "create table tussenstand.p as from tussenstand.q"),
                step_of("twee", "create table tussenstand.q as from tussenstand.p"),
            ],
            "wait for each other: een → twee → een",
        ),
    ],
    ids=["made twice", "read and never made", "filled and never made", "a circle"],
)
def test_an_order_that_cannot_be_is_an_error(wrong: list[Step], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        ordered(wrong)


def test_a_file_that_makes_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="makes nothing"):
        step_of("vraagt", "select * from tussenstand.a")
