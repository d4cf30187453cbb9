"""Reads one message in a stream: its header, and of every part the elements that are declared, as text.

The number of a citizen becomes a pseudonym at the moment that it is read and goes no further; what else a message tells of a person is
never looked at. Both namespaces of the standard are taken for a child element. The place of a part is its number in the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from hbh_metrics.citizen_number import is_mentioned_in, passes_eleven_test
from hbh_metrics.contract.iwmo import KIND_BY_SCHEMA, Element, MessageKind, Shape
from hbh_metrics.contract.iwmo.kinds import BASIS, RELEASES
from hbh_metrics.intake.delivery import UnreadableFileError, unreadable
from hbh_metrics.intake.messages.held import Held
from hbh_metrics.intake.messages.opening import AGAIN

BATCH = 10_000
MOST_KEPT = 1000
DIGITS = 9
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False, "huge_tree": False}
DECLARATION = ("DeclaratieNummer", "DeclaratiePeriode", "DeclaratieDagtekening", "TotaalIngediendBedrag")

SPEAKABLE = re.compile(r"[0-9][0-9.,:/-]{0,11}|[DC]")
TOO_MUCH = re.compile("excessive depth|too long|too big|limit exceeded", re.IGNORECASE)
UNREADABLE = "?"
"""What is taken of a text that is not as it must be and could be of a person: it reaches no table, which may be written to disk."""

Texts = dict[str, str | None]


@dataclass
class Parts:
    """A batch of parts: the text of each declared element by column, the client's pseudonym and the number of the part."""

    columns: dict[str, list[str | None]]
    clients: list[str | None] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


@dataclass
class Message:
    """What is told of a message as a whole once it is read: the texts of its header and declaration, and what is wrong with parts of it.

    `wrong_clients` names parts without a client that can be, `doubled` those in which an element stands twice. `passed_over` are the
    tags of elements where we read that are not read.
    """

    kind: MessageKind
    texts: Texts = field(default_factory=dict)
    parts: int = 0
    wrong_clients: list[int] = field(default_factory=list)
    doubled: list[tuple[int, str]] = field(default_factory=list)
    passed_over: set[str] = field(default_factory=set)

    @property
    def has_strangers(self) -> bool:
        """Whether an element where we read is not of release 3.2."""
        return not all(tag.startswith(self.kind.spaces) for tag in self.passed_over)


class _Place:
    """Where the text of an element goes, and what of it may go there."""

    def __init__(self, element: Element) -> None:
        self.column = element.column
        self._is_right = re.compile("|".join(element.allowed) or element.shape.pattern).fullmatch
        self._is_whole_number = element.is_key and element.shape is Shape.NUMBER
        self._before: dict[str, str | None] = {}

    def taken(self, text: str) -> str | None:
        if text not in self._before:
            if len(self._before) >= MOST_KEPT:
                self._before.clear()
            self._before[text] = self._taken(text)
        return self._before[text]

    def _taken(self, text: str) -> str | None:
        if not text:
            return None
        if self._is_right(text):
            return text.lstrip("0") or "0" if self._is_whole_number else text
        return text if is_speakable(text) else UNREADABLE


def is_speakable(text: str) -> bool:
    """Whether a text that is not as it must be may be told: a number, a day or a sign, and no citizen number."""
    return SPEAKABLE.fullmatch(text) is not None and not is_mentioned_in(text)


def kind_of(stream: IO[bytes], name: str) -> MessageKind:
    """Return which message it is by its first element. Raises UnreadableFileError for what is none of release 3.2."""
    try:
        _, root = next(iter(etree.iterparse(stream, events=("start",), **SAFE)))
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise damaged(name) from error
    found = etree.QName(root)
    kind = KIND_BY_SCHEMA.get(found.namespace or "")
    if kind is not None and found.localname == "Bericht":
        return kind
    is_other_release = (found.namespace or "").startswith(RELEASES)
    raise unreadable(
        name,
        "Dit is een iWmo-bericht van een andere soort of een andere release dan wij lezen."
        if is_other_release
        else "Dit is geen iWmo-bericht.",
        "een bericht 301, 305, 307 of 323 van iWmo 3.2",
        "Haal het uit de map, of stuur het bericht in release 3.2.",
    )


