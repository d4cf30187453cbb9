"""S01: a tariff is invoiced that was not agreed."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Assignments, Card, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits

CARD = Card(
    id="S01",
    title="Tarief wijkt af van de afspraak",
    level=Level.FACT,
    agreement=Promise.A1,
    why="Voor elke periode is een tarief afgesproken. Betaalt de gemeente een ander tarief, dan gaat de afspraak niet door.",
    attention=None,
    action="een betaald tarief verschilt meer dan {afwijking_eur} van het afgesproken tarief",
    decided="Elke betaalde regel, na aftrek van wat erop is teruggeboekt, in elke afgelopen periode met betalingen.",
    innocent="Een nieuwe afspraak kan al gelden en nog niet bij de gemeente zijn aangeleverd, of de correctie komt in een latere levering.",
    cost="De gemeente betaalt elke periode het verschil, en terugvragen wordt lastiger naarmate het langer duurt.",
    question="Welk tarief hoort hier volgens de aanbieder te staan, en wanneer komt de correctie?",
    settings=(Setting("afwijking_eur", None, 0.01, Unit.EURO, 0.01, 0.01, is_fixed=True),),
    is_for_every_period=True,
    is_for_few_clients=True,
    shown=Shown(
        "verschil met het afgesproken tarief",
        Unit.EURO,
        2,
        Picture.LINE,
        metric="afwijking_tarief",
        metric_unit=Unit.PERCENT,
    ),
    drawn=None,
    behind=("afwijking_tarief",),
    compares_with_others=False,
    assignments=Assignments("toewijzingen_bij_S01", ("periodebetalingen", "indicaties", "paden"), is_by_day=False),
    in_words=InWords("op_het_pad", is_absent=True),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    fact = evidence.fact("tarief_afwijking", who, period_id)
    if fact is None or fact.waarde is None or not fact.aantal:
        return None
    return Reading(fact.waarde, fact.n or 0, {"regels": fact.aantal})


def _crossed(reading: Reading, limits: Limits) -> float | None:
    return limits["afwijking_eur"] if reading.feiten["regels"] else None


def _tell(signal: Signal, who: str) -> str:
    lines = phrases.counted(signal.number("regels"), "betaalde regel", "betaalde regels")
    total = signal.waarde or 0
    together = "" if signal.number("regels") == 1 else "samen "
    if dutch.rounded_half_up(total, 2):
        verdict = f"{together}{dutch.euro(abs(total))} te {'veel' if total > 0 else 'weinig'}"
    else:
        verdict = f"{together}scheelt dat minder dan één cent"
    return (
        f"Over {dutch.period(str(signal.periode_id))} had {who} bij {lines} ({phrases.clients(signal.n or 0)}) "
        f"een ander tarief dan is afgesproken: {verdict}{phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.PAID, On.PROVIDERS, _read, _crossed, _tell)
