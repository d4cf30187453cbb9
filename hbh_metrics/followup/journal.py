"""The journal on disk: one SQLite file beside the publications, to which events are added and from which no event is ever taken.

The one exception to "never changes" is a text that names a client who was erased: it is blanked, with an event that says so.

Every question and every addition opens its own connection: visitors are threads, and several servers may share the file. An addition is
one transaction that is on the disk when `add` returns. In a folder that cannot be written the journal can still be read.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hbh_metrics import dutch, sql
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup.copying import copy_database, readable
from hbh_metrics.followup.events import BLANKED, Event, Kind, checked
from hbh_metrics.followup.failures import code_of, explained, foreign, newer
from hbh_metrics.followup.rows import JournalEntry, Row, entry_of, event_of, odd_in, row_of
from hbh_metrics.followup.state import in_force

FILE = "opvolging.sqlite"
PATIENCE_S = 10.0
"""How long an addition waits for another one."""

MARK, VERSION = 1212303409, 3
"""What marks an SQLite file as a journal, and the version of its table; they stand in `sql/tabel.sql` too."""

_NEW, _NEWER = ("begin", "tabel", "einde"), ("begin", "opzij", "tabel", "overzetten", "einde")
"""What makes the table of a new journal, and what brings an older one to this version in one transaction, by the names of the files."""

_RETRY_S = 0.02


class Journal:
    """The follow-up in one data folder; `now` and `patience_s` are there for tests."""

    def __init__(
        self, root: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC), patience_s: float = PATIENCE_S
    ) -> None:
        self.path: Path = root.absolute() / FILE
        self._now = now
        self._patience_s = patience_s

    def add(self, event: Event) -> Event:
        """Add the event and return it with its number and time; one that is there already is returned as it is.

        Raises UsageError with all that is wrong with it, and StoreError when it cannot be written; the journal is then as it was.
        """
        event = replace(checked(event), tijdstip=self._now().astimezone(UTC).replace(microsecond=0))
        with explained(self.path), closing(self._writable()) as con:
            con.execute(_sql("begin_toevoegen"))
            try:
                known = _found(con, kenmerk=event.kenmerk)
                if not known:
                    _refuse_wrong_undo(con, event)
                    _refuse_wrong_reference(con, event)
                    added = con.execute(_sql("voeg_toe"), row_of(event))
                    event = replace(event, volgnummer=added.lastrowid)
                con.commit()
            finally:
                if con.in_transaction:
                    con.rollback()
        return known[0] if known else event

    def undo(self, event_id: str, author: str) -> Event:
        """Take back the event with this `kenmerk`, by a new event; raises UsageError when it is unknown, an undo, or taken back before."""
        named = next((event for event in self.events() if event.kenmerk == event_id), None)
        if named is None:
            raise UsageError("Deze gebeurtenis staat niet in de opvolging; er is niets teruggedraaid.")
        return self.add(
            Event(
                Kind.TERUGGEDRAAID, author, named.publicatie, named.signaal, named.aanbieder_id, named.periode_id,
                verwijst_naar=event_id,
            )
        )  # fmt: skip

    def blank(self, numbers: Sequence[int], author: str, reason: str) -> tuple[Event, ...]:
        """Take the free texts out of the events with those numbers and out of the file, and return the events that say so, one for each.

        One that was blanked before stays as it is. Raises UsageError when a number is unknown, or says of another that it was blanked, and
        StoreError when it cannot be done: the journal then is as it was, or, where it says so, has to be cleaned by doing it again.
        """
        now = self._now().astimezone(UTC).replace(microsecond=0)
        if not self.path.exists():
            raise UsageError("Er is nog geen opvolging; er is niets gewist.")
        with explained(self.path), closing(self._writable()) as con:
            con.execute(_sql("begin_toevoegen"))
            try:
                said = tuple(_blanked(con, number, author, reason, now) for number in sorted(set(numbers)))
                con.commit()
            finally:
                if con.in_transaction:
                    con.rollback()
            con.execute(_sql("krimp"))
            is_hindered = con.execute(_sql("log_weg")).fetchone()[0]
        if is_hindered:
            raise StoreError(
                f"De teksten zijn gewist, maar resten staan nog in {self.path.name}-wal: iemand leest. Geef dezelfde opdracht nog eens."
            )
        return tuple(event for event in said if event is not None)

    def events(
        self, signaal: str | None = None, aanbieder_id: str | None = None, periode_id: str | None = None
    ) -> tuple[Event, ...]:
        """Return the events of a signal, a provider and a period, of all where none is named; the oldest first, undone ones too."""
        return tuple(map(event_of, self._rows(signaal, aanbieder_id, periode_id)))

    def oddities(self) -> str:
        """Return in one Dutch sentence what of the events in force makes no sense and counts for no reader; empty where all is well."""
        return self.events_and_oddities()[1]

    def events_and_oddities(self) -> tuple[tuple[Event, ...], str]:
        """Return all events, and what of those in force makes no sense, of one reading."""
        rows = self._rows()
        found = tuple(map(event_of, rows))
        valid = {event.volgnummer for event in in_force(found)}
        odd = ((row[0], ", ".join(odd_in(row))) for row in rows if row[0] in valid)
        told = "; ".join(f"nr. {number}: {what}" for number, what in odd if what)
        sentence = f"In de opvolging klopt niet alles ({told}). Wat niet klopt, telt niet mee; de rest wel."
        return found, sentence if told else ""

    def _rows(
        self, signaal: str | None = None, aanbieder_id: str | None = None, periode_id: str | None = None
    ) -> list[Row]:
        if not self.path.exists():
            return []
        with self._reading() as con:
            return [] if _is_new(con) else _found_rows(con, signaal, aanbieder_id, periode_id)

    def export(self) -> tuple[JournalEntry, ...]:
        """Return the whole journal, the oldest event first."""
        return tuple(entry_of(event) for event in self.events())

    def copy_to(self, target: Path) -> None:
        """Write a whole copy to the new file `target`, also while people write; raises UsageError when the file exists.

        Raises StoreError when there is nothing to copy, the journal is damaged, or the copy cannot be written; no half copy stays.
        """
        if target.exists():
            raise UsageError(f"{target} bestaat al. Kies een andere naam; er is niets overschreven.")
        if not self.path.exists():
            raise StoreError(f"Er is nog geen opvolging in {self.path.parent}; er is niets gekopieerd.")
        with self._reading():
            copy_database(self.path, target, self._patience_s)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path), closing(readable(self.path, self._patience_s)) as con:
            _refuse_foreign(con, self.path)
            yield con

    def _writable(self) -> sqlite3.Connection:
        con = self._connect("mode=rwc")
        with ExitStack() as when_it_fails:
            when_it_fails.callback(con.close)
            con.executescript(_sql("verbinding"))
            if _is_new(con):
                self._begin(con)
            _refuse_foreign(con, self.path)
            if _is_older(con):
                con.executescript(_script(_NEWER))
            when_it_fails.pop_all()
        return con

    def _begin(self, con: sqlite3.Connection) -> None:
        """Make the journal in an empty file; several may begin at once, and whoever was killed halfway left an empty file."""
        give_up = time.monotonic() + self._patience_s
        while True:
            try:
                con.execute(_sql("schrijven_naast_lezen")).fetchall()
                break
            except sqlite3.OperationalError as error:  # here SQLite does not wait by itself
                if code_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(_RETRY_S)
        con.executescript(_script(_NEW))

    def _connect(self, mode: str) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.as_uri()}?{mode}", uri=True, timeout=self._patience_s, isolation_level=None)


def _found_rows(
    con: sqlite3.Connection,
    signaal: str | None = None,
    aanbieder_id: str | None = None,
    periode_id: str | None = None,
    kenmerk: str | None = None,
) -> list[Row]:
    asked = {"signaal": signaal, "aanbieder_id": aanbieder_id, "periode_id": periode_id, "kenmerk": kenmerk}
    return con.execute(_sql("gebeurtenissen"), asked).fetchall()


def _found(con: sqlite3.Connection, kenmerk: str | None = None) -> tuple[Event, ...]:
    return tuple(map(event_of, _found_rows(con, kenmerk=kenmerk)))


def _blanked(con: sqlite3.Connection, number: int, author: str, reason: str, now: datetime) -> Event | None:
    named = next((event for event in _found(con) if event.volgnummer == number), None)
    if named is None or named.soort is Kind.GEWIST:
        raise UsageError(
            f"Nummer {number} is geen gebeurtenis in de opvolging waarvan een tekst te wissen is; er is niets gewist."
        )
    if named.tekst == BLANKED:
        return None
    con.execute(_sql("wis"), {"volgnummer": number})
    told = checked(
        Event(
            Kind.GEWIST, author, named.publicatie, named.signaal, named.aanbieder_id, named.periode_id, reason,
            verwijst_naar=named.kenmerk, tijdstip=now,
        )
    )  # fmt: skip
    return replace(told, volgnummer=con.execute(_sql("voeg_toe"), row_of(told)).lastrowid)


def _is_new(con: sqlite3.Connection) -> bool:
    mark, _, parts = con.execute(_sql("kenmerken")).fetchone()
    return bool(mark == 0 and parts == 0)


def _is_older(con: sqlite3.Connection) -> bool:
    _, version, _ = con.execute(_sql("kenmerken")).fetchone()
    return bool(version < VERSION)


def _script(names: Sequence[str]) -> str:
    return "\n".join(_sql(name) for name in names)


def _refuse_foreign(con: sqlite3.Connection, path: Path) -> None:
    mark, version, parts = con.execute(_sql("kenmerken")).fetchone()
    if mark == MARK and version > VERSION:
        raise newer(path)
    if mark != MARK and (mark, parts) != (0, 0):
        raise foreign(path)


def _refuse_wrong_undo(con: sqlite3.Connection, event: Event) -> None:
    if event.soort is not Kind.TERUGGEDRAAID:
        return
    named = _found(con, kenmerk=event.verwijst_naar)
    if not named:
        raise UsageError("Deze gebeurtenis staat niet in de opvolging; er is niets teruggedraaid.")
    if named[0].soort is Kind.TERUGGEDRAAID:
        raise UsageError("Wat is teruggedraaid, kan niet terug. Leg het opnieuw vast.")
    before = con.execute(_sql("teruggedraaid_door"), {"kenmerk": event.verwijst_naar}).fetchone()
    if before is not None:
        when = dutch.day_in_full(datetime.fromisoformat(before[1]).date())
        raise UsageError(f"Dit is al teruggedraaid, door {before[0]} op {when}.")


def _refuse_wrong_reference(con: sqlite3.Connection, event: Event) -> None:
    """Refuse to close or correct what is not there, was taken back, or was corrected before: two corrections would both hold."""
    if event.soort is Kind.TERUGGEDRAAID or event.verwijst_naar is None:
        return
    named = _found(con, kenmerk=event.verwijst_naar)
    if not named:
        raise UsageError("Deze gebeurtenis staat niet in de opvolging; er is niets vastgelegd.")
    if named[0] not in in_force(_found(con)):
        raise UsageError("Dit is al teruggedraaid of verbeterd. Kijk opnieuw wat er nu staat; er is niets vastgelegd.")


def _sql(name: str) -> str:
    return sql.load(__file__, f"sql/{name}")
