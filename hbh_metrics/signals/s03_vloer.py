"""S03: if nothing changes, the floor is reached soon."""

from __future__ import annotations

from hbh_metrics import calendar, dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Needs
from hbh_metrics.signals.rule import On, PeriodRule, at_most, metric
from hbh_metrics.signals.signal import Signal

HOLDS = "het aantal perioden tot het bedrag per uur onder het basistarief komt, is {perioden} of minder"

CARD = Card(
    id="S03",
    title="Vloer nadert",
    level=Level.FACT,
    agreement=Promise.A2,
    why="Daalt het tarief en blijven de uren gelijk, dan is vooraf te zeggen wanneer het basistarief wordt geraakt.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste volledige periode van elke aanbieder, vanaf 10 cliënten.",
    innocent="De berekening houdt de uren gelijk. Dalen de uren mee met het tarief, dan schuift de vloer op.",
    cost="Wie pas bij de vloer gaat praten, heeft geen tijd meer om afspraken aan te passen.",
    question="Dalen de uren mee met het tarief, of is een andere afspraak nodig?",
    settings=(Setting("perioden", 3, 1, Unit.NUMBER, 0, 12, is_rarer_when_higher=False, is_whole=True),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "perioden tot het basistarief",
        Unit.NUMBER,
        0,
        Picture.LINE,
        nouns=("periode", "perioden"),
        metric="perioden_tot_vloer",
    ),
    drawn=Drawn("perioden"),
    behind=("perioden_tot_vloer",),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _tell(signal: Signal, who: str) -> str:
    away = int(signal.waarde or 0)
    line = f"drempel {phrases.counted(signal.drempel or 0, 'periode', 'perioden')}"
    if away == 0:
        return (
            f"{phrases.in_period(signal)} lag het bedrag per geleverd uur van {who} onder het basistarief "
            f"({line} van tevoren){phrases.since(signal)}."
        )
    reached = str(signal.periode_id)
    for _ in range(away):
        reached = calendar.next_period(reached)
    wait = phrases.counted(away, "periode", "perioden")
    return (
        f"Blijven de uren zoals in {dutch.period(str(signal.periode_id))}, dan komt {who} over {wait} onder het basistarief, "
        f"in {dutch.period(reached)} ({line}){phrases.longer(signal, 'dit signaal is er al sinds')}."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, metric("perioden_tot_vloer"), at_most("perioden"), _tell)
