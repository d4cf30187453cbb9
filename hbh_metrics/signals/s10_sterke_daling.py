"""S10: a part of the clients loses a large part of their hours."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Assignments, Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits
from hbh_metrics.statistics import wilson

HOLDS = (
    "twee volledige perioden na elkaar krijgt, ook met toeval meegerekend (95%), meer dan {ondergrens_pct} van de "
    "cliënten sterk minder uren"
)

CARD = Card(
    id="S10",
    title="Sterke daling bij een deel van de cliënten",
    level=Level.SIGNAL,
    agreement=Promise.A5,
    why="Een gemiddelde kan meevallen terwijl een deel van de cliënten veel hulp verliest.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste twee volledige perioden van elke aanbieder, vanaf 10 cliënten. Sterk minder: minder dan 70% van voorheen.",
    innocent="Een cliënt kan zelf minder hulp willen of een tijd weg zijn geweest.",
    cost="Juist wie veel hulp nodig heeft, kan zonder komen te zitten.",
    question="Wie zijn dit, en is de daling met hen besproken en vastgelegd?",
    settings=(Setting("ondergrens_pct", 10, 20, Unit.PERCENT, 0, 100),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("cliënten met een sterke daling", Unit.PERCENT, 1, Picture.LINE, metric="aandeel_sterke_daling"),
    drawn=Drawn("ondergrens_pct", words="voor de ondergrens"),
    behind=("aandeel_sterke_daling",),
    compares_with_others=False,
    assignments=Assignments("toewijzingen_bij_S10", ("clientperioden", "indicaties"), is_by_day=True),
    in_words=InWords("sterke_daling", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("aandeel_sterke_daling", who, period_id)
    if row is None or row.waarde is None or row.teller is None or not row.noemer:
        return None
    lower = 100 * wilson.interval(row.teller, row.noemer)[0]
    return Reading(row.waarde, row.n or 0, {"gedaald": row.teller, "clienten": row.noemer, "ondergrens_pct": lower})


def _crossed(reading: Reading, limits: Limits) -> float | None:
    lower = reading.feiten["ondergrens_pct"]
    return limits["ondergrens_pct"] if isinstance(lower, float) and lower > limits["ondergrens_pct"] else None


def _tell(signal: Signal, who: str) -> str:
    fallen = signal.number("gedaald")
    at_least = phrases.rounded_down(signal.number("ondergrens_pct"), signal.drempel or 0)
    return (
        f"{phrases.in_period(signal)} {'kreeg' if fallen == 1 else 'kregen'} {phrases.out_of(fallen, signal.number('clienten'))} van {who} "
        f"minder dan 70% van hun eerdere uren ({dutch.percentage(signal.waarde, 0)}, ook met toeval meegerekend meer dan "
        f"{dutch.percentage_as_agreed(at_least)}, {phrases.line(signal, Unit.PERCENT)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, _crossed, _tell, running=2)
