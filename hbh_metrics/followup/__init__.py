"""The follow-up beside the signals: what was discussed, agreed and decided, by whom and when, and whether it helped.

Nothing is ever edited: what went wrong is set right by a new event, and every state follows from the events. Only a text that names an
erased client is blanked.
"""

from hbh_metrics.followup.audience import may_write, seen_by
from hbh_metrics.followup.effect import Effect, Judged, Seen, Verdict, effect, effect_at_a_stand
from hbh_metrics.followup.events import ABOUT_AN_EVENT, BLANKED, LONGEST, Event, Kind, checked
from hbh_metrics.followup.journal import Journal
from hbh_metrics.followup.rows import JournalEntry
from hbh_metrics.followup.state import FollowUpState, Status, agreements, corrections, in_force, promised, state

__all__ = [
    "ABOUT_AN_EVENT",
    "BLANKED",
    "LONGEST",
    "Effect",
    "Event",
    "FollowUpState",
    "Journal",
    "JournalEntry",
    "Judged",
    "Kind",
    "Seen",
    "Status",
    "Verdict",
    "agreements",
    "checked",
    "corrections",
    "effect",
    "effect_at_a_stand",
    "in_force",
    "may_write",
    "promised",
    "seen_by",
    "state",
]
