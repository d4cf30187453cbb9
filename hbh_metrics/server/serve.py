"""Starts the dashboard in a process of its own, so that the server never holds what reads deliveries.

The command's process is replaced, not followed: Ctrl-C and SIGTERM reach the server itself and nothing is left behind.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.roles import read_roles
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.place import ROOT
from hbh_metrics.publications import Store
from hbh_metrics.publications.limiting import SCREEN, limits_of
from hbh_metrics.server import base_path
from hbh_metrics.sign_in import OPEN, SETTINGS, SignIn, is_loopback, read_sign_in

_HIGHEST_PORT = 65535


MOST_SESSIONS = 200
"""How many screens may be open at once, unless the command says otherwise."""


def serve(
    data: Path, port: int, address: str, audience: str | None = None, sign_in: Path | None = None, *,
    is_open: bool = False, most_sessions: int = MOST_SESSIONS, base: str = "",
) -> None:  # fmt: skip
    """Serve the publications in `data` on http://`address`:`port``base` until it is stopped; does not return.

    Everyone who opens it is `audience`, where that is given and nobody logs in. People log in as the settings in the file `sign_in` say;
    without those it listens on this machine only, unless it `is_open` on purpose. Raises StoreError when there is no publication to show,
    or a damaged one, and UsageError when the port, the address or a setting cannot be used, or the audience does not exist.
    """
    known = None if audience is None else Audience.named(audience)
    data = data.resolve()
    if Store(data).current() is None:
        raise StoreError(
            f"In {data} staat nog geen publicatie. "
            "Maak er een met `python -m hbh_metrics import MAP`, of zet de demo klaar met `python -m hbh_metrics demo`."
        )
    base = base_path.normal(base)
    signing_in = read_sign_in(sign_in)
    read_roles(data)
    limits_of(data, SCREEN)
    _require_allowed(address, signing_in, audience, is_open=is_open)
    if signing_in is not None:
        base_path.require_same(base, signing_in)
    if most_sessions < 1:
        raise UsageError("Het aantal bezoekers tegelijk (--bezoekers) is ten minste 1.")
    _require_free(port, address)
    os.environ["HBH_DATA"] = str(data)
    if signing_in is not None:
        os.environ[SETTINGS] = str(signing_in.path.resolve())
    os.environ.pop(OPEN, None)
    if is_open:
        os.environ[OPEN] = "ja"
    if known is not None:
        os.environ["HBH_DOELGROEP"] = known.name
    os.chdir(ROOT)  # where .streamlit/config.toml stands
    sys.stdout.write(f"Het dashboard start op http://{address}:{port}{base} (stoppen: Ctrl-C)\n")
    sys.stdout.flush()
    own = ["-m", "hbh_metrics.server", str(port), address, str(most_sessions), base]
    os.execv(sys.executable, [sys.executable, *own])  # noqa: S606 - no shell


def _require_allowed(address: str, sign_in: SignIn | None, audience: str | None, *, is_open: bool) -> None:
    if sign_in is not None and (is_open or audience is not None):
        given = "--zonder-aanmelding" if is_open else "--audience"
        raise UsageError(f"Op deze server meldt iedereen zich aan, volgens {sign_in.path}. Laat {given} weg.")
    if sign_in is None and not is_open and not is_loopback(address):
        raise UsageError(
            f"Op {address} kan iedereen op het netwerk alle cijfers zien. Stel de aanmelding in (docs/beheer.md), of zet er "
            "--zonder-aanmelding bij als dit netwerk gesloten is: dan staat dat op elk scherm."
        )


def _require_free(port: int, address: str) -> None:
    if not 1 <= port <= _HIGHEST_PORT:
        raise UsageError(f"Poort {port} bestaat niet. Kies er een tussen 1 en {_HIGHEST_PORT}.")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise UsageError(_why_not(error, port, address)) from error


def _why_not(error: OSError, port: int, address: str) -> str:
    if isinstance(error, PermissionError):
        return f"Poort {port} mag op deze computer niet gebruikt worden. Kies een hogere met --port."
    if error.errno == errno.EADDRINUSE:
        return f"Poort {port} is al in gebruik. Stop wat daar draait, of kies een andere met --port."
    return f"Het adres {address} is niet van deze computer. Kies met --address een ander, bijvoorbeeld localhost."
