"""Explains the rows that could not be read, one by one: every bad cell is a finding."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from hbh_metrics.contract import Column
from hbh_metrics.intake.delivery import DeliveredFile, RawRows
from hbh_metrics.intake.explaining import explain
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.key_shapes import could_be_key
from hbh_metrics.intake.must import must_be_filled
from hbh_metrics.intake.precedence import ONLY_SUMS, TOTALS_BELOW
from hbh_metrics.intake.rowkinds import is_total
from hbh_metrics.intake.staging import Reading, size
from hbh_metrics.intake.statements import Rows

MOST_EXPLAINED = 20_000
MOST_LABELS = 1
"""Cells with words that a row of sums has."""


@dataclass
class Failing:
    """The findings about cells that could not be read, and the number of rows that they are in."""

    findings: list[Finding] = field(default_factory=list)
    rows: int = 0


def failing_rows(
    reading: Reading, staging: Rows, file: DeliveredFile, rows: RawRows, ending: Collection[int]
) -> Failing:
    """Return a finding R03, R22 or R30 per cell that could not be read or is missing; beyond 20,000 rows the rest are counted.

    `ending` are the places of the rows below the data. What a merged cell hides is told with that cell, not here.
    """
    found = Failing()
    failing = staging.filter("_ruw is not null and _soort is null")
    known = set(reading.provider_names.values())
    names = [column.name for column in file.table.columns]
    empty = ", ".join(f"{name} is null" for name in names)
    missing = ", ".join(f"{column.name} is null and {must_be_filled(column)}" for column in file.table.columns)
    provider = "aanbieder_id" if "aanbieder_id" in names else "null"
    chosen = (
        failing.project(f"_plek, _rij, _ruw, [{empty}], [{missing}], {provider}")
        .order("_plek")
        .limit(MOST_EXPLAINED)
        .fetchall()
    )
    for place, number, cells, is_empty, is_missing, sender in chosen:
        if place in ending:
            continue
        told = list(_told(file, rows, int(number), cells, is_empty, is_missing, sender if sender in known else None))
        found.findings.extend(told)
        found.rows += bool(told) or _is_hidden(rows, int(number))
    if len(chosen) == MOST_EXPLAINED:
        more = size(failing) - MOST_EXPLAINED
        if more > 0:
            found.rows += more
            found.findings.append(
                Finding(
                    "R03", "F", file.name, None, None, None, "rijen die te lezen zijn",
                    f"Nog {more} rijen zijn niet te lezen. Controleer de kolommen van dit bestand en lever opnieuw aan.",
                )
            )  # fmt: skip
    return found


def _is_hidden(rows: RawRows, number: int) -> bool:
    """Whether a merged cell hides a cell of the table in this row."""
    return any(merged.covers(number, place) for merged in rows.merged for place in rows.header.positions.values())


def _told(
    file: DeliveredFile,
    rows: RawRows,
    number: int,
    cells: list[str | None],
    is_empty: list[bool],
    is_missing: list[bool],
    sender: str | None,
) -> Iterator[Finding]:
    if is_total(cells, file.table, rows.header):
        yield _misplaced_total(file, rows, number, cells, sender)
        return
    keyless = _without_keys(file, rows, cells)
    if keyless:
        yield _only_sums(file, rows, number, keyless, sender)
        return
    for column, nothing, misses in zip(file.table.columns, is_empty, is_missing, strict=True):
        position = rows.header.positions.get(column.name)
        raw = None if position is None else cells[position]
        if raw is None and position is not None and any(merged.covers(number, position) for merged in rows.merged):
            continue
        if nothing and (raw is not None or misses):
            yield _explained(file, rows.sheet, number, column, raw, sender)


def _without_keys(file: DeliveredFile, rows: RawRows, cells: list[str | None]) -> str | None:
    """Return the first empty required column of a row that has numbers and at most a label, as a total without its word; else None."""
    named = {name: cells[place] for name, place in rows.header.positions.items()}
    required = [column for column in file.table.columns if column.required and column.empty_where is None]
    keys = [column.name for column in required if not column.kind.is_number]
    empty = [name for name in keys if named.get(name) is None]
    has_number = any(named.get(column.name) for column in required if column.kind.is_number)
    is_label_only = len(empty) >= max(len(keys) - 1, MOST_LABELS + 1) and not rows.merged
    return empty[0] if has_number and is_label_only else None


def _only_sums(file: DeliveredFile, rows: RawRows, number: int, column: str, sender: str | None) -> Finding:
    return Finding(
        "R03", "F", file.name, number, column, None, ONLY_SUMS,
        "Op deze rij staan getallen, maar niet bij wie of wat zij horen. Is het een totaal? Haal de rij dan weg. "
        "Hoort de rij bij de gegevens? Vul dan de lege cellen. Lever opnieuw aan.", sender, blad=rows.sheet,
    )  # fmt: skip


def _explained(
    file: DeliveredFile, sheet: str, row: int, column: Column, raw: str | None, sender: str | None
) -> Finding:
    rule, sentence, wanted = explain(file.table, column, raw)
    return Finding(
        rule, "F", file.name, row, column.name, raw, wanted, sentence, sender,
        is_secret=bool(column.pseudonym) or (raw is not None and could_be_key(raw, column.kind)), blad=sheet,
    )  # fmt: skip


def _misplaced_total(
    file: DeliveredFile, rows: RawRows, number: int, cells: list[str | None], sender: str | None
) -> Finding:
    place = next(place for place, cell in enumerate(cells) if cell)
    return Finding(
        "R03", "F", file.name, number, rows.header.titles[place] or None, cells[place], TOTALS_BELOW,
        f"'{cells[place]}' is een totaalregel tussen de gegevens. Verwacht totalen alleen onder de laatste rij. "
        "Haal deze regel weg en lever opnieuw aan.", sender, blad=rows.sheet,
    )  # fmt: skip
