"""Runs the questions of the door, each a `.sql` in `questions/`, and keeps their answers: a publication never changes.

A question gives null for a column that publications of older releases lack, by putting its shape beside the file; see `weken.sql`.
There is one DuckDB connection for the whole process and a fresh cursor per question: two threads on one connection are refused.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from hbh_metrics import sql
from hbh_metrics.publications import Publication
from hbh_metrics.publications.limiting import SCREEN, Limits, all_rows, held_to, limits_of
from hbh_metrics.publications.publication import require_whole

Value = str | None | Sequence[str]
Row = tuple[Any, ...]
Record = TypeVar("Record")
Files = tuple[tuple[str, tuple[Path, ...]], ...]
"""Parquet files by table, those of several publications in the order of the chain."""

State = tuple[tuple[int, int], ...]

_KEPT_ANSWERS = 512
_MACRO = sql.load(__file__, "tellende_betalingen")
_connecting = threading.Lock()


def ask(publication: Publication, question: str, *tables: str, **named: Value) -> tuple[Row, ...]:
    """Return the rows of a question about tables of one publication; none when that does not hold them all.

    Raises StoreError when a table is damaged.
    """
    if any(table not in publication.tables for table in tables):
        return ()
    with publication.explained_damage():
        return answer(question, tuple((table, (publication.table_path(table),)) for table in tables), **named)


def records(
    kind: Callable[..., Record], publication: Publication, question: str, *tables: str, **named: Value
) -> tuple[Record, ...]:
    """Return the rows of a question as records of one kind, made once; see `ask`."""
    if any(table not in publication.tables for table in tables):
        return ()
    files = tuple((table, (publication.table_path(table),)) for table in tables)
    with publication.explained_damage():
        return tuple(_records(kind, question, files, _state_of(files), tuple(named.items())))


@contextmanager
def told_damage(chain: Sequence[Publication]) -> Iterator[None]:
    """Wrap around `answer`: when a file of one of these publications is damaged, a StoreError says so."""
    with ExitStack() as damage:
        for publication in chain:
            damage.enter_context(publication.explained_damage())
        yield


def answer(question: str, files: Files, **named: Value) -> tuple[Row, ...]:
    """Return the rows of a question about those files; each table's list of files is the parameter with its name."""
    return _answer(question, files, _state_of(files), tuple(named.items()))


@lru_cache(maxsize=_KEPT_ANSWERS)
def _records(
    kind: Callable[..., object], question: str, files: Files, _state: State, named: tuple[tuple[str, Value], ...]
) -> tuple[Any, ...]:
    return tuple(kind(*row) for row in answer(question, files, **dict(named)))


@lru_cache(maxsize=_KEPT_ANSWERS)
def _answer(question: str, files: Files, _state: State, named: tuple[tuple[str, Value], ...]) -> tuple[Row, ...]:
    for _, paths in files:
        for path in paths:
            require_whole(path)
    parameters: dict[str, object] = {table: [str(path) for path in paths] for table, paths in files}
    parameters |= {name: list(value) if isinstance(value, tuple) else value for name, value in named}
    limits = limits_of(_root_of(files), SCREEN)
    cursor = _connection(limits).cursor()
    try:
        with held_to(limits, cursor):
            return tuple(all_rows(cursor.execute(sql.load(__file__, f"questions/{question}"), parameters), limits))
    finally:
        cursor.close()


def state_of(publication: Publication, *tables: str) -> tuple[Files, State]:
    """Return what is another once one of these tables is another file: to keep by what is worked out from answers."""
    files = tuple((table, (publication.table_path(table),)) for table in tables if table in publication.tables)
    return files, _state_of(files)


def _state_of(files: Files) -> State:
    """Return what differs once a file is another: a client was erased, or somebody put the file back. Nothing for one that is away."""
    found = []
    for _, paths in files:
        for path in paths:
            try:
                status = path.stat()
            except OSError:
                continue
            found.append((status.st_ino, status.st_mtime_ns))
    return tuple(found)


def _root_of(files: Files) -> Path:
    """Return the data folder in which the publications of those files stand."""
    return next(path.parent.parent.parent for _, paths in files for path in paths)


def _connection(limits: Limits) -> duckdb.DuckDBPyConnection:
    with _connecting:
        return _connect(limits)


@cache
def _connect(limits: Limits) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            **limits.settings,
        },
    )
    con.execute(_MACRO)
    return con
