"""The one exception to "never changes": all publications written anew at once, to erase a client or to replace the key.

The new publications are made whole in a folder of their own, which then changes places with the old ones in one step: whoever looks, and
whatever crashes, finds all of the old or all of the new. What was replaced is removed after that, by the next writer if need be.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk
from hbh_metrics.publications.contents import Inspection, row_count, table_file
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.layout import MANIFEST, REWRITING_PREFIX, Layout
from hbh_metrics.publications.manifest import Manifest, Rewriting, TableFile
from hbh_metrics.publications.publication import Publication, open_publication

Change = Callable[[str, Path, Path], bool]
"""Writes the new file of a table (name, old file, new file), and says whether there is one: without it the old one is kept."""

_READ_ONLY = 0o400


@dataclass
class _Rewriter:
    layout: Layout
    change: Change
    folder: Path
    rewriting: Rewriting
    key_fingerprint: str | None
    _done: dict[tuple[int, int, str], tuple[Path, TableFile] | None] = field(default_factory=dict)

    def rewrite(self, publication: Publication) -> bool:
        """Make the publication anew; a file that is shared is made once and shared again."""
        target = self.folder / publication.id
        target.mkdir(mode=disk.FOLDER_MODE)
        tables: dict[str, TableFile] = {}
        for name, before in publication.manifest.tables.items():
            source, new = table_file(publication.folder, name), table_file(target, name)
            made = self._made(name, source, new)
            if made is None:
                disk.link_or_copy(source, new)
                tables[name] = before
            else:
                if made[0] != new:
                    disk.link_or_copy(made[0], new)
                tables[name] = made[1]
        manifest = self._manifest(publication.manifest, tables)
        if manifest == publication.manifest:
            disk.link_or_copy(publication.folder / MANIFEST, target / MANIFEST)
        else:
            disk.create_file(target / MANIFEST, manifest.to_json().encode(), _READ_ONLY)
        disk.sync(target)
        return manifest != publication.manifest

    def _made(self, name: str, source: Path, new: Path) -> tuple[Path, TableFile] | None:
        status = source.stat()
        file = (status.st_dev, status.st_ino, name)
        if file not in self._done:
            self._done[file] = None
            if self.change(name, source, new):
                new.chmod(_READ_ONLY)
                disk.sync(new)
                self._done[file] = (new, TableFile(row_count(new), new.stat().st_size, disk.sha256_of(new)))
        return self._done[file]

    def _manifest(self, before: Manifest, tables: dict[str, TableFile]) -> Manifest:
        key = self.key_fingerprint or before.key_fingerprint
        if tables == before.tables and key == before.key_fingerprint:
            return before
        return before.rewritten(tables, key, self.rewriting)


def every_publication(layout: Layout) -> list[Publication]:
    """Return every publication that stands in the folder, those that are no longer in the chain too; only under the lock.

    Raises StoreError when one is damaged: nothing can be said of what is in it, and it is not carried over.
    """
    inspection = Inspection()
    found = [open_publication(folder) for folder in layout.publication_folders()]
    for publication in found:
        for damage in publication.damage(inspection):
            raise StoreError(damage)
    return found


def rewrite(
    layout: Layout, change: Change, rewriting: Rewriting, key_fingerprint: str | None = None
) -> tuple[str, ...]:
    """Rewrite every publication and return the ids of those that are not what they were; only under the lock.

    Raises StoreError when one is damaged or the disk is full; then everything is as it was.
    """
    with explained(layout.root):
        publications = every_publication(layout)
        folder = layout.root / f"{REWRITING_PREFIX}{secrets.token_hex(6)}"
        folder.mkdir(mode=disk.FOLDER_MODE)
        rewriter = _Rewriter(layout, change, folder, rewriting, key_fingerprint)
        changed = tuple([one.id for one in publications if rewriter.rewrite(one)])
        if changed:
            _swap_in(layout, folder)
        clean_up(layout)
    return changed


def _swap_in(layout: Layout, folder: Path) -> None:
    disk.sync(folder)
    folder.rename(layout.rewritten)
    disk.sync(layout.root)
    if not disk.exchange(layout.rewritten, layout.publications):
        layout.publications.rename(layout.replaced)
        layout.rewritten.rename(layout.publications)
    disk.sync(layout.root)


def is_between(layout: Layout) -> bool:
    """Whether a crash came between two steps of a swap: the old publications are away and the new ones not yet in their place."""
    return not layout.publications.exists() and layout.rewritten.is_dir()


def clean_up(layout: Layout) -> None:
    """End a swap that was begun, and remove what it replaced or never used; only under the lock."""
    with explained(layout.root):
        if is_between(layout):
            layout.rewritten.rename(layout.publications)
            disk.sync(layout.root)
        for left in (layout.rewritten, layout.replaced, *layout.root.glob(f"{REWRITING_PREFIX}*")):
            if left.exists():
                shutil.rmtree(left)
                disk.sync(layout.root)


def generation(layout: Layout) -> tuple[int, int]:
    """Return what is another pair once all publications were rewritten: what a reader remembers of before does not count after it."""
    try:
        status = layout.publications.stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_ino, status.st_mtime_ns
