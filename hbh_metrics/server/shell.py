"""Everything between the browser and Streamlit: the Dutch document, addresses that do not exist, and the headers."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hbh_metrics.server import document
from hbh_metrics.server.assets import Assets
from hbh_metrics.server.headers import secured
from hbh_metrics.ui import frame, html

_ON_EVERY_SCREEN = ("Html.", "PageLink.", "Selectbox.", "StreamlitMarkdown.", "rehype-raw.", "DownloadButton.")
_OF_CHARTS = "PlotlyChart."
_FRESH = {"cache-control": "no-cache"}
_CLOSED = ("/_stcore/metrics", "/_stcore/agent/")


class Shell:
    """ASGI middleware that answers for the documents itself and sends the rest on."""

    def __init__(self, app: ASGIApp, pages: Path, static: Path, base: str = "") -> None:
        """Serve the screens whose files stand in `pages`, with Streamlit's own files in `static`, below the sub-path `base`."""
        self._app, self._base = app, base
        self._slugs = tuple(sorted(path.stem for path in pages.glob("*.py") if not path.stem.startswith("_")))
        self._assets = Assets(static)
        original = (static / "index.html").read_text(encoding="utf-8")
        self._document = document.dashboard(
            original, preload=self._assets.with_imports(*_ON_EVERY_SCREEN), later=self._assets.named(_OF_CHARTS)
        )
        self._scripts = {f"/hbh/{script.name}": script.read_bytes() for script in document.SCRIPTS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": secured(list(message["headers"]))}
            await send(message)

        request = Request(scope)
        own = await self._own_answer(request) if request.method in ("GET", "HEAD") else None
        if own is None:
            unknown = document.not_found(request.url.path, self._slugs, self._base)
            await self._app(scope, receive, _without_documents(scope, receive, send_secured, unknown))
        else:
            await own(scope, receive, send_secured)

    async def _own_answer(self, request: Request) -> Response | None:
        path = request.url.path
        if path == "/":
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{self._base}/{frame.START}{query}", headers=_FRESH)
        if path.strip("/") in self._slugs:
            return HTMLResponse(self._document, headers=_FRESH)
        if path == f"/hbh/{document.STYLE}":
            return Response(html.style_text(), media_type="text/css", headers=_FRESH)
        if path in self._scripts:
            return Response(self._scripts[path], media_type="text/javascript", headers=_FRESH)
        if path.startswith(_CLOSED):
            return PlainTextResponse("Niet beschikbaar", status_code=404, headers=_FRESH)
        return await self._assets.answer(request)


def _without_documents(scope: Scope, receive: Receive, send: Send, unknown: str) -> Send:
    """Return a `send` that puts the document `unknown`, as a 404, in the place of any that Streamlit sends.

    Streamlit sends its page for every address it does not know.
    """
    is_replaced = False

    async def send_or_replace(message: Message) -> None:
        nonlocal is_replaced
        is_start = message["type"] == "http.response.start"
        if is_start and dict(message["headers"]).get(b"content-type", b"").startswith(b"text/html"):
            is_replaced = True
            await HTMLResponse(unknown, status_code=404, headers=_FRESH)(scope, receive, send)
        elif not is_replaced:
            await send(message)

    return send_or_replace
