"""Prints the outcomes of the verkenning, for a person or a program, as the reader it is for may see them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.cli.output import Cell, as_json, rendered
from hbh_metrics.door.door import Door
from hbh_metrics.exploration.outcomes import Outcome, numbers_of
from hbh_metrics.exploration.reading import read_assumptions
from hbh_metrics.findings.exploration_words import waits_for

NAMES = (
    "variant",
    "uitkomst",
    "eenheid",
    "laag",
    "midden",
    "hoog",
    "uiterst_laag",
    "uiterst_hoog",
    "bijdragen",
    "ontbreekt",
)


def told(door: Door, data: Path, assumptions: Path | None, layout: str) -> str:
    """Return the outcomes as `json`, `csv` or `table`; `assumptions` is a file in place of that of the data folder.

    Raises UsageError with everything that is wrong with the file.
    """
    rows = door.exploration(read_assumptions(data, assumptions))
    if layout == "json":
        return as_json([_object(row) for row in rows])
    table = rendered(NAMES, [_cells(row) for row in rows], layout)
    missing = sorted({code for row in rows for code in row.ontbreekt})
    if layout != "table" or not missing:
        return table
    return f"{table}\n{dutch.sentence_start(waits_for(missing))}.\n"


def _object(row: Outcome) -> dict[str, object]:
    numbers = dict(zip(NAMES[3:8], numbers_of(row), strict=True))
    names = {"variant": row.variant, "uitkomst": row.uitkomst, "eenheid": row.eenheid}
    return {**names, **numbers, "bijdragen": dict(row.bijdragen), "ontbreekt": list(row.ontbreekt)}


def _cells(row: Outcome) -> Sequence[Cell]:
    parts = sorted(row.bijdragen.items(), key=lambda part: -part[1])
    contributions = ", ".join(f"{group} {dutch.percentage(part)}" for group, part in parts)
    return (row.variant, row.uitkomst, row.eenheid, *numbers_of(row), contributions, ", ".join(row.ontbreekt))
