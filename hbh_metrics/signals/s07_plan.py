"""S07: clients are without a signed plan."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, below
from hbh_metrics.signals.signal import Signal

HOLDS = "minder dan {dekking_pct} van de cliënten heeft een ondertekend plan"

CARD = Card(
    id="S07",
    title="Plan ontbreekt",
    level=Level.FACT,
    agreement=Promise.A4,
    why="In het plan staat wat met de cliënt is afgesproken. Zonder plan is niet te zeggen of de hulp genoeg is.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste afgelopen periode van elke aanbieder, vanaf 10 cliënten die er aan het eind ten minste vier weken zijn.",
    innocent="Plannen worden soms later ingevoerd dan ondertekend.",
    cost="Over minder uren is dan niets afgesproken, en bij een bezwaar staat de gemeente zwak.",
    question="Bij wie ontbreekt het plan, en wanneer is het gesprek?",
    settings=(Setting("dekking_pct", 95, 90, Unit.PERCENT, 0, 100, is_rarer_when_higher=False),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("cliënten met een plan", Unit.PERCENT, 1, Picture.LINE, metric="plandekking"),
    drawn=Drawn("dekking_pct"),
    behind=("plandekking",),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("plan_ontbreekt", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("plandekking", who, period_id)
    if row is None or row.waarde is None or row.teller is None or row.noemer is None:
        return None
    return Reading(row.waarde, row.n or 0, {"zonder_plan": row.noemer - row.teller, "clienten": row.noemer})


def _tell(signal: Signal, who: str) -> str:
    without = signal.number("zonder_plan")
    return (
        f"Aan het eind van {dutch.period(str(signal.periode_id))} {'had' if without == 1 else 'hadden'} "
        f"{phrases.out_of(without, signal.number('clienten'))} van {who} geen ondertekend plan: "
        f"{phrases.value(signal)} had er wel een ({phrases.line(signal, Unit.PERCENT)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.ENDED, On.PROVIDERS, _read, below("dekking_pct"), _tell)
