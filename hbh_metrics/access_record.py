"""The record of access: who signed in, opened rows of clients, took files along or changed something; added to, never altered.

One line per deed in `toegang.jsonl` in the data folder, on the disk before `add` returns. Every line holds the hash of the one before, so
that a line that was taken out or altered shows. It holds names of accounts and of screens, and nothing of a client. Only `prune` takes
the oldest lines away, and says so: the file then begins with the hash of the last line that went.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Final

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk

FILE: Final = "toegang.jsonl"
_BEGIN: Final = "begin"
_GONE: Final = "opgeruimd_tot"
_PROGRAM: Final = "bewaar"
"""As whom the command that keeps the rule of the data folder is on record."""
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
    PRUNED = "opgeruimd"


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
    try:
        with _locked(root / FILE) as handle:
            last, is_torn = _last_line(handle)
            line = _line(deed, last, now)
            written = os.write(handle, b"\n" + line if is_torn else line)
            os.fsync(handle)
    except OSError as error:
        raise StoreError(_unwritable()) from error
    if written < len(line):
        raise StoreError(_unwritable())


def read(root: Path) -> Record:
    """Return the record of the data folder `root`; empty when there is none. Raises StoreError when it cannot be read."""
    deeds, broken, before = [], [], b""
    for number, line in enumerate(_content(root).split(b"\n"), start=1):
        if not line:
            continue
        if number > 1 or _gone_before(line) is None:
            deed = _deed(line, before)
            if deed is None:
                broken.append(number)
            else:
                deeds.append(deed[0])
                if not deed[1]:
                    broken.append(number)
        before = line
    return Record(tuple(deeds), tuple(broken))


def holds_since(root: Path, deed: Access, moment: float) -> bool:
    """Tell whether the same deed was put on record at or after the moment (seconds since 1970).

    Raises StoreError when the record cannot be read.
    """
    for line in reversed(_content(root).split(b"\n")):
        found = _deed(line, b"")
        if found is None:
            continue
        if datetime.fromisoformat(found[0].tijdstip).timestamp() < moment:
            return False
        if replace(found[0], tijdstip="") == _as_kept(deed):
            return True
    return False


def prune(root: Path, before: datetime, now: datetime | None = None, *, try_only: bool = False) -> int:
    """Take the deeds of before that moment from the beginning of the record, put that on record, and return how many they were.

    With `try_only` only say how many. Raises StoreError when the record cannot be read or written; it is then as it was.
    """
    if try_only or not (root / FILE).exists():
        return _older(_content(root).split(b"\n"), before)[1]
    try:
        with _locked(root / FILE) as handle:
            lines = [line for line in os.pread(handle, os.fstat(handle).st_size, 0).split(b"\n") if line]
            taken, deeds = _older(lines, before)
            if deeds:
                day = before.date().isoformat()
                begin = json.dumps({_GONE: day, "vorige": _hash(lines[taken - 1])}).encode()
                kept = [begin, *lines[taken:]]
                told = Access(_PROGRAM, _PROGRAM, Deed.PRUNED.value, f"{deeds} handelingen van vóór {day}")
                disk.replace_file(root / FILE, b"\n".join([*kept, _line(told, kept[-1], now)]))
                disk.sync(root)
    except OSError as error:
        raise StoreError(
            "Wie wat bekeek, kan niet worden opgeruimd; er is niets veranderd. Maak ruimte en herhaal het."
        ) from error
    return deeds


def _content(root: Path) -> bytes:
    try:
        return (root / FILE).read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreError("Wie wat heeft bekeken, kan niet worden gelezen.") from error


def _line(deed: Access, last: bytes, now: datetime | None) -> bytes:
    """Return the line of a deed that follows the line `last`."""
    moment = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    given = asdict(_as_kept(deed)) | {"tijdstip": moment}
    return json.dumps(given | {"vorige": _link(last)}, ensure_ascii=False).encode() + b"\n"


def _as_kept(deed: Access) -> Access:
    return Access(**{name: str(value)[:_LONGEST] for name, value in asdict(deed).items()})


def _older(lines: list[bytes], before: datetime) -> tuple[int, int]:
    """Return how many lines at the beginning are of before that moment, half ones between them too, and how many deeds they hold."""
    taken = deeds = 0
    for place, line in enumerate(lines, start=1):
        deed = _deed(line, b"")
        if deed is not None and datetime.fromisoformat(deed[0].tijdstip) >= before:
            break
        if deed is not None:
            taken, deeds = place, deeds + 1
    return taken, deeds


def _deed(line: bytes, before: bytes) -> tuple[Access, bool] | None:
    """Return the deed of a line and whether it follows the line before it; None for half a line."""
    try:
        given = json.loads(line)
        deed = Access(**{field.name: given[field.name] for field in fields(Access)})
        datetime.fromisoformat(deed.tijdstip)
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, ValueError):
        return None
    return deed, given.get("vorige") == _link(before)


def _gone_before(line: bytes) -> str | None:
    """Return the hash of the last line that was taken away, where this line says so; None where it says something else."""
    try:
        given = json.loads(line)
        return str(given["vorige"]) if _GONE in given else None
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError):
        return None


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """Give the file to one at a time; who waited for one that was replaced meanwhile, waits for the new one."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if os.fstat(handle).st_ino == path.stat().st_ino:
                yield handle
                return
        finally:
            os.close(handle)


def _last_line(handle: int) -> tuple[bytes, bool]:
    """Return the last line that was written, and whether whoever wrote it was stopped halfway."""
    size = os.fstat(handle).st_size
    tail = os.pread(handle, _TAIL, max(size - _TAIL, 0))
    lines = [line for line in tail.split(b"\n") if line]
    return (lines[-1] if lines else b""), bool(tail) and not tail.endswith(b"\n")


def _link(line: bytes) -> str:
    """Return what the line after this one holds of it."""
    return _gone_before(line) or _hash(line)


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
