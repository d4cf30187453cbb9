"""What the first screen needs from beside the numbers: the destinations of the money, and the publication before."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics.door import opening
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.definitions import redefined
from hbh_metrics.findings.view import View
from hbh_metrics.records import Spending
from hbh_metrics.screens.overzicht import agreements_status, since_previous
from hbh_metrics.screens.overzicht.agreement_money import Destinations
from hbh_metrics.screens.overzicht.agreements_status import AgreementsStatus
from hbh_metrics.screens.overzicht.raised import follow_up, raised
from hbh_metrics.screens.overzicht.since_previous import Since
from hbh_metrics.ui.data import audience, data_folder
from hbh_metrics.ui.desk import Signals

_SPENT = "BESTEED"


def agreements(view: View, found: Signals) -> AgreementsStatus:
    """Return how the agreements stand, with what the journal says was done about the signals."""
    done = destinations(view.door.spendings())
    return agreements_status.answer(view, raised(found.matters), follow_up(found.matters), done)


def destinations(spendings: Sequence[Spending]) -> Destinations:
    """Return how much of the saved money was spent and how much was reserved."""
    spent = sum(float(row.bedrag_eur) for row in spendings if row.soort == _SPENT)
    every = sum(float(row.bedrag_eur) for row in spendings)
    return Destinations(spent, every - spent, is_delivered=bool(spendings))


def since(view: View) -> Since | None:
    """Return what changed since the publication before this one; None when this is the first."""
    published = opening.publications(data_folder(), audience())
    place = next(place for place, one in enumerate(published) if one.id == view.door.publication.id)
    if place + 1 >= len(published):
        return None
    before = published[place + 1]
    changed = changes_since(data_folder(), audience(), before.id, view.door.publication.id)
    other_meaning = redefined(data_folder(), before.id, view.door.publication.id)
    return since_previous.answer(view, changed, before.manifest.peildatum, other_meaning)
