"""Which signals deserve attention first: the heaviest few in a table, how many there are, and what was agreed about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.answers import attention, attention_words
from hbh_metrics.answers.attention import FollowedUp, Helped, Matter
from hbh_metrics.answers.attention_words import LEVEL_WORDS, SEVERITY_WORDS
from hbh_metrics.answers.view import View
from hbh_metrics.figures import Cell, Column, Table

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
class OpenSignals:
    """The sentence, what qualifies it, the first few signals and the agreements made about them."""

    headline: str
    lead: str
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
    return OpenSignals(
        attention_words.headline(amounts, whose) if is_decided else NOT_DECIDED,
        " ".join(part for part in (attention_words.lead(amounts), _rest(len(matters), most)) if part),
        Table(f"Signalen{whose}", _COLUMNS, tuple(_row(matter, is_total=view.is_total) for matter in matters[:most])),
        Table("Afspraken over signalen", _AGREED, tuple(_agreed(followed, agreed) for followed, agreed in helped)),
    )


def _rest(total: int, most: int) -> str:
    if total <= most:
        return ""
    return f"De eerste {most} van de {total} staan hier; op het scherm Bijsturing staan ze allemaal."


def _row(matter: Matter, *, is_total: bool) -> tuple[Cell, ...]:
    words = LEVEL_WORDS[matter.level]
    title = matter.card.title
    return (
        Cell(f"{matter.provider.naam}: {title[:1].lower()}{title[1:]}" if is_total else title),
        Cell(f"{words.shape}{dutch.NO_BREAK}{words.word}, {SEVERITY_WORDS[matter.severity]}"),
        Cell("" if matter.signal.sinds is None else dutch.period(matter.signal.sinds)),
        Cell(matter.signal.uitleg),
        Cell(matter.signal.vraag),
        Cell(attention_words.status(matter.state)),
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
