"""How people sign in at the server: the settings of the identity provider, and where the server may listen without them.

The settings are a file of their own, readable by its owner only, for two of them are secrets. No message repeats what stands in it.
"""

from __future__ import annotations

import ipaddress
import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from hbh_metrics.errors import UsageError
from hbh_metrics.place import ROOT

SETTINGS: Final = "HBH_AANMELDING"
"""The variable that names the file with the settings; without it the file is `USUAL`, where it exists."""

OPEN: Final = "HBH_ZONDER_AANMELDING"
"""The variable that is set where a server on a closed network shows everything to everyone on purpose."""

USUAL: Final = ROOT / ".streamlit" / "secrets.toml"
CALLBACK: Final = "/oauth2callback"
SHORTEST_SECRET: Final = 32
_REQUIRED: Final = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_LOCAL_NAMES: Final = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})


@dataclass(frozen=True)
class SignIn:
    """Where the settings stand, and the address under which people know this server."""

    path: Path
    redirect_uri: str

    @property
    def is_behind_tls(self) -> bool:
        """Whether people reach this server over TLS only."""
        return urlsplit(self.redirect_uri).scheme == "https"

    @property
    def path_of_callback(self) -> str:
        """The path in that address."""
        return urlsplit(self.redirect_uri).path

    @property
    def host(self) -> str:
        """The name of the server in that address."""
        return urlsplit(self.redirect_uri).hostname or ""


def is_loopback(address: str) -> bool:
    """Tell whether an address to listen on, or the name of a host, is this machine only."""
    bare = address.strip().strip("[]").lower().rstrip(".")
    if bare in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def split_address(text: str) -> SplitResult:
    """Return the parts of an address, all empty where it is none, such as one with a single bracket."""
    try:
        return urlsplit(text)
    except ValueError:
        return urlsplit("")


def settings_file() -> Path:
    """Return where the settings stand, or would stand."""
    return Path(os.environ.get(SETTINGS) or USUAL)


def read_sign_in(path: Path | None = None) -> SignIn | None:
    """Return how people sign in at this server; None where nobody does.

    Raises UsageError for a file that was named and is not there, that others may read, or that lacks a setting.
    """
    is_named = path is not None or bool(os.environ.get(SETTINGS))
    path = path or settings_file()
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        auth = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("auth")
    except FileNotFoundError as error:
        if not is_named:
            return None
        raise UsageError(f"Het bestand met de aanmelding, {path}, is er niet.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"Het bestand met de aanmelding, {path}, kan niet worden gelezen. Herstel het.") from error
    if auth is None and not is_named:
        return None
    if not isinstance(auth, Mapping):
        raise UsageError(f"In {path} ontbreekt het deel [auth] met de gegevens van de identiteitsprovider.")
    if mode & 0o077:
        raise UsageError(
            f"In {path} staan geheimen en anderen kunnen het lezen. Geef alleen de eigenaar toegang: chmod 600."
        )
    return SignIn(path, _checked(path, auth))


def _checked(path: Path, auth: Mapping[str, object]) -> str:
    """Return the `redirect_uri`; raises UsageError that names, and does not repeat, what is missing or cannot work."""
    given = {name: value for name in _REQUIRED if isinstance(value := auth.get(name), str) and value.strip()}
    missing = [name for name in _REQUIRED if name not in given]
    if missing:
        raise UsageError(f"In {path} ontbreekt bij [auth]: {', '.join(missing)}.")
    if len(given["cookie_secret"]) < SHORTEST_SECRET:
        raise UsageError(f"In {path} is cookie_secret te kort: neem ten minste {SHORTEST_SECRET} willekeurige tekens.")
    for name in ("redirect_uri", "server_metadata_url"):
        if not _is_safe(split_address(given[name])):
            raise UsageError(f"In {path} moet {name} beginnen met https://, of met http:// op deze computer zelf.")
    if not given["redirect_uri"].endswith(CALLBACK):
        raise UsageError(f"In {path} moet redirect_uri eindigen op {CALLBACK}.")
    return given["redirect_uri"]


def _is_safe(address: SplitResult) -> bool:
    host = address.hostname or ""
    return bool(host) and (address.scheme == "https" or (address.scheme == "http" and is_loopback(host)))
