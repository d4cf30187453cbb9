"""The process that serves the dashboard: `python -m hbh_metrics.server PORT ADDRESS`, started by `hbh_metrics.server.serve`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import file_util, runtime

from hbh_metrics.place import ROOT
from hbh_metrics.server.shell import Shell
from hbh_metrics.ui import frame, html, offline


async def ready(_request: Request) -> JSONResponse:
    """Answer 200 once a first page has been drawn, 503 before."""
    is_warm = frame.is_warm()
    return JSONResponse({"status": "gereed" if is_warm else "start op"}, status_code=200 if is_warm else 503)


@contextlib.asynccontextmanager
async def _with_first_page_drawn(_app: st.App) -> AsyncIterator[None]:
    """Draw the first page once for nobody, while the first visitor's browser is still loading its scripts."""
    await runtime.get_instance().does_script_run_without_error()
    yield


def main(port: int, address: str) -> None:
    """Serve until SIGINT or SIGTERM."""
    frame.use_declared_pages()
    html.link_style()
    offline.stay_offline()
    app = st.App(
        ROOT / "app.py",
        lifespan=_with_first_page_drawn,
        routes=[Route("/gereed", ready)],
        middleware=[Middleware(Shell, pages=ROOT / "pages", static=Path(file_util.get_static_dir()))],
    )
    with contextlib.suppress(KeyboardInterrupt):
        app.run(config={"server.port": port, "server.address": address, "browser.serverAddress": address})


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.argv = [""]  # else Streamlit takes this folder, and not that of app.py, for the project's
    main(int(arguments[0]), arguments[1])
