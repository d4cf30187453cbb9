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
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.place import ROOT
from hbh_metrics.publications import Store

_HIGHEST_PORT = 65535


def serve(data: Path, port: int, address: str, audience: str | None = None) -> None:
    """Serve the publications in `data` on http://`address`:`port` until it is stopped; does not return.

    Everyone who opens it is `audience`, where that is given and nobody logs in. Raises StoreError when there is no publication to show,
    or a damaged one, and UsageError when the port or address cannot be used, or the audience does not exist.
    """
    known = None if audience is None else Audience.named(audience)
    data = data.resolve()
    if Store(data).current() is None:
        raise StoreError(
            f"In {data} staat nog geen publicatie. "
            "Maak er een met `python -m hbh_metrics import MAP`, of zet de demo klaar met `python -m hbh_metrics demo`."
        )
    _require_free(port, address)
    os.environ["HBH_DATA"] = str(data)
    if known is not None:
        os.environ["HBH_DOELGROEP"] = known.name
    os.chdir(ROOT)  # where .streamlit/config.toml stands
    sys.stdout.write(f"Het dashboard start op http://{address}:{port} (stoppen: Ctrl-C)\n")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "hbh_metrics.server", str(port), address])  # noqa: S606 - no shell


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
