"""Where every row came from: which file brought which provider and period, kept over publications; and the findings as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.arrow import PROVENANCE
from hbh_metrics.contract import Kind, Replace, Table
from hbh_metrics.intake.findings import FileCount, Report
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.statements import named, stored
from hbh_metrics.intake.working import PERIOD_OF, add_tables

FINDINGS = pa.schema(
    [
        ("regel", pa.string()),
        ("ernst", pa.string()),
        ("bestand", pa.string()),
        ("rij", pa.int64()),
        ("kolom", pa.string()),
        ("waarde", pa.string()),
        ("verwacht", pa.string()),
        ("melding", pa.string()),
        ("aanbieder_id", pa.string()),
    ]
)
DELIVERED = "herkomst_van_levering"
FILES = "bestanden_van_levering"


def findings_table(report: Report) -> pa.Table:
    """Return the findings as they may be kept, one row each, with their whole sentence in `melding`."""
    rows = [finding.kept() for finding in report.findings]
    return arrow.table(FINDINGS, [{**vars(row), "melding": row.sentence} for row in rows])


def make_provenance(
    con: DuckDBPyConnection, tables: Sequence[Table], files: Sequence[FileCount], publication: str, received: date, held: Path | None
) -> None:  # fmt: skip
    """Make `herkomst`: one row per file × provider × period ever received, this delivery's rows after those of `held`.

    `publication` is the number with which the publication's id will begin, `received` its peildatum.
    """
    delivered_files = {
        "nummer": arrow.column(range(len(files)), pa.int32()),
        "bestand": arrow.column([file.kept().bestand for file in files], pa.string()),
        "sha256": arrow.column([file.sha256 for file in files], pa.string()),
    }
    add_tables(con, {FILES: pa.table(delivered_files)})
    con.from_arrow(arrow.table(PROVENANCE, [])).create(DELIVERED)
    for table in tables:
        provider, period = provider_expression(table), period_expression(table)
        counted = (
            named(con, delivered_name(table))
            .project(f"_bestand, {provider} as aanbieder_id, {period} as periode_id")
            .aggregate("_bestand, aanbieder_id, periode_id, count(*) as rijen", "_bestand, aanbieder_id, periode_id")
            .set_alias("r")
            .join(named(con, FILES).set_alias("f"), "_bestand = nummer")
        )
        counted.project(
            f"'{publication}', date '{received.isoformat()}', bestand, sha256, '{table.name}', aanbieder_id, periode_id, rijen"
        ).order("bestand, aanbieder_id, periode_id").insert_into(DELIVERED)
    rows = named(con, DELIVERED)
    (stored(con, held).project(", ".join(PROVENANCE.names)).union(rows) if held else rows).create("herkomst")


def provider_expression(table: Table) -> str:
    """Return the expression for the provider that a row of the table is about, null where the table is about none in particular."""
    is_about_one = any(column.name == "aanbieder_id" and column.refers_to for column in table.columns)
    return "aanbieder_id" if is_about_one else "cast(null as varchar)"


def period_expression(table: Table) -> str:
    """Return the expression for the period that a row of the table speaks about, null where it has none."""
    if isinstance(table.merge, Replace) and table.merge.period_of:
        return f"cast({PERIOD_OF.format(table.merge.period_of)} as varchar)"
    return (
        "periode_id"
        if any(column.name == "periode_id" and column.kind is Kind.PERIOD for column in table.columns)
        else "cast(null as varchar)"
    )
