"""Compares the files in the folder of a publication with what its manifest says of them, byte by byte.

Publications share unchanged tables as hard links; one `Inspection` reads such a file once, however many publications hold it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hbh_metrics.publications.disk import sha256_of
from hbh_metrics.publications.layout import MANIFEST, NEW_MARK
from hbh_metrics.publications.manifest import Manifest, TableFile


def table_file(folder: Path, name: str) -> Path:
    """Return where a table stands in the folder of a publication or draft."""
    return folder / f"{name}.parquet"


def row_count(path: Path) -> int:
    """Return the number of rows that a whole Parquet file says to have."""
    import pyarrow.parquet as pq  # here, because who only opens a publication reads no Parquet

    return int(pq.read_metadata(path).num_rows)


def column_names(path: Path) -> tuple[str, ...]:
    """Return the columns of a whole Parquet file, in order."""
    import pyarrow.parquet as pq

    return tuple(pq.read_schema(path).names)


@dataclass
class Inspection:
    """Finds files that are missing, extra or changed; remembers the hashes of the files that it has read."""

    _hashes: dict[tuple[int, int], str] = field(default_factory=dict)

    def problems(self, folder: Path, manifest: Manifest) -> list[str]:
        """Return one Dutch phrase per file that differs, none when the folder is whole; OSErrors pass."""
        known = {MANIFEST, NEW_MARK, *(table_file(folder, name).name for name in manifest.tables)}
        extra = sorted(path.name for path in folder.iterdir() if path.name not in known)
        found = [self._problem(table_file(folder, name), table) for name, table in manifest.tables.items()]
        return [*filter(None, found), *(f"{name} hoort er niet bij" for name in extra)]

    def _problem(self, path: Path, expected: TableFile) -> str:
        problem = difference_in_size(path, expected)
        if problem:
            return problem
        if self._sha256_of(path) != expected.sha256:
            return f"{path.name} is veranderd: de SHA-256 klopt niet"
        rows = row_count(path)
        return "" if rows == expected.rows else f"{path.name} heeft {rows} rijen in plaats van {expected.rows}"

    def _sha256_of(self, path: Path) -> str:
        status = path.stat()
        file = (status.st_dev, status.st_ino)
        if file not in self._hashes:
            self._hashes[file] = sha256_of(path)
        return self._hashes[file]


def difference_in_size(path: Path, expected: TableFile) -> str:
    """Return what a glance tells: a Dutch phrase when the file is missing or has another size, else nothing."""
    if not path.is_file():
        return f"{path.name} ontbreekt"
    size = path.stat().st_size
    return "" if size == expected.bytes else f"{path.name} is {size} bytes groot in plaats van {expected.bytes}"
