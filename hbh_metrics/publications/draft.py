"""A publication in the making: a hidden folder that becomes a publication in one step, or disappears.

The order of `commit` is the whole guarantee: every byte is on the disk before the folder gets its name, and the folder has its name
before the pointer names it. A mark inside the folder says "never been current" until the pointer has been replaced, so that the next writer
can tell a folder that a crash left behind from an earlier publication.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hbh_metrics import sql
from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk, pointer, pruning
from hbh_metrics.publications.contents import table_file
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.layout import DRAFT_PREFIX, MANIFEST, NEW_MARK, Layout, number_of
from hbh_metrics.publications.manifest import DeliveredFile, Manifest, TableFile
from hbh_metrics.publications.publication import Publication, open_publication

if TYPE_CHECKING:  # who only opens a publication reads no Parquet
    import duckdb

_TABLE_NAME = re.compile(r"[a-z][a-z0-9_]*")
_READ_ONLY = 0o400


class Draft:
    """Collects the tables of the publication that will follow `parent`; make it with `Store.draft`, under its lock."""

    def __init__(self, layout: Layout, parent: Publication | None) -> None:
        self._layout = layout
        self._parent = parent
        self._tables: dict[str, TableFile] = {}
        self.folder: Path = layout.publications / f"{DRAFT_PREFIX}{secrets.token_hex(6)}"
        with explained(layout.root):
            self.folder.mkdir(mode=disk.FOLDER_MODE)

    def write_table(self, con: duckdb.DuckDBPyConnection, name: str) -> None:
        """Write the table or view `name` of `con` as Parquet, its rows in the order in which they stand."""
        path = self._new_file(name)
        with explained(self._layout.root):
            written = con.execute(sql.load(__file__, "schrijf"), {"tabel": name, "bestand": str(path)}).fetchall()
            disk.sync(path)
            self._tables[name] = TableFile(int(written[0][0]), path.stat().st_size, disk.sha256_of(path))

    def reuse(self, name: str) -> None:
        """Take a table of the parent as it is, without another copy on the disk; raises StoreError when it is damaged."""
        if self._parent is None:
            raise ValueError(f"no parent to take {name} from")
        source = self._parent.table_path(name)
        with explained(self._layout.root):
            disk.link_or_copy(source, self._new_file(name))
        self._tables[name] = self._parent.manifest.tables[name]

    def commit(
        self,
        peildatum: date,
        deliveries: Iterable[DeliveredFile],
        geleverd: Iterable[str],
        key_fingerprint: str,
        extra: Mapping[str, str] | None = None,
    ) -> Publication:
        """Make the draft the current publication and return it; raises StoreError, and then the parent is still current.

        `geleverd` names the tables ever delivered; `extra` is kept in the manifest as given (versions, settings).
        """
        if self._parent is not None and self._parent.manifest.key_fingerprint != key_fingerprint:
            raise StoreError(
                f"De sleutel is een andere dan die van publicatie {self._parent.id}: dezelfde cliënt zou twee pseudoniemen krijgen. "
                "Gebruik de oude sleutel (HBH_SLEUTEL), of begin met een lege gegevensmap."
            )
        manifest = Manifest(
            id="",
            parent=self._parent.id if self._parent else None,
            peildatum=peildatum,
            gemaakt_op=datetime.now(UTC).replace(microsecond=0),
            tables=self._tables,
            deliveries=tuple(deliveries),
            geleverd=tuple(geleverd),
            key_fingerprint=key_fingerprint,
            extra=extra or {},
        ).numbered(self.number)
        with explained(self._layout.root):
            self._finish(manifest)
            final = self._layout.folder_of(manifest.id)
            self.folder.rename(final)
            disk.sync(self._layout.publications)
        pointer.replace(self._layout, manifest.id)
        with contextlib.suppress(OSError):
            (final / NEW_MARK).unlink()
        return open_publication(final)

    def _finish(self, manifest: Manifest) -> None:
        disk.create_file(self.folder / NEW_MARK, b"")
        disk.create_file(self.folder / MANIFEST, manifest.to_json().encode())
        for file in (MANIFEST, *(table_file(self.folder, name).name for name in manifest.tables)):
            (self.folder / file).chmod(_READ_ONLY)
        disk.sync(self.folder)

    def _new_file(self, name: str) -> Path:
        if not _TABLE_NAME.fullmatch(name) or name in self._tables:
            raise ValueError(f"{name!r} is no name for a table, or was written before")
        return table_file(self.folder, name)

    @property
    def number(self) -> int:
        """The number that the publication will have: one more than any that was ever given here."""
        taken = [number_of(folder.name) for folder in self._layout.publication_folders()]
        taken += [number_of(publication_id) for publication_id in pruning.read(self._layout)]
        return max(taken, default=0) + 1
