"""One publication, opened: its manifest and where its tables are.

Opening checks what costs nothing (the manifest is whole, every file is there and has its size); `damage` also reads every byte.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hbh_metrics.errors import StoreError
from hbh_metrics.publications.contents import Inspection, column_names, difference_in_size, table_file
from hbh_metrics.publications.disk import sha256_of
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.fields import MalformedError
from hbh_metrics.publications.layout import MANIFEST, PUBLICATION_ID
from hbh_metrics.publications.manifest import Manifest, TableFile

if TYPE_CHECKING:  # the libraries that read Parquet are loaded by what reads it
    import duckdb

_REPAIR = "Zet deze map terug uit de reservekopie, of ga terug naar een eerdere publicatie (zie data/README.md)."

_MANIFESTS_KEPT = 256

_whole: set[tuple[int, int, int, int]] = set()
"""The files that this process found to be what their manifest says: device, number, size and time of writing."""
_looking = threading.Lock()


@dataclass(frozen=True)
class Publication:
    """A folder of Parquet files that never changes, with its manifest.

    `state` is another number once one of its files is another: a client was erased, or somebody put a file back.
    """

    manifest: Manifest
    folder: Path
    state: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """The name of the publication, which sorts by age: `0007-2014-09-14-3fa1c2`."""
        return self.manifest.id

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables, in the order in which they were written."""
        return tuple(self.manifest.tables)

    def table_path(self, name: str) -> Path:
        """Return the Parquet file of a table; raises StoreError when this publication does not hold that table."""
        if name not in self.manifest.tables:
            raise StoreError(
                f"Publicatie {self.id} bevat geen tabel '{name}'. Kies een andere publicatie, of importeer opnieuw."
            )
        return table_file(self.folder, name)

    def columns_of(self, name: str) -> tuple[str, ...]:
        """Return the columns of a table as this publication holds it, fewer than today's where an older release wrote it.

        Raises StoreError when the table is not held or is damaged.
        """
        from pyarrow import ArrowInvalid

        path = self.table_path(name)
        try:
            return column_names(path)
        except (OSError, ArrowInvalid) as error:
            raise StoreError(_damaged(self.id, f"{path.name} is niet te lezen")) from error

    def open_tables(self, con: duckdb.DuckDBPyConnection, *names: str) -> None:
        """Make a view on each table (on all when none is named) under its own name in `con`; replaces such a view."""
        with self.explained_damage():
            for name in names or self.tables:
                require_whole(self.table_path(name))
                con.read_parquet(str(self.table_path(name)), hive_partitioning=False).create_view(name, replace=True)

    def damage(self, inspection: Inspection | None = None) -> list[str]:
        """Read every byte: one Dutch sentence per file that is missing, extra or changed, none when the publication is whole."""
        with explained(self.folder.parent.parent):
            problems = (inspection or Inspection()).problems(self.folder, self.manifest)
        return [_damaged(self.id, problem) for problem in problems]

    @contextmanager
    def explained_damage(self) -> Iterator[None]:
        """Wrap around a query: when DuckDB fails because a file of this publication is damaged, a StoreError says so."""
        import duckdb

        try:
            yield
        except duckdb.Error as error:
            damage = self.damage()
            if damage:
                raise StoreError(damage[0]) from error
            raise


def require_whole(path: Path) -> None:
    """Raise StoreError for a table's file that is not what its publication's manifest says; each file is read for this once a process.

    A file of a draft has no manifest yet and passes. A file that was written anew is read again.
    """
    if not PUBLICATION_ID.fullmatch(path.parent.name):
        return
    with explained(path.parent.parent.parent), _looking:
        status = path.stat()
        file = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        if file in _whole:
            return
        expected = _manifest_in(path.parent).tables.get(path.stem)
        if expected is None or sha256_of(path) != expected.sha256:
            raise StoreError(_damaged(path.parent.name, f"{path.name} is veranderd: de SHA-256 klopt niet"))
        _whole.add(file)


def open_publication(folder: Path) -> Publication:
    """Open a folder; raises StoreError when its manifest is damaged, or a file is missing or has another size."""
    with explained(folder.parent.parent):
        manifest = _manifest_in(folder)
        found = [_state_of(folder, name, expected) for name, expected in manifest.tables.items()]
    return Publication(manifest, folder, hash((manifest.herschreven, *found)))


def _state_of(folder: Path, name: str, expected: TableFile) -> tuple[int, int]:
    """Return what differs once a table's file is another; raises StoreError when it is missing or has another size."""
    try:
        status = os.stat(f"{folder}/{name}.parquet")  # noqa: PTH116 - for every table at every opening: a tenth of a Path's time
    except FileNotFoundError:
        status = None
    if status is None or status.st_size != expected.bytes:
        raise StoreError(_damaged(folder.name, difference_in_size(table_file(folder, name), expected)))
    return status.st_ino, status.st_mtime_ns


def _manifest_in(folder: Path) -> Manifest:
    path = folder / MANIFEST
    if not path.is_file():
        raise StoreError(_damaged(folder.name, f"{MANIFEST} ontbreekt"))
    status = path.stat()
    return _read_manifest(folder, (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=_MANIFESTS_KEPT)
def _read_manifest(folder: Path, _file: tuple[int, int, int, int]) -> Manifest:
    """Return the manifest in a folder, read once for as long as its file is the same."""
    try:
        manifest = Manifest.from_json((folder / MANIFEST).read_bytes().decode("utf-8", errors="replace"))
    except MalformedError as error:
        raise StoreError(_damaged(folder.name, f"{MANIFEST} is niet te gebruiken, {error}")) from error
    if manifest.id != folder.name:
        raise StoreError(_damaged(folder.name, f"{MANIFEST} is dat van publicatie {manifest.id}"))
    return manifest


def _damaged(publication_id: str, problem: str) -> str:
    return f"Publicatie {publication_id} is beschadigd: {problem}. {_REPAIR}"