def damaged(name: str, error: etree.XMLSyntaxError | None = None) -> UnreadableFileError:
    """Return the error that a message cannot be read to its end; the parser holds depth and length of a text to limits of its own."""
    if error is not None and TOO_MUCH.search(str(error)):
        return unreadable(
            name,
            "Het bericht heeft te veel elementen in elkaar of een te lange tekst.",
            "een bericht zoals de standaard het geeft",
            AGAIN,
        )
    place = f" vanaf regel {error.lineno}" if error is not None and error.lineno else ""
    return unreadable(
        name, f"Het bericht is beschadigd of afgekapt: het is{place} geen geldige XML.", "een heel bericht", AGAIN
    )


def read_parts(stream: IO[bytes], name: str, message: Message, pseudonym: Callable[[str], str]) -> Iterator[Parts]:
    """Yield the parts of a message in batches and fill in `message`; raises UnreadableFileError where it is damaged."""
    kind = message.kind
    schema = kind.schema
    place_of = {f"{{{space}}}{element.name}": _Place(element) for element in kind.elements for space in (schema, BASIS)}
    root, part, bsn, client = (f"{{{schema}}}{local}" for local in ("Bericht", kind.part, "Bsn", "Client"))
    whole = {f"{{{schema}}}{local}" for local in ("Header", *DECLARATION)}
    batch, current, held = _empty(kind), None, Held(stream, name)
    try:
        tags = [root, part, bsn, client, *whole]
        events = etree.iterparse(held, events=("start", "end"), tag=tags, remove_comments=True, remove_pis=True, **SAFE)
        for event, element in events:
            tag = element.tag
            if tag == root or event == "start":
                held.root = element if tag == root else held.root
            elif tag == part:
                message.parts += 1
                _take(element, place_of, batch, current, message)
                if len(batch.numbers) >= BATCH:
                    yield batch
                    batch = _empty(kind)
                forget(element)
            elif tag == bsn:
                if element.getparent() is not None and element.getparent().tag == client:
                    current = _pseudonym(element.text, pseudonym)
                    element.text = None
            elif tag == client:
                current = None
                forget(element)
            else:
                message.texts |= _texts_within(element)
                message.passed_over |= {child.tag for child in element.iter()}
                forget(element)
    except etree.XMLSyntaxError as error:
        raise damaged(name, error) from error
    yield batch


def _empty(kind: MessageKind) -> Parts:
    return Parts({element.column: [] for element in kind.elements})


def _take(
    element: etree._Element, place_of: dict[str, _Place], batch: Parts, client: str | None, message: Message
) -> None:
    found: Texts = {}
    for child in element.iter():
        place = place_of.get(child.tag)
        if place is not None:
            if place.column in found:
                message.doubled.append((message.parts, etree.QName(child).localname))
            found[place.column] = UNREADABLE if len(child) else place.taken((child.text or "").strip())
        elif child.tag not in message.passed_over:
            message.passed_over.add(child.tag)
    for column, values in batch.columns.items():
        values.append(found.get(column))
    batch.clients.append(client)
    batch.numbers.append(message.parts)
    if client is None:
        message.wrong_clients.append(message.parts)


def _pseudonym(text: str | None, pseudonym: Callable[[str], str]) -> str | None:
    digits = (text or "").strip()
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()) or not passes_eleven_test(digits):
        return None
    return pseudonym(digits)


def _texts_within(element: etree._Element) -> Texts:
    """Return the texts of an element and those within it: by `Ouder/Kind`, in the header by their own name."""
    above = etree.QName(element).localname
    found: Texts = {}
    for child in element.iter():
        local = etree.QName(child).localname
        key = local if above == "Header" or child is element else f"{above}/{local}"
        text = (child.text or "").strip()
        if text:
            found[key] = text
    return found


def forget(element: etree._Element) -> None:
    """Let go of an element that was read and of what stands before it, so that a message takes no memory for its length."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def is_release(texts: Texts, kind: MessageKind) -> bool:
    """Whether the header says that the message is of this kind and of release 3.2."""
    return (texts.get("BerichtCode"), texts.get("BerichtVersie"), texts.get("BerichtSubversie")) == (
        kind.code,
        "3",
        "2",
    )
