"""A stand as DataFrames: the same values as through the door, in types that pandas can calculate with, for the reader who asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from hbh_metrics import frames
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import open_door
from hbh_metrics.errors import StoreError, UsageError
from tests.small_store import SHDH, VIVA, Story, publish

EXAMPLE = Path(__file__).resolve().parents[1] / "docs/analyse.md"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("frames")
    story = Story(extra_eur={(SHDH, "201404"): 4.0}, overall={("effect_uren", "TOTAAL"): -0.2}, signals=())
    publish(root, replace(story, peildatum=date(2014, 5, 2)))
    publish(root, story)
    return root


def test_a_frame_holds_every_row_of_the_door_with_its_period_as_index(data: Path) -> None:
    found = frames.meetwaarden(data)
    door = open_door(data, Audience.PROGRAMMAMANAGER)
    assert door is not None
    rows = door.protected_measures()

    assert len(found) == len(rows) > 0
    assert list(found["waarde"].isna()) == [row.waarde is None for row in rows]
    assert list(found["waarde"].dropna()) == [row.waarde for row in rows if row.waarde is not None]
    one = found[(found["maatstaf"] == "tariefindex") & (found["aanbieder_id"] == VIVA)]
    assert isinstance(one.index, pd.PeriodIndex)
    assert [str(day.date()) for day in one.index.start_time][:2] == ["2014-01-27", "2014-02-24"]
    assert [str(day.date()) for day in one.index.end_time][:2] == ["2014-02-23", "2014-03-23"]
    assert found[found["maatstaf"] == "effect_uren"].index.isna().all()


def test_codes_are_categories_numbers_are_nullable_and_money_is_exact(data: Path) -> None:
    values, paths = frames.meetwaarden(data), frames.paden(data)

    assert isinstance(values.index, pd.PeriodIndex)
    assert isinstance(values["maatstaf"].dtype, pd.CategoricalDtype)
    assert values["periode_id"].cat.ordered
    assert (values["waarde"].dtype, values["n"].dtype) == (pd.Float64Dtype(), pd.Int64Dtype())
    assert paths["is_afspraak"].dtype == pd.BooleanDtype()
    shdh = paths[(paths["aanbieder_id"] == SHDH) & paths["is_afspraak"]]
    assert list(shdh["tarief_eur"])[:2] == [Decimal("200.00"), Decimal("198.00")]


@pytest.mark.parametrize(
    "frame", [frames.meetwaarden, frames.weekwaarden, frames.verdelingen, frames.signalen, frames.paden]
)
def test_a_table_that_a_stand_does_not_have_or_is_empty_keeps_its_columns(
    frame: Callable[..., pd.DataFrame], data: Path
) -> None:
    found = frame(data)
    assert "periode_id" in found.columns
    assert found.index.name == "periode"


def test_an_earlier_stand_and_another_reader_are_asked_by_name(data: Path) -> None:
    first = frames.meetwaarden(data, stand=next(path.name for path in sorted((data / "publicaties").iterdir())))
    mine = frames.paden(data, audience="aanbieder:VIVA")

    assert len(first) < len(frames.meetwaarden(data))
    assert set(mine["aanbieder_id"]) == {VIVA}
    assert set(frames.meetwaarden(data, audience="wethouder")["aanbieder_id"]) == {"TOTAAL"}
    with pytest.raises(UsageError, match="aparte aanbieders"):
        frames.paden(data, audience="wethouder")


def test_a_folder_without_publications_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nog geen publicatie"):
        frames.meetwaarden(tmp_path)


def test_the_example_in_the_documents_runs_and_finds_who_is_above_the_path(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_DATA", str(data))
    (example,) = re.findall(r"```python\n(.*?)```", EXAMPLE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, pd.Series] = {}

    exec(example, names)  # noqa: S102 - our own example

    assert names["boven_het_pad"].to_dict() == {"SHDH": 0.0, "TZORG": 0.0, "VIVA": 0.0}
    assert list(names["betaald"].columns) == ["SHDH", "TOTAAL", "TZORG", "VIVA"]
