"""Gives every pseudonym in a table's file the pseudonym that a new link of the key makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from hbh_metrics.publications.pseudonyms import Pseudonymiser

_TABLE = "te_vernieuwen"


@dataclass(frozen=True)
class Rekeyer:
    """Writes tables in which the columns of `domains`, by name, hold pseudonyms of pseudonyms."""

    link: Pseudonymiser
    domains: Mapping[str, str]

    def __call__(self, _table: str, source: Path, target: Path) -> bool:
        """Write the file anew where it holds pseudonyms, and say whether it did; rows stay where they are."""
        with duckdb.connect() as con:
            held = con.read_parquet(str(source), hive_partitioning=False)
            columns = {column: domain for column, domain in self.domains.items() if column in held.columns}
            if not columns:
                return False
            held.create(_TABLE)
            self.link.replace(con, _TABLE, columns)
            con.table(_TABLE).write_parquet(str(target), compression="zstd")
            return True
