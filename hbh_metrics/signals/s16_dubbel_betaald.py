"""S16: a client-period is paid twice, or without one day of help."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Assignments, Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, at_least
from hbh_metrics.signals.signal import Signal

HOLDS = (
    "bij {clientperioden} of meer cliënten is meer dan één keer het tarief betaald, of betaald zonder één dag "
    "met een indicatie"
)

CARD = Card(
    id="S16",
    title="Dubbel of buiten de indicatie betaald",
    level=Level.FACT,
    agreement=Promise.A3,
    why="Eén cliënt is één periode lang één keer het tarief. Voor wie geen dag hulp had, is niets afgesproken.",
    attention=HOLDS,
    action=HOLDS,
    decided="Elke afgelopen periode met betalingen, na aftrek van credits. Wie toen bij twee aanbieders hulp had, telt niet als dubbel.",
    innocent="Een verlenging van de indicatie kan nog niet zijn geleverd, of de credit komt in een latere levering.",
    cost="De gemeente betaalt te veel, en wie vertrok of overleed blijft op de rekening staan.",
    question="Voor wie is dit betaald, en wanneer komt de credit?",
    settings=(Setting("clientperioden", 1, 3, Unit.NUMBER, 1, 10_000, is_whole=True),),
    is_for_every_period=True,
    is_for_few_clients=True,
    shown=Shown(
        "dubbel of zonder hulp betaald",
        Unit.NUMBER,
        0,
        Picture.COUNT,
        nouns=("cliëntperiode", "cliëntperioden"),
        source="periodebetalingen en indicaties",
    ),
    drawn=Drawn("clientperioden"),
    behind=("betaalde_clientperioden", "clientperioden"),
    compares_with_others=False,
    assignments=Assignments("toewijzingen_bij_S16", ("clientperioden", "periodebetalingen"), is_by_day=False),
    in_words=InWords("dubbel_betaald", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    double, outside = (evidence.fact(name, who, period_id) for name in ("dubbel_betaald", "betaald_zonder_dag"))
    twice, without = (fact.aantal or 0 if fact else 0 for fact in (double, outside))
    return Reading(twice + without, twice + without, {"dubbel": twice, "zonder_dag": without})


def _tell(signal: Signal, who: str) -> str:
    twice, without = signal.number("dubbel"), signal.number("zonder_dag")
    had = "had" if without == 1 else "hadden"
    paid_without = f"betaald voor {phrases.clients(without)} die daar geen dag hulp {had}"
    paid_twice = f"is voor {phrases.clients(twice)} van {who} meer dan één keer het tarief betaald"
    if twice and without:
        found, both = f"{paid_twice}, en is {who} ook {paid_without}", f"samen {dutch.number(signal.waarde)}, "
    else:
        found, both = paid_twice if twice else f"is {who} {paid_without}", ""
    return f"{phrases.in_period(signal)} {found} ({both}{phrases.line(signal, Unit.NUMBER)}){phrases.since(signal)}."


RULE = PeriodRule(CARD, Needs.PAID, On.PROVIDERS, _read, at_least("clientperioden"), _tell)
