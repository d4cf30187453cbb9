"""S17: the clients of a provider need less help than those it began with."""

from __future__ import annotations

from math import hypot

from hbh_metrics import dutch
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs, SignalFact
from hbh_metrics.signals.rule import On, PeriodRule, Reading, exact
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits

HOLDS = (
    "cliënten hebben gemiddeld ten minste {daling_pct} minder geïndiceerde uren dan in de eerste periode, en "
    "meer dan {standaardfouten} keer de standaardfout"
)

CARD = Card(
    id="S17",
    title="Lichtere cliënten",
    level=Level.SIGNAL,
    agreement=Promise.A8,
    why="Het tarief is voor iedereen gelijk. Wie steeds lichtere cliënten heeft, doet met hetzelfde bedrag minder.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste afgelopen periode van elke aanbieder tegen zijn eerste, beide vanaf 10 cliënten, gewogen naar dagen met hulp.",
    innocent="Oudere, zwaardere cliënten kunnen zijn overleden of naar een instelling zijn gegaan.",
    cost="De afgesproken prijs past niet meer bij de hulp, en zware cliënten komen bij anderen terecht.",
    question="Wie kwamen erbij en wie vertrokken er, en wie besloot dat?",
    settings=(
        Setting("daling_pct", 5, 10, Unit.PERCENT, 0, 100),
        Setting("standaardfouten", 2, 2, Unit.NUMBER, 0, 10),
    ),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("daling van de gemiddelde indicatie", Unit.PERCENT, 1, Picture.NONE),
    drawn=None,
    behind=("clienten",),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _fact(evidence: Evidence, who: str, period_id: str) -> SignalFact | None:
    fact = evidence.fact("uren_week", who, period_id)
    is_known = fact is not None and fact.waarde is not None and fact.noemer is not None
    return fact if is_known else None


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    known = (_fact(evidence, who, one) for one in evidence.periods(who, Needs.ENDED))
    first, now = next((fact for fact in known if fact is not None), None), _fact(evidence, who, period_id)
    if first is None or now is None or (first.n or 0) < SMALL_NUMBER or not first.waarde:
        return None
    fall = first.waarde - (now.waarde or 0)
    return Reading(
        exact(100 * fall / first.waarde),
        now.n or 0,
        {
            "uren_week": now.waarde,
            "uren_week_eerst": first.waarde,
            "eerste_periode": first.periode_id,
            "verschil_uren": fall,
            "standaardfout_uren": hypot(first.noemer or 0, now.noemer or 0),
        },
    )


def _crossed(reading: Reading, limits: Limits) -> float | None:
    fall, error = reading.feiten["verschil_uren"], reading.feiten["standaardfout_uren"]
    if not isinstance(fall, float) or not isinstance(error, float) or fall <= limits["standaardfouten"] * error:
        return None
    return limits["daling_pct"] if reading.waarde >= limits["daling_pct"] else None


def _tell(signal: Signal, who: str) -> str:
    hours, before = signal.number("uren_week"), signal.number("uren_week_eerst")
    now, first = (dutch.number(value, phrases.apart(hours, before, 1)) for value in (hours, before))
    return (
        f"{phrases.in_period(signal)} hadden {phrases.clients(signal.n or 0)} van {who} gemiddeld {now} geïndiceerde uren per week, "
        f"{phrases.value(signal)} minder dan de {first} uur van {dutch.period(signal.text('eerste_periode'))} "
        f"({phrases.line(signal, Unit.PERCENT)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.ENDED, On.PROVIDERS, _read, _crossed, _tell)
