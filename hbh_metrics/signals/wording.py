"""The words of a signal, made from its stored values for whoever asks; the audience decides which of these may be used."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.records import TOTAL
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Severity
from hbh_metrics.signals.rules import CARD_BY_ID, RULE_BY_ID
from hbh_metrics.signals.signal import MissingFact, Signal
from hbh_metrics.signals.thresholds import DEFAULTS, Thresholds

EVERYONE = "alle aanbieders samen"


def sentence(signal: Signal, provider_name: str | None = None) -> str:
    """Return `uitleg`: one sentence with the provider's name and numbers, for the programmamanager and that provider itself.

    Without a name the id is used. What is signalled for TOTAAL names no provider. A signal stored by an earlier version of the monitor,
    without a fact that its sentence has now, is told by its title.
    """
    who = EVERYONE if signal.aanbieder_id == TOTAL else provider_name or signal.aanbieder_id
    try:
        return dutch.sentence_start(RULE_BY_ID[signal.signaal].tell(signal, who))
    except MissingFact:
        return _by_its_title(signal, who)


def _by_its_title(signal: Signal, who: str) -> str:
    when = "" if signal.periode_id is None else f" in {dutch.period(signal.periode_id)}"
    title = CARD_BY_ID[signal.signaal].title
    values = (("waarde", signal.waarde), ("drempel", signal.drempel))
    told = ", ".join(f"{name} {dutch.number(value, 2)}" for name, value in values if value is not None)
    return f"{title} bij {who}{when}{f' ({told})' if told else ''}."


def question(signal: Signal) -> str:
    """Return `vraag`: what to ask."""
    return CARD_BY_ID[signal.signaal].question


def condition(card: Card, severity: Severity, thresholds: Thresholds = DEFAULTS) -> str | None:
    """Return in words when the signal has that severity, with the thresholds in force; None when it never has."""
    text = card.action if severity is Severity.ACTION else card.attention
    if text is None:
        return None
    units = {setting.name: setting.unit for setting in card.settings}
    limits = thresholds.of(card, severity)
    return text.format_map({name: phrases.amount(value, units[name]) for name, value in limits.items()})
