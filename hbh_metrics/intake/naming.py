"""Calls the files of a delivery by names in which no person can stand, once it is known which providers and codes there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from duckdb import DuckDBPyConnection

from hbh_metrics.contract import Table
from hbh_metrics.file_names import told_names
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Report
from hbh_metrics.intake.statements import named


def told_names_of(con: DuckDBPyConnection, tables: Sequence[Table], names: Sequence[str]) -> dict[str, str]:
    """Return for each name how it is told; providers and their codes that are held or delivered are known words.

    The views on what we would hold must stand.
    """
    referred = [column.refers_to for table in tables for column in table.columns if column.refers_to]
    spelt = {(to.table, name) for to in referred if to.recognised_by for name in (to.column, to.recognised_by)}
    codes = {(table.name, column.name) for table in tables for column in table.columns if column.is_registered}
    return told_names(names, _texts(con, spelt), _texts(con, codes))


def told_in(told: Mapping[str, str], files: Sequence[DeliveredFile], report: Report) -> tuple[DeliveredFile, ...]:
    """Return the files, and put in the report what was found so far, each by the name that is told."""
    report.findings = [replace(one, bestand=told.get(one.bestand, one.bestand)) for one in report.findings]
    report.files = [replace(one, bestand=told[one.bestand]) for one in report.files]
    report.passed_over = tuple(told[name] for name in report.passed_over)
    return tuple(replace(file, called=told[file.name]) for file in files)


def _texts(con: DuckDBPyConnection, columns: set[tuple[str, str]]) -> set[str]:
    return {
        str(text)
        for table, column in columns
        for (text,) in named(con, table).filter(f"{column} is not null").project(column).distinct().fetchall()
    }
