"""S11: the provider itself ends the help of several clients."""

from __future__ import annotations

from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, at_least
from hbh_metrics.signals.signal import Signal

HOLDS = "bij {clienten} of meer cliënten stopte de hulp door een besluit van de aanbieder"

CARD = Card(
    id="S11",
    title="Uitstroom door de aanbieder",
    level=Level.FACT,
    agreement=Promise.A4,
    why="Met een vast bedrag per cliënt kan het lonen om cliënten die veel hulp nodig hebben kwijt te raken.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste afgelopen periode van elke aanbieder, vanaf 10 cliënten.",
    innocent="Een verhuizing of een overstap kan met de verkeerde code zijn doorgegeven.",
    cost="Cliënten met veel zorg zitten zonder hulp of schuiven door naar een andere aanbieder.",
    question="Waarom stopte de aanbieder, en waar krijgen deze cliënten nu hulp?",
    settings=(Setting("clienten", 2, 3, Unit.NUMBER, 1, 10_000, is_whole=True),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "uitstroom door de aanbieder", Unit.NUMBER, 0, Picture.COUNT, nouns=("cliënt", "cliënten"), source="indicaties"
    ),
    drawn=Drawn("clienten"),
    behind=("uitstroom", "clienten"),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("uitstroom_door_aanbieder", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    fact = evidence.fact("uitstroom_22", who, period_id)
    if fact is None or fact.aantal is None:
        return None
    return Reading(fact.aantal, evidence.clients(who, period_id))


def _tell(signal: Signal, who: str) -> str:
    stopped = phrases.out_of(signal.waarde or 0, signal.n or 0)
    return (
        f"{phrases.in_period(signal)} stopte {who} zelf met de hulp aan {stopped} "
        f"({phrases.line(signal, Unit.NUMBER)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.ENDED, On.PROVIDERS, _read, at_least("clienten"), _tell)
