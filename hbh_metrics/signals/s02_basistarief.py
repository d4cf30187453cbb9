"""S02: what is paid for a delivered hour comes close to the floor, or below it."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, below
from hbh_metrics.signals.signal import Signal

HOLDS = "de ruimte boven het basistarief is kleiner dan {ruimte_pct}"

CARD = Card(
    id="S02",
    title="Onder het basistarief",
    level=Level.FACT,
    agreement=Promise.A2,
    why="Voor elk geleverd uur moet ten minste het basistarief worden betaald. Dat heeft de gemeenteraad vastgesteld.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste volledige periode van elke aanbieder, vanaf 10 cliënten.",
    innocent="De uren van een andere periode kunnen bij deze zijn geboekt, of er is tijdelijk meer hulp gegeven.",
    cost="Onder het basistarief houdt de gemeente zich niet aan haar eigen besluit, en kan de aanbieder zijn mensen niet betalen.",
    question="Kloppen de uren, en wat doet de aanbieder als het tarief verder daalt?",
    settings=(Setting("ruimte_pct", 3, 0, Unit.PERCENT, -20, 50, is_rarer_when_higher=False),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("ruimte boven het basistarief", Unit.PERCENT, 1, Picture.LINE, metric="ruimte_basistarief"),
    drawn=Drawn("ruimte_pct"),
    behind=("ruimte_basistarief", "effectief_uurtarief"),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("boven_het_basistarief", is_absent=True),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("ruimte_basistarief", who, period_id)
    if row is None or row.waarde is None:
        return None
    return Reading(row.waarde, row.n or 0, {"uurtarief_eur": evidence.value("effectief_uurtarief", who, period_id)})


def _tell(signal: Signal, who: str) -> str:
    hour = signal.feiten.get("uurtarief_eur")
    paid = f" {dutch.euro(hour)}," if isinstance(hour, float) else ""
    return (
        f"{phrases.in_period(signal)} kreeg {who} per geleverd uur{paid} {_room(signal)} het basistarief "
        f"(drempel {phrases.side_of_zero(signal.drempel or 0, Unit.PERCENT, '', 'eronder')}){phrases.since(signal)}."
    )


def _room(signal: Signal) -> str:
    room = signal.waarde or 0
    if not room:
        return "precies"
    digits = phrases.apart(room, signal.drempel, 1)
    return f"{dutch.percentage(abs(room), digits)} {'boven' if room > 0 else 'onder'}"


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, below("ruimte_pct"), _tell)
