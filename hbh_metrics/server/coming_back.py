"""Brings who signed in back to the screen and the choices of the link that was followed, instead of to the first screen.

The way there is kept in a cookie of ten minutes while the identity provider is asked; only a screen of this server can be in it.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from starlette.requests import HTTPConnection

from hbh_metrics.sign_in import split_address

LOG_IN, CALLBACK = "/auth/login", "/oauth2callback"
COOKIE: Final = "hbh_terug"
_SECONDS: Final = 600
_SCREEN = re.compile(r"/[a-z]{1,40}(\?[\w=&%.~+-]{0,1000})?")


def remembered(asked: HTTPConnection, headers: list[tuple[bytes, bytes]], base: str = "") -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer, with where to come back to: kept when a sign-in begins, followed when it ends well.

    What is kept is the address of a screen below the sub-path `base`.
    """
    if asked.url.path == LOG_IN:
        screen = _screen_of(asked, base)
        return headers if not screen else [*headers, (b"set-cookie", _cookie(quote(screen), _SECONDS, base))]
    if asked.url.path != CALLBACK or COOKIE not in asked.cookies:
        return headers
    screen = unquote(asked.cookies[COOKIE])
    signed_in = any(name == b"set-cookie" and value.startswith(b"_streamlit_user=") for name, value in headers)
    if signed_in and _SCREEN.fullmatch(screen):
        headers = [
            (name, f"{base}{screen}".encode("ascii") if name == b"location" else value) for name, value in headers
        ]
    return [*headers, (b"set-cookie", _cookie("", 0, base))]


def _screen_of(asked: HTTPConnection, base: str) -> str:
    """Return the screen on which the button was pressed, with its choices; empty when it is not one of ours."""
    from_where = split_address(asked.headers.get("referer", ""))
    screen = from_where.path.removeprefix(base) + (f"?{from_where.query}" if from_where.query else "")
    is_ours = from_where.netloc == asked.headers.get("host") and from_where.path.startswith(f"{base}/")
    return screen if is_ours and _SCREEN.fullmatch(screen) else ""


def _cookie(value: str, seconds: int, base: str) -> bytes:
    return f"{COOKIE}={value}; HttpOnly; Max-Age={seconds}; Path={base or '/'}; SameSite=Lax".encode("ascii")
