"""S04: hours fall faster than the tariff that pays for them."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, exact
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits

HOURS, TARIFF = "urenindex_vergelijkbaar", "tariefindex"

HOLDS = (
    "de uren bij gewone werkdagen, in % van voorheen, liggen twee volledige perioden na elkaar meer dan {punten} onder de tariefindex, en "
    "in de laatste "
    "daarvan is dat meer dan toeval: de hele marge (95%) ligt onder de tariefindex"
)

CARD = Card(
    id="S04",
    title="Uren dalen sneller dan het tarief",
    level=Level.SIGNAL,
    agreement=Promise.A5,
    why="Een lager tarief mag minder uren betekenen. Dalen de uren veel harder, dan krijgen cliënten minder dan waarvoor wordt betaald.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste twee volledige perioden van elke aanbieder, vanaf 10 cliënten.",
    innocent="Cliënten kunnen minder hulp willen of een tijd weg zijn geweest.",
    cost="Cliënten krijgen te weinig hulp, en de gemeente betaalt voor uren die er niet zijn.",
    question="Bij welke cliënten zijn de uren gedaald, en is dat met hen afgesproken?",
    settings=(Setting("punten", 5, 10, Unit.POINTS, 0, 100),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "uren tegenover voorheen",
        Unit.PERCENT,
        1,
        Picture.LINE,
        metric="urenindex_vergelijkbaar",
        beside="tariefindex",
    ),
    drawn=Drawn("punten", below="tariefindex"),
    behind=("urenindex_vergelijkbaar", "urenindex_vergelijkbaar_laag", "urenindex_vergelijkbaar_hoog", "tariefindex"),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("uren_dalen_sneller", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure(HOURS, who, period_id)
    tariff = evidence.value(TARIFF, who, period_id)
    if row is None or row.waarde is None or tariff is None:
        return None
    low, high = (evidence.value(f"{HOURS}_{end}", who, period_id) for end in ("laag", "hoog"))
    return Reading(row.waarde, row.n or 0, {TARIFF: tariff, "laag": low, "hoog": high})


def _crossed(reading: Reading, limits: Limits) -> float | None:
    """Return the number that the policy allows, the tariff less its points, when the hours are below it."""
    tariff = reading.feiten[TARIFF]
    if not isinstance(tariff, float | int):
        return None
    line = tariff - limits["punten"]
    return line if exact(reading.waarde) < exact(line) else None


def _is_more_than_chance(reading: Reading) -> bool:
    """Whether the whole 95% interval of the hours is below the tariff; not where there is no interval."""
    high, tariff = reading.feiten["hoog"], reading.feiten[TARIFF]
    if not isinstance(high, float | int) or not isinstance(tariff, float | int):
        return False
    return exact(high) < exact(tariff)


def _tell(signal: Signal, who: str) -> str:
    hours, tariff, high = signal.waarde or 0.0, signal.number(TARIFF), signal.number("hoog")
    digits = max(phrases.apart(hours, signal.drempel, 1), phrases.apart(high, tariff, 1))
    least, most = (dutch.percentage(end, digits) for end in (signal.number("laag"), high))
    return (
        f"{phrases.in_period(signal)} kregen {phrases.clients(signal.n or 0)} van {who} samen {dutch.percentage(hours, digits)} "
        f"van de uren die zij voorheen kregen (omgerekend naar gewone werkdagen, met een marge van {least} tot {most}), terwijl het "
        f"tarief op {dutch.percentage(tariff, digits)} van het begin ligt ({phrases.line(signal, Unit.PERCENT, digits)})"
        f"{phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, _crossed, _tell, running=2, is_sure=_is_more_than_chance)
