"""Everything that the first screen and the paper of the week say, gathered once from a publication, the one before it and the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hbh_metrics.door import opening
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.definitions import redefined
from hbh_metrics.door.door import Door
from hbh_metrics.findings import agreements_made, completeness, delivery_findings, open_signals
from hbh_metrics.findings.attention import matters as attention
from hbh_metrics.findings.attention.matters import Matter
from hbh_metrics.findings.once import once
from hbh_metrics.findings.open_signals import OpenSignals
from hbh_metrics.findings.view import View
from hbh_metrics.followup import Event
from hbh_metrics.records import Spending
from hbh_metrics.screens.overzicht import agreements_status, due, missing_data, since_previous
from hbh_metrics.screens.overzicht.agreement_help import FollowUp
from hbh_metrics.screens.overzicht.agreement_money import Destinations
from hbh_metrics.screens.overzicht.agreements_status import AgreementsStatus
from hbh_metrics.screens.overzicht.due import DueThisWeek
from hbh_metrics.screens.overzicht.missing_data import Missing
from hbh_metrics.screens.overzicht.raised import follow_up, raised
from hbh_metrics.screens.overzicht.since_previous import Since

_SPENT = "BESTEED"
FIRST = "Dit is de eerste stand; er is nog geen vorige om mee te vergelijken."


@dataclass(frozen=True)
class Gathered:
    """The agreements with their matrix, what asks for attention, what is new (None: the first publication), due and missing."""

    agreements: AgreementsStatus
    attention: OpenSignals
    since: Since | None
    due: DueThisWeek
    missing: Missing


def gather(root: Path, view: View, events: Sequence[Event], doors: Sequence[Door]) -> Gathered:
    """Return what there is to say of a publication; `events` are those of the journal, `doors` the publications up to this one."""
    found = once(attention.matters, view, tuple(events), tuple(doors))
    delivered = completeness.rows(view, delivery_findings.refused_since(root, view))
    mine = {provider.aanbieder_id for provider in view.providers if view.is_total or provider == view.chosen}
    letters = [letter for letter in view.door.communications() if letter.aanbieder_id in mine]
    return Gathered(
        once(
            agreements_status.answer,
            view,
            raised(found),
            follow_up(found),
            destinations(view.door.spendings()),
            {who: _of_provider(found, who) for who in mine},
        ),
        open_signals.answer(view, found, most=len(found)),
        since(root, view),
        due.answer(view, once(agreements_made.made, view, tuple(events), tuple(doors)), delivered, letters),
        missing_data.answer(view, delivered),
    )


def destinations(spendings: Sequence[Spending]) -> Destinations:
    """Return how much of the saved money was spent and how much was reserved."""
    spent = sum(float(row.bedrag_eur) for row in spendings if row.soort == _SPENT)
    every = sum(float(row.bedrag_eur) for row in spendings)
    return Destinations(spent, every - spent, is_delivered=bool(spendings))


def since(root: Path, view: View) -> Since | None:
    """Return what changed since the publication before this one; None when this is the first."""
    audience = view.door.audience
    published = opening.publications(root, audience)
    place = next(place for place, one in enumerate(published) if one.id == view.door.publication.id)
    if place + 1 >= len(published):
        return None
    before = published[place + 1]
    changed = changes_since(root, audience, before.id, view.door.publication.id)
    other_meaning = redefined(root, before.id, view.door.publication.id)
    return since_previous.answer(view, changed, before.manifest.peildatum, other_meaning)


def _of_provider(found: Sequence[Matter], who: str) -> FollowUp:
    return follow_up([matter for matter in found if matter.provider.aanbieder_id == who])
