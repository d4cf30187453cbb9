"""When a signal asks for attention and when for action, with the thresholds that were in force."""

from __future__ import annotations

from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.view import View
from hbh_metrics.signals import DEFAULTS, Severity, Thresholds, condition


def conditions(view: View, matter: Matter) -> str:
    """Return when this signal asks for attention and for action, with the thresholds in force."""
    in_force = {
        (row.signaal, Severity(row.ernst), row.naam): row.waarde
        for row in view.door.thresholds()
        if not row.is_standaard
    }
    limits = Thresholds(in_force) if in_force else DEFAULTS
    sentences = [
        f"{word} als {text}."
        for word, severity in (("Aandacht", Severity.ATTENTION), ("Actie", Severity.ACTION))
        if (text := condition(matter.card, severity, limits))
    ]
    return " ".join([*sentences, matter.card.decided])
