"""What was paid for one assignment in one period about which there is something to ask: what the door hands out for a claim."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Booked:
    """What was paid to a provider over a period, net of credits, as the payments themselves add up to."""

    aanbieder_id: str
    periode_id: str
    bedrag_eur: Decimal


@dataclass(frozen=True)
class PaidItem:
    """What was paid, net of credits, for one assignment in one period about which there is something to ask, beside what was agreed.

    What is paid for a whole group has no assignment. `is_ander_tarief` is S01, `is_zonder_dag` (nothing was agreed then) and `is_dubbel`
    are S16, `is_zonder_uren` is S06.
    """

    aanbieder_id: str
    periode_id: str
    toewijzing_nummer: str | None
    betaald_eur: Decimal
    afgesproken_eur: Decimal
    is_ander_tarief: bool
    is_zonder_dag: bool
    is_dubbel: bool
    is_zonder_uren: bool

    @property
    def difference_eur(self) -> Decimal:
        """What was paid above what was agreed; below 0 what is still due."""
        return self.betaald_eur - self.afgesproken_eur

    @property
    def is_owed(self) -> bool:
        """Whether the agreement itself says that another amount was due; an hour that was not delivered is no such thing."""
        return self.is_ander_tarief or self.is_zonder_dag or self.is_dubbel
