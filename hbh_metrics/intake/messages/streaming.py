"""Reads one message in a stream: its header, and of every part the elements that are declared, as text.

The number of a citizen becomes a pseudonym at the moment that it is read and goes no further; what else a message tells of a person is
never looked at. Both namespaces of the standard are taken for a child element. The place of a part is its number in the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from hbh_metrics.citizen_number import is_mentioned_in, passes_eleven_test
from hbh_metrics.contract.iwmo import KIND_BY_SCHEMA, Element, MessageKind, Shape
from hbh_metrics.contract.iwmo.kinds import BASIS, RELEASES
from hbh_metrics.intake.delivery import UnreadableFileError, unreadable
from hbh_metrics.intake.messages.alike import Alike, Row, written
from hbh_metrics.intake.messages.held import Held
from hbh_metrics.intake.messages.opening import AGAIN

BATCH = 10_000
MOST_KEPT = 1000
MOST_KNOWN = 50_000
"""Of how many people the pseudonym is remembered while messages are read: most are in several."""
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
    tags of elements where we read that are not read. `twice` names those of header or
    declaration that stand there again. `known` are the pseudonyms given so far, shared by messages, in memory only.
    """

    kind: MessageKind
    texts: Texts = field(default_factory=dict)
    parts: int = 0
    wrong_clients: list[int] = field(default_factory=list)
    doubled: list[tuple[int, str]] = field(default_factory=list)
    passed_over: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    known: dict[str | None, str] = field(default_factory=dict, repr=False)

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
        self._before: dict[str | None, str | None] = {None: None}

    def all_taken(self, texts: Iterable[str | None]) -> list[str | None]:
        """Return what of each text goes on."""
        if len(self._before) > MOST_KEPT:
            self._before = {None: None}
        before, taken = self._before, self._taken
        return [before[text] if text in before else taken(text) for text in texts]

    def _taken(self, text: str | None) -> str | None:
        bare = (text or "").strip()
        if not bare:
            return None
        if self._is_right(bare):
            found = bare.lstrip("0") or "0" if self._is_whole_number else bare
        else:
            found = bare if is_speakable(bare) else UNREADABLE
        if len(self._before) <= MOST_KEPT:
            self._before[text] = found
        return found


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
    gathered, held = _Gathered(kind), Held(stream, name)
    root, part, bsn, client = (f"{{{schema}}}{local}" for local in ("Bericht", kind.part, "Bsn", "Client"))
    whole = {f"{{{schema}}}{local}" for local in ("Header", *DECLARATION)}
    current, known = None, message.known
    try:
        tags = [root, part, bsn, client, *whole]
        events = etree.iterparse(held, events=("start", "end"), tag=tags, remove_comments=True, remove_pis=True, **SAFE)
        for event, element in events:
            tag = element.tag
            if event == "start":
                held.root = element if tag == root else held.root
            elif tag == part:
                gathered.take(element, current, message)
                if len(gathered.numbers) >= BATCH:
                    yield gathered.parts()
                let_go_before(element)
            elif tag == bsn:
                parent = element.getparent()
                if parent is not None and parent.tag == client:
                    current = known.get(element.text) or _pseudonym(element.text, pseudonym, known)
                    element.text = None
            elif tag == client:
                current = None
                let_go_before(element)
            elif tag != root:
                found = _texts_within(element)
                message.twice |= found.keys() & message.texts.keys()
                message.texts |= found
                message.passed_over |= {child.tag for child in element.iter()}
                forget(element)
    except etree.XMLSyntaxError as error:
        raise damaged(name, error) from error
    yield gathered.parts()


class _Gathered:
    """The texts of parts as they stand in the message, until they are a batch."""

    def __init__(self, kind: MessageKind) -> None:
        spaces = (kind.schema, BASIS)
        self._places = [_Place(element) for element in kind.elements]
        self._column_of = {f"{{{space}}}{one.name}": one.column for one in kind.elements for space in spaces}
        self._columns = [element.column for element in kind.elements]
        self._alike = Alike(self._column_of, self._columns)
        self._rows: list[Row] = []
        self._clients: list[str | None] = []
        self.numbers: list[int] = []

    def take(self, element: etree._Element, client: str | None, message: Message) -> None:
        """Take the texts of the next part."""
        message.parts += 1
        told = written(element)
        self._rows.append(self._alike.row_of(told) or self._looked_at(element, told, message))
        self._clients.append(client)
        self.numbers.append(message.parts)
        if client is None:
            message.wrong_clients.append(message.parts)

    def _looked_at(self, element: etree._Element, told: str, message: Message) -> Row:
        """Return the texts of a part element by element, and tell what is odd about it."""
        found: Texts = {}
        is_plain = True
        for child in element.iter():
            column = self._column_of.get(child.tag)
            if column is None:
                message.passed_over.add(child.tag)
                continue
            if column in found:
                message.doubled.append((message.parts, etree.QName(child).localname))
            is_plain = is_plain and column not in found and not len(child)
            found[column] = UNREADABLE if len(child) else child.text
        if is_plain:
            self._alike.learn(element, told)
        return tuple(found.get(column) for column in self._columns)

    def parts(self) -> Parts:
        """Return what was gathered, and begin anew."""
        by_column = zip(*self._rows, strict=True) if self._rows else ((),) * len(self._places)
        columns = {place.column: place.all_taken(texts) for place, texts in zip(self._places, by_column, strict=True)}
        batch = Parts(columns, self._clients, self.numbers)
        self._rows, self._clients, self.numbers = [], [], []
        return batch


def _pseudonym(text: str | None, pseudonym: Callable[[str], str], known: dict[str | None, str]) -> str | None:
    digits = (text or "").strip()
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()) or not passes_eleven_test(digits):
        return None
    if len(known) >= MOST_KNOWN:
        known.clear()
    known[text] = pseudonym(digits)
    return known[text]


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
    """Let go of what an element that was read holds and of what stands before it, so that a message takes no memory for its length."""
    element.clear()
    let_go_before(element)


def let_go_before(element: etree._Element) -> None:
    """Let go of what stands before an element that was read; of itself when the next has been read, or what holds it."""
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
