"""Keeps what was made, so that it is made once a process: by whoever asks first, while who asks for the same waits for that one.

Bounded: what was asked for longest ago goes first. What is kept is handed out to many and may be changed by nobody.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass
class _Entry:
    """One thing, made or being made: whoever makes it holds its lock."""

    made: list[Any] = field(default_factory=list)
    making: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Same:
    """Makes a key of a thing by which one it is: for what is large, and the same object for as long as it is the same."""

    thing: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing

    def __hash__(self) -> int:
        return id(self.thing)


def fixed(value: object) -> Hashable:
    """Return what a thing is kept under: itself, of a list or a mapping what is in it, and of anything else which one it is."""
    if isinstance(value, Mapping):
        return tuple((name, fixed(one)) for name, one in value.items())
    if isinstance(value, list | tuple):
        return tuple(fixed(one) for one in value)
    try:
        hash(value)
    except TypeError:
        return Same(value)
    return value


class Keeper:
    """Keeps at most so many things, each under a key that holds everything it follows from."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._looking = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under the key, made by `make` when there is nothing yet; what `make` raises is raised, and nothing kept."""
        with self._looking:
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
        with entry.making:
            if not entry.made:
                try:
                    entry.made.append(make())
                finally:
                    if not entry.made:
                        self._forget(key, entry)
            found: T = entry.made[0]
            return found

    def _forget(self, key: Hashable, entry: _Entry) -> None:
        with self._looking:
            if self._entries.get(key) is entry:
                del self._entries[key]

    def has(self, key: Hashable) -> bool:
        """Tell whether there is something under the key, without making it or counting as a question."""
        with self._looking:
            entry = self._entries.get(key)
            return entry is not None and bool(entry.made)

    def __len__(self) -> int:
        with self._looking:
            return len(self._entries)
