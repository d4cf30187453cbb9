"""Prints the journal of the follow-up, writes a whole copy of it for the backup, or blanks texts that name an erased client."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.cli.output import rendered, rows_of
from hbh_metrics.followup import Journal


def export(data: Path, layout: str, backup: Path | None) -> str:
    """Return the journal as `json`, `csv` or `table`; with `backup`, write a copy there first and return what was done, in Dutch.

    Raises StoreError when the journal cannot be read, UsageError when `backup` exists.
    """
    journal = Journal(data)
    if backup is None:
        if odd := journal.oddities():
            sys.stderr.write(f"Let op: {odd}\n")
        return rendered(*rows_of(journal.export()), layout)
    journal.copy_to(backup)
    return f"De opvolging is gekopieerd naar {backup}.\n"


def blank(data: Path, numbers: Sequence[int], reason: str) -> str:
    """Blank the texts of the events with those numbers for that reason (only its code is kept), and return what was done, in Dutch.

    Raises UsageError for a number that is not in the journal, StoreError when the journal cannot be written.
    """
    from hbh_metrics.lifecycle import reason_in

    said = Journal(data).blank(numbers, "beheerder", reason_in(reason))
    return (
        f"De tekst van {dutch.count(len(said), 'gebeurtenis', 'gebeurtenissen')} is gewist en de opvolging zegt dat. Vervang "
        "reservekopieën van vóór nu: daarin staat de tekst nog.\n"
    )
