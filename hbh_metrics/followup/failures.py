"""Tells what SQLite complains about as a StoreError: what happened in Dutch, that nothing was lost, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hbh_metrics.errors import StoreError

_PRIMARY = 0xFF  # the rest of a result code says which kind of the same
_NOTHING_LOST = "Wat al was vastgelegd, staat er nog; wat u nu wilde vastleggen niet."

_SENTENCES = {
    sqlite3.SQLITE_FULL: "De schijf van {path} is vol. {kept} Maak ruimte vrij en probeer het opnieuw.",
    sqlite3.SQLITE_IOERR: (
        "De schijf van {path} geeft een fout, of is vol. {kept} Laat de schijf nakijken en probeer het opnieuw."
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} kan alleen worden gelezen. {kept} Vraag de beheerder om schrijfrechten op de gegevensmap."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} kan niet worden geopend of gemaakt: de map bestaat niet, is alleen-lezen, of uw account heeft er geen rechten. {kept} "
        "Vraag de beheerder om schrijfrechten op de gegevensmap."
    ),
    sqlite3.SQLITE_BUSY: "Iemand anders legt op dit moment iets vast in {path}. {kept} Probeer het over een paar tellen opnieuw.",
    sqlite3.SQLITE_PROTOCOL: (
        "{path} staat op een netwerkschijf die dit niet aankan. {kept} Zet de gegevensmap op een schijf van de server zelf."
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is beschadigd, of is geen opvolging van deze monitor. Er is niets aan veranderd. Zet het bestand terug uit de reservekopie "
        "(data/README.md zegt hoe), of zet het apart als het hier niet hoort."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is beschadigd. Zet het bestand terug uit de reservekopie (data/README.md zegt hoe); "
        "de cijfers staan elders en zijn er nog."
    ),
}
_SENTENCES[sqlite3.SQLITE_PERM] = _SENTENCES[sqlite3.SQLITE_CANTOPEN]
_SENTENCES[sqlite3.SQLITE_LOCKED] = _SENTENCES[sqlite3.SQLITE_BUSY]


@contextmanager
def explained(path: Path, kept: str = _NOTHING_LOST) -> Iterator[None]:
    """Turn what SQLite says about the file `path`, its disk or its rights into a StoreError; anything else is a bug and passes.

    `kept` says in Dutch what is still there.
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = _SENTENCES.get(code_of(error))
        if sentence is None:
            raise
        raise StoreError(sentence.format(path=path, kept=kept)) from error


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 when the error is not SQLite's own."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY


def foreign(path: Path) -> StoreError:
    """Return the error for a database of something else."""
    return StoreError(_SENTENCES[sqlite3.SQLITE_NOTADB].format(path=path))


def newer(path: Path) -> StoreError:
    """Return the error for a journal that a later version of the monitor has made."""
    return StoreError(
        f"{path} is gemaakt met een nieuwere versie van de monitor. Werk de monitor bij; er is niets aan veranderd."
    )


def damaged(path: Path) -> StoreError:
    """Return the error for a journal that SQLite's own check finds damaged."""
    return StoreError(_SENTENCES[sqlite3.SQLITE_CORRUPT].format(path=path))
