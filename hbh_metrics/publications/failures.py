"""Tells what a disk or DuckDB complains about as a StoreError: what happened in Dutch, and what to do.

DuckDB packs the operating system's error number in the text of its IOException, so both kinds end in one list of sentences. Any other
exception is a bug and passes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hbh_metrics.errors import StoreError
from hbh_metrics.reasons import ABSENT, FORBIDDEN, FULL, reason

_ERRNO_IN_DUCKDB = re.compile(r'"errno":"(\d+)"')
_BY_TEXT = {os.strerror(number): number for number in (*FULL, *FORBIDDEN, *ABSENT)}


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn an OSError or DuckDB's IOException inside the block into a StoreError about the data folder `folder`."""
    try:
        yield
    except OSError as error:
        raise StoreError(_sentence(error.errno, str(error.filename or folder), folder)) from error
    except _of_duckdb() as error:
        raise StoreError(_sentence(_number_in(str(error)), str(folder), folder)) from error


@contextmanager
def copy_explained(folder: Path, undone: str) -> Iterator[None]:
    """Turn an OSError inside the block, in which a copy is made into `folder`, into a StoreError that says what was `undone`, in Dutch."""
    try:
        yield
    except OSError as error:
        path = error.filename2 or error.filename or folder
        if error.errno in FULL:
            told = f"De schijf (of de toegestane ruimte) van {folder} is vol. {undone} Maak ruimte vrij en probeer het opnieuw."
        else:
            told = f"{path} kan niet worden gebruikt: {reason(error.errno)}. {undone} Controleer die plaats en probeer het opnieuw."
        raise StoreError(told) from error


def _of_duckdb() -> type[Exception]:
    """Return DuckDB's IOException; asked for only once something failed, so that who reads no Parquet does not load it."""
    import duckdb

    return duckdb.IOException


def _number_in(message: str) -> int | None:
    found = _ERRNO_IN_DUCKDB.search(message)
    if found:
        return int(found[1])
    return next((number for text, number in _BY_TEXT.items() if text in message), None)


def _sentence(number: int | None, path: str, folder: Path) -> str:
    if number in FULL:
        return (
            f"De schijf (of de toegestane ruimte) van {folder} is vol. Er is niets gepubliceerd en de vorige publicatie is nog de "
            "huidige. Maak ruimte vrij en probeer het opnieuw."
        )
    if number in FORBIDDEN:
        return (
            f"Geen toegang tot {path}: de map is alleen-lezen, of uw account heeft er geen rechten. Er is niets veranderd. Vraag "
            "rechten aan, of kies een andere gegevensmap met --data."
        )
    if number in ABSENT:
        return (
            f"{path} bestaat niet (meer), of is geen map. Controleer of de gegevensmap {folder} goed is opgegeven en bereikbaar is "
            "(netwerkschijf?), of kies een andere met --data."
        )
    return (
        f"De schijf van {folder} geeft een fout bij {path} ({reason(number)}). De vorige publicatie is nog de huidige. Laat de schijf "
        "nakijken en probeer het opnieuw."
    )
