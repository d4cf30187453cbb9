"""The outcomes of the verkenning as one reader may see them: a provider's margin is the programmamanager's, small counts nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.rounding import BASE, nearest
from hbh_metrics.errors import UsageError
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Explored, OnDelivered
from hbh_metrics.exploration.outcomes import MARGIN, Outcome, numbers_of
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.policy import SMALL_COUNT

_PEOPLE = "cliënten"
_HOURS_STEP = 0.05


def require_exploration(audience: Audience) -> None:
    """Raise UsageError for a reader that may not ask: a beheerder, and a provider.

    The amounts are exact sums over all providers; less its own they tell a provider what the others cost.
    """
    if not audience.sees_figures:
        raise UsageError("De beheerder ziet de leveringen en hoe goed zij zijn, en geen cijfers.")
    if audience.role is Role.AANBIEDER:
        raise UsageError(
            "De verkenning gaat over alle aanbieders samen. Die zien alleen de programmamanager en de wethouder."
        )


def seen_outcomes(audience: Audience, rows: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return the rows with what this reader may not see without its numbers: it waits for nothing."""
    if audience.sees_everything:
        return rows
    return tuple(row.kept_back() if _is_kept_back(row) else row for row in rows)


def seen_explored(audience: Audience, found: Explored) -> Explored:
    """Return what this reader may see of a whole exploration: nothing of single providers but for the programmamanager."""
    if audience.sees_everything:
        return found
    rows = seen_outcomes(audience, tuple(found.rows.values()))
    seen = found.for_who_sees_no_provider()
    return replace(
        seen,
        rows={(row.variant, row.uitkomst): row for row in rows},
        clients=round(nearest(seen.clients, BASE[Of.PEOPLE])),
        client_periods=round(nearest(seen.client_periods, BASE[Of.CLIENT_PERIODS])),
        on_delivered=tuple(_roughly(one, seen.on_delivered) for one in seen.on_delivered),
    )


def _roughly(one: OnDelivered, every: Sequence[OnDelivered]) -> OnDelivered:
    """Return a contract type with its amounts rounded as those of the group are; differences follow from the rounded ones."""
    before = next(other for other in every if other.contract is Contract.UREN_VOORHEEN)
    gross, net, gross_before, net_before, paid = (
        None if value is None else nearest(value, BASE[Of.MONEY])
        for value in (one.gross_eur, one.net_eur, before.gross_eur, before.net_eur, one.paid_to_provider_eur)
    )
    difference = None if gross is None or gross_before is None else gross - gross_before
    return replace(
        one,
        gross_eur=gross,
        net_eur=net,
        gross_difference_eur=difference,
        gross_difference_pct=None if difference is None or not gross_before else difference / gross_before * 100,
        net_difference_eur=None if net is None or net_before is None else net - net_before,
        hours_per_week=None if one.hours_per_week is None else nearest(one.hours_per_week, _HOURS_STEP),
        paid_to_provider_eur=paid,
    )


def _is_kept_back(row: Outcome) -> bool:
    is_small = row.eenheid == _PEOPLE and any(
        number is not None and 0 < number < SMALL_COUNT for number in numbers_of(row)
    )
    return row.uitkomst == MARGIN or is_small
