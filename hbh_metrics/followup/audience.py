"""Who may read the journal and who may write in it.

Its texts are free, so nobody can say whom they mention: the programmamanager reads and writes all of it, an aanbieder reads the agreements
made with it and its own meetings, the wethouder the decisions that are asked of the wethouder, and the beheerder nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.followup.events import Event, Kind
from hbh_metrics.followup.state import in_force

_FOR_PROVIDER = (Kind.AFSPRAAK, Kind.OVERLEG)
_FOR_WETHOUDER = (Kind.BESLUIT_GEVRAAGD,)


def may_write(audience: Audience) -> bool:
    """Whether this reader may add to the journal."""
    return audience.sees_everything


def seen_by(audience: Audience, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events that this reader may read; others than the programmamanager only those that were not taken back."""
    if audience.sees_everything:
        return tuple(events)
    if not audience.sees_figures:
        return ()
    if audience.role is Role.AANBIEDER:
        return tuple(
            event
            for event in in_force(events)
            if event.soort in _FOR_PROVIDER and event.aanbieder_id == audience.aanbieder_id
        )
    return tuple(event for event in in_force(events) if event.soort in _FOR_WETHOUDER)
