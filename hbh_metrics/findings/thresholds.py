"""The thresholds that were in force when a publication was made: what every sentence about a signal leans on."""

from __future__ import annotations

from hbh_metrics.findings.view import View
from hbh_metrics.signals import CARD_BY_ID, DEFAULTS, Severity, Thresholds, as_stored


def in_force(view: View) -> Thresholds | None:
    """Return the thresholds stored with the publication; None when it was made before there were signals."""
    rows = view.door.thresholds()
    return as_stored(rows) if rows else None


def days_for_a_verdict(view: View) -> int:
    """Return after how many working days without a verdict a letter to clients asks for attention (S18)."""
    limits = (in_force(view) or DEFAULTS).of(CARD_BY_ID["S18"], Severity.ATTENTION)
    return int(limits["werkdagen"])


def attention_from(view: View, signal_id: str, setting: str) -> float | None:
    """Return from which number a signal asks for attention; None where none was stored."""
    return next(
        (
            row.waarde
            for row in view.door.thresholds()
            if (row.signaal, row.ernst, row.naam) == (signal_id, Severity.ATTENTION.value, setting)
        ),
        None,
    )
