"""Prints the signals of a publication with their sentences, as the reader it is for may see them."""

from __future__ import annotations

from hbh_metrics.cli.output import rendered
from hbh_metrics.door.audience import Role
from hbh_metrics.door.door import Door
from hbh_metrics.findings.attention.effect import closed_periods

NAMES = (
    "signaal",
    "niveau",
    "ernst",
    "aanbieder_id",
    "periode_id",
    "waarde",
    "drempel",
    "n",
    "sinds",
    "uitleg",
    "vraag",
)
"""What is printed of a signal: what others read is agreed, and is less than a screen shows."""
TABLE = "signalen"


def listed(door: Door, layout: str) -> str:
    """Return the signals as `json`, `csv` or `table`: ACTIE first, then by niveau, signaal, aanbieder_id and periode_id.

    A table for a person says it when there are none, when no period could be judged yet, or when the publication is older than the
    signals.
    """
    found = door.signals()
    if found or layout != "table":
        return rendered(NAMES, [[getattr(signal, name) for name in NAMES] for signal in found], layout)
    if TABLE not in door.publication.tables:
        return f"Publicatie {door.publication.id} heeft geen signalen: zij is gemaakt voordat die er waren.\n"
    if door.audience.role is Role.WETHOUDER:
        return "Er zijn geen signalen over alle aanbieders samen. Signalen over één aanbieder staan hier niet.\n"
    if not any(closed_periods(door, provider.aanbieder_id) for provider in door.providers()):
        return "Er is nog geen periode beoordeeld.\n"
    return "Er zijn geen signalen. Dat is goed nieuws.\n"
