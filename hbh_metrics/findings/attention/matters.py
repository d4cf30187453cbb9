"""What deserves attention now: the signals of a publication as matters, ranked, each with what was done about it and whether that helped.

A matter is one signal at one provider. A signal that is found in several periods is one matter, told by its last period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import calendar
from hbh_metrics.door.door import Door
from hbh_metrics.findings.attention import outcome, words
from hbh_metrics.findings.attention.effect import judged, seen
from hbh_metrics.findings.attention.values import value_text
from hbh_metrics.findings.attention.words import Tally
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.followup import (
    Effect,
    Event,
    FollowUpState,
    Kind,
    agreements,
    corrections,
    effect,
    effect_at_a_stand,
    in_force,
    state,
)
from hbh_metrics.records import Provider, SeenSignal
from hbh_metrics.signals import CARD_BY_ID, CARDS, Card, Level, Picture, Severity

SIGNALS = "signalen"


@dataclass(frozen=True)
class Helped:
    """An agreement with what came of it; `sentence` says so in words."""

    agreement: Event
    effect: Effect
    sentence: str


@dataclass(frozen=True)
class FollowedUp:
    """What was done about one signal at one provider: every event, taken back or not, oldest first, and what the agreements did."""

    card: Card
    provider: Provider
    events: tuple[Event, ...]
    helped: tuple[Helped, ...]

    @property
    def key(self) -> str:
        """A name for this signal at this provider that fits in the name of a widget."""
        return f"{self.card.id}_{self.provider.aanbieder_id}"

    @property
    def undone(self) -> dict[str, Event]:
        """The events that were taken back, by their `kenmerk`, with the event that did so."""
        backs = (event for event in self.events if event.soort is Kind.TERUGGEDRAAID)
        return {event.verwijst_naar: event for event in backs if event.verwijst_naar}

    @property
    def corrected(self) -> dict[str, Event]:
        """The events that were corrected, by their `kenmerk`, with the correction that holds."""
        undone = self.undone
        return corrections([event for event in self.events if event.kenmerk not in undone])


ABOUT_HOURS = ("S04", "S10", "S20", "S21")
"""The signals about the hours that clients get: where one of them is ACTIE, the others are no chance either."""


@dataclass(frozen=True)
class Matter:
    """One signal at one provider: the last row of it, its rows in earlier periods, and where its follow-up stands.

    `is_beyond_excuse`: it is about hours, and action is needed on hours at this provider: then nothing calls it chance or innocent.
    """

    signal: SeenSignal
    earlier: tuple[SeenSignal, ...]
    follow_up: FollowedUp
    state: FollowUpState
    is_beyond_excuse: bool

    @property
    def card(self) -> Card:
        """What is told about this signal everywhere."""
        return self.follow_up.card

    @property
    def innocent(self) -> str | None:
        """How it could be innocent; None where that would excuse what needs action."""
        return None if self.is_beyond_excuse else self.card.innocent

    @property
    def provider(self) -> Provider:
        """Whom the signal is about."""
        return self.follow_up.provider

    @property
    def level(self) -> Level:
        """How firm it is."""
        return Level(self.signal.niveau)

    @property
    def standing(self) -> str:
        """Where its follow-up stands, in a few words."""
        found = {helped.agreement.kenmerk: helped.effect.verdict for helped in self.follow_up.helped}
        decided = self.state.event
        return words.status(self.state, None if decided is None else found.get(decided.kenmerk))

    @property
    def severity(self) -> Severity:
        """How much it asks."""
        return Severity(self.signal.ernst)

    @property
    def since(self) -> str | None:
        """The period since which it asks that much; since it asked for attention where a publication stored no more."""
        is_action = self.severity is Severity.ACTION
        return (self.signal.sinds_actie if is_action else None) or self.signal.sinds

    @property
    def goes_on(self) -> bool:
        """Whether it is a question of this week that was asked in an earlier one."""
        return self.signal.loopt_sinds is not None


def has_signals(view: View) -> bool:
    """Whether signals were decided for this publication: older ones have none."""
    return SIGNALS in view.door.publication.tables


def matters(view: View, events: Sequence[Event], doors: Sequence[Door] = ()) -> tuple[Matter, ...]:
    """Return the matters of the chosen provider, or of all: open before settled, ACTIE first, new questions before those that go on.

    `events` are those of the journal that the reader may read; what was written about a later publication is left out. `doors` are the
    publications up to this one, old to new, from which follows whether an agreement helped; without them it is too early to say.
    """
    known = written_by(view, events)
    found: dict[tuple[str, str], list[SeenSignal]] = {}
    for row in view.door.signals():
        is_asked = view.is_total or row.aanbieder_id == view.chosen.aanbieder_id
        if is_asked and row.signaal in CARD_BY_ID:
            found.setdefault((row.signaal, row.aanbieder_id), []).append(row)
    last = {key: max(rows, key=_period) for key, rows in found.items()}
    on_hours = {who for (name, who), row in last.items() if name in ABOUT_HOURS and row.ernst == Severity.ACTION.value}
    told = (
        _matter(view, rows, known, doors, is_beyond_excuse=name in ABOUT_HOURS and who in on_hours)
        for (name, who), rows in found.items()
    )
    return tuple(sorted(told, key=_rank))


def stopped(view: View, events: Sequence[Event], doors: Sequence[Door] = ()) -> tuple[FollowedUp, ...]:
    """Return what was followed up and is no signal any more, the last written first."""
    known = written_by(view, events)
    there = {(row.signaal, row.aanbieder_id) for row in view.door.signals()}
    about = {
        (event.signaal, event.aanbieder_id): event.volgnummer or 0
        for event in in_force(known)
        if event.signaal in CARD_BY_ID and event.aanbieder_id and (event.signaal, event.aanbieder_id) not in there
    }
    wanted = sorted(about, key=lambda pair: -about[pair])
    return tuple(
        _followed_up(view, signal, provider, known, doors)
        for signal, provider in wanted
        if signal and provider and (view.is_total or provider == view.chosen.aanbieder_id)
    )


def tally(found: Sequence[Matter]) -> Tally:
    """Return how many matters there are of each kind."""
    waiting = [matter for matter in found if matter.state.status.is_open]
    firm = [matter for matter in waiting if matter.level is not Level.QUESTION]
    actions = sum(matter.severity is Severity.ACTION for matter in firm)
    going_on = sum(matter.goes_on for matter in waiting)
    return Tally(actions, len(firm) - actions, len(waiting) - len(firm) - going_on, len(found) - len(waiting), going_on)


def written_by(view: View, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events written about this publication or an earlier one: an older publication shows what was known with it."""
    last = view.door.publication.manifest.number
    return tuple(event for event in events if event.stand_number <= last)


