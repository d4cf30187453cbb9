"""The secret key of the pseudonyms: one file outside the data folder, readable by its owner only.

Each line is a link of a chain: a key that was replaced stays, the one that replaced it stands below it, and the last one is the secret.

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
from hbh_metrics.reasons import reason

VARIABLE = "HBH_SLEUTEL"
_BYTES = 32
_LARGEST = 1 << 16
_LINK = re.compile(rf"[0-9a-f]{{{2 * _BYTES}}}")
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


def read_key(path: Path) -> tuple[bytes, ...]:
    """Return the links, oldest first; raises StoreError when the file is no key or when others than its owner may read it."""
    with _explained(path):
        descriptor = os.open(path, os.O_RDONLY)
        with os.fdopen(descriptor, "rb") as file:
            mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
            content = file.read(_LARGEST).decode("ascii", errors="replace").splitlines()
    if mode & _ANYONE_ELSE:
        raise StoreError(
            f"Anderen kunnen de sleutel {path} lezen (rechten {mode:o}). Maak hem weer van u alleen: chmod 600 {path}"
        )
    if not content or not all(_LINK.fullmatch(line.strip()) for line in content):
        raise StoreError(
            f"Het bestand {path} is geen sleutel van de monitor, of is beschadigd. Zet de goede sleutel terug uit de reservekopie, of "
            f"wijs hem aan met {VARIABLE}."
        )
    return tuple(bytes.fromhex(line.strip()) for line in content)


def make_key(path: Path) -> tuple[bytes, ...]:
    """Make a new key of one link and return it; when another process was first, return the key that it made."""
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


def add_link(path: Path) -> tuple[bytes, ...]:
    """Add a new link to the key and return all of them; a crash leaves the old file or the new one."""
    links = (*read_key(path), secrets.token_bytes(_BYTES))
    with _explained(path):
        disk.replace_file(path, "".join(f"{link.hex()}\n" for link in links).encode())
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
