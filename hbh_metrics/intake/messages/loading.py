"""Reads the messages of a delivery into working tables, and gives the account of what became of their parts.

A message of which anything cannot be read adds nothing; it is told and the rest goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.contract import Table
from hbh_metrics.contract.iwmo import KEPT, KINDS, SENDERS, MessageKind, Shape
from hbh_metrics.intake import privacy
from hbh_metrics.intake.delivery import DeliveredFile, UnreadableFileError, unreadable
from hbh_metrics.intake.discovery import limit_finding
from hbh_metrics.intake.findings import FileCount, Finding, SheetCount
from hbh_metrics.intake.limits import LimitReachedError, Limits
from hbh_metrics.intake.messages import opening, shapes, streaming
from hbh_metrics.intake.messages.mapping import map_messages, raw_name
from hbh_metrics.intake.messages.opening import Source
from hbh_metrics.intake.messages.schemas import Schemas, faults
from hbh_metrics.intake.statements import make_tables, named, stored
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from hbh_metrics.reasons import reason

ORIGINS = "herkomst"
SAME, LATER, OLDER, REMOVED, WITHIN = (
    "zelfde bericht", "vervangen door een later bericht", "ouder dan wat wij hadden", "verwijderd", "verwerkt in de toewijzing",
)  # fmt: skip


@dataclass(frozen=True)
class ReadingMessages:
    """What reading messages needs: the connection, the contract's tables, pseudonyms, limits, and the schemas to hold messages to.

    `codes` gives the provider of each code that the project names, `published` the fingerprints of files that were published before.
    """

    con: DuckDBPyConnection
    tables: Sequence[Table]
    pseudonymiser: Pseudonymiser
    limits: Limits
    codes: Mapping[str, str]
    published: Collection[str]
    schemas: Schemas


@dataclass
class Loaded:
    """The messages by number, the account of their parts, and what was found; `known` holds pseudonyms while messages are read."""

    files: list[DeliveredFile] = field(default_factory=list)
    counts: list[FileCount] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    messages: dict[int, streaming.Message] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)
    by_schema: list[tuple[int, Finding]] = field(default_factory=list)
    known: dict[str | None, str] = field(default_factory=dict, repr=False)

    def refuse(self, number: int, finding: Finding) -> None:
        """Tell what is wrong with a message, which then adds nothing."""
        self.refused.add(number)
        self.findings.append(finding)


def load_messages(reading: ReadingMessages, paths: Mapping[Path, str], first: int) -> Loaded:
    """Read the messages in `paths`, each with how it is called and the first with that number, into the working tables `geleverd_<tabel>`.

    The views on what we would hold must stand; they are to be made again. Raises LimitReachedError past a limit of the delivery.
    """
    loaded, con = Loaded(), reading.con
    by_name = {table.name: table for table in (*reading.tables, *KEPT)}
    for kind in KINDS:
        columns = [*(element.column for element in kind.elements), "client_sleutel"]
        texts = [(name, "varchar") for name in columns]
        make_tables(con, {raw_name(kind): [*texts, ("_bestand", "integer"), ("_rij", "integer")]})
    seen: set[str] = set(reading.published)
    for path, called in paths.items():
        for source in _sources(path, called, reading.limits, loaded):
            number = first + len(loaded.files)
            _load(reading, source, number, seen, loaded, by_name)
            reading.limits.hold(
                "rijen", sum(message.parts for message in loaded.messages.values()), "delen in de berichten"
            )
    loaded.known.clear()
    names = {file.number: file.name for file in loaded.files}
    for kind in KINDS:
        for number, finding in shapes.of_parts(con, kind, raw_name(kind), names):
            loaded.refuse(number, finding)
    for file in loaded.files:
        message = loaded.messages.get(file.number)
        for finding in _numbers_of_citizens(con, message.kind, file) if message else ():
            loaded.refuse(file.number, finding)
    told = {(one.bestand, one.kolom) for one in loaded.findings}
    for number, finding in loaded.by_schema:
        if (finding.bestand, finding.kolom) not in told:
            loaded.refuse(number, finding)
    good = {number: message for number, message in loaded.messages.items() if number not in loaded.refused}
    map_messages(con, good, reading.codes, by_name)
    loaded.counts = _accounts(con, loaded)
    loaded.findings = _with_senders(con, loaded)
    return loaded


def published_files(con: DuckDBPyConnection, held: Mapping[str, Path]) -> frozenset[str]:
    """Return the fingerprints of all files that were ever published, from the table of their origins where one is held."""
    if ORIGINS not in held:
        return frozenset()
    return frozenset(sha256 for (sha256,) in stored(con, held[ORIGINS]).project("sha256").distinct().fetchall())


def _sources(path: Path, called: str, limits: Limits, loaded: Loaded) -> Iterator[Source]:
    try:
        for found in opening.sources(path, called, limits):
            if isinstance(found, UnreadableFileError):
                loaded.findings.append(found.finding)
            else:
                yield found
    except LimitReachedError as error:
        loaded.findings.append(limit_finding(called, error))


def _load(
    reading: ReadingMessages, source: Source, number: int, seen: set[str], loaded: Loaded, by_name: Mapping[str, Table]
) -> None:
    """Read one message into the raw tables, or tell why not; the same message a second time is only counted."""
    table = by_name[KINDS[0].table]
    sha256, sheets = "", SheetCount("", 0)
    try:
        sha256 = opening.fingerprint(source, reading.limits)
        with source.open() as stream:
            kind = streaming.kind_of(stream, source.name)
        table = by_name[kind.table]
        if sha256 in seen:
            sheets = SheetCount("", 1, ((SAME, 1),))
        else:
            seen.add(sha256)
            message = loaded.messages[number] = streaming.Message(kind, known=loaded.known)
            _read(reading, source, number, message)
            for _, finding in shapes.of_message(number, source.name, message):
                loaded.refuse(number, finding)
            if kind.number in reading.schemas:
                with source.open() as stream:
                    found = faults(reading.schemas[kind.number], kind, stream, source.name)
                    loaded.by_schema += [(number, finding) for finding in found]
    except UnreadableFileError as error:
        loaded.refuse(number, error.finding)
    except LimitReachedError as error:
        if "seconden" in str(error):
            raise
        loaded.refuse(number, limit_finding(source.name, error))
    except OSError as error:
        problem = f"Het bericht kan niet worden gelezen ({reason(error.errno)})."
        loaded.refuse(
            number, unreadable(source.name, problem, "een leesbaar bestand", "Controleer de rechten.").finding
        )
    file = DeliveredFile(number, source.path, table, called=source.name)
    loaded.files.append(file)
    loaded.counts.append(FileCount(source.name, table.name, sha256, (sheets,)))


def _read(reading: ReadingMessages, source: Source, number: int, message: streaming.Message) -> None:
    def pseudonym(value: str) -> str:
        return reading.pseudonymiser.pseudonym(value, "client")

    with source.open() as stream:
        for parts in streaming.read_parts(stream, source.name, message, pseudonym):
            if not parts.numbers:
                continue
            columns = {name: arrow.column(values, pa.string()) for name, values in parts.columns.items()}
            columns["client_sleutel"] = arrow.column(parts.clients, pa.string())
            columns["_bestand"] = arrow.column([number] * len(parts.numbers), pa.int32())
            columns["_rij"] = arrow.column(parts.numbers, pa.int32())
            reading.con.from_arrow(pa.table(columns)).insert_into(raw_name(message.kind))


def _with_senders(con: DuckDBPyConnection, loaded: Loaded) -> list[Finding]:
    """Return the findings, each with the provider that sent the message; what the city sent is sent back to no provider."""
    codes = dict(named(con, SENDERS).aggregate("agb_code, any_value(aanbieder_id)", "agb_code").fetchall())
    names = {file.number: file.name for file in loaded.files}
    by_name = {
        names[number]: codes.get(message.texts.get("Afzender"))
        for number, message in loaded.messages.items()
        if not message.kind.is_sent_to_provider
    }
    return [replace(one, aanbieder_id=one.aanbieder_id or by_name.get(one.bestand)) for one in loaded.findings]


def _numbers_of_citizens(con: DuckDBPyConnection, kind: MessageKind, file: DeliveredFile) -> Iterator[Finding]:
    """R09: yield a finding per element that the sender fills in freely and that holds what look like citizen numbers."""
    for element in kind.elements:
        if element.shape is Shape.REFERENCE and not element.allowed:
            texts = (
                named(con, raw_name(kind)).filter(f"_bestand = {file.number}").project(f"{element.column} as waarde")
            )
            yield from privacy.citizen_numbers(texts, element.name, file)


def _accounts(con: DuckDBPyConnection, loaded: Loaded) -> list[FileCount]:
    """Return the account of every message: what its parts became."""
    first = f"case when volgorde > 1 then '{LATER}' when is_ouder then '{OLDER}' when is_verwijderd then '{REMOVED}'"
    kinds = {
        "bericht_toewijzingen": "end",
        "bericht_voortgang": f"else '{WITHIN}' end",
    }
    skipped: dict[int, Counter[str]] = {}
    for name, ending in kinds.items():
        rows = named(con, name).project(f"_bestand, {first} {ending} as soort").filter("soort is not null")
        for number, kind, count in rows.aggregate("_bestand, soort, count(*)", "_bestand, soort").fetchall():
            skipped.setdefault(number, Counter())[kind] = count
    wrong = Counter(finding.bestand for finding in loaded.findings)
    counts = []
    for file, plain in zip(loaded.files, loaded.counts, strict=True):
        message = loaded.messages.get(file.number)
        if message is None:
            counts.append(plain)
            continue
        told = tuple(sorted(skipped.get(file.number, Counter()).items()))
        sheet = SheetCount("", message.parts, told, min(wrong[file.name], message.parts))
        counts.append(replace(plain, sheets=(sheet,)))
    return counts
