"""What can be written in the journal: the kinds of events, what each of them needs, and what may stand in its texts.

Texts are written by people at the city in a free field. So that no client gets into the journal, a text with what looks like a citizen
number or a client's pseudonym is refused, and told why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from uuid import uuid4

from hbh_metrics import citizen_number, dutch
from hbh_metrics.errors import UsageError


class Kind(Enum):
    """What happened; the names are those of the journal and of its export."""

    BESPROKEN = "BESPROKEN"
    AFSPRAAK = "AFSPRAAK"
    UITGESTELD = "UITGESTELD"
    AFGEHANDELD = "AFGEHANDELD"
    OVERLEG = "OVERLEG"
    BESLUIT_GEVRAAGD = "BESLUIT_GEVRAAGD"
    AANNAMESET = "AANNAMESET"
    TERUGGEDRAAID = "TERUGGEDRAAID"
    GEWIST = "GEWIST"


ABOUT_AN_EVENT = (Kind.TERUGGEDRAAID, Kind.GEWIST)
"""What says something of another event, and nothing of a signal or a provider."""

BLANKED = "(gewist)"
"""What stands in the place of a text that named a client who was erased; it stands in `sql/tabel.sql` and `sql/wis.sql` too."""

LONGEST = {"tekst": 2000, "auteur": 80, "eigenaar": 80, "aanwezig": 300}
"""The number of characters that fits in each text."""

ABOUT_A_SIGNAL = (Kind.BESPROKEN, Kind.AFSPRAAK, Kind.UITGESTELD, Kind.AFGEHANDELD)

_FIELD_NAMES = {"tekst": "De tekst", "auteur": "Uw naam", "eigenaar": "Wie het doet", "aanwezig": "Wie erbij waren"}
_TEXT_IS = {
    Kind.BESPROKEN: "wat er is besproken",
    Kind.AFSPRAAK: "wat er is afgesproken",
    Kind.UITGESTELD: "waarom dit wordt uitgesteld",
    Kind.AFGEHANDELD: "waarom dit is afgehandeld",
    Kind.BESLUIT_GEVRAAGD: "welk besluit wordt gevraagd",
    Kind.AANNAMESET: "hoe de set aannamen heet",
    Kind.GEWIST: "waarom de tekst is gewist",
}
_DATE_IS = {Kind.AFSPRAAK: "wanneer de afspraak klaar moet zijn", Kind.UITGESTELD: "tot wanneer dit wordt uitgesteld"}
_PSEUDONYM = re.compile(r"(?<![a-z])[a-p]{24}(?![a-z])")
_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn")
_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Event:
    """One thing that happened; frozen, as the row in the journal is.

    `publicatie` is the stand that people were looking at, `waarde` the signal's value in it. `verwijst_naar` is the `kenmerk` of the event
    that this one takes back, blanks, closes, or (of the same kind) corrects. `kenmerk` makes writing it twice the same as
    writing it once. The journal gives `volgnummer` and `tijdstip` (UTC).
    """

    soort: Kind
    auteur: str
    publicatie: str
    signaal: str | None = None
    aanbieder_id: str | None = None
    periode_id: str | None = None
    tekst: str = ""
    eigenaar: str | None = None
    datum: date | None = None
    aanwezig: str | None = None
    waarde: float | None = None
    verwijst_naar: str | None = None
    kenmerk: str = field(default_factory=lambda: uuid4().hex)
    volgnummer: int | None = None
    tijdstip: datetime | None = None

    @property
    def stand_number(self) -> int:
        """The sequence number of the stand; 0, before every stand, where none is named that there can be."""
        return stand_number(self.publicatie)


def stand_number(publication_id: str) -> int:
    """Return the sequence number in the id of a publication, 0 for a text that is none."""
    number = publication_id.partition("-")[0]
    return int(number) if number.isdecimal() else 0


def checked(event: Event) -> Event:
    """Return the event with its texts cleaned (no control characters, no spaces round it); raises UsageError with all that is wrong."""
    cleaned = replace(
        event,
        tekst=_clean(event.tekst),
        auteur=_one_line(event.auteur),
        eigenaar=_one_line(event.eigenaar) or None if event.eigenaar else None,
        aanwezig=_one_line(event.aanwezig) or None if event.aanwezig else None,
    )
    problems = [*_missing(cleaned), *_unfit(cleaned)]
    if problems:
        raise UsageError(" ".join(problems))
    return cleaned


def _missing(event: Event) -> Iterator[str]:
    kind = event.soort
    if not event.auteur:
        yield "Vul uw naam in."
    if kind in _TEXT_IS and not event.tekst:
        yield f"Vul in {_TEXT_IS[kind]}."
    if kind is Kind.AFSPRAAK and not event.eigenaar:
        yield "Vul in wie het doet."
    if kind in _DATE_IS and event.datum is None:
        yield f"Kies {_DATE_IS[kind]}."
    if kind in ABOUT_A_SIGNAL and event.aanbieder_id is None:
        yield "Zeg over welke aanbieder dit gaat."
    elif kind in ABOUT_A_SIGNAL and not _has_subject(event):
        yield "Zeg over welke aanbieder en welk signaal, of welke periode, dit gaat."
    if kind is Kind.OVERLEG and not (event.aanbieder_id and event.aanwezig):
        yield "Vul in met welke aanbieder het overleg was en wie erbij waren."
    if kind in ABOUT_AN_EVENT and not event.verwijst_naar:
        yield f"Zeg wat er wordt {kind.value.lower()}."


def _has_subject(event: Event) -> bool:
    """Whether it is clear what an event is about: a signal or a period, itself (an agreement), or the event that it closes or corrects."""
    about = (event.signaal, event.periode_id, event.verwijst_naar)
    return event.soort is Kind.AFSPRAAK or any(one is not None for one in about)


def _unfit(event: Event) -> Iterator[str]:
    texts = {"tekst": event.tekst, "auteur": event.auteur, "eigenaar": event.eigenaar, "aanwezig": event.aanwezig}
    for name, text in texts.items():
        if text and len(text) > LONGEST[name]:
            over = dutch.count(len(text) - LONGEST[name], "teken", "tekens")
            yield f"{_FIELD_NAMES[name]} is {over} te lang: er passen {dutch.number(LONGEST[name])} tekens. Maak het korter."
        if text and citizen_number.is_mentioned_in(text):
            yield (
                f"{_FIELD_NAMES[name]} bevat een getal dat op een BSN lijkt. Haal dat getal weg: wie de cliënt is, mag hier niet staan."
            )
        if text and _PSEUDONYM.search(text):
            yield f"{_FIELD_NAMES[name]} bevat de sleutel van een cliënt. Haal die weg: wie de cliënt is, mag hier niet staan."


def _clean(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(_printable(line).rstrip() for line in lines)
    return _LINES.sub("\n\n", kept).strip()


def _one_line(text: str) -> str:
    return " ".join(_printable(unicodedata.normalize("NFC", text)).split())


def _printable(text: str) -> str:
    """Return the text without control characters, invisible ones that turn the direction of writing, and lone surrogates."""
    spaced = (" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in _UNPRINTABLE)
