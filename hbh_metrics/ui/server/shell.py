"""Everything between the browser and Streamlit: the Dutch document, addresses that do not exist, and the headers."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hbh_metrics.ui import frame
from hbh_metrics.ui.server import document
from hbh_metrics.ui.server.assets import Assets
from hbh_metrics.ui.server.headers import secured

_STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/", "/app/static/")
_FILES = ("/favicon.png", "/manifest.json")


class Shell:
    """ASGI middleware that answers for the documents itself and sends the rest on."""

    def __init__(self, app: ASGIApp, pages: Path, static: Path) -> None:
        """Serve the screens whose files stand in `pages`, with Streamlit's own files in `static`."""
        self._app = app
        self._slugs = tuple(sorted(path.stem for path in pages.glob("*.py") if not path.stem.startswith("_")))
        self._assets = Assets(static)
        original = (static / "index.html").read_text(encoding="utf-8")
        self._document = document.dashboard(original, preload=self._assets.named("PlotlyChart."))
        self._script = document.SCRIPT.read_bytes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": secured(list(message["headers"]))}
            await send(message)

        own = await self._own_answer(Request(scope)) if scope["method"] in ("GET", "HEAD") else None
        await (own or self._app)(scope, receive, send_secured)

    async def _own_answer(self, request: Request) -> Response | None:
        path = request.url.path
        fresh = {"cache-control": "no-cache"}
        if path == "/":
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/{frame.START}{query}", headers=fresh)
        if path.strip("/") in self._slugs:
            return HTMLResponse(self._document, headers=fresh)
        if path == f"/hbh/{document.SCRIPT.name}":
            return Response(self._script, media_type="text/javascript", headers=fresh)
        if path in _FILES or path == "/gereed" or path.startswith(_STREAMLIT):
            return await self._assets.answer(request)
        return HTMLResponse(document.not_found(path, self._slugs), status_code=404, headers=fresh)