def due_by(view: View) -> date:
    """Return the date that a new agreement is proposed: the end of the first period that ends after the peildatum."""
    end = calendar.period(calendar.period_of(view.door.peildatum)).end
    return end if end > view.door.peildatum else calendar.period(calendar.next_period(calendar.period_of(end))).end


def needs_history(events: Sequence[Event]) -> bool:
    """Whether earlier publications must be read: only to see what an agreement did."""
    return bool(agreements(events))


def _period(row: SeenSignal) -> str:
    return row.periode_id or ""


def _matter(
    view: View, rows: Sequence[SeenSignal], events: Sequence[Event], doors: Sequence[Door], *, is_beyond_excuse: bool
) -> Matter:
    *earlier, last = sorted(rows, key=_period)
    follow_up = _followed_up(view, last.signaal, last.aanbieder_id, events, doors)
    run = [event for event in follow_up.events if _is_of_run(event, last)]
    return Matter(last, tuple(earlier), follow_up, state(run, view.door.peildatum, last.periode_id), is_beyond_excuse)


def _followed_up(
    view: View, signal_id: str, aanbieder_id: str, events: Sequence[Event], doors: Sequence[Door]
) -> FollowedUp:
    mine = tuple(event for event in events if (event.signaal, event.aanbieder_id) == (signal_id, aanbieder_id))
    providers = {who.aanbieder_id: who for who in (ALL_PROVIDERS, *view.providers)}
    return FollowedUp(
        CARD_BY_ID[signal_id],
        providers.get(aanbieder_id, Provider(aanbieder_id, aanbieder_id)),
        mine,
        tuple(helped_by(view, agreement, doors) for agreement in agreements(mine)),
    )


def helped_by(view: View, agreement: Event, doors: Sequence[Door]) -> Helped:
    """Return whether an agreement about a signal helped, by the publications `doors`, old to new.

    A signal is judged by the first closed period after the date; one without periods (S09) is measured once, so it never is. A fact, and
    a question about weeks, by the next stand in which it can be seen.
    """
    signal_id, who = agreement.signaal or "", agreement.aanbieder_id or ""
    card = CARD_BY_ID[signal_id]
    metric = card.shown.value_metric
    grid = view.grid(*([metric] if metric else []))
    if card.level is not Level.SIGNAL:
        found = effect_at_a_stand(agreement, seen(doors, agreement, grid, metric))
    elif card.shown.picture is Picture.DIFFERENCE:
        found = effect(agreement, ())
    else:
        found = effect(agreement, judged(doors, signal_id, who, grid, metric))
    then, now = (
        None if value is None else value_text(signal_id, value) for value in (found.value_then, found.value_now)
    )
    return Helped(agreement, found, outcome.helped(found, card, agreement.datum, then, now))


def _is_of_run(event: Event, signal: SeenSignal) -> bool:
    """Whether an event is about the run that still goes on; an undo is about what it takes back."""
    if event.periode_id is None or signal.sinds is None or event.soort is Kind.TERUGGEDRAAID:
        return True
    return calendar.period_number(event.periode_id) >= calendar.period_number(signal.sinds)


_ORDER = {card.id: place for place, card in enumerate(CARDS)}


def _rank(matter: Matter) -> tuple[bool, bool, bool, int, str]:
    is_settled = not matter.state.status.is_open
    return (
        is_settled,
        matter.severity is not Severity.ACTION,
        matter.goes_on,
        _ORDER[matter.signal.signaal],
        matter.provider.naam,
    )
