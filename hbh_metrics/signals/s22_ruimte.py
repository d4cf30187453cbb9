"""S22: most of the room that was agreed for the year has been spent."""

from __future__ import annotations

from datetime import timedelta
from math import floor

from hbh_metrics import calendar, dutch
from hbh_metrics.project import Promise, current
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, at_least
from hbh_metrics.signals.signal import Signal

HOLDS = "ten minste {besteed_pct} van de ruimte voor dit jaar is besteed"
_DAYS_OF_FOUR_WEEKS = 28
_DAYS_OF_A_MONTH = 365.25 / 12

CARD = Card(
    id="S22",
    title="Bestedingsruimte raakt op",
    level=Level.FACT,
    agreement=Promise.A7,
    why="Is 70% van de ruimte besteed, dan meldt de gemeente dat schriftelijk en volgt binnen twee weken overleg.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste afgelopen periode met betalingen van elke aanbieder met een vastgestelde ruimte, hoe weinig cliënten het ook zijn.",
    innocent="Laat in het jaar hoort er veel te zijn besteed; kijk naar de dag waarop de ruimte op is.",
    cost="Is de ruimte op, dan is voor nieuwe en lopende hulp geen geld meer afgesproken.",
    question="Is de ruimte genoeg voor de rest van het jaar, of moet zij worden herzien?",
    settings=(Setting("besteed_pct", 70, 100, Unit.PERCENT, 0, 1000),),
    is_for_every_period=False,
    is_for_few_clients=True,
    shown=Shown("besteed deel van de ruimte", Unit.PERCENT, 1, Picture.LINE, metric="benutting_ruimte"),
    drawn=Drawn("besteed_pct"),
    behind=("benutting_ruimte", "ruimte_op_datum"),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("benutting_ruimte", who, period_id)
    if row is None or row.waarde is None:
        return None
    return Reading(row.waarde, row.n or 0, {"perioden": evidence.value("ruimte_op_datum", who, period_id)})


def _tell(signal: Signal, who: str) -> str:
    left = signal.feiten.get("perioden")
    until = ""
    if isinstance(left, float):
        length = _DAYS_OF_A_MONTH if current().has_months else _DAYS_OF_FOUR_WEEKS
        day = calendar.period(str(signal.periode_id)).end + timedelta(days=floor(left * length))
        next_year = calendar.period(f"{int(str(signal.periode_id)[:4]) + 1}01").begin
        until = "; in het tempo van de laatste perioden is zij "
        until += f"op {dutch.day_in_full(day)} op" if day < next_year else "aan het eind van het jaar niet op"
    return (
        f"Tot en met {dutch.period(str(signal.periode_id))} is van {who} {phrases.value(signal)} van de ruimte voor dit jaar besteed "
        f"({phrases.line(signal, Unit.PERCENT)}){until}{phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.PAID, On.PROVIDERS, _read, at_least("besteed_pct"), _tell)
