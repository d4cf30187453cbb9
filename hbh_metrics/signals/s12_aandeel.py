"""S12: more clients take part in the experiment than was agreed."""

from __future__ import annotations

from hbh_metrics import calendar, dutch
from hbh_metrics.project import Promise, current
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, above
from hbh_metrics.signals.signal import Signal

LIMIT = "aandeel_pct"

HOLDS = "meer dan {aandeel_pct} van alle cliënten zit in het experiment"

CARD = Card(
    id="S12",
    title="Meer van het bestand dan afgesproken",
    level=Level.FACT,
    agreement=Promise.A8,
    why="Afgesproken is welk deel van alle cliënten ongeveer meedoet aan het experiment.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste dag van de laatste afgelopen periode, over alle aanbieders samen.",
    innocent="Als er minder cliënten buiten het experiment zijn, groeit het aandeel zonder dat de groep groeit.",
    cost="De uitkomst en het financiële risico worden groter dan waarmee is ingestemd.",
    question="Wie besluit over nieuwe cliënten in het experiment, en moet de instroom stoppen?",
    settings=(Setting(LIMIT, 11, 12, Unit.PERCENT, 0, 100, follows_share=True),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("aandeel van alle cliënten", Unit.PERCENT, 1, Picture.LINE, metric="aandeel_bestand"),
    drawn=Drawn(LIMIT),
    behind=("aandeel_bestand", "clienten"),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("aandeel_bestand", who, period_id)
    if row is None or row.waarde is None:
        return None
    return Reading(row.waarde, row.n or 0, {"experiment": row.teller, "bestand": row.noemer})


def _tell(signal: Signal, _who: str) -> str:
    last_day = dutch.day_in_full(calendar.period(str(signal.periode_id)).end)
    part = phrases.out_of(signal.number("experiment"), signal.number("bestand"))
    verb = "zat" if signal.number("experiment") == 1 else "zaten"
    return (
        f"Op {last_day} {verb} {part} van de gemeente in {current().scheme} ({phrases.value(signal)}, "
        f"{phrases.line(signal, Unit.PERCENT)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.ENDED, On.TOTAL, _read, above(LIMIT), _tell)
