"""How an event is written in the journal, read back, and exported."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hbh_metrics import calendar
from hbh_metrics.errors import StoreError
from hbh_metrics.followup.events import Event, Kind, stand_number
from hbh_metrics.unseen import without_unseen

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
    """Return the event that a row holds, without what in it makes no sense (see `odd_in`); raises StoreError for an unknown kind."""
    number, key, moment, author, kind, stand, signal, provider, period, text, owner, day, present, value, refers_to = (
        row
    )
    return Event(
        _kind(kind, number), author, stand, signal, provider, _period(period), text, owner, _day(day), present, _finite(value), refers_to,
        key, number, _time(moment),
    )  # fmt: skip


def odd_in(row: Row) -> Iterator[str]:
    """Yield in Dutch what in a row makes no sense, so that no reader counts with it: only who wrote past the journal leaves that."""
    _, _, moment, _, _, stand, _, _, period, _, _, day, _, value, _ = row
    for name, text, is_odd in (
        ("publicatie", stand, not stand_number(stand)),
        ("periode_id", period, period is not None and _period(period) is None),
        ("datum", day, day is not None and _day(day) is None),
        ("waarde", value, value is not None and _finite(value) is None),
        ("tijdstip", moment, _time(moment) is None),
    ):
        if is_odd:
            yield f"{name} '{without_unseen(str(text))}'"


def _kind(text: str, number: int) -> Kind:
    try:
        return Kind(text)
    except ValueError as error:
        raise StoreError(
            f"Nr. {number} in de opvolging is van een soort die deze monitor niet kent. Werk de monitor bij."
        ) from error


def _period(text: str | None) -> str | None:
    return text if text is not None and calendar.is_period(text) else None


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def entry_of(event: Event) -> JournalEntry:
    """Return the event as a row of the export."""
    return JournalEntry(
        event.volgnummer, _moment(event), event.auteur, event.soort.value, event.signaal, event.aanbieder_id,
        event.periode_id, event.tekst, event.eigenaar, event.datum, event.aanwezig, event.waarde, event.publicatie,
        event.kenmerk, event.verwijst_naar,
    )  # fmt: skip


def _moment(event: Event) -> str:
    return "" if event.tijdstip is None else event.tijdstip.isoformat(timespec="seconds")
