"""S04: hours fall faster than the tariff that pays for them."""

from __future__ import annotations

from math import sqrt

from hbh_metrics import dutch
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Level, Setting, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits

HOLDS = (
    "de urenindex ligt twee volledige perioden na elkaar meer onder de tariefindex dan {punten}, of dan "
    "{wortel} gedeeld door de wortel uit het aantal cliënten als dat meer is"
)

CARD = Card(
    id="S04",
    title="Uren dalen sneller dan het tarief",
    level=Level.SIGNAL,
    why="Een lager tarief mag minder uren betekenen. Dalen de uren veel harder, dan krijgen cliënten minder dan waarvoor wordt betaald.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste twee volledige perioden van elke aanbieder, vanaf 10 cliënten.",
    innocent="Cliënten kunnen minder hulp willen of een tijd weg zijn geweest. Ook kan een deel van de uren nog komen.",
    cost="Cliënten krijgen te weinig hulp, en de gemeente betaalt voor uren die er niet zijn.",
    question="Bij welke cliënten zijn de uren gedaald, en is dat met hen afgesproken?",
    settings=(
        Setting("punten", 5, 10, Unit.POINTS, 0, 100),
        Setting("wortel", 40, 80, Unit.POINTS, 0, 1000),
    ),
)


def margin_points(clients: int, limits: Limits) -> float:
    """Return how far the hours may stand below the tariff, in percentage points: the fewer clients, the more chance can do."""
    return max(limits["punten"], limits["wortel"] / sqrt(clients))


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("urenindex", who, period_id)
    tariff = evidence.value("tariefindex", who, period_id)
    if row is None or row.waarde is None or tariff is None:
        return None
    return Reading(row.waarde, row.n or 0, {"tariefindex": tariff})


def _crossed(reading: Reading, limits: Limits) -> float | None:
    tariff = reading.feiten["tariefindex"]
    if not isinstance(tariff, float | int) or not reading.n:
        return None
    line = tariff - margin_points(reading.n, limits)
    return line if reading.waarde < line else None


def _tell(signal: Signal, who: str) -> str:
    digits = phrases.apart(signal.waarde or 0, signal.drempel, 1)
    return (
        f"{phrases.in_period(signal)} kregen {phrases.clients(signal.n or 0)} van {who} samen {dutch.percentage(signal.waarde, digits)} "
        f"van de uren die zij eerder kregen, terwijl het tarief op {dutch.percentage(signal.number('tariefindex'))} van het begin ligt "
        f"({phrases.line(signal, Unit.PERCENT, digits)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, _crossed, _tell, running=2)
