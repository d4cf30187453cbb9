"""What looks at every cell sees a fault wherever it is planted: another provider, metric or period, on screen, in a file and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.files import workbook
from hbh_metrics.findings import provider_sheet, series
from hbh_metrics.findings.columns import Place
from hbh_metrics.findings.view import Grid
from hbh_metrics.records import TOTAL, Measure
from tests.screens.test_every_cell import problems, reader, world
from tests.screens.whose_numbers import Reader

__all__ = ["reader", "world"]

_ONE = "TZORG"


def previous_period(patch: pytest.MonkeyPatch) -> None:
    def row(at: Place, metric: str) -> Measure | None:
        return at.grid.get(metric, at.provider.aanbieder_id, at.view.begun[0])

    patch.setattr(Place, "row", row)


def everyone_for_one(patch: pytest.MonkeyPatch) -> None:
    get = Grid.get
    patch.setattr(Grid, "get", lambda grid, metric, _who, period_id: get(grid, metric, TOTAL, period_id))


def another_line(patch: pytest.MonkeyPatch) -> None:
    points = series.points
    patch.setattr(
        series,
        "points",
        lambda view, grid, _metric, who, *rest, **named: points(view, grid, "verzilvering", who, *rest, **named),
    )


def another_row_of_a_sheet(patch: pytest.MonkeyPatch) -> None:
    write: Callable[..., None] = workbook._write_cell
    patch.setattr(workbook, "_write_cell", lambda sheet, at, *cell: write(sheet, (at[0] % 3 + 1, at[1]), *cell))


def paper_of_another_period(patch: pytest.MonkeyPatch) -> None:
    figures = provider_sheet.key_figures

    def of_the_first(view: Any) -> Any:
        return figures(replace(view, periode_id=view.begun[0]))

    patch.setattr(provider_sheet, "key_figures", of_the_first)


@pytest.mark.parametrize(
    ("plant", "slug"),
    [
        (previous_period, "kosten"),
        (everyone_for_one, "clienten"),
        (another_line, "clienten"),
        (another_row_of_a_sheet, "afbouw"),
        (paper_of_another_period, "overleg"),
    ],
)
def test_a_planted_fault_is_seen(
    plant: Callable[[pytest.MonkeyPatch], None],
    slug: str,
    world: Path,
    reader: Reader,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)
    assert list(problems(Audience.PROGRAMMAMANAGER, slug, _ONE, world, reader, monkeypatch)) != []
