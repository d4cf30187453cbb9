"""S06: clients are paid for without any hour and without a reason."""

from __future__ import annotations

from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Assignments, Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, exact
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits

HOLDS = (
    "meer dan {aandeel_pct} van de betaalde cliënten, en ten minste {clientperioden}, kreeg geen uren zonder "
    "dat er een reden is gemeld"
)

CARD = Card(
    id="S06",
    title="Betaald zonder uren, zonder reden",
    level=Level.FACT,
    agreement=Promise.A3,
    why="Met een vast bedrag per periode betaalt de gemeente ook als er geen hulp was. Zonder reden hoort dat niet voor te komen.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste volledige periode van elke aanbieder, vanaf 10 cliënten van wie de uren bekend zijn.",
    innocent="Een cliënt kan in het ziekenhuis of op vakantie zijn geweest zonder dat de reden is doorgegeven.",
    cost="De gemeente betaalt voor hulp die er niet is, en een cliënt zit misschien zonder hulp.",
    question="Wie zijn dit, en is er afwezigheid afgesproken?",
    settings=(
        Setting("aandeel_pct", 3, 6, Unit.PERCENT, 0, 100),
        Setting("clientperioden", 3, 3, Unit.NUMBER, 1, 10_000, is_whole=True),
    ),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "betaald zonder uren en zonder reden", Unit.PERCENT, 1, Picture.LINE, metric="betaald_zonder_uren_onverklaard"
    ),
    drawn=Drawn("aandeel_pct"),
    behind=("betaald_zonder_uren_onverklaard",),
    compares_with_others=False,
    assignments=Assignments("toewijzingen_bij_S06", ("clientperioden", "periodebetalingen"), is_by_day=False),
    in_words=InWords("betaald_zonder_uren", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("betaald_zonder_uren_onverklaard", who, period_id)
    if row is None or row.waarde is None or row.teller is None:
        return None
    return Reading(row.waarde, row.n or 0, {"zonder_uren": row.teller, "betaald": row.noemer})


def _crossed(reading: Reading, limits: Limits) -> float | None:
    without = reading.feiten["zonder_uren"]
    is_enough = isinstance(without, float | int) and without >= limits["clientperioden"]
    return limits["aandeel_pct"] if is_enough and exact(reading.waarde) > limits["aandeel_pct"] else None


def _tell(signal: Signal, who: str) -> str:
    return (
        f"{phrases.in_period(signal)} betaalde de gemeente {who} voor "
        f"{phrases.out_of(signal.number('zonder_uren'), signal.number('betaald'))} terwijl er geen uren zijn geleverd en geen reden is "
        f"gemeld ({phrases.value(signal)}, {phrases.line(signal, Unit.PERCENT)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, _crossed, _tell)
