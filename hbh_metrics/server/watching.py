"""Ends access on screens that stand open: whoever lost a role, got another, or signed in too long ago sees it without touching anything."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Final

from streamlit import runtime

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.roles import admitted, read_roles
from hbh_metrics.errors import UsageError

EVERY_S: Final = 5.0
"""How often all open screens are gone through; what was shown ends with the access."""


def standing(claims: Mapping[str, object], root: Path, now: float) -> Audience | None:
    """Return who somebody with those claims is at that moment; None for who may see nothing."""
    try:
        return admitted(claims, read_roles(root), now)
    except UsageError:
        return None


@contextlib.asynccontextmanager
async def access_watched(root: Path, every_s: float = EVERY_S) -> AsyncIterator[None]:
    """Go through the open screens as long as the block runs."""
    watching = asyncio.create_task(_watch(root, every_s), name="toegang")
    try:
        yield
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


async def _watch(root: Path, every_s: float) -> None:
    known: dict[str, Audience | None] = {}
    while True:
        await asyncio.sleep(every_s)
        known = _redraw_changed(root, known, time.time())


def _redraw_changed(root: Path, known: Mapping[str, Audience | None], now: float) -> dict[str, Audience | None]:
    """Draw again every screen whose visitor is another to the door than when it was last gone through; return who each is now."""
    found = {}
    for open_screen in runtime.get_instance()._session_mgr.list_active_sessions():  # noqa: SLF001 - the one list of them
        session = open_screen.session
        claims = dict(session._user_info)  # noqa: SLF001 - as it was given when the screen was opened
        if claims.get("is_logged_in"):
            found[session.id] = standing(claims, root, now)
            if session.id in known and known[session.id] != found[session.id]:
                session.request_rerun(None)
    return found
