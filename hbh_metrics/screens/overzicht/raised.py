"""What deserves attention, as the judgement of agreements needs it, and what the journal says was done about it."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.followup import Status
from hbh_metrics.screens.overzicht.agreement_help import FollowUp
from hbh_metrics.screens.overzicht.agreement_rules import Raised
from hbh_metrics.signals import Level, Severity

_OVERDUE = (Status.DUE, Status.POSTPONEMENT_OVER)


def raised(matters: Sequence[Matter]) -> tuple[Raised, ...]:
    """Return the matters that decide something: all but the questions of this week."""
    return tuple(
        Raised(
            matter.card.id,
            matter.card.title,
            matter.signal.aanbieder_id,
            matter.signal.periode_id,
            matter.since,
            matter.severity is Severity.ACTION,
        )
        for matter in _deciding(matters)
    )


def follow_up(matters: Sequence[Matter]) -> FollowUp:
    """Return how many of the matters were discussed, and what waits."""
    deciding = _deciding(matters)
    return FollowUp(
        signals=len(deciding),
        discussed=sum(matter.state.status is not Status.NEW for matter in deciding),
        overdue=sum(matter.state.status in _OVERDUE for matter in deciding),
        waiting_actions=sum(_waits(matter) for matter in deciding),
        actions=sum(matter.severity is Severity.ACTION for matter in deciding),
    )


def _deciding(matters: Sequence[Matter]) -> list[Matter]:
    return [matter for matter in matters if matter.level is not Level.QUESTION]


def _waits(matter: Matter) -> bool:
    """Whether it asks for action, held for more than one period, and was never discussed."""
    since, last = matter.since, matter.signal.periode_id
    is_lasting = since is not None and last is not None and since < last
    return is_lasting and matter.severity is Severity.ACTION and matter.state.status is Status.NEW
