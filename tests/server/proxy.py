"""A reverse proxy that has the monitor below a path of its own, as docs/beheer.md tells; what is outside that path is another site."""

from __future__ import annotations

import contextlib
import re
import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

_END, _PIECE = b"\r\n\r\n", 1 << 16
_ELSEWHERE = b"HTTP/1.1 404 Not Found\r\ncontent-length: 12\r\nconnection: close\r\n\r\nandere site\n"


@dataclass
class Proxy:
    """Where the proxy listens, whether it takes the path off or leaves it, and what it was asked that is not below the path."""

    url: str
    takes_off: bool = False
    elsewhere: list[str] = field(default_factory=list)


@contextlib.contextmanager
def proxying(upstream: int, base: str, port: int) -> Iterator[Proxy]:
    """Bring what is asked below `base` to the server on the port `upstream`, while the block runs."""
    proxy = Proxy(f"http://localhost:{port}{base}")

    class Passing(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            """Pass one request on with all that follows, a websocket's messages included."""
            head = _head_of(self.request)
            method, address, rest = head.split(b" ", 2)
            if not address.startswith(f"{base}/".encode()) and address.split(b"?")[0] != base.encode():
                proxy.elsewhere.append(address.decode())
                self.request.sendall(_ELSEWHERE)
                return
            if proxy.takes_off:
                address = address.removeprefix(base.encode()) or b"/"
            if b"upgrade: websocket" not in rest.lower():
                rest = re.sub(rb"(?im)^connection:.*\r\n", b"", rest).replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
            rest = rest.replace(b"\r\n", b"\r\nX-Forwarded-For: 203.0.113.5\r\n", 1)
            with socket.create_connection(("localhost", upstream)) as server:
                server.sendall(b" ".join((method, address, rest)))
                _both_ways(self.request, server)

    class Listening(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True

    with Listening(("localhost", port), Passing) as listening:
        threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True).start()
        yield proxy
        listening.shutdown()


def _head_of(client: socket.socket) -> bytes:
    """Return what was sent up to the end of the headers, and what came with it."""
    found = b""
    while _END not in found and (piece := client.recv(_PIECE)):
        found += piece
    return found or b"GET / HTTP/1.1\r\n\r\n"


def _both_ways(one: socket.socket, other: socket.socket) -> None:
    to = {one: other, other: one}
    while True:
        for ready in select.select(list(to), [], [])[0]:
            with contextlib.suppress(ConnectionError):
                if piece := ready.recv(_PIECE):
                    to[ready].sendall(piece)
                    continue
            return
