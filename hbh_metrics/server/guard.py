"""What stands before everything else of the server: for which names it answers, how many at once, and who may ask for files or send them.

A page of another site that points its own name at this machine gets nothing, nor does a proxy that brings strangers to a server without
sign-in. Files made for a screen are only for who is signed in now and sees that screen; files are taken in only from the beheerder.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.roles import Roles, admitted, read_roles
from hbh_metrics.errors import UsageError
from hbh_metrics.server import coming_back, cookies, messages
from hbh_metrics.server.headers import secured
from hbh_metrics.sign_in import OPEN, SignIn, is_loopback, split_address
from hbh_metrics.ui.visitor import was_made_for

MOST_UPLOADED_B: Final = 512 << 20
"""How much may be on its way in at once, in bytes; a single file is held to `maxUploadSize`."""

_FILES, _UPLOADS = "/media/", "/_stcore/upload_file/"
_BROUGHT_BY_PROXY = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip")
_STRICT_TRANSPORT = (b"strict-transport-security", b"max-age=31536000")


class Guard:
    """ASGI middleware, the outermost."""

    def __init__(self, app: ASGIApp, root: Path, sign_in: SignIn | None, most_sessions: int, base: str = "") -> None:
        """Guard the screens of the data folder `root`, where people sign in as `sign_in` says, below the sub-path `base`."""
        self._app, self._root, self._sign_in, self._most, self._base = app, root, sign_in, most_sessions, base
        self._is_open = sign_in is None and bool(os.environ.get(OPEN))
        self._sessions = 0
        self._coming_in = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        refusal = self._refusal(connection)
        if refusal is not None:
            await _refuse(refusal, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._counted(scope, receive, send)
        else:
            await self._answered(connection, scope, receive, send)

    def _refusal(self, asked: HTTPConnection) -> tuple[int, str] | None:
        """Return the status and the sentence with which a request is refused; None for one that goes on."""
        name = split_address(f"//{asked.headers.get('host', '')}").hostname or ""
        if not self._is_open and not is_loopback(name) and (self._sign_in is None or name != self._sign_in.host):
            return 421, "Onder deze naam is hier geen dashboard."
        if self._sign_in is None and not self._is_open and any(header in asked.headers for header in _BROUGHT_BY_PROXY):
            return 403, "Dit dashboard heeft geen aanmelding en is alleen voor de computer waarop het draait."
        if asked.scope["type"] == "websocket":
            return (503, "Er kijken nu te veel mensen tegelijk.") if self._sessions >= self._most else None
        path = asked.url.path
        if path.startswith((_FILES, _UPLOADS)):
            return self._refusal_of_file(asked, is_upload=path.startswith(_UPLOADS))
        return None

    def _refusal_of_file(self, asked: HTTPConnection, *, is_upload: bool) -> tuple[int, str] | None:
        try:
            who = self._audience(asked)
        except UsageError as error:
            return 401, str(error)
        if not is_upload and not _is_for(who, asked.url.path.removeprefix(_FILES)):
            return 404, "Dit bestand is er niet."
        if is_upload and who.role is not Role.BEHEERDER:
            return 403, "Leveringen zijn alleen te brengen door de beheerder."
        if is_upload and self._coming_in + _length(asked) > MOST_UPLOADED_B:
            return 413, "Er komt al te veel tegelijk binnen. Probeer het zo opnieuw."
        return None

    def _audience(self, asked: HTTPConnection) -> Audience:
        """Return who asks; raises UsageError for who may see nothing."""
        if self._sign_in is None:
            return Audience.named(os.environ.get("HBH_DOELGROEP") or Audience.PROGRAMMAMANAGER.name)
        claims = cookies.claims_in(asked.cookies)
        if claims is None:
            raise UsageError("Meld u aan.")
        return admitted(claims, read_roles(self._root), time.time())

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._sessions += 1
        try:
            await self._app(scope, messages.only_asked(receive), send)
        finally:
            self._sessions -= 1

    async def _answered(self, asked: HTTPConnection, scope: Scope, receive: Receive, send: Send) -> None:
        is_behind_tls = self._sign_in is not None and self._sign_in.is_behind_tls
        coming_in = _length(asked) if asked.url.path.startswith(_UPLOADS) else 0

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = coming_back.remembered(asked, list(message["headers"]), self._base)
                headers = cookies.sent_on(headers, self._seconds(), is_behind_tls=is_behind_tls, base=self._base)
                message = {**message, "headers": [*headers, _STRICT_TRANSPORT] if is_behind_tls else headers}
            await send(message)

        self._coming_in += coming_in
        try:
            await self._app(scope, receive, send_on)
        finally:
            self._coming_in -= coming_in

    def _seconds(self) -> float:
        """Return how long a sign-in lasts; as usual where the file that says so is not right."""
        try:
            return read_roles(self._root).seconds
        except UsageError:
            return Roles().seconds


def _is_for(who: Audience, name: str) -> bool:
    """Tell whether the file of that name, made for a screen, was made for who asks; one that is not there is nobody's."""
    storage = runtime.get_instance().media_file_mgr._storage  # noqa: SLF001 - the one place where files are
    try:
        found = storage.get_file(name) if isinstance(storage, MemoryMediaFileStorage) else None
    except MediaFileStorageError:
        return False
    return found is not None and was_made_for(who, found.content)


def _length(asked: HTTPConnection) -> int:
    """Return how many bytes a request says that it brings; all that there may be when it does not say so."""
    said = asked.headers.get("content-length", "")
    return int(said) if said.isdigit() else MOST_UPLOADED_B


async def _refuse(why: tuple[int, str], scope: Scope, receive: Receive, send: Send) -> None:
    status, sentence = why
    if scope["type"] == "websocket":
        await receive()  # the request to connect
        await send({"type": "websocket.close", "code": 1013 if status == 503 else 1008, "reason": sentence})  # noqa: PLR2004
        return

    async def send_secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": secured(list(message["headers"]))}
        await send(message)

    answer = PlainTextResponse(sentence, status_code=status, headers={"cache-control": "no-store"})
    await answer(scope, receive, send_secured)
