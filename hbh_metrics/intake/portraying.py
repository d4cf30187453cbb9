"""Makes the portraits of a delivery from its working tables, and keeps them after those of the deliveries before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.contract import Replace, Table
from hbh_metrics.intake.findings import FileCount
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.portrait import Compared, Portrait, remarkable
from hbh_metrics.intake.provenance import period_expression, provider_expression
from hbh_metrics.intake.statements import named, stored

PORTRAITS = "portret"
SCHEMA = pa.schema(
    [
        ("publicatie", pa.string()), ("ontvangen_op", pa.date32()), ("bestand", pa.string()), ("tabel", pa.string()),
        ("aanbieder_id", pa.string()), ("rijen", pa.int64()), ("eerste_periode", pa.string()), ("laatste_periode", pa.string()),
        ("clienten", pa.int64()), ("uren", pa.decimal128(18, 2)), ("bedrag_eur", pa.decimal128(18, 2)),
        ("uren_per_client_week", pa.float64()), ("bedrag_per_client_eur", pa.float64()), ("sleutels_bekend", pa.string()),
        ("opvallend", pa.string()),
    ]
)  # fmt: skip


def portraits(
    con: DuckDBPyConnection, tables: Sequence[Table], files: Sequence[FileCount], shares: Mapping[str, str], held: Path | None
) -> list[Compared]:  # fmt: skip
    """Return the portraits of this delivery; `shares` gives the share of keys known by table, `held` the portraits kept before."""
    before = _before(con, held)
    found = [
        replace(portrait, sleutels_bekend=shares.get(table.name))
        for table in tables
        for portrait in _of_table(con, table, files)
    ]
    return [
        Compared(replace(portrait, opvallend=remarkable(portrait, earlier)), earlier)
        for portrait in found
        for earlier in [before.get(portrait.scope)]
    ]


def portraits_table(
    con: DuckDBPyConnection, found: Sequence[Compared], publication: str, received: date, held: Path | None
) -> pa.Table:
    """Return the portraits kept before with those of this delivery after them, as they are stored."""
    rows = [vars(one.now) | {"publicatie": publication, "ontvangen_op": received} for one in found]
    new = arrow.table(SCHEMA, rows)
    if held is None:
        return new
    kept = con.read_parquet(str(held)).to_arrow_table()
    return pa.concat_tables([kept if kept.schema.equals(SCHEMA) else kept.cast(SCHEMA), new])


def _before(con: DuckDBPyConnection, held: Path | None) -> dict[tuple[str, str | None], Portrait]:
    """Return the latest portrait kept of every table and provider."""
    if held is None:
        return {}
    names = [field.name for field in fields(Portrait)]
    rows = stored(con, held).project(", ".join(names)).fetchall()
    return {portrait.scope: portrait for portrait in (Portrait(*row) for row in rows)}


def _of_table(con: DuckDBPyConnection, table: Table, files: Sequence[FileCount]) -> list[Portrait]:
    client = next((column.name for column in table.columns if column.is_client), None)
    dated = table.merge.period_of if isinstance(table.merge, Replace) else None
    hours, euro = (f"sum({column})" if column else "null" for column in (table.summed_hours, table.summed_euro))
    weeks = "null"
    if client and dated and table.summed_hours:
        week = f"hash({client}, date_trunc('week', {dated}))"
        weeks = f"count(distinct {week}) filter (where {table.summed_hours} > 0)"
    people = f"count(distinct {client})" if client else "null"
    rows = named(con, delivered_name(table)).project(
        f"*, {provider_expression(table)} as _aanbieder, {period_expression(table)} as _periode"
    )
    counted = rows.aggregate(
        f"_bestand, _aanbieder, count(*), min(_periode), max(_periode), {people}, cast({hours} as decimal(18, 2)),"
        f" cast({euro} as decimal(18, 2)), {weeks}",
        "_bestand, _aanbieder",
    )
    known = _known_providers(con, table)
    return [
        Portrait(
            files[number].bestand, table.name, provider, int(count), first, last, clients, total, money,
            float(total / week) if total is not None and week else None,
            float(money / clients) if money is not None and clients else None,
        )
        for number, provider, count, first, last, clients, total, money, week in counted.order("_bestand, _aanbieder").fetchall()
        if provider is None or provider in known
    ]  # fmt: skip


def _known_providers(con: DuckDBPyConnection, table: Table) -> set[str]:
    """Return the providers to which rows of the table may belong; what else stands there may be anything, a client's key too."""
    target = next((column.refers_to for column in table.columns if column.name == "aanbieder_id"), None)
    if target is None:
        return set()
    return {str(code) for (code,) in named(con, target.table).project(target.column).distinct().fetchall()}
