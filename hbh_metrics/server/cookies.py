"""The cookies of a sign-in: read to know who asks, and sent on shorter and safer than the library makes them.

The library's cookie lasts 30 days and goes over any line; here it lasts as long as a sign-in does, and goes over TLS only where people
reach the server so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME, XSRF_COOKIE_NAME

_SET = b"set-cookie"


def claims_in(cookies: Mapping[str, str]) -> Mapping[str, object] | None:
    """Return the claims of the account whose sign-in the cookies hold; None when they hold none that this server signed."""

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return None if value is None else decode_signed_value(get_cookie_secret(), name, value.encode("latin-1"))

    try:
        found = json.loads(get_cookie_with_chunks(signed, USER_COOKIE_NAME) or b"null")
    except (UnicodeError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("is_logged_in") is True else None


def sent_on(
    headers: list[tuple[bytes, bytes]], seconds: float, *, is_behind_tls: bool, base: str = ""
) -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer in which a sign-in's cookies last at most `seconds`, and over TLS all of them are Secure.

    The token against forged requests goes to addresses below the sub-path `base` only.
    """
    return [
        (name, _sent_on(value, int(seconds), base, is_behind_tls=is_behind_tls))
        if name.lower() == _SET
        else (name, value)
        for name, value in headers
    ]


def _sent_on(cookie: bytes, seconds: int, base: str, *, is_behind_tls: bool) -> bytes:
    first, *attributes = (part.strip() for part in cookie.decode("latin-1").split(";"))
    kept = [part for part in attributes if part and part.lower() != "secure"]
    if base and first.startswith(f"{XSRF_COOKIE_NAME}="):
        kept = [part for part in kept if not part.lower().startswith("path=")]
        kept.append(f"Path={base}")
    if first.startswith(USER_COOKIE_NAME):
        is_taken_away = any(part.lower() == "max-age=0" for part in kept)
        kept = [part for part in kept if not part.lower().startswith(("max-age=", "expires="))]
        kept.append("Max-Age=0" if is_taken_away else f"Max-Age={seconds}")
    if is_behind_tls:
        kept.append("Secure")
    return "; ".join([first, *kept]).encode("latin-1")
