"""The record of access: who signed in, opened rows of clients, took files along or changed something; added to, never taken from.

One line per deed in `toegang.jsonl` in the data folder, on the disk before `add` returns. Every line holds the hash of the one before, so
that a line that was taken out or altered shows. It holds names of accounts and of screens, and nothing of a client.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Final

from hbh_metrics.errors import StoreError

FILE: Final = "toegang.jsonl"
_BEGIN: Final = "begin"
_TAIL: Final = 1 << 16
_LONGEST: Final = 300


class Deed(Enum):
    """What somebody did."""

    SIGNED_IN = "aangemeld"
    TURNED_AWAY = "geweigerd"
    OPENED_ROWS = "cliëntregels geopend"
    TOOK_FILE = "bestand meegenomen"
    RECORDED = "vastgelegd"
    CHECKED = "levering gecontroleerd"
    PUBLISHED = "levering gepubliceerd"
    CALLED_OFF = "levering afgebroken"


@dataclass(frozen=True)
class Access:
    """One deed: `wie` is the account, `rol` its audience, `wat` the screen and what on it; `tijdstip` is filled in when it is added."""

    wie: str
    rol: str
    handeling: str
    wat: str
    publicatie: str = ""
    tijdstip: str = ""


@dataclass(frozen=True)
class Record:
    """The whole record, the oldest deed first; `broken` are the numbers of lines that are not as they were written."""

    deeds: tuple[Access, ...]
    broken: tuple[int, ...] = ()


def add(root: Path, deed: Access, now: datetime | None = None) -> None:
    """Add a deed to the record of the data folder `root`; raises StoreError when it is not on the disk."""
    moment = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    given = {name: str(value)[:_LONGEST] for name, value in asdict(deed).items()} | {"tijdstip": moment}
    try:
        with _locked(root / FILE) as handle:
            last, is_torn = _last_line(handle)
            line = json.dumps(given | {"vorige": _hash(last)}, ensure_ascii=False).encode() + b"\n"
            written = os.write(handle, b"\n" + line if is_torn else line)
            os.fsync(handle)
    except OSError as error:
        raise StoreError(_unwritable()) from error
    if written < len(line):
        raise StoreError(_unwritable())


def read(root: Path) -> Record:
    """Return the record of the data folder `root`; empty when there is none. Raises StoreError when it cannot be read."""
    try:
        lines = (root / FILE).read_bytes().split(b"\n")
    except FileNotFoundError:
        return Record(())
    except OSError as error:
        raise StoreError("Wie wat heeft bekeken, kan niet worden gelezen.") from error
    deeds, broken, before = [], [], b""
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        deed = _deed(line, before)
        if deed is None:
            broken.append(number)
        else:
            deeds.append(deed[0])
            if not deed[1]:
                broken.append(number)
        before = line
    return Record(tuple(deeds), tuple(broken))


def _deed(line: bytes, before: bytes) -> tuple[Access, bool] | None:
    """Return the deed of a line and whether it follows the line before it; None for half a line."""
    try:
        given = json.loads(line)
        deed = Access(**{field.name: given[field.name] for field in fields(Access)})
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError):
        return None
    return deed, given.get("vorige") == _hash(before)


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _last_line(handle: int) -> tuple[bytes, bool]:
    """Return the last line that was written, and whether whoever wrote it was stopped halfway."""
    size = os.fstat(handle).st_size
    tail = os.pread(handle, _TAIL, max(size - _TAIL, 0))
    lines = [line for line in tail.split(b"\n") if line]
    return (lines[-1] if lines else b""), bool(tail) and not tail.endswith(b"\n")


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest() if line else _BEGIN


def _unwritable() -> str:
    return "Wie wat bekijkt of meeneemt, kan nu niet worden vastgelegd. Daarom wordt het niet getoond. Meld dit bij de beheerder."


def warning(record: Record) -> str:
    """Return in Dutch which lines of the record are not as they were written; empty when all are."""
    if not record.broken:
        return ""
    lines = ", ".join(str(number) for number in record.broken)
    return f"Let op: in {FILE} sluit niet aan op wat er stond, of is half geschreven: regel {lines}."
