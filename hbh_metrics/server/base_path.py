"""The sub-path under another site, such as `/monitor`: taken off before anything of ours, put back before Streamlit.

So the guard and the shell know one set of addresses, whether the proxy before the server leaves the sub-path in what it asks or takes it
off. Who asks from the machine itself (`/gereed`) need not know it.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from hbh_metrics.errors import UsageError
from hbh_metrics.place import ROOT
from hbh_metrics.sign_in import CALLBACK, SignIn

_PATH = re.compile(r"(/[A-Za-z0-9][A-Za-z0-9._~-]*)+")
_OWN = frozenset({"gereed", "hbh", "static", "media", "auth", "oauth2callback", "component"})


def normal(given: str) -> str:
    """Return a sub-path as `/monitor`, empty for none; raises UsageError for what cannot be one, or begins as an address of ours."""
    bare = given.strip().strip("/")
    if not bare:
        return ""
    path = f"/{bare}"
    if not _PATH.fullmatch(path):
        raise UsageError(f"'{given}' kan geen pad zijn. Geef er een als /monitor: letters, cijfers en streepjes.")
    first = bare.split("/")[0]
    if first in _OWN or (ROOT / "pages" / f"{first}.py").exists():
        raise UsageError(f"Het pad /{first} gebruikt het dashboard zelf. Kies een ander, bijvoorbeeld /monitor.")
    return path


def require_same(base: str, sign_in: SignIn) -> None:
    """Raise UsageError when people would come back from signing in at another address than where the dashboard is."""
    if sign_in.path_of_callback != base + CALLBACK:
        told = f"--base-path {base}" if base else "geen --base-path"
        raise UsageError(
            f"In {sign_in.path} past redirect_uri niet bij {told}: het pad daarin moet {base + CALLBACK} zijn. "
            "Pas het hier en bij de identiteitsprovider aan, of start met het andere pad."
        )


class Below:
    """ASGI middleware, before everything else: takes the sub-path off, and of cookies keeps those of the sub-path."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        """Serve below `base`."""
        self._app, self._base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on as if the dashboard had a name of its own."""
        if scope["type"] != "lifespan" and self._base:
            scope = {**scope, "headers": nearest(list(scope["headers"]))}
        if scope["type"] != "lifespan" and f"{scope['path']}/".startswith(f"{self._base}/"):
            scope = _at(scope, scope["path"].removeprefix(self._base) or "/")
        await self._app(scope, receive, send)


def nearest(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return the headers of a request in which each cookie stands once: of two of one name the first, which is of the nearest path.

    Another site on the same name may set cookies that are called as ours, and who reads them takes the last.
    """
    return [(name, _first_of_each(value) if name == b"cookie" else value) for name, value in headers]


def _first_of_each(cookies: bytes) -> bytes:
    found: dict[bytes, bytes] = {}
    for cookie in cookies.split(b";"):
        found.setdefault(cookie.split(b"=")[0].strip(), cookie.strip())
    return b"; ".join(found.values())


class Back:
    """ASGI middleware, after everything else of ours: puts the sub-path back, under which Streamlit has its own addresses."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        """Know the sub-path `base`."""
        self._app, self._base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on as it was asked."""
        if scope["type"] != "lifespan":
            scope = _at(scope, self._base + scope["path"])
        await self._app(scope, receive, send)


def _at(scope: Scope, path: str) -> Scope:
    return {**scope, "path": path, "raw_path": path.encode("utf-8")}
