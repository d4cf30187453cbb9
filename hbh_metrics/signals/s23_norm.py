"""S23: fewer hours are delivered than the norm of the product gives, two closed periods running."""

from __future__ import annotations

from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Needs
from hbh_metrics.signals.rule import On, PeriodRule, below, metric
from hbh_metrics.signals.signal import Signal

HOLDS = "twee volledige perioden achter elkaar is minder dan {norm_pct} geleverd van de uren die de norm geeft"

CARD = Card(
    id="S23",
    title="Minder uren dan de norm",
    level=Level.FACT,
    agreement=Promise.A4,
    why="Wie een product met een norm krijgt, mag op die uren rekenen.",
    attention=HOLDS,
    action=HOLDS,
    decided="De laatste volledige periode van elke aanbieder met cliënten met een norm, en die ervoor, vanaf 10 cliënten.",
    innocent="Feestdagen, ziekenhuis of vakantie drukken de uren; ook kan een cliënt zelf minder hulp willen.",
    cost="Cliënten krijgen minder hulp dan waarop zij mogen rekenen, en dat houdt bij de rechter geen stand.",
    question="Bij wie blijft de hulp achter, en is dat met de cliënt afgesproken?",
    settings=(Setting("norm_pct", 90, 80, Unit.PERCENT, 0, 200, is_rarer_when_higher=False),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown("uren tegenover de norm", Unit.PERCENT, 1, Picture.LINE, metric="levering_tov_norm"),
    drawn=Drawn("norm_pct"),
    behind=("levering_tov_norm",),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


def _tell(signal: Signal, who: str) -> str:
    return (
        f"{phrases.in_period(signal)} kregen {phrases.clients(signal.n or 0)} van {who} {phrases.value(signal)} van de uren die de norm "
        f"geeft, voor de tweede periode achter elkaar te weinig ({phrases.line(signal, Unit.PERCENT)}){phrases.since(signal)}."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, metric("levering_tov_norm"), below("norm_pct"), _tell, running=2)
