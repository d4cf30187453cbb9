"""S05: help costs more than it did for the same clients before."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Drawn, InWords, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, above
from hbh_metrics.signals.signal import Signal

CARD = Card(
    id="S05",
    title="Duurder dan voorheen",
    level=Level.FACT,
    agreement=Promise.A7,
    why="Het experiment mag niet meer kosten dan dezelfde hulp voor dezelfde cliënten voorheen kostte.",
    attention="het verschil met de kosten van voorheen is tot nu toe meer dan {verschil_pct} (onder nul is goedkoper)",
    action="het verschil met de kosten van voorheen is tot nu toe meer dan {verschil_pct} (onder nul is goedkoper)",
    decided="De laatste afgelopen periode met betalingen, van alle aanbieders samen en van elke aanbieder, vanaf 10 cliënten.",
    innocent="Een cliënt kan nu meer hulp nodig hebben dan voor het experiment. Ook telt een credit pas mee als hij is geleverd.",
    cost="De besparing bestaat dan alleen op papier, en het tekort loopt elke periode op.",
    question=(
        "Waardoor valt de besparing tegen: door het tarief, of doordat cliënten eerst minder uren gebruikten dan waar het tarief op "
        "rekent?"
    ),
    settings=(Setting("verschil_pct", -1, 0, Unit.PERCENT, -50, 50),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "kosten tegenover voorheen, opgeteld", Unit.PERCENT, 1, Picture.LINE, metric="kosten_tov_referentie_cum_pct"
    ),
    drawn=Drawn("verschil_pct"),
    behind=("kosten_tov_referentie_cum_pct", "kosten_tov_referentie_cum"),
    compares_with_others=False,
    assignments=None,
    in_words=InWords("duurder_dan_voorheen", is_absent=False),
)


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    row = evidence.measure("kosten_tov_referentie_cum_pct", who, period_id)
    if row is None or row.waarde is None:
        return None
    return Reading(
        row.waarde, row.n or 0, {"verschil_eur": evidence.value("kosten_tov_referentie_cum", who, period_id)}
    )


def _tell(signal: Signal, who: str) -> str:
    line = phrases.side_of_zero(signal.drempel or 0, Unit.PERCENT, "duurder", "goedkoper")
    return (
        f"Tot en met {dutch.period(str(signal.periode_id))} kostte de hulp van {who} {_difference(signal)} dezelfde cliënten voorheen "
        f"kostten (drempel {line}){phrases.since(signal)}."
    )


def _difference(signal: Signal) -> str:
    """Return `€ 1.235 (0,8%) minder dan`, in cents when whole euros would read as nothing."""
    difference, eur = signal.waarde or 0, signal.feiten.get("verschil_eur")
    if not difference:
        return "evenveel als"
    share = dutch.percentage(abs(difference), phrases.apart(difference, signal.drempel, 1))
    if isinstance(eur, float) and dutch.rounded_half_up(eur, 2):
        share = f"{dutch.euro(abs(eur), 0 if dutch.rounded_half_up(eur, 0) else 2)} ({share})"
    return f"{share} {'meer' if difference > 0 else 'minder'} dan"


RULE = PeriodRule(CARD, Needs.PAID, On.BOTH, _read, above("verschil_pct"), _tell)
