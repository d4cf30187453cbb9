"""Puts bytes on the disk so that they are there after a power cut, or not at all.

A name in a folder is only durable when the folder itself was synced: every function that makes one does that too, unless it says otherwise.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import secrets
import shutil
from pathlib import Path

from hbh_metrics.publications.layout import TEMPORARY_PREFIX

FILE_MODE, FOLDER_MODE = 0o600, 0o700
"""Who may do what with what the monitor keeps: its own account everything, nobody else anything."""

# What Linux asks of renameat2: names from the working folder on, that change places.
_HERE, _EXCHANGE = -100, 2
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
# What a file system answers that has no (more) hard links.
_NO_HARD_LINK = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def sync(path: Path) -> None:
    """Wait until the contents of a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create_file(path: Path, content: bytes, mode: int = FILE_MODE) -> None:
    """Write a new file and sync its contents, not its name; raises FileExistsError when it exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new contents in one step, so that a reader or a crash finds the old ones or the new ones; does not sync the name."""
    temporary = temporary_beside(path)
    create_file(temporary, content)
    temporary.replace(path)


def temporary_beside(path: Path) -> Path:
    """Return a name in the same folder that nobody else has."""
    return path.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(6)}"


def make_folder(path: Path) -> None:
    """Make a folder inside an existing one; that it exists already is right too."""
    if not path.is_dir():
        path.mkdir(mode=FOLDER_MODE, exist_ok=True)
        sync(path.parent)


def exchange(one: Path, other: Path) -> bool:
    """Let two names on one file system change places in one step; false, and nothing happened, where that cannot be done."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None or rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return rename is not None
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(one))


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name, or a copy where the file system knows no hard links; syncs contents, not the name."""
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in _NO_HARD_LINK:
            raise
        shutil.copyfile(source, target)
    sync(target)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's contents, in 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
