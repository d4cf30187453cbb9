"""Rows for a person or a program, and progress for a person who waits."""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.unseen import with_unseen_shown, without_unseen

FORMATS = ("json", "csv", "table")
QUIET_SECONDS = 1.0
DECIMALS = 4

Cell = str | int | float | Decimal | bool | date | None


def rows_of(records: Sequence[object], until: str = "") -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return the names and values of frozen records of one kind; of those that have the field `until` nothing behind it."""
    if not records:
        return (), []
    names = tuple(field.name for field in dataclasses.fields(records[0]))  # type: ignore[arg-type]
    names = names[: names.index(until) + 1] if until in names else names
    return names, [tuple(getattr(record, name) for name in names) for record in records]


_HIDDEN = {"onderdrukt": dutch.SUPPRESSED, "wacht": "wacht", "minder_dan_5": dutch.FEWER_THAN_5}


def with_hidden_shown(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    """Return rows for a person, in which a hidden number says so: what stays empty is missing. Needs a column `zichtbaarheid`."""
    if "zichtbaarheid" not in names:
        return [tuple(row) for row in rows]
    marks = [_HIDDEN.get(str(row[list(names).index("zichtbaarheid")])) for row in rows]
    numbers = {place for place, name in enumerate(names) if name in ("waarde", "teller", "noemer", "n")}
    return [
        tuple(mark if cell is None and mark and place in numbers else cell for place, cell in enumerate(row))
        for row, mark in zip(rows, marks, strict=True)
    ]


def rendered(names: Sequence[str], rows: Sequence[Sequence[Cell]], layout: str) -> str:
    """Return rows as `json` (numbers as numbers, null as null), `csv` (`;` and a decimal comma) or a `table` for a person."""
    if layout == "json":
        objects = [dict(zip(names, row, strict=True)) for row in rows]
        return as_json(objects)
    if layout == "csv":
        from hbh_metrics.files.delimited import csv_text

        return csv_text(names, rows)
    return _table(names, rows)


def as_json(what: object) -> str:
    """Return lists, mappings and numbers as JSON for a person or a program, in which what nobody sees is written out."""
    return with_unseen_shown(json.dumps(what, ensure_ascii=False, indent=1, default=_json_cell, allow_nan=False)) + "\n"


def _json_cell(cell: object) -> float | str:
    return float(cell) if isinstance(cell, Decimal) else str(cell)


def _table(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    if not rows:
        return "Er zijn geen rijen.\n"
    names = [without_unseen(name) for name in names]
    cells = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(len(name), *(len(row[place]) for row in cells)) for place, name in enumerate(names)]
    right = [any(_is_number(row[place]) for row in rows) for place in range(len(names))]
    lines = [
        "  ".join(
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in [list(names), *cells]
    ]
    return "\n".join(lines) + "\n"


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return dutch.yes_no(cell)
    if isinstance(cell, float):
        digits = len(f"{cell:.{DECIMALS}f}".rstrip("0").split(".")[1])
        return dutch.number(cell, digits)
    if isinstance(cell, Decimal):
        return dutch.number(cell, max(-int(cell.as_tuple().exponent), 0))
    return dutch.MISSING if cell is None else without_unseen(str(cell))


class Progress:
    """Tells on standard error what is going on, once it takes over a second; silent when that is not a terminal.

    Who watches from elsewhere finds every step in the file `told_in`, if one is named.
    """

    def __init__(self, told_in: Path | None = None) -> None:
        self._began = time.monotonic()
        self._told_in = told_in
        self._is_shown = sys.stderr.isatty()
        self._width = 0

    def __call__(self, step: str) -> None:
        """Show the step in place of the one before."""
        if self._told_in is not None:
            self._told_in.write_text(without_unseen(step), encoding="utf-8")
        if not self._is_shown or time.monotonic() - self._began < QUIET_SECONDS:
            return
        text = f"{without_unseen(step)} …"
        sys.stderr.write(f"\r{text.ljust(self._width)}")
        sys.stderr.flush()
        self._width = len(text)

    def clear(self) -> None:
        """Wipe the last step off the line."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
