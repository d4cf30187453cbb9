"""S24: what is paid for a delivered hour is less than what an hour costs a provider, by the estimates in force."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, below
from hbh_metrics.signals.signal import Signal

CARD = Card(
    id="S24",
    title="Onder de kostprijs",
    level=Level.FACT,
    agreement=Promise.A2,
    why="Een eerlijke prijs dekt wat een uur hulp een aanbieder kost: loon, reistijd, overhead en wat daarbij hoort.",
    attention="de ruimte boven de kostprijs is kleiner dan {ruimte_pct}",
    action=None,
    decided="De laatste volledige periode van elke aanbieder, vanaf 10 cliënten. Niet waar alleen een tarief per cliënt is afgesproken "
    "dat met een percentage daalt: daar gaan S02 en S03 over.",
    innocent="De kostprijs is een schatting; een aanbieder kan goedkoper werken, of meer uren leveren dan is afgesproken.",
    cost="De aanbieder kan zijn mensen niet blijven betalen, en de hulp houdt op een dag op.",
    question="Kloppen de schattingen voor deze aanbieder, en wat kost een uur hem echt?",
    settings=(Setting("ruimte_pct", 0, None, Unit.PERCENT, -50, 50, is_rarer_when_higher=False),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("ruimte boven de kostprijs", Unit.PERCENT, 1, Picture.LINE, metric="ruimte_kostprijs"),
    drawn=Drawn("ruimte_pct"),
    behind=("ruimte_kostprijs", "effectief_uurtarief"),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("ruimte_kostprijs", who, period_id)
    if row is None or row.waarde is None or evidence.cost is None or who in evidence.only_reduced:
        return None
    facts = {
        "kostprijs_eur": evidence.cost.eur,
        "uurtarief_eur": evidence.value("effectief_uurtarief", who, period_id),
        "schattingen": "; ".join(evidence.cost.estimates),
    }
    return Reading(row.waarde, row.n or 0, facts)


def _tell(signal: Signal, who: str) -> str:
    hour, cost = signal.feiten.get("uurtarief_eur"), signal.number("kostprijs_eur")
    paid = f" {dutch.euro(hour)}," if isinstance(hour, float) else ""
    digits = phrases.apart(signal.waarde or 0, signal.drempel, 1)
    line = phrases.side_of_zero(signal.drempel or 0, Unit.PERCENT, "", "eronder")
    return (
        f"{phrases.in_period(signal)} kreeg {who} per geleverd uur{paid} {dutch.percentage(abs(signal.waarde or 0), digits)} onder de "
        f"kostprijs van {dutch.euro(cost)} (drempel {line}){phrases.since(signal)}; {_leans_on(signal)}."
    )


def _leans_on(signal: Signal) -> str:
    told = str(signal.feiten.get("schattingen") or "")
    if not told:
        return "die kostprijs rust op wat de gemeente bij de aannamen invulde"
    names = [name[:1].lower() + name[1:] for name in told.split("; ")]
    return f"die kostprijs rust op schattingen: {dutch.listing(names)}"


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, below("ruimte_pct"), _tell)
