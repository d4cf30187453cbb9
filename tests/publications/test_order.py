"""After a power cut a file may have its name and not its bytes; so everything is on the disk before something points to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from hbh_metrics.publications import Store
from tests.publications.example import publish


def _events(monkeypatch: pytest.MonkeyPatch, root: Path) -> list[tuple[str, Path]]:
    """Record which path was synced, and which names were given, in order."""
    events: list[tuple[str, Path]] = []
    really_open, really_sync, really_rename, really_replace = os.open, os.fsync, os.rename, os.replace
    opened: dict[int, Path] = {}

    def open_(path: str, *args: Any, **kwargs: Any) -> int:
        descriptor = really_open(path, *args, **kwargs)
        opened[descriptor] = Path(path)
        return descriptor

    def sync(descriptor: int) -> None:
        really_sync(descriptor)
        events.append(("sync", opened[descriptor]))

    def rename(source: str, target: str) -> None:
        really_rename(source, target)
        events.append(("naam", Path(target)))

    def replace(source: str, target: str) -> None:
        assert events[-1] == ("sync", Path(source)), (
            "the new pointer is on the disk before it takes the old one's place"
        )
        really_replace(source, target)
        events.append(("naam", Path(target)))

    for name, stand_in in (("open", open_), ("fsync", sync), ("rename", rename), ("replace", replace)):
        monkeypatch.setattr(os, name, stand_in)
    return events


def test_every_byte_is_on_the_disk_before_the_folder_gets_its_name_and_that_before_the_pointer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store)
    events = _events(monkeypatch, store.root)
    publication = publish(store)
    named = events.index(("naam", publication.folder))
    pointed = events.index(("naam", store.root / "huidig"))
    synced_before = {
        (path.name if path.suffix else path.parent.name) for kind, path in events[:named] if kind == "sync"
    }
    assert synced_before >= {f"{name}.parquet" for name in publication.tables} | {"manifest.json"}
    assert events[named - 1][1].parent == store.root / "publicaties", "the names in the folder, last of all"
    assert ("sync", store.root / "publicaties") in events[named:pointed]
    assert ("sync", store.root) in events[pointed:]
