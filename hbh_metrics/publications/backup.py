"""One file that holds a whole data folder, made while people work, and the data folder made of it again.

It is a tar: publications that share a file share it there too. Its last member lists every other with its SHA-256, so that a copy that was
cut short or changed is never taken for whole. The key of the pseudonyms is not in it: that is kept elsewhere.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import shutil
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.publications import disk, pointer
from hbh_metrics.publications.appearing import only_maker, put
from hbh_metrics.publications.failures import copy_explained
from hbh_metrics.publications.fields import Fields, MalformedError
from hbh_metrics.publications.layout import NEW_MARK, Layout
from hbh_metrics.publications.publication import open_publication

CONTENTS = "inhoud.json"
RESTORING_PREFIX = ".herstel-"
_FORMAT = 1
_READ_ONLY = 0o400
_CHUNK = 1 << 20
_DATABASES = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal")
_FILES = (*_DATABASES, ".toml", ".json", ".jsonl")
"""What is kept in the data folder itself: what bears such a name is a file."""

_NO_BACKUP = "Er is geen reservekopie gemaakt."
_NOT_RESTORED = "Er is niets teruggezet."

CopyDatabase = Callable[[Path, Path], None]
"""Copies an SQLite file that others may be writing in to a new file."""


@dataclass
class _Sink:
    """A file that is written with the same calls as every other of a data folder."""

    descriptor: int
    place: int = 0

    def write(self, content: bytes) -> int:
        """Write all of it."""
        left = memoryview(content)
        while left:
            left = left[os.write(self.descriptor, left) :]
        self.place += len(content)
        return len(content)

    def tell(self) -> int:
        """Return how much was written."""
        return self.place


@dataclass
class _Hashed:
    """A file that is read, with the hash of what was read so far."""

    source: io.BufferedReader
    seen: hashlib._Hash = field(default_factory=hashlib.sha256)

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        content = self.source.read(size)
        self.seen.update(content)
        return content


def back_up(root: Path, target: Path, copy_database: CopyDatabase) -> int:
    """Write the data folder `root` to the new file `target` and return how many publications it holds; no half copy stays.

    Databases are copied first: what they say of a publication, the copy holds. Raises UsageError when `target` exists or is inside the
    data folder, StoreError when a file is damaged, changed meanwhile, or cannot be written.
    """
    target, layout = target.absolute(), Layout(root.absolute())
    if target.exists():
        raise UsageError(f"{target} bestaat al. Kies een andere naam; er is niets overschreven.")
    if target.resolve().is_relative_to(layout.root.resolve()):
        raise UsageError(f"{target} ligt in de gegevensmap. Kies een plaats daarbuiten, liefst op een andere schijf.")
    unfinished = target.with_name(f".{target.name}.deel")
    with copy_explained(target.parent, _NO_BACKUP), only_maker(unfinished, target) as descriptor:
        count = _write(layout, _Sink(descriptor), copy_database, unfinished.with_suffix(".sqlite"))
        os.fsync(descriptor)
        put(unfinished, target)
    return count


def _write(layout: Layout, sink: _Sink, copy_database: CopyDatabase, passing: Path) -> int:
    hashes: dict[str, str] = {}
    with tarfile.open(mode="w|", fileobj=cast("BinaryIO", sink), format=tarfile.PAX_FORMAT) as tar:

        def add(path: Path, name: str) -> None:
            entry = tar.gettarinfo(str(path), name)
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            with path.open("rb") as source:
                reader = _Hashed(source)
                if entry.isreg():
                    tar.addfile(entry, cast("BinaryIO", reader))
                else:
                    tar.addfile(entry)
                    while reader.read(_CHUNK):
                        pass
            hashes[name] = reader.seen.hexdigest()

        for path in _top_files(layout.root, are_databases=True):
            try:
                copy_database(path, passing)
                add(passing, path.name)
            finally:
                passing.unlink(missing_ok=True)
        current = pointer.read(layout)
        if current is None:
            raise StoreError(f"In {layout.root} staat nog geen publicatie; er is niets gekopieerd.")
        kept = [one for one in layout.publication_folders() if one.name == current or not (one / NEW_MARK).exists()]
        for path in _top_files(layout.root, are_databases=False):
            add(path, path.name)
        for folder in (*kept, layout.refused):
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                if not path.name.startswith("."):
                    add(path, path.relative_to(layout.root).as_posix())
        pointer_name = layout.pointer.name
        hashes[pointer_name] = _add_bytes(tar, pointer_name, f"{current}\n".encode())
        contents = {
            "formaat": _FORMAT,
            "gemaakt_op": datetime.now(UTC).isoformat(timespec="seconds"),
            "bestanden": hashes,
        }
        _add_bytes(tar, CONTENTS, (json.dumps(contents, indent=1) + "\n").encode())
    _check_against_manifests(layout, [one.name for one in kept], hashes)
    return len(kept)


def _top_files(root: Path, *, are_databases: bool) -> list[Path]:
    """Return the databases, or the settings and other files, that stand in the data folder itself; the pointer is written apart."""
    here = sorted(path for path in root.iterdir() if not path.name.startswith("."))
    for path in here:
        if path.suffix in _FILES and not path.is_file():
            raise StoreError(
                f"{path.name} in {root} is geen bestand (een map, of een link naar wat er niet is), dus wat erin stond kan niet mee. "
                f"{_NO_BACKUP} Zet het bestand terug, of haal weg wat zo heet, en maak de reservekopie daarna opnieuw."
            )
    found = [path for path in here if path.is_file()]
    if are_databases:
        return [path for path in found if path.suffix == _DATABASES[0]]
    return [path for path in found if path.suffix not in _DATABASES and path != Layout(root).pointer]


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> str:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(content), disk.FILE_MODE, int(datetime.now(UTC).timestamp())
    tar.addfile(entry, io.BytesIO(content))
    return hashlib.sha256(content).hexdigest()


def _check_against_manifests(layout: Layout, names: list[str], hashes: Mapping[str, str]) -> None:
    """Raise StoreError when what was copied of a publication is not what its manifest says: it was damaged, or rewritten meanwhile."""
    for name in names:
        for table, expected in open_publication(layout.folder_of(name)).manifest.tables.items():
            copied = hashes.get(f"{layout.publications.name}/{name}/{table}.parquet")
            if copied != expected.sha256:
                raise StoreError(
                    f"Publicatie {name} is beschadigd, of is veranderd terwijl de reservekopie werd gemaakt ({table}.parquet). Er is geen "
                    "reservekopie gemaakt. Probeer het opnieuw; gebeurt het weer, kijk dan met: python -m hbh_metrics verify"
                )


def restore(source: Path, root: Path, check: Callable[[Path], None]) -> None:
    """Make the data folder `root`, which must be empty or absent, of a backup; it appears whole, or not at all.

    `check` looks at it before it appears, and raises what is wrong. Raises UsageError for a file that is no backup or a folder that is not
    empty, StoreError for a backup that is not whole.
    """
    root = root.absolute()
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError(
            f"{root} is geen lege map. Kies een lege map, of een die er nog niet is; er is niets veranderd."
        )
    if not source.is_file():
        raise UsageError(f"{source} bestaat niet, of is geen bestand.")
    folder = root.parent / f"{RESTORING_PREFIX}{root.name}-{secrets.token_hex(6)}"
    with copy_explained(root.parent, _NOT_RESTORED):
        for left in root.parent.glob(f"{RESTORING_PREFIX}{root.name}-*"):
            shutil.rmtree(left)
        folder.mkdir(mode=disk.FOLDER_MODE)
    try:
        with copy_explained(root.parent, _NOT_RESTORED):
            _unpack(source, folder)
        check(folder)
        with copy_explained(root.parent, _NOT_RESTORED):
            put(folder, root)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(source: Path, folder: Path) -> None:
    layout = Layout(folder)
    found: dict[str, str] = {}
    contents: Fields | None = None
    try:
        with tarfile.open(source, "r:") as tar:
            for entry in tar:
                path = _place(folder, entry.name)
                if entry.name == CONTENTS:
                    content = tar.extractfile(entry)
                    contents = None if content is None else Fields.of_text(content.read().decode())
                    continue
                disk.make_folder(path.parent.parent)
                disk.make_folder(path.parent)
                if entry.islnk():
                    disk.link_or_copy(_place(folder, entry.linkname), path)
                else:
                    _unpack_file(tar, entry, path)
                found[entry.name] = disk.sha256_of(path)
                if path.parent.parent == layout.publications:
                    path.chmod(_READ_ONLY)
    except (tarfile.TarError, EOFError, MalformedError, UnicodeDecodeError, KeyError) as error:
        raise StoreError(_no_backup(source)) from error
    expected = _listed(contents)
    if expected is None or found != expected:
        raise StoreError(_no_backup(source))
    for path in (*sorted(folder.rglob("*")), folder):
        if path.is_dir():
            disk.sync(path)


def _unpack_file(tar: tarfile.TarFile, entry: tarfile.TarInfo, path: Path) -> None:
    content = tar.extractfile(entry)
    if content is None:
        raise tarfile.TarError(entry.name)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, disk.FILE_MODE)
    try:
        sink = _Sink(descriptor)
        while part := content.read(_CHUNK):
            sink.write(part)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _place(folder: Path, name: str) -> Path:
    """Return where a member goes, never outside the folder; raises TarError for a name that would."""
    parts = PurePosixPath(name).parts
    if not parts or len(parts) > 3 or any(part in ("..", "/") or part.startswith(".") for part in parts):  # noqa: PLR2004
        raise tarfile.TarError(name)
    return folder.joinpath(*parts)


def _listed(contents: Fields | None) -> dict[str, str] | None:
    try:
        if contents is None or contents.number("formaat") > _FORMAT:
            return None
        return contents.group("bestanden").all_texts()
    except MalformedError:
        return None


def _no_backup(source: Path) -> str:
    return (
        f"{source} is geen hele reservekopie van de monitor: er ontbreekt iets, of er is iets veranderd. Er is niets teruggezet. Neem een "
        "andere reservekopie."
    )
