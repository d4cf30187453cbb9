"""How much one question may ask of the machine: time, memory and rows, after which it is stopped and told so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from hbh_metrics import dutch
from hbh_metrics.errors import UsageError

_BATCH = 10_000


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


OF_A_SCREEN = Limits(30.0, 2048, 1_000_000)
OF_AN_ANALYST = Limits(120.0, 2048, 1_000_000)


@contextmanager
def held_to(limits: Limits, con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Stop what `con` does within the block once it takes too long; raises UsageError for that and for a lack of memory."""
    timer = threading.Timer(limits.seconds, con.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise UsageError(
            f"Deze vraag duurt langer dan {dutch.count(round(limits.seconds), 'seconde', 'seconden')} en is gestopt. Vraag minder "
            "tegelijk, bijvoorbeeld één aanbieder of één periode."
        ) from error
    except duckdb.OutOfMemoryException as error:
        raise UsageError(
            f"Deze vraag vraagt meer geheugen dan {dutch.number(limits.memory_mb)} MB en is gestopt. Vraag minder tegelijk, of laat eerst "
            "optellen."
        ) from error
    finally:
        timer.cancel()


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
