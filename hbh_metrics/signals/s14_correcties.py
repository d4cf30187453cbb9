"""S14: much of what was invoiced is taken back."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Needs
from hbh_metrics.signals.rule import On, PeriodRule, above, metric
from hbh_metrics.signals.signal import Signal

HOLDS = "meer dan {druk_pct} van het gefactureerde bedrag is teruggeboekt"

CARD = Card(
    id="S14",
    title="Veel correcties",
    level=Level.FACT,
    agreement=Promise.A3,
    why="Wat vaak moet worden teruggedraaid, klopte eerst niet. Dat kost aan beide kanten werk.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste afgelopen periode met betalingen van elke aanbieder, vanaf 10 cliënten.",
    innocent="Eén grote herstelactie kan alle oude fouten in één keer goedzetten.",
    cost="Cijfers over deze periode kunnen nog verschuiven, en fouten blijven terugkomen.",
    question="Wat was de oorzaak, en is die weg?",
    settings=(Setting("druk_pct", 2, 5, Unit.PERCENT, 0, 100),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("teruggeboekt deel", Unit.PERCENT, 1, Picture.LINE, metric="correctiedruk"),
    drawn=Drawn("druk_pct"),
    behind=("correctiedruk",),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _tell(signal: Signal, who: str) -> str:
    return (
        f"Van wat {who} over {dutch.period(str(signal.periode_id))} factureerde, is {phrases.value(signal)} teruggeboekt "
        f"({phrases.line(signal, Unit.PERCENT)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.PAID, On.PROVIDERS, metric("correctiedruk"), above("druk_pct"), _tell)
