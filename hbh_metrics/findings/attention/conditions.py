"""When a signal asks for attention and when for action, with the thresholds that were in force."""

from __future__ import annotations

from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.thresholds import in_force
from hbh_metrics.findings.view import View
from hbh_metrics.signals import Severity, condition


def conditions(view: View, matter: Matter) -> str:
    """Return when this signal asks for attention and for action, with the thresholds in force."""
    limits = in_force(view)
    if limits is None:
        return matter.card.decided
    sentences = [
        f"{word} als {text}."
        for word, severity in (("Aandacht", Severity.ATTENTION), ("Actie", Severity.ACTION))
        if (text := condition(matter.card, severity, limits))
    ]
    return " ".join([*sentences, matter.card.decided])
