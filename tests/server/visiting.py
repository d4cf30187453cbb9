"""A visitor without a browser: the cookies, the forms of the provider, and the raw messages in which screens come."""

from __future__ import annotations

import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.cookiejar import CookieJar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets import Origin, Subprotocol
from websockets.sync.client import ClientConnection, connect

from tests.serving import PATIENCE_S, Answer


class _NotFollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        """Let a redirect be seen as it is."""


@dataclass
class Screen:
    """An open screen: the messages of its last run."""

    socket: ClientConnection
    slug: str
    page: str = ""
    session: str = ""
    messages: list[ForwardMsg] = field(default_factory=list)

    def run(self, pressed: str = "", address: str = "", opened: Sequence[str] = ()) -> str:
        """Run the screen again, at an address (what stands behind its ?), and return all that came.

        A button is pressed (by its label) if one is named; switches and parts that fold are `opened` (by their ids).
        """
        asked = BackMsg()
        asked.rerun_script.page_script_hash, asked.rerun_script.page_name = self.page, self.slug
        asked.rerun_script.query_string = address
        states = [WidgetState(id=one, bool_value=True) for one in opened]
        if pressed:
            states.append(WidgetState(id=self.button(pressed), trigger_value=True))
        asked.rerun_script.widget_states.widgets.extend(states)
        self.socket.send(asked.SerializeToString())
        return self.wait()

    def open_all(self, address: str = "") -> str:
        """Open every switch and every part that folds, also those that come with another, and return all that came."""
        text, opened = self.run(address=address), list[str]()
        while new := [one for one in self._folds() if one not in opened]:
            opened += new
            text += self.run(address=address, opened=opened)
        return text

    def _folds(self) -> list[str]:
        deltas = [message.delta for message in self.messages if message.HasField("delta")]
        elements = [delta.new_element for delta in deltas if delta.WhichOneof("type") == "new_element"]
        blocks = [delta.add_block for delta in deltas if delta.WhichOneof("type") == "add_block"]
        return [
            *(one.checkbox.id for one in elements if one.WhichOneof("type") == "checkbox"),
            *(one.expandable.id for one in blocks if one.WhichOneof("type") == "expandable" and one.expandable.id),
        ]

    def wait(self, patience_s: float = PATIENCE_S) -> str:
        """Wait for a run to end, whoever asked for it, and return all that came."""
        self.messages = []
        last = time.monotonic() + patience_s
        while True:
            raw = self.socket.recv(timeout=max(last - time.monotonic(), 0.0))
            assert isinstance(raw, bytes)
            message = ForwardMsg()
            message.ParseFromString(raw)
            self.messages.append(message)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.page = message.new_session.page_script_hash or self.page
                self.session = message.new_session.initialize.session_id or self.session
            elif kind == "navigation":
                self.page = message.navigation.page_script_hash or self.page
            if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return self.text

    @property
    def text(self) -> str:
        """Everything in the raw messages, read as text."""
        return (
            "\n".join(str(message.delta) for message in self.messages if message.HasField("delta"))
            .encode()
            .decode("unicode_escape")
            .encode("latin-1", "ignore")
            .decode("utf-8", "replace")
        )

    def button(self, label: str) -> str:
        """Return the id of the button with that label."""
        elements = [message.delta.new_element for message in self.messages if message.HasField("delta")]
        return next(
            element.button.id
            for element in elements
            if element.WhichOneof("type") == "button" and element.button.label == label
        )

    @property
    def files(self) -> dict[str, str]:
        """The files that are offered: the id of each by the label of its button, with its place where several are called so."""
        elements = [message.delta.new_element for message in self.messages if message.HasField("delta")]
        buttons = [element.download_button for element in elements if element.WhichOneof("type") == "download_button"]
        labels = [button.label for button in buttons]
        names = [
            label if label not in labels[:place] else f"{label} ({labels[:place].count(label) + 1})"
            for place, label in enumerate(labels)
        ]
        return {name: button.deferred_file_id for name, button in zip(names, buttons, strict=True)}

    def download(self, label: str) -> str:
        """Ask for the file behind the button with that label and return its address; empty when the server refuses."""
        asked = BackMsg()
        asked.backend_operation_request.request_id, asked.backend_operation_request.session_id = "een", self.session
        asked.backend_operation_request.deferred_file.file_id = self.files[label]
        self.socket.send(asked.SerializeToString())
        while True:
            raw = self.socket.recv(timeout=PATIENCE_S)
            assert isinstance(raw, bytes)
            message = ForwardMsg()
            message.ParseFromString(raw)
            if message.HasField("backend_operation_response"):
                return message.backend_operation_response.deferred_file.url

    def redirect(self) -> str:
        """Return where the screen sends the browser."""
        return next(message.auth_redirect.url for message in self.messages if message.HasField("auth_redirect"))


class Visitor:
    """Somebody with cookies of their own."""

    def __init__(self, url: str, rooms: ExitStack) -> None:
        """Visit the server at `url`; what stands open is closed with `rooms`."""
        self.url, self._rooms = url, rooms
        self.cookies = CookieJar()
        self._open = urllib.request.build_opener(_NotFollowed, urllib.request.HTTPCookieProcessor(self.cookies)).open

    def ask(self, address: str, form: dict[str, str] | None = None, **headers: str) -> Answer:
        """Return the answer to a request with this visitor's cookies; a form is posted. An address of ours is below that of the server."""
        base = urllib.parse.urlsplit(self.url).path
        if address.startswith("/") and not address.startswith(f"{base}/"):
            address = base + address
        whole = urllib.parse.urljoin(self.url, address)
        body = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(whole, body, headers)  # noqa: S310 - only http to this machine
        try:
            with self._open(request, timeout=PATIENCE_S) as found:
                return Answer(found.status, {k.lower(): v for k, v in found.headers.items()}, found.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())

    def open(self, slug: str) -> Screen:
        """Open a screen and return it after its first run."""
        self.ask(f"/{slug}")
        self.ask("/_stcore/health")
        cookies = {cookie.name: cookie.value or "" for cookie in self.cookies}
        socket = self._rooms.enter_context(
            connect(
                f"ws{self.url.removeprefix('http')}/_stcore/stream",
                origin=Origin(urllib.parse.urljoin(self.url, "/").rstrip("/")),
                subprotocols=[Subprotocol("streamlit"), Subprotocol(cookies["_streamlit_xsrf"].strip('"'))],
                additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())},
                max_size=None,
            )
        )
        screen = Screen(socket, slug)
        screen.run()
        return screen

    def sign_in(self, sub: str, address: str = "/gegevens") -> Answer:
        """Press the button on a screen, choose an account at the provider, and return the answer that brought the cookie."""
        screen = self.open("gegevens")
        screen.run("Inloggen")
        to_provider = self.ask(screen.redirect(), Referer=f"{self.url}{address}").headers["location"]
        assert self.ask(to_provider).status == 200
        back = self.ask(to_provider, {"sub": sub}).headers["location"]
        screen.socket.close()
        return self.ask(back)
