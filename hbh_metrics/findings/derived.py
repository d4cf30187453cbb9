"""Numbers that follow from metrics of the same provider and period, each defined once, with its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hbh_metrics.findings.open_period import told
from hbh_metrics.findings.view import Grid


@dataclass(frozen=True)
class Derived:
    """A number made of the values of some metrics, in their order."""

    name: str
    metrics: tuple[str, ...]
    of: Callable[..., float]

    def value(self, grid: Grid, aanbieder_id: str, periode_id: str) -> float | None:
        """Return it for a provider and period; None where any of its metrics is unknown, kept from the reader or still coming in."""
        rows = [told(grid.get(metric, aanbieder_id, periode_id)) for metric in self.metrics]
        values = [row.waarde for row in rows if row is not None and row.waarde is not None]
        return self.of(*values) if len(values) == len(self.metrics) else None


HOURS_AGAINST_TARIFF = Derived(
    "urenindex (vergelijkbaar) min tariefindex, in procentpunten",
    ("urenindex_vergelijkbaar", "tariefindex"),
    lambda hours, tariff: hours - tariff,
)
WITHIN_CLASS = Derived(
    "aandeel cliënten binnen hun klasse, in procenten",
    ("aandeel_onder_klasse", "aandeel_boven_klasse"),
    lambda below, above: 100.0 - below - above,
)
PAID_WITHOUT_HOURS_WITH_REASON = Derived(
    "aandeel betaald zonder uren met een reden, in procenten",
    ("betaald_zonder_uren", "betaald_zonder_uren_onverklaard"),
    lambda everything, bare: everything - bare,
)
