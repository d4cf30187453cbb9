"""How an event is written in the journal, read back, and exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hbh_metrics.followup.events import Event, Kind

Row = tuple[
    int, str, str, str, str, str, str | None, str | None, str | None, str, str | None, str | None, str | None, float | None, str | None
]  # fmt: skip
"""The columns of `sql/gebeurtenissen.sql`, in its order."""


@dataclass(frozen=True)
class JournalEntry:
    """One row of the export; `tijdstip` is UTC, in ISO 8601."""

    volgnummer: int | None
    tijdstip: str
    auteur: str
    soort: str
    signaal: str | None
    aanbieder_id: str | None
    periode_id: str | None
    tekst: str
    eigenaar: str | None
    datum: date | None
    aanwezig: str | None
    waarde: float | None
    publicatie: str
    kenmerk: str
    verwijst_naar: str | None


def row_of(event: Event) -> dict[str, str | float | None]:
    """Return the values of a row, by the names in `sql/voeg_toe.sql`."""
    return {
        "kenmerk": event.kenmerk,
        "tijdstip": _moment(event),
        "auteur": event.auteur,
        "soort": event.soort.value,
        "publicatie": event.publicatie,
        "signaal": event.signaal,
        "aanbieder_id": event.aanbieder_id,
        "periode_id": event.periode_id,
        "tekst": event.tekst,
        "eigenaar": event.eigenaar,
        "datum": None if event.datum is None else event.datum.isoformat(),
        "aanwezig": event.aanwezig,
        "waarde": event.waarde,
        "verwijst_naar": event.verwijst_naar,
    }


def event_of(row: Row) -> Event:
    """Return the event that a row holds."""
    number, key, moment, author, kind, stand, signal, provider, period, text, owner, day, present, value, refers_to = (
        row
    )
    return Event(
        Kind(kind), author, stand, signal, provider, period, text, owner, None if day is None else date.fromisoformat(day),
        present, value, refers_to, key, number, datetime.fromisoformat(moment),
    )  # fmt: skip


def entry_of(event: Event) -> JournalEntry:
    """Return the event as a row of the export."""
    return JournalEntry(
        event.volgnummer, _moment(event), event.auteur, event.soort.value, event.signaal, event.aanbieder_id,
        event.periode_id, event.tekst, event.eigenaar, event.datum, event.aanwezig, event.waarde, event.publicatie,
        event.kenmerk, event.verwijst_naar,
    )  # fmt: skip


def _moment(event: Event) -> str:
    return "" if event.tijdstip is None else event.tijdstip.isoformat(timespec="seconds")
