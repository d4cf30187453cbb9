"""One writer at a time, held by the operating system: the lock ends with the process that holds it, also when that is killed.

The lock file itself is empty and is never removed: removing it would let two writers each lock a file of the same name.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk
from hbh_metrics.publications.failures import explained

_SECONDS_BETWEEN_TRIES = 0.05


@contextmanager
def only_writer(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock on the file `path`; raises StoreError when another holds it for longer than `wait_seconds`."""
    with explained(path.parent):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, disk.FILE_MODE)
    try:
        _acquire(descriptor, path, wait_seconds)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, wait_seconds: float) -> None:
    give_up = time.monotonic() + wait_seconds
    while not _is_free(descriptor, path):
        if time.monotonic() >= give_up:
            raise StoreError(
                f"Er loopt al een import, of iets anders dat verandert, in {path.parent}. Wacht tot dat klaar is en start deze opdracht "
                "daarna opnieuw; er is niets veranderd."
            )
        time.sleep(_SECONDS_BETWEEN_TRIES)


def _is_free(descriptor: int, path: Path) -> bool:
    with explained(path.parent):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
