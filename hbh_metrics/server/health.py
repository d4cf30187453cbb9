"""Whether this server can be used, for who watches over it: without a visitor, without sign-in, without anything of the data."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import open_door
from hbh_metrics.errors import UserError
from hbh_metrics.ui import frame
from hbh_metrics.ui.data import data_folder

_FRESH = {"cache-control": "no-store"}


async def ready(_request: Request) -> Response:
    """Answer 200 when a screen can be drawn; 503 with the reason while the server starts or the current publication cannot be read."""
    reason = await run_in_threadpool(_why_not, data_folder()) if frame.is_warm() else "De server start op."
    if reason is None:
        return JSONResponse({"status": "gereed"}, headers=_FRESH)
    return JSONResponse({"status": "niet gereed", "reden": reason}, status_code=503, headers=_FRESH)


def _why_not(root: Path) -> str | None:
    """Return why the current publication cannot be read, without saying where it stands; None when it can."""
    try:
        door = open_door(root, Audience.BEHEERDER)
        if door is None:
            return "Er is nog niets gepubliceerd."
        door.providers()
        missing = [name for name in door.publication.tables if not door.publication.table_path(name).is_file()]
    except UserError as error:
        return str(error).replace(f"gegevensmap {root}", "gegevensmap").replace(str(root), "de gegevensmap")
    return f"Van de huidige publicatie ontbreekt: {', '.join(sorted(missing))}." if missing else None
