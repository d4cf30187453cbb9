"""The dashboard as an application: the screens, what stands before them, and what is done while nobody waits."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import file_util, runtime

from hbh_metrics.door.opening import require_published
from hbh_metrics.errors import UserError
from hbh_metrics.place import ROOT
from hbh_metrics.server.ahead import made_ahead
from hbh_metrics.server.base_path import Back, Below
from hbh_metrics.server.guard import Guard
from hbh_metrics.server.health import ready
from hbh_metrics.server.logs import OWN, keep_log
from hbh_metrics.server.making import tell_failures
from hbh_metrics.server.shell import Shell
from hbh_metrics.server.watching import access_watched
from hbh_metrics.sign_in import read_sign_in, settings_file
from hbh_metrics.ui import frame, html, offline
from hbh_metrics.ui.data import data_folder


@contextlib.asynccontextmanager
async def _with_first_page_drawn(_app: st.App) -> AsyncIterator[None]:
    """Draw the first page once for nobody, while the first visitor's browser is still loading its scripts."""
    await runtime.get_instance().does_script_run_without_error()
    frame.warm_up()  # also where nobody is shown a page before signing in
    with contextlib.suppress(UserError):  # told to the first visitor
        require_published(data_folder())
    with made_ahead(data_folder()):
        async with access_watched(data_folder()):
            yield


def main(port: int, address: str, most_sessions: int, base: str = "") -> None:
    """Serve below the sub-path `base` until SIGINT or SIGTERM."""
    frame.use_declared_pages()
    html.link_style()
    offline.stay_offline()
    keep_log(data_folder(), port)
    tell_failures()
    sign_in = read_sign_in()
    app = st.App(
        ROOT / "app.py",
        lifespan=_with_first_page_drawn,
        routes=[Route(f"{base}/gereed", ready)],
        middleware=[
            Middleware(Below, base=base),
            Middleware(Guard, root=data_folder(), sign_in=sign_in, most_sessions=most_sessions, base=base),
            Middleware(Shell, pages=ROOT / "pages", static=Path(file_util.get_static_dir()), base=base),
            Middleware(Back, base=base),
        ],
    )
    settings = {
        "runner.postScriptGC": False,  # after every run it stops all sessions for as long as it takes to go through all that is kept
        "server.port": port,
        "server.address": address,
        "server.baseUrlPath": base.strip("/"),
        "browser.serverAddress": address if sign_in is None else sign_in.host,
        "secrets.files": [str(settings_file())],
    }
    logging.getLogger(OWN).info("Het dashboard start")
    with contextlib.suppress(KeyboardInterrupt):
        app.run(config=settings)
