"""The sentences about what came of what was recorded: whether an agreement helped, and what was corrected or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.findings.attention import words
from hbh_metrics.followup import Effect, Event, Kind, Verdict, corrections
from hbh_metrics.signals import Card, Level, Picture


def helped(found: Effect, card: Card, due: date | None, then: str | None, now: str | None) -> str:
    """Return whether an agreement helped; `then` and `now` are the values as people read them, None where there is none to tell."""
    values = _values(then, now)
    what = words.LEVEL_WORDS[card.level].word.lower()
    it = "de vraag" if card.level is Level.QUESTION else f"het {what}"
    if found.periode_id is not None:
        where = f"in {dutch.period(found.periode_id)}"
    elif found.stand is not None:
        where = f"in de stand van {dutch.day_in_full(found.stand)}"
    else:
        return f"Nog te vroeg: {_waits_for(card, due)}{values}."
    if found.verdict is Verdict.HELPED:
        return f"Geholpen: {where} was {it} weg{values}."
    return f"Niet geholpen: {where} was {it} er nog{values}."


def _values(then: str | None, now: str | None) -> str:
    if then and then == now:
        return f" (onveranderd: {now})"
    told = ", ".join(f"{word} {value}" for word, value in (("toen", then), ("nu", now)) if value)
    return f" ({told})" if told else ""


def _waits_for(card: Card, due: date | None) -> str:
    """Return what must come before it can be said whether an agreement helped."""
    after = "" if due is None else f" na {dutch.day_in_full(due)}"
    if card.level is not Level.SIGNAL:
        return (
            f"er is nog geen stand van{after} waarin dit te zien is"
            if after
            else "er is nog geen stand waarin dit te zien is"
        )
    if card.shown.picture is Picture.DIFFERENCE:
        return "dit wordt maar één keer gemeten, dus of het helpt is met cijfers niet te zeggen"
    begins = "" if due is None else f" die{after} begint,"
    return f"de eerste hele periode{begins} is nog niet volledig geleverd"


def no_longer(events: Sequence[Event]) -> tuple[str, ...]:
    """Return what was recorded and holds no more, a line each: as it stood, by whom, and by whom it was corrected or taken back."""
    by_key = {event.kenmerk: event for event in events}
    better = corrections(events)
    lines = []
    for event_ in events:
        named = by_key.get(event_.verwijst_naar or "")
        if named is None or event_.soort is Kind.AFGEHANDELD:
            continue
        if event_.soort is Kind.TERUGGEDRAAID:
            lines.append(
                f"Teruggedraaid door {words.signature(event_)}: {words.event(named)} ({words.signature(named)})"
            )
        elif better.get(named.kenmerk) is event_:
            lines.append(
                f"Verbeterd door {words.signature(event_)}: {words.event(named)} ({words.signature(named)}) werd: {words.event(event_)}"
            )
    return tuple(lines)
