"""The composition root of what is done with a data folder as a whole: erase a client, replace the key, keep nothing longer than needed.

What the tables of the contract say of themselves decides which columns name a person; `publications/` does the work.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hbh_metrics import access_record
from hbh_metrics.contract import TABLES, Table
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup import Event, Journal
from hbh_metrics.intake.findings import MASKED
from hbh_metrics.intake.working import read_identifier
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.erasing import Eraser, Mask, found_beside
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.key import add_link, key_path, read_key
from hbh_metrics.publications.manifest import ANOTHER_KEY, Rewriting
from hbh_metrics.publications.pruning import no_longer_kept
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from hbh_metrics.publications.refusals import Refusal
from hbh_metrics.publications.rekeying import Rekeyer
from hbh_metrics.whole_numbers import whole_numbers

REASONS = {
    "verzoek": "de cliënt vraagt het",
    "bezwaar": "de cliënt maakt bezwaar",
    "toestemming": "de toestemming is ingetrokken",
    "bewaartermijn": "de gegevens zijn niet meer nodig",
    "onrechtmatig": "de gegevens hadden hier niet mogen staan",
    "wettelijk": "een wet of rechter verplicht ertoe",
    "anders": "een andere reden",
}
"""Why a client is erased: the code that is kept, and what it means. No text is kept: it could point at the client."""
RETENTION_FILE = "bewaar.toml"
_DAYS_PER_MONTH = 30.4375
_LONGEST_MONTHS = 1200
_TEXTS = {"bevindingen": ("waarde", "verwacht", "melding")}
_PSEUDONYM = re.compile(r"[a-p]{24}")


@dataclass(frozen=True)
class Erased:
    """What was erased: the publications that were rewritten, the rows that went, why, and the events that still mention the client."""

    publications: tuple[str, ...]
    rows: int
    reden: str
    mentioned_in: tuple[int, ...]


@dataclass(frozen=True)
class Retention:
    """How many months a publication, the report of a refused delivery and a line of the record of access are kept at least.

    See `no_longer_kept` for which publications stay.
    """

    publicaties_maanden: int = 24
    afkeuringen_maanden: int = 12
    toegang_maanden: int = 24


@dataclass(frozen=True)
class Kept:
    """What the rule lets go (`deeds` of the record of access), and how many publications stay."""

    gone: tuple[Publication, ...]
    refused: tuple[Refusal, ...]
    deeds: int
    staying: int


def reason_in(text: str) -> str:
    """Return the code of a reason: the first word that is one, `anders` when none is."""
    words = re.findall(r"\w+", text.lower())
    return next((word for word in words if word in REASONS), "anders")


def erase(store: Store, client: str, reason: str, now: datetime | None = None) -> Erased:
    """Rewrite every publication without the client of that delivered key (or pseudonym) and say what went.

    Values of metrics, signals and distributions stay. Raises UsageError when no publication holds the client (with the events that do: an
    erasure that was killed told nobody), and StoreError when the store or its key cannot be used; then nothing was changed.
    """
    with store.lock(makes_folder=False), explained(store.root):
        remove_unfinished(store.root)
        pseudonymiser = Pseudonymiser.for_store(store, keep_new_key=False)
        key = read_identifier(client)
        if key is None:
            raise UsageError("De sleutel van de cliënt is leeg. Geef hem op zoals hij is aangeleverd.")
        person = dict(_columns_of(key, pseudonymiser))
        publications = store.every_publication()
        beside = found_beside(publications, person, dict(_identifying()))
        person |= {column: beside[column] for column in _pointing() if column in beside}
        mask = Mask({key}.union(*beside.values()), MASKED)
        mentioned = tuple(_mentioning(Journal(store.root).events(), mask, person))
        eraser = Eraser(person, _TEXTS, mask)
        store.rewrite_refusals(mask)
        code, moment = reason_in(reason), (now or datetime.now(UTC)).replace(microsecond=0)
        changed = store.rewrite(eraser, Rewriting(moment, code))
    if not changed:
        raise UsageError(
            f"Deze cliënt staat in geen enkele publicatie in {store.root}; er is nu niets gewist. Is deze opdracht eerder afgebroken, dan "
            f"was hij al gewist. Klopt anders de sleutel? Geef hem op zoals hij is aangeleverd.{_still_mentioned(mentioned)}"
        )
    return Erased(changed, eraser.rows, code, mentioned)


def _still_mentioned(numbers: tuple[int, ...]) -> str:
    """Return what an erasure that was killed before it could tell leaves to be done in the journal."""
    if not numbers:
        return ""
    named = " ".join(map(str, numbers))
    return f" De opvolging noemt deze sleutel nog: lees en wis met python -m hbh_metrics followup --wis {named} --reden WAAROM"


def replace_key(store: Store, now: datetime | None = None) -> str:
    """Give every pseudonym another one with a new link of the key, and return the new fingerprint; a killed one is taken up again.

    Raises StoreError when there is nothing to replace, or the store or its key cannot be used; the old key then still counts.
    """
    with store.lock(makes_folder=False), explained(store.root):
        if store.current() is None:
            raise StoreError(f"In {store.root} staat nog geen publicatie; er is geen sleutel te vernieuwen.")
        before = Pseudonymiser.for_store(store)
        length = 1 + len(before.later)
        links = read_key(key_path())
        if len(links) == length:
            links = add_link(key_path())
        after = Pseudonymiser.of(links[: length + 1])
        moment = (now or datetime.now(UTC)).replace(microsecond=0)
        store.rewrite(Rekeyer(after.last_link, _domains()), Rewriting(moment, ANOTHER_KEY), after.fingerprint)
    return after.fingerprint


def keep(store: Store, *, try_only: bool = False, now: datetime | None = None) -> Kept:
    """Let go of what the rule of the data folder no longer keeps; with `try_only` only say what that would be.

    Raises UsageError when the rule cannot be read, StoreError when the store, the journal or the record of access cannot be used.
    """
    rule, today = read_retention(store.root), now or datetime.now(UTC)
    with store.lock(makes_folder=False):
        referred_to = {event.publicatie for event in Journal(store.root).events()}
        current = store.current()
        every = store.every_publication()
        gone = no_longer_kept(
            every, current.id if current else None, referred_to, today - _months(rule.publicaties_maanden)
        )
        refused = tuple(one for one in store.refusals() if one.bewaard_op < today - _months(rule.afkeuringen_maanden))
        if not try_only:
            store.prune(gone, refused)
        deeds = access_record.prune(store.root, today - _months(rule.toegang_maanden), today, try_only=try_only)
    return Kept(gone, refused, deeds, len(every) - len(gone))


def read_retention(root: Path) -> Retention:
    """Return the rule of the data folder, the default where it sets none; raises UsageError for a file that is not right."""
    known = [field.name for field in fields(Retention)]
    return Retention(**whole_numbers(root / RETENTION_FILE, known, "hele aantallen maanden", most=_LONGEST_MONTHS))


def remove_unfinished(root: Path) -> None:
    """Remove what a killed writer left in folders whose names begin with a dot; only under the lock."""
    for left in root.glob(".*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)


def _months(number: int) -> timedelta:
    return timedelta(days=number * _DAYS_PER_MONTH)


def _domains() -> dict[str, str]:
    """Return the domain of every column with pseudonyms; derived tables use the names of the contract."""
    return {column.name: column.pseudonym for table in TABLES for column in table.columns if column.pseudonym}


def _columns_of(key: str, pseudonymiser: Pseudonymiser) -> Iterator[tuple[str, set[str]]]:
    for column, domain in _domains().items():
        yield column, {pseudonymiser.pseudonym(key, domain), *([key] if _PSEUDONYM.fullmatch(key) else [])}


def _identifying() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each table that names persons, with the columns that name its rows and nothing that others share, such as a provider."""
    personal = {table.name for table in TABLES if _names_persons(table)}
    for table in TABLES:
        if table.name in personal:
            yield (
                table.name,
                tuple(
                    column.name
                    for column in table.columns
                    if table.identifies(column)
                    and not column.pseudonym
                    and (column.refers_to is None or column.refers_to.table in personal)
                ),
            )


