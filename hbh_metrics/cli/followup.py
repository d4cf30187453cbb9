"""Prints the journal of the follow-up, or writes a whole copy of it for the backup."""

from __future__ import annotations

from pathlib import Path

from hbh_metrics.cli.output import rendered, rows_of
from hbh_metrics.followup import Journal


def export(data: Path, layout: str, backup: Path | None) -> str:
    """Return the journal as `json`, `csv` or `table`; with `backup`, write a copy there first and return what was done, in Dutch.

    Raises StoreError when the journal cannot be read, UsageError when `backup` exists.
    """
    journal = Journal(data)
    if backup is None:
        return rendered(*rows_of(journal.export()), layout)
    journal.copy_to(backup)
    return f"De opvolging is gekopieerd naar {backup}.\n"
