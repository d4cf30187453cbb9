"""Keeps large libraries out of the start of the server: what nobody needs yet is loaded later, while nobody waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


@contextmanager
def kept_out(*names: str) -> Iterator[None]:
    """Let an import of these modules within the block fail as if they were not installed; afterwards they can be loaded as ever."""
    finder = _Refuses(frozenset(names))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Refuses(MetaPathFinder):
    """Finds none of its modules, and says so before any other finder is asked."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """Raise ImportError for a module that is kept out; return None for any other, so that the next finder is asked."""
        if name in self._names:
            raise ImportError(f"{name} is loaded later", name=name)
        return None