def _pointing() -> set[str]:
    """Return the columns whose value alone tells whose a row is: the numbers of assignments, and of forms that may lack a link.

    No form is a row that always names an assignment: the rest of its key may be that of another person's row too.
    """
    registers = {
        column.refers_to for table in TABLES for column in table.columns if column.refers_to and _names_persons(table)
    }
    held = {one for one in registers for table in TABLES if table.name == one.table and _names_persons(table)}
    by_form = {
        name
        for table in TABLES
        if any(column.pseudonym and not column.required for column in table.columns)
        and not any(column.refers_to in held and column.name in table.required_columns for column in table.columns)
        for name in table.key
        if table.column(name).refers_to is None
    }
    return {one.column for one in held} | by_form


def _names_persons(table: Table) -> bool:
    return any(column.pseudonym for column in table.columns)


def _mentioning(events: Iterable[Event], mask: Mask, person: Mapping[str, set[str]]) -> Iterator[int]:
    """Yield the numbers of the events that mention the client's key, pseudonym or assignments in one of their texts."""
    pseudonyms = {value for values in person.values() for value in values}
    for event in events:
        texts = [text for text in (event.tekst, event.eigenaar, event.aanwezig, event.auteur) if text]
        if event.volgnummer is not None and any(
            mask(text) != text or any(one in text for one in pseudonyms if _PSEUDONYM.fullmatch(one)) for text in texts
        ):
            yield event.volgnummer
