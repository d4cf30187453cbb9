"""Explains the rows that could not be read, one by one: empty rows and totals are skipped, every other bad cell is a finding."""

from __future__ import annotations

from collections.abc import Iterator

from duckdb import DuckDBPyRelation

from hbh_metrics.contract import Column, Table
from hbh_metrics.intake.delivery import DeliveredFile, RawRows
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.headers import Header
from hbh_metrics.intake.key_shapes import could_be_key
from hbh_metrics.intake.staging import IS_BLANK, Reading, size
from hbh_metrics.intake.values import explain

TOTALS = ("totaal", "subtotaal", "eindtotaal")
LONGEST_TAIL = 50
MOST_EXPLAINED = 20_000


def total_places(staging: DuckDBPyRelation, table: Table, header: Header, count: int) -> list[int]:
    """Return the places of the total rows at the end of the file (empty rows among them are not counted here)."""
    tail = staging.filter(f"_plek >= {count - LONGEST_TAIL}").order("_plek desc").project("_plek, _ruw").fetchall()
    places = []
    for place, cells in tail:
        if cells is None or (any(cells) and not is_total(cells, table, header)):
            break
        if any(cells):
            places.append(int(place))
    return places


def says_total(label: str) -> bool:
    """Whether the first filled cell of a row begins as that of a total does."""
    return label.strip().casefold().startswith(TOTALS)


def is_total(cells: list[str | None], table: Table, header: Header) -> bool:
    """Whether a row that failed is a total: its first cell says so, no required cell but sums is filled, and no line hides in it."""
    first = next(place for place, cell in enumerate(cells) if cell)
    label = cells[first] or ""
    if not says_total(label) or any("\n" in cell for cell in cells if cell):
        return False
    return not any(
        cells[header.positions[column.name]]
        for column in table.columns
        if column.required and not column.kind.is_number and header.positions[column.name] != first
    )


def failing_rows(
    reading: Reading, staging: DuckDBPyRelation, file: DeliveredFile, rows: RawRows, totals: list[int]
) -> Iterator[Finding]:
    """Yield a finding R03 or R22 per cell that could not be read or is missing; beyond 20,000 rows the rest are counted."""
    failing = staging.filter(f"_ruw is not null and not ({IS_BLANK})")
    known = set(reading.provider_names.values())
    names = [column.name for column in file.table.columns]
    empty = ", ".join(f"{name} is null" for name in names)
    provider = "aanbieder_id" if "aanbieder_id" in names else "null"
    chosen = (
        failing.project(f"_plek, _rij, _ruw, [{empty}], {provider}").order("_plek").limit(MOST_EXPLAINED).fetchall()
    )
    for place, number, cells, is_empty, sender in chosen:
        if place in totals:
            continue
        for column, nothing in zip(file.table.columns, is_empty, strict=True):
            position = rows.header.positions.get(column.name)
            raw = None if position is None else cells[position]
            if nothing and (raw is not None or column.required):
                yield _explained(file, rows.sheet, int(number), column, raw, sender if sender in known else None)
    if len(chosen) == MOST_EXPLAINED:
        total = size(failing)
        if total > MOST_EXPLAINED:
            yield Finding(
                "R03", "F", file.name, None, None, None, "rijen die te lezen zijn",
                f"Nog {total - MOST_EXPLAINED} rijen zijn niet te lezen. Controleer de kolommen van dit bestand en lever opnieuw aan.",
            )  # fmt: skip


def _explained(
    file: DeliveredFile, sheet: str, row: int, column: Column, raw: str | None, sender: str | None
) -> Finding:
    rule, sentence, wanted = explain(column, raw)
    if sheet:
        sentence = f"(blad '{sheet}') {sentence}"
    return Finding(
        rule, "F", file.name, row, column.name, raw, wanted, sentence, sender,
        is_secret=bool(column.pseudonym) or (raw is not None and could_be_key(raw, column.kind)),
    )  # fmt: skip
