"""The signals of a publication as the judgement of agreements needs them, and what the journal says was done about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hbh_metrics.answers.agreement_help import FollowUp
from hbh_metrics.answers.agreement_rules import Raised
from hbh_metrics.followup import Event, Status, state
from hbh_metrics.records import SeenSignal
from hbh_metrics.signals import CARD_BY_ID, Level, Severity

_OVERDUE = (Status.DUE, Status.POSTPONEMENT_OVER)


def raised(signals: Sequence[SeenSignal]) -> tuple[Raised, ...]:
    """Return the signals that decide something: all but the questions of this week."""
    return tuple(
        Raised(
            signal.signaal,
            CARD_BY_ID[signal.signaal].title,
            signal.aanbieder_id,
            signal.periode_id,
            signal.sinds,
            signal.ernst == Severity.ACTION.value,
        )
        for signal in signals
        if signal.niveau != Level.QUESTION.value
    )


def follow_up(signals: Sequence[Raised], events: Sequence[Event], today: date) -> FollowUp:
    """Return how many of the signals were discussed, and what waits; `events` are those of the journal.

    A signal that holds in several periods at one provider counts once, as it stands in the last of them.
    """
    last = {(signal.signal, signal.aanbieder_id): signal for signal in sorted(signals, key=_period)}
    signals = tuple(last.values())
    statuses = [_status(signal, events, today) for signal in signals]
    return FollowUp(
        signals=len(signals),
        discussed=sum(status is not Status.NEW for status in statuses),
        overdue=sum(status in _OVERDUE for status in statuses),
        waiting_actions=sum(
            status is Status.NEW and signal.is_action and _holds_longer(signal)
            for signal, status in zip(signals, statuses, strict=True)
        ),
    )


def _status(signal: Raised, events: Sequence[Event], today: date) -> Status:
    about = [event for event in events if (event.signaal, event.aanbieder_id) == (signal.signal, signal.aanbieder_id)]
    return state(about, today, signal.periode_id).status


def _period(signal: Raised) -> str:
    return signal.periode_id or ""


def _holds_longer(signal: Raised) -> bool:
    return signal.since is not None and signal.periode_id is not None and signal.since < signal.periode_id
