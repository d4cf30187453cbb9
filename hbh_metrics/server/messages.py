"""What a browser may ask over the connection of a screen: what our screens ask, and nothing that the library has for who develops.

Its other messages clear what is kept for everybody, tell of the program's folder, or write in it; the buttons for them are not shown,
but whoever can connect can send them, also before signing in.
"""

from __future__ import annotations

from typing import Final

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

MOST_B: Final = 1 << 20
"""How long a message may be, in bytes: it holds what is chosen on a screen; files come in another way."""

_ASKED: Final = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
_OPERATION: Final = "backend_operation_request"
_OPERATIONS: Final = frozenset({"deferred_file", "dataframe_chunk"})


def only_asked(receive: Receive) -> Receive:
    """Return `receive` of a connection without the messages that no screen of ours sends: they are passed over."""

    async def received() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or is_asked(message.get("bytes") or b""):
                return message

    return received


def is_asked(raw: bytes) -> bool:
    """Tell whether a message is one that our screens send."""
    if len(raw) > MOST_B:
        return False
    try:
        asked = BackMsg.FromString(raw)
    except DecodeError:
        return False
    kind = asked.WhichOneof("type")
    if kind == _OPERATION:
        return any(asked.backend_operation_request.HasField(name) for name in _OPERATIONS)
    return kind in _ASKED
