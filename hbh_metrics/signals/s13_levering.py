"""S13: the delivery of a period that ended a while ago is missing or incomplete."""

from __future__ import annotations

from datetime import timedelta

from hbh_metrics import calendar, dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import CLOSED, Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, above
from hbh_metrics.signals.signal import Signal

NOTHING = "geen_levering"

HOLDS = "een periode is meer dan {werkdagen} werkdagen voorbij en nog niet volledig geleverd"

CARD = Card(
    id="S13",
    title="Levering ontbreekt of is onvolledig",
    level=Level.FACT,
    agreement=Promise.A9,
    why="Zonder gegevens is over een periode niets te zeggen. Een stilte mag niet als goed nieuws gelden.",
    attention=HOLDS,
    action=HOLDS,
    decided="Elke afgelopen periode waarin een aanbieder cliënten had.",
    innocent="De levering kan zijn afgekeurd en al opnieuw onderweg zijn (zie Gegevens).",
    cost="Over deze periode kan niemand zien of cliënten hun hulp kregen, en de andere cijfers wachten erop.",
    question="Wat ontbreekt er, waardoor, en op welke dag komt het?",
    settings=(Setting("werkdagen", 10, 20, Unit.NUMBER, 0, 250, is_whole=True),),
    is_for_every_period=True,
    is_for_few_clients=True,
    shown=Shown(
        "werkdagen te laat",
        Unit.NUMBER,
        0,
        Picture.DELIVERIES,
        nouns=("werkdag", "werkdagen"),
        source="leveringen van de aanbieders",
    ),
    drawn=None,
    behind=("urendekking", "weekdekking", "clienten"),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("levering_volledig", is_absent=True),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    clients = evidence.clients(who, period_id)
    status = evidence.status(who, period_id)
    if not clients or status == CLOSED:
        return None
    after = calendar.period(period_id).end + timedelta(days=1)
    facts = {
        "status": status,
        "urendekking_pct": evidence.value("urendekking", who, period_id),
        "weekdekking_pct": evidence.value("weekdekking", who, period_id),
    }
    return Reading(calendar.working_days_between(after, evidence.peildatum), clients, facts)


def _tell(signal: Signal, who: str) -> str:
    period, days = dutch.period(str(signal.periode_id)), phrases.counted(signal.waarde or 0, "werkdag", "werkdagen")
    earlier = phrases.longer(signal, "zo is het bij elke periode sinds")
    covered = signal.feiten.get("urendekking_pct")
    if signal.text("status") == NOTHING:
        missing = "nog geen betalingen"
    elif covered == 0:
        missing = "nog geen uren"
    else:
        return (
            f"De levering van {who} over {period} is {days} na afloop nog onvolledig{_known(signal)} "
            f"({_line(signal)}){earlier}."
        )
    return f"Over {period} heeft {who} {days} na afloop {missing} geleverd ({_line(signal)}){earlier}."


def _known(signal: Signal) -> str:
    """Return what is known of the hours: of the whole period, and of its worst week when that is what is missing."""
    covered, worst = (signal.feiten.get(name) for name in ("urendekking_pct", "weekdekking_pct"))
    if not isinstance(covered, float):
        return ""
    known = f": van {dutch.percentage(covered, 0)} van de betaalde cliënten zijn uren bekend"
    if not isinstance(worst, float) or dutch.rounded_half_up(worst, 0) >= dutch.rounded_half_up(covered, 0):
        return known
    return f"{known}, maar in de minst complete week van {dutch.percentage(worst, 0)} van de cliënten"


def _line(signal: Signal) -> str:
    return f"drempel {phrases.counted(signal.drempel or 0, 'werkdag', 'werkdagen')}"


RULE = PeriodRule(CARD, Needs.ENDED, On.PROVIDERS, _read, above("werkdagen"), _tell)
