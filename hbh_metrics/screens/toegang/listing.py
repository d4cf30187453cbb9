"""The record of access as sentences and a table, the newest deed first."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hbh_metrics import dutch
from hbh_metrics.access_record import Access, Record
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.unseen import without_unseen

_COLUMNS = (Column("Wanneer"), Column("Wie"), Column("Rol"), Column("Handeling"), Column("Wat"), Column("Stand"))
_HERE = ZoneInfo("Europe/Amsterdam")


def headline(record: Record) -> str:
    """Return how much there is on record, and since when."""
    if not record.deeds:
        return "Er is nog niets vastgelegd: dat gebeurt waar mensen zich aanmelden."
    amount = dutch.count(len(record.deeds), "handeling", "handelingen")
    return f"Er {'is' if len(record.deeds) == 1 else 'zijn'} {amount} vastgelegd sinds {_day(record.deeds[0])}."


def table(record: Record) -> Table:
    """Return a row per deed, the newest first."""
    return Table(
        "Wie wat bekeek, meenam of vastlegde", _COLUMNS, tuple(_cells(deed) for deed in reversed(record.deeds))
    )


def _cells(deed: Access) -> tuple[Cell, ...]:
    moment = datetime.fromisoformat(deed.tijdstip).astimezone(_HERE)
    when = f"{dutch.day_in_full(moment.date())}, {moment:%H.%M} uur"
    return tuple(
        Cell(without_unseen(text)) for text in (when, deed.wie, deed.rol, deed.handeling, deed.wat, deed.publicatie)
    )


def _day(deed: Access) -> str:
    return dutch.day_in_full(datetime.fromisoformat(deed.tijdstip).astimezone(UTC).date())
