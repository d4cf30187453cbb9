"""How a provider stands in a few words: its tariff and the hours of its clients together, so that a good tariff hides no fall."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.calendar import period_number
from hbh_metrics.door.audience import Role
from hbh_metrics.drawing.points import Position
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.findings.view import View
from hbh_metrics.records import TOTAL, SeenSignal
from hbh_metrics.signals import Severity
from hbh_metrics.signals.verdict import Kind

BY_VERDICT = "S04"
HOURS_SIGNALS = (BY_VERDICT, "S10", "S21")
"""The signals about the hours that clients get (agreement A5)."""

ASKS = {Severity.ACTION: "actie nodig", Severity.ATTENTION: "aandacht"}


@dataclass(frozen=True)
class ProviderStatus:
    """The status word of a provider with the position whose shape and colour stand beside it; None of what is about the tariff alone."""

    position: Position | None
    words: str


def status(view: View, fact: TariffFact, aanbieder_id: str) -> ProviderStatus:
    """Return the status of a provider (or TOTAAL) in the chosen period; `fact` is what is known of its tariff."""
    asked = about_hours(view, aanbieder_id)
    if not asked and aanbieder_id == TOTAL and view.door.audience.role is Role.AANBIEDER:
        return ProviderStatus(None, f"tarief {fact.judgement}")  # of the others' hours an aanbieder is not told
    if not asked:
        return ProviderStatus(fact.position if fact.counts else Position.UNKNOWN, fact.judgement)
    return ProviderStatus(Position.ALERT, f"tarief {fact.judgement}{asked}")


def about_hours(view: View, aanbieder_id: str) -> str:
    """Return what stands behind the words about a tariff while the hours ask for more: `, uren: actie nodig`; else nothing.

    Of TOTAAL it says that it is at a provider.
    """
    asks = hours_signal(view, aanbieder_id)
    where = " bij een aanbieder" if aanbieder_id == TOTAL else ""
    return "" if asks is None else f", uren{where}: {ASKS[asks]}"


def hours_signal(view: View, aanbieder_id: str) -> Severity | None:
    """Return the heaviest severity of the signals about hours that hold at a provider in the chosen period; of TOTAAL at any provider."""
    asked = [who.aanbieder_id for who in view.providers] if aanbieder_id == TOTAL else [aanbieder_id]
    found = {_verdict(view, who) for who in asked} | {
        _severity(view, signal)
        for signal in view.door.signals()
        if signal.signaal in HOURS_SIGNALS and signal.aanbieder_id in asked and _holds(view, signal)
    }
    return next((severity for severity in (Severity.ACTION, Severity.ATTENTION) if severity in found), None)


def _verdict(view: View, who: str) -> Severity | None:
    ruling = view.door.verdict(who, view.periode_id)
    kind = None if ruling is None else ruling.kind
    return {Kind.ACTION: Severity.ACTION, Kind.ATTENTION: Severity.ATTENTION}.get(kind or Kind.NONE)


def _severity(view: View, signal: SeenSignal) -> Severity:
    """Return how heavy a signal was in the chosen period: before it asked for action it asked for attention."""
    is_later = signal.sinds_actie is not None and period_number(view.periode_id) < period_number(signal.sinds_actie)
    return Severity.ATTENTION if is_later else Severity(signal.ernst)


def _holds(view: View, signal: SeenSignal) -> bool:
    """Whether a signal holds in the chosen period: its run covers it, or ended before a period that cannot be judged yet.

    What S04 says of a closed period is its verdict, which knows the first of the two periods that it asks for.
    """
    if signal.periode_id is None:
        return True
    chosen, first, last = (
        period_number(one) for one in (view.periode_id, signal.sinds or signal.periode_id, signal.periode_id)
    )
    if chosen > last:
        return not view.state(signal.aanbieder_id).counts
    return first <= chosen and signal.signaal != BY_VERDICT
