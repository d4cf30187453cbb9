"""What was promised, by whom, when: every agreement of the journal up to this publication, with where it stands and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics.door.door import Door
from hbh_metrics.drawing.points import Shaped
from hbh_metrics.findings.attention.matters import Helped, helped_by, written_by
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.followup import Event, Kind, in_force
from hbh_metrics.records import Provider
from hbh_metrics.signals import CARD_BY_ID

WITHOUT_SIGNAL = "zonder signaal"


class Standing(Shaped):
    """Where an agreement stands."""

    OVER = ("datum voorbij", "!")
    RUNS = ("loopt", "○")
    DONE = ("afgehandeld", "✓")


@dataclass(frozen=True)
class Made:
    """One agreement: its event, with whom, about what, where it stands, the event that closed it, and what came of it.

    `helped` is None for an agreement that is about no signal: nothing is measured of it.
    """

    event: Event
    provider: Provider
    subject: str
    standing: Standing
    closed: Event | None
    helped: Helped | None

    @property
    def due(self) -> date:
        """The day on which it must be done; an agreement always has one."""
        return self.event.datum or date.max

    @property
    def owner(self) -> str:
        """Who does it."""
        return self.event.eigenaar or ""


def made(view: View, events: Sequence[Event], doors: Sequence[Door] = ()) -> tuple[Made, ...]:
    """Return the agreements with the chosen provider, or with all: past their date first, then those that run, what is due first.

    `events` are those of the journal that the reader may read, `doors` the publications up to this one, old to new.
    """
    valid = in_force(written_by(view, events))
    names = {provider.aanbieder_id: provider for provider in (ALL_PROVIDERS, *view.providers)}
    found = [
        _made(view, event, valid, names, doors)
        for event in valid
        if event.soort is Kind.AFSPRAAK and (view.is_total or event.aanbieder_id == view.chosen.aanbieder_id)
    ]
    order = list(Standing)
    return tuple(sorted(found, key=lambda one: (order.index(one.standing), one.due, one.event.volgnummer or 0)))


def _made(view: View, event: Event, valid: Sequence[Event], names: dict[str, Provider], doors: Sequence[Door]) -> Made:
    who = event.aanbieder_id or ""
    closed = next((one for one in valid if _closes(one, event)), None)
    is_over = event.datum is not None and event.datum < view.door.peildatum
    standing = Standing.DONE if closed else Standing.OVER if is_over else Standing.RUNS
    card = CARD_BY_ID.get(event.signaal or "")
    return Made(
        event,
        names.get(who, Provider(who, who)),
        WITHOUT_SIGNAL if event.signaal is None else event.signaal if card is None else card.title,
        standing,
        closed,
        None if card is None else helped_by(view, event, doors),
    )


def _closes(later: Event, agreement: Event) -> bool:
    """Whether an event closes an agreement: it names it, or it settles the signal that the agreement was about, later."""
    if later.soort is not Kind.AFGEHANDELD or (later.volgnummer or 0) <= (agreement.volgnummer or 0):
        return False
    if later.verwijst_naar is not None:
        return later.verwijst_naar == agreement.kenmerk
    about = (agreement.signaal, agreement.aanbieder_id)
    return agreement.signaal is not None and about == (later.signaal, later.aanbieder_id)
