"""Numbers that follow from metrics of the same provider and period, each defined once, with its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hbh_metrics.findings.view import Grid


@dataclass(frozen=True)
class Derived:
    """A number made of the values of some metrics, in their order."""

    name: str
    metrics: tuple[str, ...]
    of: Callable[..., float]

    def value(self, grid: Grid, aanbieder_id: str, periode_id: str) -> float | None:
        """Return it for a provider and period; None where any of its metrics is unknown or kept from the reader."""
        values = [grid.value(metric, aanbieder_id, periode_id) for metric in self.metrics]
        return None if any(value is None for value in values) else self.of(*values)


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
