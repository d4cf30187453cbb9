"""Compares the files in the folder of a publication with what its manifest says of them, byte by byte.

Publications share unchanged tables as hard links; one `Inspection` reads such a file once, however many publications hold it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from hbh_metrics import sql
from hbh_metrics.publications.disk import sha256_of
from hbh_metrics.publications.layout import MANIFEST, NEW_MARK
from hbh_metrics.publications.manifest import Manifest, TableFile


def table_file(folder: Path, name: str) -> Path:
    """Return where a table stands in the folder of a publication or draft."""
    return folder / f"{name}.parquet"


def row_count(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Return the number of rows that a Parquet file says to have; raises duckdb.Error when it is not Parquet."""
    rows: list[tuple[int]] = con.execute(sql.load(__file__, "rijen"), {"bestand": str(path)}).fetchall()
    return rows[0][0]


@dataclass
class Inspection:
    """Finds files that are missing, extra or changed; remembers which files it has read."""

    _seen: dict[tuple[int, int], TableFile] = field(default_factory=dict)

    def problems(self, folder: Path, manifest: Manifest) -> list[str]:
        """Return one Dutch phrase per file that differs, none when the folder is whole; OSErrors pass."""
        known = {MANIFEST, NEW_MARK, *(table_file(folder, name).name for name in manifest.tables)}
        extra = sorted(path.name for path in folder.iterdir() if path.name not in known)
        with duckdb.connect(config={"threads": 1}) as con:
            found = [self._problem(con, table_file(folder, name), table) for name, table in manifest.tables.items()]
        return [*filter(None, found), *(f"{name} hoort er niet bij" for name in extra)]

    def _problem(self, con: duckdb.DuckDBPyConnection, path: Path, expected: TableFile) -> str:
        problem = difference_in_size(path, expected)
        if problem:
            return problem
        found = self._measured(con, path)
        if found.sha256 != expected.sha256:
            return f"{path.name} is veranderd: de SHA-256 klopt niet"
        if found.rows != expected.rows:
            return f"{path.name} heeft {found.rows} rijen in plaats van {expected.rows}"
        return ""

    def _measured(self, con: duckdb.DuckDBPyConnection, path: Path) -> TableFile:
        status = path.stat()
        file = (status.st_dev, status.st_ino)
        if file not in self._seen:
            self._seen[file] = TableFile(_rows(con, path), status.st_size, sha256_of(path))
        return self._seen[file]


def difference_in_size(path: Path, expected: TableFile) -> str:
    """Return what a glance tells: a Dutch phrase when the file is missing or has another size, else nothing."""
    if not path.is_file():
        return f"{path.name} ontbreekt"
    size = path.stat().st_size
    return "" if size == expected.bytes else f"{path.name} is {size} bytes groot in plaats van {expected.bytes}"


def _rows(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        return row_count(con, path)
    except duckdb.Error:
        return -1
