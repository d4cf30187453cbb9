"""The secret key of the pseudonyms: one file outside the data folder, made once, readable by its owner only.

Whoever has this file and a list of clients can tell who is who in the publications; whoever loses it can add nothing to them any more.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk
from hbh_metrics.publications.failures import reason

VARIABLE = "HBH_SLEUTEL"
_BYTES = 32
_CONTENT = re.compile(rf"[0-9a-f]{{{2 * _BYTES}}}")
_ANYONE_ELSE = stat.S_IRWXG | stat.S_IRWXO


def key_path() -> Path:
    """Where the key is: the file named in HBH_SLEUTEL, else in the user's configuration folder (XDG_CONFIG_HOME, ~/.config)."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    configured = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    if configured.is_absolute():
        return configured / "hbh-metrics" / "sleutel"
    try:
        return Path.home() / ".config" / "hbh-metrics" / "sleutel"
    except RuntimeError as error:
        raise StoreError(
            f"Er is geen thuismap om de sleutel te bewaren. Zet in {VARIABLE} waar het sleutelbestand staat."
        ) from error


def read_key(path: Path) -> bytes:
    """Return the key; raises StoreError when the file is no key or when others than its owner may read it."""
    with _explained(path):
        descriptor = os.open(path, os.O_RDONLY)
        with os.fdopen(descriptor, "rb") as file:
            mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
            content = file.read(4 * _BYTES).decode("ascii", errors="replace").strip()
    if mode & _ANYONE_ELSE:
        raise StoreError(
            f"Anderen kunnen de sleutel {path} lezen (rechten {mode:o}). Maak hem weer van u alleen: chmod 600 {path}"
        )
    if not _CONTENT.fullmatch(content):
        raise StoreError(
            f"Het bestand {path} is geen sleutel van de monitor, of is beschadigd. Zet de goede sleutel terug uit de reservekopie, of "
            f"wijs hem aan met {VARIABLE}."
        )
    return bytes.fromhex(content)


def make_key(path: Path) -> bytes:
    """Make a new key and return it; when another process was first, return the key that it made."""
    with _explained(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = disk.temporary_beside(path)
        disk.create_file(temporary, f"{secrets.token_hex(_BYTES)}\n".encode(), mode=0o600)
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            return read_key(path)
        finally:
            temporary.unlink()
        disk.sync(path.parent)
    return read_key(path)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"Het sleutelbestand {path} is niet te lezen of te maken ({reason(error.errno)}). Zorg dat dat kan, of wijs met {VARIABLE} een "
            "andere plaats aan, buiten de gegevensmap."
        ) from error
