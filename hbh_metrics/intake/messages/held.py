"""Reads a message for a parser and looks, now and then, how much of it the parser holds: what we do not read is not forgotten either."""

from __future__ import annotations

from typing import IO

from lxml import etree

from hbh_metrics.intake.delivery import unreadable
from hbh_metrics.intake.messages.opening import AGAIN

EVERY = 1 << 20
MOST_SIDE_BY_SIDE = 20_000
"""More elements than this beside each other are no list of parts, which are let go as they are read."""


class Held:
    """A stream that a parser reads from; `root` is the first element, once there is one."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name, self._since = stream, name, 0
        self.root: etree._Element | None = None

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes. Raises UnreadableFileError for a message with too many elements beside each other."""
        block = self._stream.read(size)
        self._since += len(block)
        if self._since >= EVERY:
            self._since = 0
            self._look()
        return block

    def _look(self) -> None:
        """Go down along the elements that are still open: each is the last of those beside it."""
        node = self.root
        while node is not None:
            if len(node) > MOST_SIDE_BY_SIDE:
                raise unreadable(
                    self._name, "Het bericht heeft te veel elementen naast elkaar die de standaard niet kent.",
                    "een bericht zoals de standaard het geeft", AGAIN,
                )  # fmt: skip
            node = node[-1] if len(node) else None
