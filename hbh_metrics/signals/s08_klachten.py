"""S08: more complaints than the rate of all providers together makes likely.

The group's rate and the threshold that follows from it can be left out of the sentence, for a reader who could subtract (`disclosure`).
"""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits
from hbh_metrics.statistics import poisson

METRIC = "klachten_per_100"

HOLDS = (
    "er zijn zoveel klachten en signalen dat de kans daarop hooguit {kans_pct} is als het bij alle aanbieders "
    "even vaak voorkomt"
)

CARD = Card(
    id="S08",
    title="Meer klachten dan de groep",
    level=Level.SIGNAL,
    agreement=Promise.A4,
    why="Klachten laten zien dat cliënten iets van de verandering merken. Eén klacht zegt weinig; veel meer dan bij de groep wel.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste volledige periode van elke aanbieder, vanaf 10 cliënten, tegen alle volledige perioden van alle aanbieders.",
    innocent="Een aanbieder die om klachten vraagt, krijgt er meer. Ook kan één voorval veel klachten geven.",
    cost="Cliënten verliezen vertrouwen, en een probleem dat klein begon wordt groter.",
    question="Waar gaan de klachten over, en zijn ze afgehandeld?",
    settings=(Setting("kans_pct", 1, 0.1, Unit.PERCENT, 0.001, 10, is_rarer_when_higher=False),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "klachten en signalen",
        Unit.NUMBER,
        0,
        Picture.COUNT,
        nouns=("klacht", "klachten"),
        metric="klachten_per_100",
        is_count=True,
    ),
    drawn=None,
    behind=("klachten_per_100", "clienten"),
    compares_with_others=True,
    assignments=None,
    in_words=InWords("meer_klachten", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure(METRIC, who, period_id)
    if row is None or row.teller is None or row.noemer is None:
        return None
    group = evidence.pooled(METRIC)
    expected = group.teller / group.noemer * row.noemer if group.noemer else 0.0
    return Reading(row.teller, evidence.clients(who, period_id), {"verwacht": expected})


def _crossed(reading: Reading, limits: Limits) -> float | None:
    expected = reading.feiten["verwacht"]
    if not reading.waarde or not isinstance(expected, float):
        return None
    count = poisson.smallest_count(expected, limits["kans_pct"] / 100)
    return count if reading.waarde >= count else None


def _tell(signal: Signal, who: str) -> str:
    came = "kwam" if signal.waarde == 1 else "kwamen"
    complaints = phrases.counted(signal.waarde or 0, "klacht of signaal", "klachten en signalen")
    expected = signal.feiten.get("verwacht")
    if not isinstance(expected, float):
        likely = ", meer dan toeval zou geven als het bij alle aanbieders even vaak voorkomt"
        return f"{phrases.in_period(signal)} {came} bij {who} {complaints} binnen{likely}{phrases.since(signal)}."
    usual = dutch.number(expected, phrases.apart(expected, signal.waarde, 1))
    return (
        f"{phrases.in_period(signal)} {came} bij {who} {complaints} binnen ({phrases.line(signal, Unit.NUMBER)}){phrases.since(signal)}; "
        f"bij het gemiddelde van alle aanbieders zouden het er {usual} zijn."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, _crossed, _tell)
