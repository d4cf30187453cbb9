"""A tariff agreement with a provider and the path it sets, in exact amounts.

The row with the highest version among those that govern from a period on or before k governs k, with its own start tariff and its own
first cut. Every power and product is a fraction; only the tariff itself is rounded, to cents, half up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import floor

from hbh_metrics.calendar import period_number


class Method(Enum):
    """How "1% per betalingsperiode" is read."""

    LINEAIR = "LINEAIR"
    SAMENGESTELD = "SAMENGESTELD"
    EENMALIG = "EENMALIG"


@dataclass(frozen=True)
class Agreement:
    """One row of tariefafspraken, as far as it decides what is paid: money in euros, `afbouw_pct` in per cent."""

    aanbieder_id: str
    versie: int
    vanaf_periode: str
    starttarief_eur: Decimal
    basistarief_uur_eur: Decimal
    afbouw_pct: Decimal
    afbouw_methode: Method
    eerste_verlaging: str

    def steps(self, period_id: str) -> int:
        """Return the number of cuts made by that period: 0 before the first cut, 1 in it, one more each period."""
        return max(0, period_number(period_id) - period_number(self.eerste_verlaging) + 1)

    def tariff_eur(self, period_id: str, method: Method | None = None) -> Decimal:
        """Return the agreed tariff of that period in euros, cents half up.

        With `method` the same agreement under another reading of the percentage.
        """
        cut = Fraction(self.afbouw_pct) / 100
        share = _share_left(method or self.afbouw_methode, cut, self.steps(period_id))
        return cents_half_up(Fraction(self.starttarief_eur) * share)


@dataclass(frozen=True)
class Agreements:
    """All agreements of one provider, earlier ones kept."""

    rows: tuple[Agreement, ...]

    def in_force(self, period_id: str) -> Agreement | None:
        """Return the agreement that governs the period, or None when none does yet."""
        begun = [row for row in self.rows if period_number(row.vanaf_periode) <= period_number(period_id)]
        return max(begun, key=lambda row: row.versie, default=None)

    @property
    def start_tariff_eur(self) -> Decimal | None:
        """T0: the start tariff of the first agreement (lowest vanaf_periode, then lowest version); None without agreements."""
        first = min(self.rows, key=lambda row: (period_number(row.vanaf_periode), row.versie), default=None)
        return None if first is None else first.starttarief_eur


def by_provider(rows: Iterable[Agreement]) -> dict[str, Agreements]:
    """Return the agreements of each provider that has any."""
    gathered: dict[str, list[Agreement]] = {}
    for row in rows:
        gathered.setdefault(row.aanbieder_id, []).append(row)
    return {aanbieder_id: Agreements(tuple(found)) for aanbieder_id, found in gathered.items()}


def _share_left(method: Method, cut: Fraction, steps: int) -> Fraction:
    """Return the part of the start tariff that is left after that many cuts."""
    match method:
        case Method.LINEAIR:
            return 1 - cut * steps
        case Method.SAMENGESTELD:
            return (1 - cut) ** steps
        case Method.EENMALIG:
            return 1 - cut * min(steps, 1)


def cents_half_up(amount_eur: Fraction) -> Decimal:
    """Return the amount rounded to whole cents; half a cent goes up (away from zero for a negative amount)."""
    cents = floor(abs(amount_eur) * 100 + Fraction(1, 2))
    return Decimal(-cents if amount_eur < 0 else cents).scaleb(-2)
