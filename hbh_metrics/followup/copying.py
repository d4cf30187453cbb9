"""A whole copy of an SQLite file that others may be writing in: a plain copy can just miss something."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hbh_metrics import sql
from hbh_metrics.followup.failures import code_of, damaged, explained

_NO_COPY = "Er is geen kopie gemaakt."
_LOCKED_OUT = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def readable(path: Path, patience_s: float) -> sqlite3.Connection:
    """Return a connection that only reads, in a folder that cannot be written too."""
    con = _connect(path, "mode=ro", patience_s)
    try:
        con.execute(sql.load(__file__, "sql/kenmerken")).fetchone()
    except sqlite3.OperationalError as error:
        con.close()
        if code_of(error) not in _LOCKED_OUT or path.with_name(f"{path.name}-wal").exists():
            raise
        return _connect(path, "mode=ro&immutable=1", patience_s)  # nobody can be writing in a folder without a log
    return con


def copy_database(source: Path, target: Path, patience_s: float = 10.0) -> None:
    """Write a copy to `target`, where nothing stands; raises StoreError for a damaged source or a full disk, and no half copy stays."""
    unfinished = target.with_name(f".{target.name}.deel")
    try:
        with explained(source), closing(readable(source, patience_s)) as con:
            if con.execute(sql.load(__file__, "sql/heel")).fetchall() != [("ok",)]:
                raise damaged(source)
            with explained(target.parent, _NO_COPY), closing(sqlite3.connect(unfinished)) as copy:
                con.backup(copy)
        unfinished.chmod(0o600)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _connect(path: Path, mode: str, patience_s: float) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True, timeout=patience_s, isolation_level=None)
