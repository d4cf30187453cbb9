"""S15: new clients wait long for their help to begin."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Needs
from hbh_metrics.signals.rule import On, PeriodRule, above, metric
from hbh_metrics.signals.signal import Signal

HOLDS = "één op de tien nieuwe cliënten wacht langer dan {dagen} dagen op hulp"

CARD = Card(
    id="S15",
    title="Lang wachten op hulp",
    level=Level.FACT,
    agreement=Promise.A4,
    why="Wie hulp nodig heeft, moet die snel krijgen. Lang wachten kan betekenen dat er te weinig mensen zijn.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste afgelopen periode van elke aanbieder, vanaf 10 cliënten bij wie de hulp toen begon.",
    innocent="Een cliënt kan zelf om een latere start hebben gevraagd, bijvoorbeeld na een opname.",
    cost="Cliënten zitten zonder hulp terwijl zij er recht op hebben.",
    question="Wie wachtte zo lang, en waarom?",
    settings=(Setting("dagen", 14, 28, Unit.NUMBER, 0, 365, is_whole=True),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "wachttijd, langste tiende", Unit.NUMBER, 0, Picture.LINE, nouns=("dag", "dagen"), metric="doorlooptijd_p90"
    ),
    drawn=Drawn("dagen"),
    behind=("doorlooptijd_p90",),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _tell(signal: Signal, who: str) -> str:
    wait, limit = (phrases.amount(days, Unit.NUMBER) for days in (signal.waarde, signal.drempel))
    return (
        f"Van de {phrases.clients(signal.n or 0)} bij wie {who} in {dutch.period(str(signal.periode_id))} begon, wachtte één op de tien "
        f"{wait} dagen of langer op hulp (drempel {limit} dagen){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.ENDED, On.PROVIDERS, metric("doorlooptijd_p90"), above("dagen"), _tell)
