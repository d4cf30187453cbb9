"""S18: a letter to clients waits for the verdict of the city. It has no period: letters come on any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hbh_metrics import calendar, dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence
from hbh_metrics.signals.rule import On
from hbh_metrics.signals.signal import SINCE_DAY, Signal
from hbh_metrics.signals.thresholds import Thresholds

HOLDS = "de oudste brief of folder zonder oordeel wacht meer dan {werkdagen} werkdagen"
_RECEIVED = "ontvangen_op"

CARD = Card(
    id="S18",
    title="Brief wacht op oordeel",
    level=Level.FACT,
    agreement=Promise.A11,
    why="De gemeente leest en toetst wat aanbieders aan cliënten schrijven. Zonder oordeel kan een onjuiste brief op de mat vallen.",
    attention=HOLDS,
    action=HOLDS,
    decided="Alle brieven, folders en andere uitingen van een aanbieder zonder oordeel op de peildatum, hoe weinig het er ook zijn.",
    innocent="Het oordeel kan al zijn gegeven en nog niet in het register staan.",
    cost="De aanbieder wacht met informeren, of stuurt de brief zonder dat de gemeente hem heeft getoetst.",
    question="Wie beoordeelt deze brief, en op welke dag weet de aanbieder het?",
    settings=(Setting("werkdagen", 10, 20, Unit.NUMBER, 0, 250, is_whole=True),),
    is_for_every_period=False,
    is_for_few_clients=True,
    shown=Shown(
        "werkdagen dat de oudste brief wacht",
        Unit.NUMBER,
        0,
        Picture.NONE,
        nouns=("werkdag", "werkdagen"),
        source="communicatie",
        counted="Brieven zonder oordeel",
    ),
    drawn=None,
    behind=(),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("brief_wacht", is_absent=False),
)


@dataclass(frozen=True)
class _Letters:
    card: Card
    on: On = On.PROVIDERS

    def decide(self, evidence: Evidence, thresholds: Thresholds) -> Iterator[Signal]:
        """Yield the signal of every provider of which a letter waits too long."""
        for who in self.on.of(evidence):
            waiting = [letter.ontvangen_op for letter in evidence.waiting_letters if letter.aanbieder_id == who]
            if not waiting:
                continue
            received = min(waiting)
            days = calendar.working_days_between(received + timedelta(days=1), evidence.peildatum)
            for severity in self.card.severities:
                line = thresholds.of(self.card, severity)["werkdagen"]
                if days > line:
                    crossed = calendar.working_days_after(received, int(line) + 1)
                    facts = {_RECEIVED: received.isoformat(), SINCE_DAY: crossed.isoformat()}
                    yield Signal(
                        self.card.id, self.card.level, severity, who, None, days, line, len(waiting), None, None, facts
                    )
                    break

    def tell(self, signal: Signal, who: str) -> str:
        """Return the sentence of a signal."""
        received = dutch.day_in_full(date.fromisoformat(signal.text(_RECEIVED)))
        wait, line = (phrases.counted(days or 0, "werkdag", "werkdagen") for days in (signal.waarde, signal.drempel))
        if signal.n == 1:
            return f"Een brief of folder van {who}, ontvangen op {received}, wacht {wait} op een oordeel van de gemeente (drempel {line})."
        return (
            f"Van {who} wachten {dutch.number(signal.n)} brieven of folders op een oordeel van de gemeente; "
            f"de oudste, ontvangen op {received}, wacht {wait} (drempel {line})."
        )


RULE = _Letters(CARD)
