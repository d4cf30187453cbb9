"""S09: the same people give lower grades than before. It has no period: there are two measurements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, InWords, Level, Picture, Setting, Severity, Shown, Unit
from hbh_metrics.signals.evidence import Evidence
from hbh_metrics.signals.rule import On
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Thresholds

CARD = Card(
    id="S09",
    title="Minder tevreden",
    level=Level.SIGNAL,
    agreement=Promise.A6,
    why="Dezelfde mensen geven vooraf en achteraf een cijfer. Dalen die cijfers, dan merken cliënten de verandering.",
    attention=(
        "ook met toeval meegerekend (95%) geven dezelfde mensen een lager cijfer: de bovengrens van het verschil is lager dan {bovengrens}"
    ),
    action="de bovengrens van het verschil is lager dan {bovengrens}, en het gemiddelde verschil is {gemiddelde} of lager",
    decided="Alle mensen die de nulmeting en de eindmeting invulden, per aanbieder en van alle aanbieders samen, vanaf 10 mensen.",
    innocent="Wie meedoet aan beide metingen, kan anders denken dan wie stopte. Ook vergelijken mensen met de tijd ervoor.",
    cost="Cliënten verliezen vertrouwen in de hulp, en de gemeenteraad vraagt naar het effect.",
    question="Op welke vragen daalden de cijfers, en wat zeggen cliënten er zelf over?",
    settings=(
        Setting("bovengrens", 0, 0, Unit.GRADE, -5, 0, is_rarer_when_higher=False),
        Setting("gemiddelde", None, -0.5, Unit.GRADE, -9, 0, is_rarer_when_higher=False),
    ),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("verschil in rapportcijfer", Unit.GRADE, 1, Picture.DIFFERENCE),
    drawn=None,
    behind=("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog"),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("minder_tevreden", is_absent=False),
)


@dataclass(frozen=True)
class _Satisfaction:
    card: Card
    on: On = On.BOTH

    def decide(self, evidence: Evidence, thresholds: Thresholds) -> Iterator[Signal]:
        """Yield the signals of every provider and of all together."""
        for who in self.on.of(evidence):
            row = evidence.measure("tevredenheid_verschil", who, None)
            low, high = (evidence.value(f"tevredenheid_verschil_{end}", who, None) for end in ("laag", "hoog"))
            if row is None or row.waarde is None or low is None or high is None or (row.n or 0) < SMALL_NUMBER:
                continue
            severity = self._severity(row.waarde, high, thresholds)
            if severity is not None:
                limits = thresholds.of(self.card, severity)
                line = limits.get("gemiddelde", limits["bovengrens"])
                facts = {"laag": low, "hoog": high}
                yield Signal(
                    self.card.id, self.card.level, severity, who, None, row.waarde, line, row.n, None, None, facts
                )

    def tell(self, signal: Signal, who: str) -> str:
        """Return the sentence of a signal."""
        high = signal.number("hoog")
        values = (signal.waarde or 0, high, signal.number("laag"))
        crossed = (signal.waarde or 0) if signal.ernst is Severity.ACTION else high
        digits = max(phrases.apart(high, None, 1), phrases.apart(crossed, signal.drempel, 1))
        mean, least, most = (dutch.number(abs(value), digits) for value in values)
        return (
            f"Dezelfde {dutch.number(signal.n)} cliënten van {who} gaven bij de eindmeting gemiddeld {mean} punt minder dan "
            f"bij de nulmeting (tussen {least} en {most} punt minder, {_line(signal)})."
        )

    def _severity(self, mean: float, high: float, thresholds: Thresholds) -> Severity | None:
        for severity in self.card.severities:
            limits = thresholds.of(self.card, severity)
            if high < limits["bovengrens"] and mean <= limits.get("gemiddelde", mean):
                return severity
        return None


def _line(signal: Signal) -> str:
    if not signal.drempel:
        return "elke daling telt"
    return f"drempel {phrases.side_of_zero(signal.drempel, Unit.GRADE, 'meer', 'minder')}"


RULE = _Satisfaction(CARD)
