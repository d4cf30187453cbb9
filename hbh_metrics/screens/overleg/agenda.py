"""The agenda of the meetings: the providers in order of what needs talk, each with what is on the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hbh_metrics import dutch
from hbh_metrics.findings.agreements_made import Made, Standing
from hbh_metrics.findings.attention.matters import Matter, tally
from hbh_metrics.findings.attention.words import Tally
from hbh_metrics.findings.view import View
from hbh_metrics.records import Provider
from hbh_metrics.screens.overleg.previous import Meeting
from hbh_metrics.signals import Level

SOON = timedelta(days=7)
_MOST_TITLES = 3


@dataclass(frozen=True)
class Item:
    """One provider on the agenda: what is asked of it, the agreements that are past their day or fall due, and the last meeting."""

    provider: Provider
    amounts: Tally
    titles: tuple[str, ...]
    over: int
    soon: int
    last: date | None

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """What providers are put in order by: actions, agreements to talk about, attention, questions."""
        asked = self.amounts
        return -asked.actions, -(self.over + self.soon), -asked.attentions, -asked.questions, self.provider.naam

    @property
    def is_quiet(self) -> bool:
        """Whether nothing needs talk."""
        asked = self.amounts
        return not (asked.actions or asked.attentions or asked.has_questions or self.over or self.soon)

    @property
    def words(self) -> str:
        """What is on the table, in a line or two."""
        asked = self.amounts
        parts = [
            *([dutch.count(asked.actions, "zaak vraagt", "zaken vragen") + " om actie"] if asked.actions else []),
            *(
                [dutch.count(asked.attentions, "zaak vraagt", "zaken vragen") + " om aandacht"]
                if asked.attentions
                else []
            ),
            *([dutch.count(asked.questions, "nieuwe vraag", "nieuwe vragen")] if asked.questions else []),
            *([f"van {dutch.count(self.over, 'afspraak', 'afspraken')} is de datum voorbij"] if self.over else []),
            *(
                [f"{dutch.count(self.soon, 'afspraak loopt', 'afspraken lopen')} binnen een week af"]
                if self.soon
                else []
            ),
        ]
        if not parts:
            return "Er is niets dat om een gesprek vraagt."
        return f"{dutch.sentence_start(dutch.listing(parts))}."

    @property
    def details(self) -> str:
        """The titles of the heaviest matters, and when the last meeting was."""
        met = "nog geen overleg vastgelegd" if self.last is None else f"laatste overleg: {dutch.day_in_full(self.last)}"
        rest = len(self.titles) - _MOST_TITLES
        named = [*self.titles[:_MOST_TITLES], *([f"nog {rest}"] if rest > 0 else [])]
        return " · ".join([*([dutch.sentence_start(dutch.listing(named))] if named else []), met])


def agenda(
    view: View, matters: Sequence[Matter], agreed: Sequence[Made], last: dict[str, Meeting | None]
) -> tuple[Item, ...]:
    """Return the providers in order of what needs talk; `last` is the last meeting with each."""
    today = view.door.peildatum
    return tuple(
        sorted(
            (_item(provider, matters, agreed, last, today) for provider in view.providers), key=lambda item: item.order
        )
    )


def headline(items: Sequence[Item]) -> str:
    """Return with how many providers there is something to talk about."""
    loud = sum(not item.is_quiet for item in items)
    if not loud:
        return "Er is bij geen enkele aanbieder iets dat om een gesprek vraagt."
    if loud == len(items):
        return f"Met alle {loud} aanbieders is er iets te bespreken; wie het meest vraagt, staat bovenaan."
    return f"Met {loud} van de {len(items)} aanbieders is er iets te bespreken; wie het meest vraagt, staat bovenaan."


def _item(
    provider: Provider, matters: Sequence[Matter], agreed: Sequence[Made], last: dict[str, Meeting | None], today: date
) -> Item:
    mine = [matter for matter in matters if matter.provider == provider]
    open_ = [matter for matter in mine if matter.state.status.is_open and matter.level is not Level.QUESTION]
    promised = [one for one in agreed if one.provider == provider and one.standing is not Standing.DONE]
    held = last.get(provider.aanbieder_id)
    return Item(
        provider,
        tally(mine),
        tuple(f"{matter.card.title[:1].lower()}{matter.card.title[1:]}" for matter in open_),
        sum(one.due < today for one in promised),
        sum(today <= one.due <= today + SOON for one in promised),
        None if held is None else held.day,
    )
