"""How much one question may ask of the machine: time, memory and rows, after which it is stopped and told so.

`grenzen.toml` in the data folder may set other limits, in its tables `[vraag]` (an analyst's own) and `[scherm]`.
"""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import duckdb

from hbh_metrics import dutch
from hbh_metrics.errors import UsageError, is_interrupted
from hbh_metrics.whole_numbers import whole_numbers

FILE: Final = "grenzen.toml"
ANALYST, SCREEN = PARTS = ("vraag", "scherm")
_BATCH = 10_000
HEADROOM_MB: Final = 1024
"""Address space that a process reserves without using it: threads and libraries take about a gigabyte more than what is resident."""
_NAMES: Final = {"seconden": "seconds", "geheugen_mb": "memory_mb", "rijen": "rows"}
_ENOUGH: Final = b"\0"


@dataclass(frozen=True)
class Limits:
    """The most that a question may take: seconds, megabytes of the database, rows of the answer."""

    seconds: float
    memory_mb: int
    rows: int

    @property
    def settings(self) -> dict[str, str | bool | int | float | list[str]]:
        """What a connection is opened with: past its memory a question fails, instead of filling the disk."""
        return {"memory_limit": f"{self.memory_mb}MB", "temp_directory": "", "threads": "2"}


DEFAULTS: Final = {ANALYST: Limits(120.0, 2048, 1_000_000), SCREEN: Limits(30.0, 2048, 1_000_000)}


def limits_of(root: Path, part: str) -> Limits:
    """Return the limits of a question of that kind (`ANALYST`, `SCREEN`) in the data folder `root`.

    Raises UsageError for a file that is not right.
    """
    path = root / FILE
    try:
        status = path.stat()
    except OSError:
        return DEFAULTS[part]
    return _read(path, part, (status.st_ino, status.st_mtime_ns))


@lru_cache(maxsize=8)
def _read(path: Path, part: str, _state: tuple[int, int]) -> Limits:
    given = whole_numbers(path, tuple(_NAMES), "hele getallen", part)
    return replace(DEFAULTS[part], **{_NAMES[name]: value for name, value in given.items()})


@contextmanager
def held_to(limits: Limits, con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Stop what `con` does within the block once it takes too long, or somebody presses Ctrl-C.

    Raises UsageError for too much time or memory, KeyboardInterrupt for Ctrl-C.
    """
    is_late = threading.Event()

    def stop() -> None:
        is_late.set()
        con.interrupt()

    timer = threading.Timer(limits.seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        with _interrupted_at_once(con):
            yield
    except duckdb.InterruptException as error:
        if not is_late.is_set():
            raise KeyboardInterrupt from error
        raise UsageError(
            f"Deze vraag duurt langer dan {dutch.count(round(limits.seconds), 'seconde', 'seconden')} en is gestopt. Vraag minder "
            "tegelijk, bijvoorbeeld één aanbieder of één periode."
        ) from error
    except duckdb.OutOfMemoryException as error:
        raise _too_much(limits) from error
    except RuntimeError as error:
        if is_interrupted(error):
            raise KeyboardInterrupt from error
        raise
    finally:
        timer.cancel()
        timer.join()  # a thread that ends after the interpreter began to would hold the connection, and DuckDB would report a leak


def ceiling_of(megabytes: int) -> int:
    """Return how many bytes a process may reserve that may use so much: the headroom beside it, within what the system allows."""
    allowed = (one for one in resource.getrlimit(resource.RLIMIT_AS) if one != resource.RLIM_INFINITY)
    return min([(megabytes + HEADROOM_MB) * 1024 * 1024, *allowed])


@contextmanager
def reserving_at_most(ceiling: int) -> Iterator[None]:
    """Hold the address space of this process to so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def process_held_to(limits: Limits) -> Iterator[None]:
    """Hold all that this process reserves to the memory of a question, twice over: one huge value is no row and not the database's.

    For a command, which is a process of its own. Raises UsageError past it.
    """
    try:
        with reserving_at_most(ceiling_of(2 * limits.memory_mb)):
            yield
    except MemoryError as error:
        raise _too_much(limits) from error


def _too_much(limits: Limits) -> UsageError:
    return UsageError(
        f"Deze vraag vraagt meer geheugen dan {dutch.number(limits.memory_mb)} MB en is gestopt. Vraag minder tegelijk, of laat eerst "
        "optellen."
    )


@contextmanager
def _interrupted_at_once(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let Ctrl-C stop `con` at once: Python handles a signal only when DuckDB comes back, so a thread is woken by it. Main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard, told = os.pipe()
    os.set_blocking(told, False)

    def wait() -> None:
        while (number := os.read(heard, 1)) != _ENOUGH:
            if number == bytes([signal.SIGINT]):
                con.interrupt()

    waiting = threading.Thread(target=wait, daemon=True)
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    waiting.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.write(told, _ENOUGH)
        waiting.join()
        os.close(told)
        os.close(heard)


def all_rows(answer: duckdb.DuckDBPyConnection, limits: Limits) -> list[tuple[Any, ...]]:
    """Return the rows of an answer; raises UsageError for more than is allowed, before they fill the memory."""
    found: list[tuple[Any, ...]] = []
    while batch := answer.fetchmany(_BATCH):
        found += batch
        refuse_too_many(len(found), limits)
    return found


def refuse_too_many(rows: int, limits: Limits) -> None:
    """Raise UsageError for an answer of more rows than is allowed."""
    if rows > limits.rows:
        raise UsageError(
            f"Het antwoord heeft meer dan {dutch.number(limits.rows)} rijen en is niet gegeven. Tel op, of zet er een limit achter."
        )
