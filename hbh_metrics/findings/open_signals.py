"""Which signals deserve attention first: the heaviest few in a table, how many there are, and what was agreed about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.findings.attention import matters as attention
from hbh_metrics.findings.attention import words as attention_words
from hbh_metrics.findings.attention.matters import FollowedUp, Helped, Matter
from hbh_metrics.findings.attention.words import LEVEL_WORDS
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View

SHOWN = 5
_COLUMNS = (
    Column("Signaal"),
    Column("Soort"),
    Column("Sinds"),
    Column("Uitleg"),
    Column("Vraag"),
    Column("Opvolging"),
)
_AGREED = (Column("Afspraak"), Column("Wie"), Column("Uiterlijk"), Column("Over"), Column("Geholpen"))
NOT_DECIDED = "Voor deze stand zijn nog geen signalen bepaald."


@dataclass(frozen=True)
class SignalLine:
    """One signal in words: what and at whom, how firm and heavy, since when, where its follow-up stands, why and what to ask."""

    title: str
    shape: str
    kind: str
    since: str
    state: str
    explanation: str
    question: str


@dataclass(frozen=True)
class OpenSignals:
    """The sentence, what qualifies it, the first few signals (also as a table) and the agreements made about them."""

    headline: str
    lead: str
    lines: tuple[SignalLine, ...]
    table: Table
    agreements: Table


def answer(view: View, matters: Sequence[Matter], stopped: Sequence[FollowedUp] = (), most: int = SHOWN) -> OpenSignals:
    """Return the first `most` matters of the chosen provider or of all, which come ranked; `stopped` are signals that are no more."""
    whose = "" if view.is_total else f" bij {view.chosen.naam}"
    amounts = attention.tally(matters)
    is_decided = attention.has_signals(view)
    helped = [
        (followed, agreed)
        for followed in (*(matter.follow_up for matter in matters), *stopped)
        for agreed in followed.helped
    ]
    lines = tuple(_line(matter, is_total=view.is_total) for matter in matters[:most])
    return OpenSignals(
        attention_words.headline(amounts, whose) if is_decided else NOT_DECIDED,
        " ".join(part for part in (attention_words.lead(amounts), _rest(len(matters), most)) if part),
        lines,
        Table(f"Signalen{whose}", _COLUMNS, tuple(_row(line) for line in lines)),
        Table("Afspraken over signalen", _AGREED, tuple(_agreed(followed, agreed) for followed, agreed in helped)),
    )


def _rest(total: int, most: int) -> str:
    if total <= most:
        return ""
    return f"De eerste {most} van de {total} staan hier; op het scherm Bijsturing staan ze allemaal."


def _line(matter: Matter, *, is_total: bool) -> SignalLine:
    words, title = LEVEL_WORDS[matter.level], matter.card.title
    return SignalLine(
        f"{matter.provider.naam}: {title[:1].lower()}{title[1:]}" if is_total else title,
        words.shape,
        f"{words.word}, {attention_words.weight(matter.level, matter.severity)}",
        "" if matter.signal.sinds is None else f"sinds {attention_words.since(matter.signal)}",
        attention_words.status(matter.state),
        matter.signal.uitleg,
        matter.signal.vraag,
    )


def _row(line: SignalLine) -> tuple[Cell, ...]:
    return (
        Cell(line.title),
        Cell(f"{line.shape}{dutch.NO_BREAK}{line.kind}"),
        Cell(line.since.removeprefix("sinds ")),
        Cell(line.explanation),
        Cell(line.question),
        Cell(line.state),
    )


def _agreed(followed: FollowedUp, helped: Helped) -> tuple[Cell, ...]:
    event = helped.agreement
    return (
        Cell(event.tekst),
        Cell(event.eigenaar or ""),
        Cell(dutch.day(event.datum)),
        Cell(f"{followed.provider.naam}: {followed.card.title}"),
        Cell(helped.sentence),
    )
