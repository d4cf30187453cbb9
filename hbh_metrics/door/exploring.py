"""The outcomes of the verkenning as one reader may see them: a provider's margin is the programmamanager's, small counts nobody else's."""

from __future__ import annotations

from hbh_metrics.door.audience import Audience
from hbh_metrics.exploration.outcomes import MARGIN, Outcome, numbers_of
from hbh_metrics.policy import SMALL_COUNT

_PEOPLE = "cliënten"


def seen_outcomes(audience: Audience, rows: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return the rows with what this reader may not see without its numbers: it waits for nothing."""
    if audience.sees_everything:
        return rows
    return tuple(row.kept_back() if _is_kept_back(row) else row for row in rows)


def _is_kept_back(row: Outcome) -> bool:
    is_small = row.eenheid == _PEOPLE and any(
        number is not None and 0 < number < SMALL_COUNT for number in numbers_of(row)
    )
    return row.uitkomst == MARGIN or is_small
