"""Something goes wrong at the N-th thing that a writer asks of the file system; the writer itself knows nothing of it."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Literal

from hbh_metrics.publications import disk

WATCHED: tuple[tuple[ModuleType, str], ...] = (
    *(
        (os, name)
        for name in ("open", "write", "fsync", "replace", "rename", "link", "unlink", "rmdir", "mkdir", "chmod")
    ),
    (fcntl, "flock"),
    (disk, "exchange"),
)
# What a full disk may refuse; the rest goes on working.
NEEDS_ROOM = {"open", "write", "fsync", "replace", "rename", "link", "mkdir"}

When = Literal["before", "halfway", "after"]
Fault = Callable[[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]


@contextmanager
def fault_at(point: int, fault: Fault, only: set[str] | None = None) -> Iterator[list[str]]:
    """Run `fault` instead of the `point`-th watched call, counted from 1; yields the names of the calls made so far."""
    calls: list[str] = []

    def counted(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            calls.append(_told(name, args))
            return fault(name, original, args, kwargs) if len(calls) == point else original(*args, **kwargs)

        return call

    with _in_place_of(counted, only):
        yield calls


@contextmanager
def seen_around_every_call(look: Callable[[str, When], None]) -> Iterator[None]:
    """Call `look` before and after every watched call with its name, and halfway a write."""
    is_looking = False

    def watched(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal is_looking
            if is_looking:
                return original(*args, **kwargs)
            seen(_told(name, args), "before")
            if name == "write" and len(args[1]) > 1:
                half = original(args[0], bytes(args[1])[: len(args[1]) // 2])
                seen(name, "halfway")
                answer = half + original(args[0], bytes(args[1])[half:])
            else:
                answer = original(*args, **kwargs)
            seen(_told(name, args), "after")
            return answer

        return call

    def seen(name: str, when: When) -> None:
        nonlocal is_looking
        is_looking = True
        look(name, when)
        is_looking = False

    with _in_place_of(watched):
        yield


@contextmanager
def _in_place_of(
    made: Callable[[str, Callable[..., Any]], Callable[..., Any]], only: set[str] | None = None
) -> Iterator[None]:
    originals = [(module, name, getattr(module, name)) for module, name in WATCHED if only is None or name in only]
    for module, name, original in originals:
        setattr(module, name, made(name, original))
    try:
        yield
    finally:
        for module, name, original in originals:
            setattr(module, name, original)


def _told(name: str, args: tuple[Any, ...]) -> str:
    """Return the name under which a call is counted: opening a file that is there only looks."""
    return "look" if name == "open" and not args[1] & os.O_CREAT else name


def die_before(_name: str, _original: Callable[..., Any], _args: tuple[Any, ...], _kwargs: dict[str, Any]) -> None:
    """Kill this process before the call."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_after(_name: str, original: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Kill this process after the call; a write is torn halfway."""
    try:
        if original is _WRITE:
            original(args[0], bytes(args[1])[: len(args[1]) // 2])
        else:
            original(*args, **kwargs)
    finally:
        os.kill(os.getpid(), signal.SIGKILL)


def disk_full(_name: str, _original: Callable[..., Any], args: tuple[Any, ...], _kwargs: dict[str, Any]) -> None:
    """Refuse the call as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))


_WRITE = os.write
