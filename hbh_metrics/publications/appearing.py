"""A copy that appears under its name whole, or not at all, and that nobody else makes meanwhile."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hbh_metrics.errors import UsageError
from hbh_metrics.publications import disk


@contextmanager
def only_maker(unfinished: Path, target: Path) -> Iterator[int]:
    """Give the file in which the copy `target` is made, empty, to one at a time; it is taken away where the copy does not come.

    What a killed maker left is used again. Raises UsageError when somebody else makes that copy, or has just done so.
    """
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, disk.FILE_MODE)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"{target} wordt op dit moment al gemaakt. Wacht daarop, of kies een andere naam."
            ) from error
        try:
            if target.exists():
                raise UsageError(f"{target} is zojuist gemaakt. Kies een andere naam; er is niets overschreven.")
            os.ftruncate(descriptor, 0)
            yield descriptor
        finally:
            if unfinished.exists() and os.fstat(descriptor).st_ino == unfinished.stat().st_ino:
                unfinished.unlink()
    finally:
        os.close(descriptor)


def put(made: Path, place: Path) -> None:
    """Give what was made its name, for good or not at all: a disk that does not confirm it gives it back."""
    made.replace(place)
    try:
        disk.sync(place.parent)
    except OSError:
        place.replace(made)
        raise
